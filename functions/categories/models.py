"""The category tree: one document to a firm."""

from typing import Annotated

from pydantic import Field

from shared.models import Id, Input, Label, OptionalSlug, Output, Record, Version

MOST = 300
DEEPEST = 5


class CategoryInput(Input):
    """A category as it is entered; its id is chosen by whoever enters it, so that others can be below it at once."""

    id: Id
    name: Label = Field(description="No two of a firm's are called alike")
    slug: OptionalSlug = Field(default=None, description="Without one it is made from the name; unique, too")
    parent_id: Id | None = None


class Category(Output):
    """A category; stored and sent alike."""

    id: Id
    name: str
    slug: str
    parent_id: Id | None


class Rename(Output):
    """A name that products may still have, though their category is called otherwise by now."""

    was: str
    id: Id
    by: str
    quiet: bool = Field(description="Whether the last look found no product that has it")


class CategoryTree(Record):
    """The tree as it is stored. Version 0 is a firm's that has none yet."""

    items: list[Category]
    renames: list[Rename]


class Categories(Output):
    """The tree: each category after the one it is below, in the order kept. Version 0 is a firm's that has none yet."""

    version: int
    items: list[Category]


class CategoriesChange(Input):
    """The whole tree, in the place of the one there is."""

    version: Version | None = None
    items: Annotated[list[CategoryInput], Field(max_length=MOST)]
