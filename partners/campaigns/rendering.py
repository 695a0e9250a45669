"""The portal's colours: made from the two that staff choose, and whether one can read with them; and its mark."""

import colorsys
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from partners.campaigns.models import PALETTE
from partners.kernel.colours import COLOUR, contrast, parts
from partners.kernel.uploads import CleanFile

Palette = dict[str, dict[str, str]]
# The grounds of css/tokens.css: paper, raised, sunk. Words on a band have one colour at every hour.
GROUNDS = {"light": ("#fbf8f3", "#ffffff", "#f3ede3"), "dark": ("#161412", "#201d1a", "#0f0e0c")}
ON_BAND = "#f6f1e8"
# Contrast that WCAG asks for, with words (1.4.3) and with shapes that mean something (1.4.11).
WORDS, SHAPES = 4.5, 3.0
# What a mark is drawn in on paper, and the pixels of its longer side.
INK, MARK_SIDE = "#1b1f24", 1200
PICTURE, VIEW_BOX = re.compile(r'<image href="([^"]+)"'), re.compile(r'viewBox="([^"]+)"')
# Lightness is tried in so many steps from black to white.
STEPS = 200


class Faint(NamedTuple):
    """Two colours that are hard to tell apart. `name` is the one of PALETTE that stands on `ground`."""

    name: str
    colour: str
    ground: str
    ratio: float
    least: float


def faint_in(colours: Palette, hour: str) -> Iterator[Faint]:
    """What cannot be read with these colours; what they do not name is as the portal has it."""
    now = {name: colours.get(name, pair).get(hour) or pair[hour] for name, pair in PALETTE.items()}
    grounds = GROUNDS[hour]
    pairs = [(name, ground, WORDS) for name in ("accent", "accent_strong") for ground in (*grounds, now["accent_soft"])]
    pairs += [("on_accent", now["accent"], WORDS), ("band", ON_BAND, WORDS)]
    pairs += [("thread", ground, SHAPES) for ground in grounds]
    for name, ground, least in pairs:
        ratio = contrast(now[name], ground)
        if ratio < least:
            yield Faint(name, now[name], ground, ratio, least)


def weakest(colour: str, grounds: Iterable[str]) -> tuple[str, float]:
    """The ground on which this colour is hardest to see, and the contrast there."""
    return min(((ground, contrast(colour, ground)) for ground in grounds), key=lambda found: found[1])


def readable_like(colour: str, grounds: Iterable[str], least: float, *, darker: bool) -> str:
    """The nearest shade of this colour that stands out from all these grounds; black or white at the worst."""
    grounds = tuple(grounds)
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in parts(colour)))
    start = round(light * STEPS)
    for step in range(start, -1, -1) if darker else range(start, STEPS + 1):
        shade = _hex(colorsys.hls_to_rgb(hue, step / STEPS, saturation)) if step != start else colour
        if weakest(shade, grounds)[1] >= least:
            return shade
    return "#000000" if darker else "#ffffff"


def palette_of(main: str, second: str) -> Palette:
    """All that is coloured, by day and by night. The day's accent and thread are the two themselves, faint or not."""
    soft = {"light": mixed(main, "#ffffff", 0.1), "dark": mixed(main, "#161412", 0.28)}
    night = readable_like(main, (*GROUNDS["dark"], soft["dark"]), 8.0, darker=False)
    band = readable_like(mixed(main, "#000000", 0.75), (ON_BAND,), 11.0, darker=True)
    band_night = readable_like(mixed(main, "#000000", 0.5), (ON_BAND,), 13.0, darker=True)
    return {
        "accent": {"light": main, "dark": night},
        "accent_strong": {"light": mixed(main, "#000000", 0.72), "dark": mixed(night, "#ffffff", 0.6)},
        "accent_soft": soft,
        "on_accent": {
            "light": "#ffffff",
            "dark": readable_like(mixed(main, "#000000", 0.4), (night,), 7.0, darker=True),
        },
        "thread": {
            "light": second,
            "dark": readable_like(second, (*GROUNDS["dark"], band, band_night), 4.5, darker=False),
        },
        "band": {"light": band, "dark": band_night},
    }


