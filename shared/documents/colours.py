"""A firm's colour, made so that everybody can read what is written in it and on it (WCAG 2.2, 1.4.3)."""

from decimal import Decimal

CONTRAST = Decimal("4.5")
HOUSE = "#1f4e5f"
_WHITE, _BLACK = "#ffffff", "#000000"
_WEIGHTS = (Decimal("0.2126"), Decimal("0.7152"), Decimal("0.0722"))
_DARKER = range(100, -1, -5)


def on(colour: str) -> str:
    """White or black, whichever is read better on the colour."""
    return max(_WHITE, _BLACK, key=lambda ink: contrast(ink, colour))


def on_paper(colour: str) -> str:
    """The colour, darkened as far as it takes to be read on white."""
    shades = ("#" + "".join(f"{part * percent // 100:02x}" for part in _parts(colour)) for percent in _DARKER)
    return next(shade for shade in shades if contrast(shade, _WHITE) >= CONTRAST)


def contrast(one: str, other: str) -> Decimal:
    """How much the two differ in lightness: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + Decimal("0.05")) / (darker + Decimal("0.05"))


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> Decimal:
    return sum((weight * _linear(part) for weight, part in zip(_WEIGHTS, _parts(colour), strict=True)), Decimal())


def _linear(part: int) -> Decimal:
    value = Decimal(part) / 255
    if value <= Decimal("0.04045"):
        return value / Decimal("12.92")
    return ((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")
