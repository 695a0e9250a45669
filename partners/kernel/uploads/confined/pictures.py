"""Pictures are decoded and drawn anew, so that only pixels survive."""

import io
import warnings
from typing import Any

from PIL import (
    Image,
    ImageChops,
    ImageCms,
    ImageFile,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from . import endings
from .refusal import Refused

LONGEST_SIDE = 16_000
# Naming them loads them now: later no file can be opened. The last two are looked for while reading a JPEG's EXIF.
PLUGINS = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "WEBP": WebPImagePlugin.WebPImageFile,
    "MPO": MpoImagePlugin.MpoImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
}
# A profile or a note that is damaged or too large is left out, as browsers do. What may be missing of the pixels
# themselves, `endings` finds out: with this Pillow fills it with grey and says nothing.
ImageFile.LOAD_TRUNCATED_IMAGES = True
Image._initialized = 2  # Pillow would look for its other forty plugins when the first one refuses a file
# What a PNG writes for the curve of an ordinary screen.
ON_SCREENS = 1 / 2.2
SRGB = ImageCms.createProfile("sRGB")


def clean(data: bytes, *, formats: list[str], max_pixels: int) -> tuple[bytes, dict[str, Any]]:
    source, canvas = redraw(data, formats=formats, max_pixels=max_pixels)
    # A PNG stays one without transparency, too: JPEG would blur the lines of a drawing.
    if canvas.mode == "RGBA" or source == "PNG":
        return encode(canvas, "PNG")
    return encode(canvas.convert("RGB"), "JPEG")


def redraw(data: bytes, *, formats: list[str], max_pixels: int) -> tuple[str, Image.Image]:
    """The name of the format, and the first frame on a canvas of our own: upright, sRGB, mode L, RGB or RGBA."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the header only, so that the refusal can tell the number
    try:
        picture: Image.Image = Image.open(io.BytesIO(data), formats=formats)
    except Image.UnidentifiedImageError:
        raise Refused("corrupt") from None
    check_size(picture.size, max_pixels)
    Image.MAX_IMAGE_PIXELS = max_pixels
    source = picture.format or ""
    endings.check(data, source)
    picture.load()
    # The mark that says so goes with the EXIF, so the pixels themselves have to stand upright.
    turned = orientation(picture)
    plain = to_srgb(picture, depth=data[24] if source == "PNG" else 8)
    # Before there is a third copy in a process of bounded memory.
    del picture
    if turned is not None:
        plain = plain.transpose(turned)
    # A new canvas, because profile, comments and EXIF hang on the picture and are saved along with it.
    canvas = Image.new(plain.mode, plain.size)
    canvas.paste(plain)
    if canvas.mode == "RGBA" and canvas.getchannel("A").getextrema() == (255, 255):
        return source, canvas.convert("RGB")
    return source, canvas


def check_size(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    if width * height > max_pixels:
        found = max(round(width * height / 1e6), max_pixels // 1_000_000 + 1)
        raise Refused("too_many_pixels", found=found, limit=max_pixels // 1_000_000)
    if max(size) > LONGEST_SIDE:
        raise Refused("too_long_a_side", width=width, height=height, limit=LONGEST_SIDE)


def orientation(picture: Image.Image) -> Image.Transpose | None:
    try:
        turn = picture.getexif().get(0x0112)
    except Exception:  # noqa: BLE001  (broken EXIF is dropped anyway)
        return None
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    return turns.get(turn) if isinstance(turn, int) else None


def to_srgb(picture: Image.Image, *, depth: int) -> Image.Image:
    """`depth` is how many bits a channel has in the file: the value that a PNG calls clear is counted in those."""
    profile = picture.info.get("icc_profile")
    target = "RGBA" if picture.has_transparency_data else "RGB"
    clear = picture.info.get("transparency")
    if picture.mode.startswith(("I", "F")):
        picture = to_eight_bits(picture.convert("I"), clear)
    elif isinstance(clear, int) and picture.mode in ("1", "L"):
        # Pillow scales the values of the pixels to 255, and this one only where there is one bit.
        picture.info["transparency"] = clear if depth == 1 else clear * 255 // (2**depth - 1)
    elif isinstance(clear, tuple) and depth == 16:
        picture.info["transparency"] = tuple(value >> 8 for value in clear)
    if picture.mode in ("P", "PA", "LA", "La", "RGBa"):
        picture = picture.convert(target)
    if profile and picture.mode in ("L", "RGB", "RGBA", "CMYK"):
        converted = through_profile(picture, profile)
        if converted is not None:
            return converted if target == converted.mode else converted.convert(target)
    elif "gamma" in picture.info and "srgb" not in picture.info:
        picture = to_gamma_of_screens(picture, picture.info["gamma"])
    if picture.mode in ("1", "L") and target == "RGB":
        return picture.convert("L")
    return picture if picture.mode == target else picture.convert(target)


def to_eight_bits(picture: Image.Image, clear: object) -> Image.Image:
    """L or LA. Pillow would cut off at 255 instead of scaling."""
    plain = picture.point(lambda value: value * (1 / 257)).convert("L")
    if isinstance(clear, int):
        # Before rounding, which would make 256 neighbours of that value clear as well.
        over, under = picture.point(lambda value: value - clear), picture.point(lambda value: value * -1 + clear)
        seen = ImageChops.add(over.convert("L"), under.convert("L"))
        plain.putalpha(seen.point(lambda distance: 255 if distance else 0))
    return plain


def to_gamma_of_screens(picture: Image.Image, gamma: float) -> Image.Image:
    """A PNG that says how its values become light is shown by that, as a profile would be."""
    if not 0.01 <= gamma <= 10 or abs(gamma - ON_SCREENS) < 0.01 or picture.mode not in ("L", "LA", "RGB", "RGBA"):
        return picture
    shades = [round(255 * to_screen((value / 255) ** (1 / gamma))) for value in range(256)]
    same = list(range(256))
    colours = len(picture.getbands()) - ("A" in picture.getbands())
    return picture.point(shades * colours + same * (len(picture.getbands()) - colours))


def to_screen(light: float) -> float:
    """The value of sRGB for this share of its light."""
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def through_profile(picture: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB, or None when the profile is broken or made for another kind of picture."""
    output = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        return ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, outputMode=output
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None


def encode(canvas: Image.Image, form: str) -> tuple[bytes, dict[str, Any]]:
    out = io.BytesIO()
    if form == "PNG":
        # The last tenth of compression of a very large picture costs more seconds than a process here has.
        canvas.save(out, "PNG", compress_level=6 if canvas.width * canvas.height < 6_000_000 else 2)
    else:
        canvas.save(out, "JPEG", quality=90)
    extension, media_type = ("png", "image/png") if form == "PNG" else ("jpg", "image/jpeg")
    facts = {"width": canvas.width, "height": canvas.height, "extension": extension, "media_type": media_type}
    return out.getvalue(), facts