def tokens_of(colours: Palette) -> str:
    """What stands in a stylesheet over the colours of css/tokens.css; only what is a colour is written down."""
    rules = [
        f"--{name.replace('_', '-')}: light-dark({pair['light']}, {pair['dark']});"
        for name, pair in colours.items()
        if name in PALETTE and all(COLOUR.match(pair.get(hour, "")) for hour in ("light", "dark"))
    ]
    # The band is dark at every hour, so the thread on it is that of the night.
    if COLOUR.match(night := colours.get("thread", {}).get("dark", "")):
        rules.append(f"--thread-on-band: {night};")
    return "@layer tokens {\n  :root { " + " ".join(rules) + " }\n}\n"


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the first, the rest of the other."""
    pairs = zip(parts(colour), parts(other), strict=True)
    return _hex((one * share + two * (1 - share)) / 255 for one, two in pairs)


def admin_colours(colours: Palette) -> str:
    """The back office's own names for the dark of its frame and for what can be pressed, as CSS; empty without colours.

    It makes all its shades from hue, saturation and lightness.
    """
    rules = []
    for role, name in (("primary", "band"), ("secondary", "accent")):
        colour = colours.get(name, {}).get("light", "")
        if COLOUR.match(colour):
            hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in parts(colour)))
            values = {"hue": f"{hue * 360:.1f}", "saturation": f"{saturation:.1%}", "lightness": f"{light:.1%}"}
            rules += [f"--w-color-{role}-{part}: {value};" for part, value in values.items()]
    return ":root { " + " ".join(rules) + " }\n" if rules else ""


def framed_mark(mark: str, colours: Palette) -> str:
    """The mark in the night's colours on a square of the band, since nobody knows what colour a browser's tab has."""
    band, thread = (
        colours.get(name, PALETTE[name]).get(hour, PALETTE[name][hour])
        for name, hour in (("band", "light"), ("thread", "dark"))
    )
    inner = mark.replace(' class="accent"', f' color="{thread}"').replace(
        "<svg ", f'<svg x="4" y="4" width="24" height="24" color="{ON_BAND}" ', 1
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{band}"/>{inner}</svg>'
    )


def mark_png(mark: str, colours: Palette, *, framed: bool = False) -> bytes | None:
    """The mark as pixels, for files: in the colours of the day on nothing, or framed. None without one."""
    if not mark:
        return None
    if picture := PICTURE.search(mark):
        return _pixels(picture.group(1))
    if framed:
        return _drawn(framed_mark(mark, colours))
    thread = colours.get("thread", PALETTE["thread"]).get("light", PALETTE["thread"]["light"])
    inked = mark.replace(' class="accent"', f' color="{thread}"')
    return _drawn(inked.replace("<svg ", f'<svg color="{INK}" ', 1))


def _pixels(url: str) -> bytes | None:
    """Of a mark that is a picture, which was cleaned when it came."""
    out = io.BytesIO()
    try:
        with default_storage.open(url.removeprefix(default_storage.url(""))) as file, Image.open(file) as picture:
            picture.convert("RGBA").save(out, "PNG")
    except FileNotFoundError:
        return None
    return out.getvalue()


@lru_cache(maxsize=16)
def _drawn(svg: str) -> bytes | None:
    """Of our own words: `clean_mark` has left plain shapes in it, without text and without a reference."""
    found = VIEW_BOX.search(svg)
    sides = [float(side) for side in found.group(1).replace(",", " ").split()] if found else []
    if len(sides) != 4 or min(sides[2:]) <= 0:
        return None
    scale = MARK_SIDE / max(sides[2:])
    width, height = (max(1, round(side * scale)) for side in sides[2:])
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, dpi=96, skip_system_fonts=True)


def keep_mark_picture(file: CleanFile) -> str:
    """A mark made of pixels, as SVG that shows the file; the file's name is its hash, so one picture is kept once."""
    name = f"marks/{file.sha256[:32]}.{file.extension}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(file.data))
    size = f'width="{file.width}" height="{file.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {file.width} {file.height}">'
        f'<image href="{default_storage.url(name)}" {size}/></svg>'
    )


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
