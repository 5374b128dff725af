"""What the demo firms make quotes of: how they price, their taxes, their items and families."""

from collections.abc import Iterator
from typing import Any

from infra.local.http import ApiSession
from shared.ids import new_id

POLICIES: dict[str, dict[str, Any]] = {
    "alpha": {
        "markup": "30",
        "validity_days": 21,
        "template": "modern",
        "terms": "50 % with the order, 40 % before delivery, 10 % after installation.",
        "bank_details": "Alpha Interiors, HDFC Bank, Andheri West\nAccount 50200012345678, IFSC HDFC0000123",
        "address": "14 Lokhandwala Road, Andheri West\nMumbai 400053",
        "tax_number": "27AAACA1234F1Z5",
    },
    "beta": {"markup": "0", "terms": "Net 30.", "address": "88 Prince Street\nNew York, NY 10012"},
}

TAX_CODES: dict[str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = {
    "alpha": (
        ("GST 18 %", (("CGST", "9"), ("SGST", "9"))),
        ("GST 12 %", (("CGST", "6"), ("SGST", "6"))),
        ("Exempt", (("GST", "0"),)),
    ),
    "beta": (("New York City", (("State", "4"), ("City", "4.5"), ("MCTD", "0.375"))), ("Not taxed", (("Tax", "0"),))),
}
"""The first one is the default."""

ITEMS: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "alpha": (
        ("Marine plywood, 18 mm", "Boards", "sheet", "3350.00", "4300.00"),
        ("Commercial plywood, 12 mm", "Boards", "sheet", "1850.00", "2450.00"),
        ("Back panel, 6 mm", "Boards", "sheet", "980.00", "1300.00"),
        ("Laminate front", "Fronts", "sqft", "210.00", "290.00"),
        ("Acrylic front", "Fronts", "sqft", "480.00", "640.00"),
        ("Veneer front, polished", "Fronts", "sqft", "620.00", "850.00"),
        ("Granite worktop", "Worktops", "sqft", "260.00", "360.00"),
        ("Quartz worktop", "Worktops", "sqft", "590.00", "780.00"),
        ("Soft-close hinge", "Fittings", "pcs", "165.00", "220.00"),
        ("Drawer runners, pair", "Fittings", "pcs", "890.00", "1190.00"),
        ("Profile handle", "Fittings", "ft", "95.00", "130.00"),
        ("Corner carousel", "Fittings", "pcs", "7400.00", "9600.00"),
        ("Sliding track", "Fittings", "ft", "310.00", "420.00"),
        ("Steel sink, single bowl", "Appliances", "pcs", "5200.00", "6900.00"),
        ("Chimney hood", "Appliances", "pcs", "14500.00", "18900.00"),
        ("Hob, four burners", "Appliances", "pcs", "11800.00", "15500.00"),
        ("LED strip with profile", "Lighting", "ft", "140.00", "190.00"),
        ("Upholstered headboard", "Bedroom", "sqft", "520.00", "700.00"),
        ("Emulsion paint, two coats", "Painting", "sqft", "18.00", "26.00"),
        ("Carpentry", "Labour", "hour", "320.00", "450.00"),
    ),
    "beta": (
        ("Page design", "Design", "pcs", "180.00", "320.00"),
        ("Copywriting", "Content", "hour", "45.00", "90.00"),
        ("Development", "Labour", "hour", "65.00", "130.00"),
    ),
}
"""Name, category, unit, cost, list price."""

CATEGORIES: dict[str, dict[str, tuple[str, ...]]] = {
    "alpha": {
        "Carcasses": ("Boards", "Fronts", "Worktops", "Fittings"),
        "Appliances": (),
        "Lighting": (),
        "Bedroom": (),
        "Services": ("Labour", "Painting"),
    },
    "beta": {"Website": ("Design", "Content"), "Labour": ()},
}
"""What items are sorted into: categories and those below them."""

Item = tuple[str, str, dict[str, Any]]  # name of the product, formula, what else
Measured = tuple[tuple[str, str, str, str], ...]

