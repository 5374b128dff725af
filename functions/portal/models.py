"""What a client says on the page of a quote."""

from typing import Annotated

from pydantic import Field, StringConstraints

from functions.orders.models import Signature
from functions.quotes.models import MOST_LINES
from shared.models import Id, Input, Name, OptionalBrief, OptionalText

Choices = Annotated[list[Id], Field(max_length=MOST_LINES)]
Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class Choice(Input):
    """The lines taken of those that may be chosen."""

    choices: Choices


class ClientAcceptance(Input):
    name: Name
    choices: Choices | None = None
    signature: Signature = []


class ClientRefusal(Input):
    name: OptionalText = None
    reason: OptionalBrief = None


class ClientQuestion(Input):
    name: Name
    question: Question
