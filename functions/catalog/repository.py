"""Products, by name."""

from functions.catalog.models import Product, ProductOut, ProductStatus
from shared.db.keys import sort_text
from shared.db.records import LIST, Index, Records, name_key
from shared.db.table import Span
from shared.money import to_text

_STATES = {ProductStatus.ACTIVE: ("A#",), ProductStatus.INACTIVE: ("I#",), ProductStatus.ALL: ("A#", "I#")}


class ProductRepository(Records[Product]):
    name = "PROD"
    model = Product

    def index(self, record: Product) -> Index:
        state = "A" if record.is_active else "I"
        return {LIST: (("PROD",), f"{state}#{name_key(record.name)}#{record.id}")}

    def present(self, record: Product) -> ProductOut:
        return ProductOut(
            **record.model_dump(exclude={"standard_list_price_minor"}),
            standard_list_price=to_text(record.standard_list_price_minor, record.currency),
        )

    def list_by_name(
        self, *, status: ProductStatus, prefix: str, limit: int, after: str | None
    ) -> tuple[list[ProductOut], str | None]:
        """Products in order of their names, those whose names begin with `prefix`."""
        spans = [Span(("PROD",), state, sort_text(prefix)) for state in _STATES[status]]
        found, position = self.page(LIST, *spans, limit=limit, after=after)
        return [self.present(record) for record in found], position