FAMILIES: dict[str, tuple[tuple[dict[str, str], Measured, tuple[Item, ...]], ...]] = {
    "alpha": (
        (
            {"type": "Kitchen", "name": "Kitchen, L-shape", "icon": "kitchen", "markup": "35"},
            (
                ("length", "Length", "ft", "10"),
                ("width", "Width", "ft", "8"),
                ("height", "Height of the fronts", "ft", "5"),
                ("drawers", "Drawers", "pcs", "4"),
            ),
            (
                ("Marine plywood, 18 mm", "ceil((length + width) * height / 32)", {}),
                ("Back panel, 6 mm", "ceil((length + width) * height / 32)", {}),
                ("Laminate front", "(length + width) * height", {"group": "Fronts"}),
                ("Acrylic front", "(length + width) * height", {"group": "Fronts"}),
                ("Veneer front, polished", "(length + width) * height", {"group": "Fronts"}),
                ("Granite worktop", "(length + width) * 2 ft", {"group": "Worktop"}),
                ("Quartz worktop", "(length + width) * 2 ft", {"group": "Worktop"}),
                ("Soft-close hinge", "2 * ceil((length + width) / 1.5 ft)", {}),
                ("Drawer runners, pair", "drawers", {}),
                ("Profile handle", "length + width", {}),
                ("Steel sink, single bowl", "1", {}),
                ("Corner carousel", "1", {"optional": True}),
                ("Chimney hood", "1", {"optional": True}),
                ("Hob, four burners", "1", {"optional": True}),
                ("LED strip with profile", "length + width", {"optional": True}),
                ("Carpentry", "8 * ceil((length + width) / 3 ft)", {"markup": "20"}),
            ),
        ),
        (
            {"type": "Wardrobe", "name": "Wardrobe, sliding", "icon": "wardrobe"},
            (("width", "Width", "ft", "7"), ("height", "Height", "ft", "8"), ("drawers", "Drawers", "pcs", "3")),
            (
                ("Marine plywood, 18 mm", "ceil(width * height * 2.2 / 32)", {}),
                ("Back panel, 6 mm", "ceil(width * height / 32)", {}),
                ("Laminate front", "width * height", {"group": "Doors"}),
                ("Veneer front, polished", "width * height", {"group": "Doors"}),
                ("Sliding track", "2 * width", {}),
                ("Drawer runners, pair", "drawers", {}),
                ("LED strip with profile", "height", {"optional": True}),
                ("Carpentry", "6 * ceil(width / 3 ft)", {"markup": "20"}),
            ),
        ),
        (
            {"type": "Bedroom", "name": "Bedroom, complete", "icon": "bedroom"},
            (
                ("length", "Length", "ft", "12"),
                ("width", "Width", "ft", "11"),
                ("height", "Height", "ft", "9"),
                ("bed", "Width of the bed", "ft", "6"),
            ),
            (
                ("Upholstered headboard", "bed * 4 ft", {}),
                ("Emulsion paint, two coats", "2 * (length + width) * height + length * width", {}),
                ("Commercial plywood, 12 mm", "ceil(bed * 6.5 ft / 32)", {}),
                ("Carpentry", "16", {"markup": "20"}),
            ),
        ),
    ),
    "beta": (
        (
            {"type": "Website", "name": "Website by pages", "icon": "office"},
            (("pages", "Pages", "pcs", "10"),),
            (
                ("Page design", "pages", {}),
                ("Development", "4 * pages", {}),
                ("Copywriting", "2 * pages", {"optional": True}),
            ),
        ),
    ),
}
"""What each is, its dimensions, and how much of which item it takes."""


def fill(api: ApiSession, key: str) -> None:
    """Give the signed-in admin's firm the catalogue listed under `key`."""
    org = api.call("GET", "/org")
    api.call("PATCH", "/org", {"version": org["version"], "quoting": POLICIES[key]})
    for number, (name, rates) in enumerate(TAX_CODES[key]):
        parts = [{"name": each, "percent": percent} for each, percent in rates]
        api.call("POST", "/tax-codes", {"name": name, "rates": parts, "is_default": number == 0})
    api.call("PUT", "/categories", {"version": 0, "items": list(_categories(key))})
    ids = {each[0]: _item(api, *each) for each in ITEMS[key]}
    for what, dimensions, items in FAMILIES[key]:
        body = {
            "dimensions": [
                {"name": name, "label": label, "unit": unit, "default": default}
                for name, label, unit, default in dimensions
            ],
            "items": [{"product_id": ids[name], "quantity": formula, **more} for name, formula, more in items],
        }
        api.call("POST", "/families", what | body)


def _categories(key: str) -> Iterator[dict[str, Any]]:
    for name, below in CATEGORIES[key].items():
        parent_id = new_id()
        yield {"id": parent_id, "name": name}
        for each in below:
            yield {"id": new_id(), "name": each, "parent_id": parent_id}


def _item(api: ApiSession, name: str, category: str, unit: str, cost: str, price: str) -> str:
    body = {"name": name, "category": category, "unit": unit, "cost": cost, "standard_list_price": price}
    return str(api.call("POST", "/products", body)["id"])
