import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from shared.documents.pictures import MOST_BYTES, SIDE, UnfitPicture, fitted


def picture(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "red").save(out, kind, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(fitted(data).data))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is that large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))

    header = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photos_are_made_small(kind: str) -> None:
    small = opened(picture(kind, (3000, 1500)))
    assert (small.format, small.size) == ("JPEG", (SIDE, SIDE // 2))
    said = fitted(picture(kind, (3000, 1500)))
    assert (said.content_type, said.width, said.height) == ("image/jpeg", SIDE, SIDE // 2)


def test_a_logo_keeps_what_shines_through() -> None:
    small = opened(picture("PNG", mode="RGBA"))
    assert (small.format, small.mode, small.size) == ("PNG", "RGBA", (40, 20))


def test_what_a_camera_noted_is_left_out_and_the_picture_upright() -> None:
    noted = Image.Exif()
    noted[0x0112] = 6  # turned by a quarter
    noted[0x010F] = "Camera of Ravi"
    data = picture("JPEG", exif=noted)
    assert b"Ravi" in data
    assert opened(data).size == (20, 40)
    assert b"Ravi" not in fitted(data).data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        picture("GIF"),
        picture("TIFF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        picture("PNG")[:20],
        bomb(50_001, 1_000),
        bomb(2**31 - 1, 2**31 - 1),
        b"\xff" * (MOST_BYTES + 1),
    ],
    ids=["empty", "text", "svg", "gif", "tiff", "eps", "damaged", "large", "huge", "bytes"],
)
@pytest.mark.req("4.7")
def test_what_is_not_printed(data: bytes) -> None:
    with pytest.raises(UnfitPicture):
        fitted(data)
