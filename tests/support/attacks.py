"""What becomes of a picture on its way: twenty-five of them, each from RGB to RGB, and always the same."""

import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

Attack = Callable[[Image.Image], Image.Image]


def packed(form: str, **options) -> Attack:
    def once(picture: Image.Image) -> Image.Image:
        out = io.BytesIO()
        picture.save(out, form, **options)
        with Image.open(io.BytesIO(out.getvalue())) as opened:
            return opened.convert("RGB")

    return once


def sized(share: float) -> Attack:
    return lambda picture: picture.resize(
        (round(picture.width * share), round(picture.height * share)), Image.Resampling.BICUBIC
    )


def network(side: int, quality: int) -> Attack:
    def once(picture: Image.Image) -> Image.Image:
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.BICUBIC)
        return packed("JPEG", quality=quality)(smaller)

    return once


def cut(left: float, top: float, right: float, bottom: float) -> Attack:
    def once(picture: Image.Image) -> Image.Image:
        width, height = picture.size
        return picture.crop(
            (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
        )

    return once


def screenshot(width: int, height: int, share: float, ground: str) -> Attack:
    """On a screen of this size, between bars and lines of text, as wide as this share of it."""

    def once(picture: Image.Image) -> Image.Image:
        screen = Image.new("RGB", (width, height), ground)
        draw = ImageDraw.Draw(screen)
        draw.rectangle((0, 0, width, height // 14), fill="#20242c")
        for line in range(6):
            at = height - 30 - 22 * line
            draw.rectangle((30, at, 30 + width * (9 - line) // 14, at + 9), fill="#8a8f99")
        size = share * width, height * 0.84
        shown = ImageOps.contain(picture, (round(size[0]), round(size[1])), Image.Resampling.BICUBIC)
        screen.paste(shown, ((width - shown.width) // 2, height // 14 + 8))
        return packed("JPEG", quality=88)(screen)

    return once


def turned(degrees: float) -> Attack:
    return lambda picture: picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="#777777")


def photographed(tilt: float, noise: float, soft: float, quality: int) -> Attack:
    """Off a screen: from the side, with a moiré, noise, a vignette, and a lens that is not quite sharp."""

    def once(picture: Image.Image) -> Image.Image:
        scene = Image.new("RGB", (1600, 1600), "#15171b")
        shown = ImageOps.contain(picture, (1180, 1180), Image.Resampling.LANCZOS)
        scene.paste(shown, ((1600 - shown.width) // 2, (1600 - shown.height) // 2))
        step = tilt / 1600
        seen = scene.transform(
            (1500, 1500),
            Image.Transform.PERSPECTIVE,
            (1.02, 0.03 + tilt / 9, 10, -0.02, 1.04 + tilt / 5, 6, step / 2, step),
            Image.Resampling.BICUBIC,
        )
        values = np.asarray(seen.filter(ImageFilter.GaussianBlur(soft)), dtype=np.float32)
        y, x = np.mgrid[0:1500, 0:1500]
        waves = 1 + 0.02 * noise / 4 * np.sin(x / 2.7 + y / 41) * np.sin(y / 3.1)
        dark = 1 - 0.25 * (((x - 750) / 1060) ** 2 + ((y - 750) / 1060) ** 2)
        chance = np.random.default_rng(3).normal(0, noise, values.shape)
        values = values * (waves * dark)[..., None] * np.array([1.03, 1.0, 0.93]) + 6 + chance
        return packed("JPEG", quality=quality)(Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)))

    return once


def tinted(dark: str, light: str) -> Attack:
    return lambda picture: ImageOps.colorize(picture.convert("L"), dark, light)


def stickered(picture: Image.Image, at: tuple[float, float] = (0.6, 0.2), colour: str = "#ffcc00") -> Image.Image:
    """`at` are shares of width and height."""
    shown = picture.copy()
    side = min(picture.size) // 6
    left, top = int(picture.width * at[0]), int(picture.height * at[1])
    ImageDraw.Draw(shown).ellipse((left, top, left + side, top + side), fill=colour, outline="#000000", width=4)
    return shown


def filtered(picture: Image.Image) -> Image.Image:
    warm = np.asarray(ImageEnhance.Color(ImageEnhance.Contrast(picture).enhance(1.2)).enhance(1.4), dtype=np.float32)
    return Image.fromarray(np.clip(warm * np.array([1.06, 1.0, 0.88]) + 4, 0, 255).astype(np.uint8))


EXACT = {
    "original": lambda picture: picture,
    "JPEG 60": packed("JPEG", quality=60),
    "JPEG 30": packed("JPEG", quality=30),
    "WebP 50": packed("WEBP", quality=50),
    "network, 1280": network(1280, 72),
    "network, 1080": network(1080, 62),
    "half size": sized(0.5),
    "third size": sized(0.33),
    "telephone screenshot": screenshot(1080, 2160, 1.0, "#ffffff"),
    "desktop screenshot": screenshot(1920, 1080, 0.6, "#e9ebee"),
    "story": screenshot(1080, 1920, 0.82, "#7a3fa0"),
    "turned 1 degree": turned(1),
    "turned 3 degrees": turned(-3),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.18),
    "filter": filtered,
    "grey": lambda picture: picture.convert("L").convert("RGB"),
    "photograph of a screen": photographed(0.06, 4, 0.6, 85),
    "poor photograph of a screen": photographed(0.13, 9, 1.2, 70),
    "sticker": stickered,
    "mirrored": ImageOps.mirror,
    "turned 90 degrees": lambda picture: picture.transpose(Image.Transpose.ROTATE_270),
}
HARDER = {
    "sepia": tinted("#2a1a08", "#f2e2c4"),
    "cut by 5 % on each side": cut(0.05, 0.05, 0.05, 0.05),
}
PARTLY = {
    "fifth size": sized(0.2),
    "top 30 % cut": cut(0, 0.3, 0, 0),
}
ATTACKS: dict[str, Attack] = {**EXACT, **HARDER, **PARTLY}
