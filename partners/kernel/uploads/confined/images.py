"""Pictures inside a PDF: decoded to samples and written anew, so that nothing but the samples survives."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream
from PIL import (  # noqa: F401  (loaded now: later no file can be opened)
    Image,
    ImageFile,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    JpegPresets,
    MpoImagePlugin,
    TiffImagePlugin,
)

from .contents import Named, Number, Operand, Text, Unreadable
from .extracts import flag, numbers, one_of, shape
from .inks import parts

if TYPE_CHECKING:
    from .rebuilding import Rebuilding

MAX_PIXELS = 50_000_000
# One bit a pixel: a page at 600 dots an inch is 35 megapixels.
MAX_BITS = 300_000_000
BITS = (1, 2, 4, 8, 16)
# A JPEG that breaks off is shown by every reader as far as it goes.
ImageFile.LOAD_TRUNCATED_IMAGES = True
# Otherwise Pillow would look for its other plugins, and nothing can be opened by then.
Image._initialized = 2
INTENT = one_of("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
# What only a reader of PDF decodes; the drawing library does it as it will for whoever opens the paper.
BY_READER = {"/CCITTFaxDecode", "/JBIG2Decode"}
LOWEST, HIGHEST = 30, 95
FIRST_STEP = 16  # of the luminance table at quality 50 (ITU T.81, table K.1)


def redrawn(work: "Rebuilding", source: Any) -> Any:
    width, height = int(source.get("/Width", 0)), int(source.get("/Height", 0))
    stencil = bool(source.get("/ImageMask", False))
    if (
        width < 1
        or height < 1
        or width * height > (MAX_BITS if stencil or source.get("/BitsPerComponent") == 1 else MAX_PIXELS)
    ):
        raise Unreadable
    filters = [str(each) for each in listed(source.get("/Filter"))]
    last = filters[-1] if filters else ""
    space = (
        None if stencil or "/ColorSpace" not in source else work.once("space", source.ColorSpace, work.colours.space)
    )
    if last == "/DCTDecode":
        copy = photograph(work, source, filters)
    elif last == "/JPXDecode":
        copy = photograph_2000(work, source, filters, space)
    elif last in BY_READER:
        copy = scan(work, source, width, height)
    else:
        copy = samples(work, source, width, height, 1 if stencil else parts(space) if space is not None else 1)
    table = {
        "/Interpolate": flag, "/Decode": numbers, "/Intent": INTENT, "/Matte": numbers, "/ImageMask": flag,
        "/Mask": lambda mask: numbers(mask) if isinstance(mask, Array) else masked(work, mask),
        "/SMask": lambda mask: masked(work, mask),
    }  # fmt: skip
    copy.Type, copy.Subtype = Name.XObject, Name.Image
    if space is not None:
        copy.ColorSpace = space
    for key, value in shape(source, table).items():
        copy[key] = value
    return copy


def masked(work: "Rebuilding", mask: Any) -> Any:
    return work.once("image", mask, work.image) if isinstance(mask, Stream) else None


def samples(work: "Rebuilding", source: Any, width: int, height: int, count: int) -> Any:
    """Plain samples stay what they are, to the last one and no byte longer."""
    bits = 1 if source.get("/ImageMask", False) else int(source.get("/BitsPerComponent", 8))
    if bits not in BITS:
        raise Unreadable
    length = (width * count * bits + 7) // 8 * height
    data = source.read_bytes()[:length]
    return work.new.make_stream(data.ljust(length, b"\x00"), Width=width, Height=height, BitsPerComponent=bits)


def photograph(work: "Rebuilding", source: Any, filters: list[str]) -> Any:
    if any("/ColorTransform" in each for each in listed(source.get("/DecodeParms")) if isinstance(each, Dictionary)):
        raise Unreadable
    with Image.open(io.BytesIO(before_last(work.source, source, filters)), formats=["JPEG"]) as picture:
        check(picture.size)
        quality, sampling = fineness(picture), JpegImagePlugin.get_sampling(picture)
        marked = "adobe" in picture.info
        picture.load()
        return jpeg(work, plain(picture), quality, sampling, marked=marked)


def photograph_2000(work: "Rebuilding", source: Any, filters: list[str], space: Any) -> Any:
    with Image.open(io.BytesIO(before_last(work.source, source, filters)), formats=["JPEG2000"]) as picture:
        check(picture.size)
        picture.load()
        alpha = picture.getchannel("A") if picture.mode in ("RGBA", "LA") else None
        colours = picture.convert(picture.mode[:-1]) if alpha else picture
        if colours.mode not in ("L", "RGB") or (space is not None and parts(space) != len(colours.getbands())):
            raise Unreadable
        # Samples of a palette are numbers of colours: nothing between them means anything.
        indexed = space is not None and not isinstance(space, Name) and str(space[0]) == "/Indexed"
        copy = flat(work, colours) if indexed else jpeg(work, plain(colours), 92, 0)
        if space is None:
            copy.ColorSpace = Name.DeviceGray if colours.mode == "L" else Name.DeviceRGB
        if alpha and source.get("/SMaskInData") == 1:
            copy.SMask = flat(work, alpha)
            copy.SMask.Type, copy.SMask.Subtype, copy.SMask.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        return copy


def scan(work: "Rebuilding", source: Any, width: int, height: int) -> Any:
    """Black and white of a fax or a scanner."""
    alone = pikepdf.new()
    page = alone.add_blank_page(page_size=(min(width, 14_000), min(height, 14_000)))
    copy = alone.copy_foreign(source) if source.is_indirect else alone.copy_foreign(work.source.make_indirect(source))
    for key in set(copy.keys()) - {"/Filter", "/DecodeParms", "/Width", "/Height", "/Length"}:
        del copy[key]
    copy.Type, copy.Subtype, copy.ColorSpace, copy.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceGray, 1
    page.Resources = Dictionary(XObject=Dictionary(P=copy))
    page.Contents = alone.make_stream(b"9 0 0 9 0 0 cm /P Do")
    out = io.BytesIO()
    alone.save(out)
    document = pypdfium2.PdfDocument(out.getvalue())
    picture = next(iter(document[0].get_objects())).get_bitmap(render=False).to_pil()
    if picture.size != (width, height):
        raise Unreadable
    bits = picture.convert("1", dither=Image.Dither.NONE)
    document.close()
    return work.new.make_stream(bits.tobytes(), Width=width, Height=height, BitsPerComponent=1)


def plain(picture: Image.Image) -> Image.Image:
    """The pixels without what hangs on the picture."""
    if picture.mode not in ("L", "RGB", "CMYK"):
        raise Unreadable
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def jpeg(work: "Rebuilding", picture: Image.Image, quality: int, sampling: int, *, marked: bool = True) -> Any:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=sampling)
    data = out.getvalue()
    if picture.mode == "CMYK" and not marked:
        # Some readers take Adobe's mark as a sign that the inks are negative.
        data = data.replace(b"\xff\xee\x00\x0eAdobe" + data[data.index(b"Adobe") + 5 :][:7], b"", 1)
    stream = work.new.make_stream(b"", Width=picture.width, Height=picture.height, BitsPerComponent=8)
    stream.write(data, filter=Name.DCTDecode)
    return stream


def flat(work: "Rebuilding", picture: Image.Image) -> Any:
    return work.new.make_stream(picture.tobytes(), Width=picture.width, Height=picture.height, BitsPerComponent=8)


def fineness(picture: Any) -> int:
    """About the quality it was saved with: less would show, more would make a paper of scans too large to keep."""
    tables = getattr(picture, "quantization", {})
    first = min((sum(table[:4]) for table in tables.values()), default=0)
    # The first four steps of the luminance table at quality 50 are 16, 11, 12 and 14, whatever their order.
    scale = first / 53 * 100
    quality = (200 - scale) / 2 if scale <= 100 else 5000 / scale
    return int(min(HIGHEST, max(LOWEST, quality)))


def check(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_PIXELS:
        raise Unreadable


def before_last(pdf: pikepdf.Pdf, source: Any, filters: list[str]) -> bytes:
    """What the last filter gets: those before it are undone, however many there are."""
    raw: bytes = source.read_raw_bytes()
    if len(filters) == 1:
        return raw
    part = pdf.make_stream(b"")
    part.write(raw, filter=Array([Name(each) for each in filters[:-1]]), decode_parms=hints(source, len(filters) - 1))
    data: bytes = part.read_bytes()
    return data


def hints(source: Any, count: int) -> Any:
    given = listed(source.get("/DecodeParms"))[:count]
    if not any(isinstance(each, Dictionary) and len(each) for each in given):
        return None
    return Array([*given, *[None] * (count - len(given))])


def listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, Array) else [value]


def as_object(pdf: pikepdf.Pdf, facts: dict[bytes, Operand], data: bytes, space: Callable[[str], Any]) -> Any:
    """An inline picture as a stream of the old file; a colour space that it names is found by `space`."""
    stream = pdf.make_stream(b"")
    kept = {key: translated(value) for key, value in facts.items()}
    stream.write(data, filter=kept.pop(b"Filter", None), decode_parms=kept.pop(b"DecodeParms", None))
    for key, value in kept.items():
        if value is not None:
            stream["/" + key.decode("latin-1")] = value
    named = kept.get(b"ColorSpace")
    if isinstance(named, Name) and (found := space(str(named))) is not None:
        stream.ColorSpace = found
    return stream


def translated(value: Operand) -> Any:
    if isinstance(value, Named):
        return Name("/" + value.decode("latin-1"))
    if isinstance(value, Number):
        return float(value) if b"." in value else int(value)
    if isinstance(value, Text):
        return pikepdf.String(bytes(value))
    if isinstance(value, list):
        return Array([translated(each) for each in value])
    if isinstance(value, dict):
        return Dictionary({"/" + key.decode("latin-1"): translated(each) for key, each in value.items()})
    return {b"true": True, b"false": False}.get(bytes(value))
