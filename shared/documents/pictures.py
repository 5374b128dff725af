"""Photos and logos, made fit for paper. What could fill the memory is refused before it is decoded."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from shared.documents.models import Picture

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
SIDE = 800
_FORMATS = ("JPEG", "PNG", "WEBP")


class UnfitPicture(Exception):
    """An image that is not printed: no JPEG, PNG or WebP, damaged, or with more pixels than a camera takes."""


def fitted(data: bytes) -> Picture:
    """The picture as it is shown: upright, no side over `SIDE` pixels, without what the camera noted down."""
    if len(data) > MOST_BYTES:
        raise UnfitPicture
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnfitPicture
            picture.draft("RGB", (SIDE, SIDE))
            return _small(picture)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as problem:
        raise UnfitPicture from problem


def _small(picture: Image.Image) -> Picture:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((SIDE, SIDE))
    out = BytesIO()
    if upright.has_transparency_data:
        kind = "image/png"
        upright.convert("RGBA").save(out, "PNG")
    else:
        kind = "image/jpeg"
        upright.convert("RGB").save(out, "JPEG", quality=85)
    return Picture(data=out.getvalue(), content_type=kind, width=upright.width, height=upright.height)
