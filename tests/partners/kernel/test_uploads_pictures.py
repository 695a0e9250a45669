"""Pictures come out as a browser shows them: odd ones that are whole, and never half of one without a word."""

import base64
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw

from partners.kernel.uploads import UploadRefused, clean_logo, clean_picture
from tests.support.branding import encoded

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6


def chunk(kind: bytes, body: bytes, *, crc: int | None = None) -> bytes:
    return (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body) if crc is None else crc)
    )


def png(
    rows: list[bytes], *, depth: int, kind: int, before: bytes = b"", end: bytes | None = None, height: int = 0
) -> bytes:
    """Sixteen pixels wide; `before` stands before the pixels."""
    header = struct.pack(">IIBBBBB", 16, height or len(rows), depth, kind, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + row for row in rows))
    closing = chunk(b"IEND", b"") if end is None else end
    return SIGNATURE + chunk(b"IHDR", header) + before + chunk(b"IDAT", lines) + closing


def coloured(before: bytes = b"", **options) -> bytes:
    return png(RGB_ROWS, depth=8, kind=COLOUR, before=before, **options)


def grey(depth: int, before: bytes = b"") -> bytes:
    return png(steps(depth), depth=depth, kind=GREY, before=before)


def steps(depth: int) -> list[bytes]:
    """Sixteen rows of sixteen grey values, each as wide as the depth allows."""
    most = 2**depth - 1
    values = [round(at * most / 15) for at in range(16)]
    bits = "".join(f"{value:0{depth}b}" for value in values)
    row = int(bits, 2).to_bytes(len(bits) // 8, "big")
    return [row] * 16


def clear(*values: int) -> bytes:
    return chunk(b"tRNS", struct.pack(f">{len(values)}H", *values))


def photo(**options) -> bytes:
    picture = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((8, 8, 40, 40), fill="firebrick")
    return encoded(picture, "JPEG", quality=95, **options)


BIG_PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + b"\0" * 3_000_000
RGB_ROWS = [bytes(value for at in range(16) for value in (at * 17, 80, 255 - at * 17))] * 16
WIDE_ROWS = [b"".join(struct.pack(">HHH", at * 4369, 20560, 65535 - at * 4369) for at in range(16))] * 16
PLTE = chunk(b"PLTE", bytes(value for at in range(16) for value in (at * 17, 0, 128)))
DEPTHS = (1, 2, 4, 8, 16)
MEMBERS = {
    **{f"grey of {depth} bits, lightest clear": grey(depth, clear(2**depth - 1)) for depth in DEPTHS},
    **{f"grey of {depth} bits, black clear": grey(depth, clear(0)) for depth in DEPTHS},
    "grey of 16 bits, a value between two": grey(16, clear(4369)),
    "grey of 16 bits, a value beside one there": grey(16, clear(4370)),
    "grey of 16 bits": grey(16),
    "colour, one clear": coloured(clear(17, 80, 238)),
    "colour of 16 bits, one clear": png(WIDE_ROWS, depth=16, kind=COLOUR, before=clear(4369, 20560, 61166)),
    "palette, half of it clear": png(
        steps(4), depth=4, kind=PALETTE, before=PLTE + chunk(b"tRNS", bytes(at * 17 for at in range(8)))
    ),
    "a note whose checksum is wrong": coloured(chunk(b"tEXt", b"Title\0Wren", crc=7)),
    "a note of a kind unknown": coloured(chunk(b"wrEn", b"x" * 99)),
    "a packed note of nine megabytes": coloured(chunk(b"zTXt", b"Title\0\0" + zlib.compress(b"w" * 9_000_000))),
    "a profile of three megabytes": coloured(chunk(b"iCCP", b"screen\0\0" + zlib.compress(BIG_PROFILE))),
    "a profile that is none": coloured(chunk(b"iCCP", b"screen\0\0none")),
    "no closing mark": coloured(end=b""),
    "words behind the end": coloured() + b"words" * 99,
    "light counted straight": coloured(chunk(b"gAMA", struct.pack(">I", 100_000))),
    "the curve of an ordinary screen": coloured(chunk(b"gAMA", struct.pack(">I", 45_455))),
    "a photo without its end": photo()[:-2],
    "a photo with half of its end": photo()[:-1],
    "a photo in passes without its end": photo(progressive=True)[:-2],
    "a photo with words behind its end": photo() + b"words" * 99,
    "a grey photo without its end": encoded(Image.linear_gradient("L"), "JPEG")[:-2],
}
CUT = {
    "a photo without its last block": photo()[:-12],
    "half a photo": photo()[: len(photo()) // 2],
    "half a PNG": coloured()[:-40],
    "a PNG whose last lines are nowhere": coloured(height=17),
}
READ = """async address => {
    const picture = new Image(); picture.src = address; await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth; canvas.height = picture.naturalHeight;
    const context = canvas.getContext('2d'); context.drawImage(picture, 0, 0);
    return Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data);
}"""


@pytest.fixture(scope="module")
def shown(browser):
    """What Chromium shows of each member: RGBA values, row by row."""
    page = browser.new_page()
    media = {name: "jpeg" if data[:2] == b"\xff\xd8" else "png" for name, data in MEMBERS.items()}
    yield {
        name: bytes(page.evaluate(READ, f"data:image/{media[name]};base64,{base64.b64encode(data).decode()}"))
        for name, data in MEMBERS.items()
    }
    page.close()


def farthest(ours: bytes, theirs: bytes, *, whole: bool = True) -> float:
    """The largest difference of a channel, weighed by how much of it is seen. A photo without its end is shown
    without its last line by the browser, which waits for it: `whole` says whether that counts.
    """
    assert len(ours) == len(theirs)
    pixels = [(ours[at : at + 4], theirs[at : at + 4]) for at in range(0, len(ours), 4)]
    return max(
        max(
            *(abs(a - b) * max(mine[3], other[3]) / 255 for a, b in zip(mine[:3], other, strict=False)),
            abs(mine[3] - other[3]),
        )
        for mine, other in pixels
        if whole or other[3]
    )


@pytest.mark.parametrize("name", MEMBERS)
def test_a_picture_looks_as_it_does_in_a_browser(name, shown):
    kept = Image.open(io.BytesIO(clean_picture(MEMBERS[name]).data))
    # A photo is packed once more, which moves its values a little.
    allowed = 24 if "photo" in name else 3
    whole = "photo" not in name
    assert farthest(kept.convert("RGBA").tobytes(), shown[name], whole=whole) <= allowed


@pytest.mark.parametrize("name", [name for name in MEMBERS if "clear" in name])
def test_a_logo_keeps_what_its_file_calls_clear(name):
    """Beyond that a logo loses its empty space, so it is not compared point by point."""
    kept = Image.open(io.BytesIO(clean_logo(MEMBERS[name]).data))
    assert kept.mode == "RGBA" or kept.size != (16, 16)


def test_the_comparison_sees_a_picture_that_lost_its_transparency(shown):
    name = "grey of 4 bits, lightest clear"
    flat = Image.open(io.BytesIO(MEMBERS[name])).convert("L").convert("RGBA")
    assert farthest(flat.tobytes(), shown[name]) > 100


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("clean", [clean_logo, clean_picture])
def test_a_picture_that_breaks_off_is_refused_by_that_name(name, clean):
    with pytest.raises(UploadRefused, match="breaks off"):
        clean(CUT[name])


@pytest.mark.parametrize(
    ("mode", "ground", "size"),
    [
        ("RGBA", (0, 0, 0, 0), (300, 150)),
        ("RGBA", (255, 255, 255, 3), (300, 150)),
        ("RGB", (255, 255, 255), (336, 186)),
        ("RGB", (20, 30, 60), (336, 186)),
        ("L", 255, (336, 186)),
    ],
)
def test_a_logo_loses_the_empty_space_around_it(mode, ground, size):
    sheet = Image.new(mode, (1240, 1754), ground)
    sheet.paste("firebrick", (100, 1200, 400, 1350))

    logo = clean_logo(encoded(sheet, "PNG"))

    assert (logo.width, logo.height) == size


@pytest.mark.parametrize("sheet", [Image.linear_gradient("L").resize((400, 200)), Image.new("RGB", (400, 200), "navy")])
def test_a_logo_that_fills_its_sheet_stays_as_it_is(sheet):
    logo = clean_logo(encoded(sheet, "PNG"))
    assert (logo.width, logo.height) == (400, 200)


def test_a_picture_that_is_no_logo_keeps_its_margins():
    sheet = Image.new("RGB", (400, 200), "white")
    sheet.paste("firebrick", (100, 100, 120, 120))
    assert clean_picture(encoded(sheet, "PNG")).width == 400


def test_a_small_drawing_on_a_large_sheet_is_as_sharp_as_any():
    sheet = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297">'
        b'<g transform="translate(3 5)"><circle cx="20" cy="30" r="6" fill="firebrick"/>'
        b'<rect x="26" y="24" width="12" height="12" fill="navy"/></g></svg>'
    )
    logo = clean_logo(sheet)
    assert (logo.width >= 1900, logo.width / logo.height) == (True, pytest.approx(2, abs=0.01))
    pixels = Image.open(io.BytesIO(logo.data)).convert("RGBA")
    assert pixels.getpixel((440, 500))[:3] == (178, 34, 34)
    assert pixels.getpixel((1500, 500))[:3] == (0, 0, 128)
    assert pixels.getpixel((20, 20))[3] == 0
