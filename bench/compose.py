"""What one co-branded social card costs, side by side: `python bench/compose.py [rounds]`.

Every way draws 1080 × 1350 pixels with a logo and a new line of Ukrainian text each time, so that no kept text helps.
In each round every way has its turn: what else the machine does meets all of them alike.
"""

import base64
import io
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import typst
from PIL import Image, ImageDraw, ImageFont, ImageOps

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from partners.artwork.rendering import (  # noqa: E402  (the bench runs without an installed package)
    Artwork,
    BaseLayers,
    Brand,
    Choices,
    Slot,
    compose_pdf,
    compose_raster,
    read_artwork,
)
from partners.artwork.rendering.screens import QUALITY, SUBSAMPLING  # noqa: E402

SIZE = (1080, 1350)
BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "chromium-headless-shell") if (found := shutil.which(name))), ""
)
BROWSER_ROUNDS = 7
SLOTS = (
    Slot(kind="line", x=0.06, y=0.06, width=0.88, height=0.2, size=0.05, weight="bold", max_lines=3, align="start"),
    Slot(kind="logo", x=0.06, y=0.8, width=0.32, height=0.15, background="#ffffff"),
)
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: Arsenal; src: url({font}); font-weight: 700 }}
body {{ margin: 0; width: 1080px; height: 1350px; position: relative; overflow: hidden }}
.base {{ width: 1080px; height: 1350px; object-fit: cover; display: block }}
p {{ position: absolute; left: 65px; top: 81px; width: 950px; margin: 0; color: #fff; font: 700 67px/1.2 Arsenal }}
div {{ position: absolute; left: 65px; top: 1080px; width: 346px; height: 202px; background: #fff;
       border-radius: 10px }}
div img {{ width: 100%; height: 100%; object-fit: contain }}
</style><img class="base" src="{base}"><p>{line}</p><div><img src="{logo}"></div>"""


def photo() -> bytes:
    """Twelve megapixels with the soft noise of a camera."""
    width, height = 3024, 4032
    shade = Image.linear_gradient("L").resize((width, height))
    noise = Image.effect_noise((width // 2, height // 2), 30).resize((width, height), Image.Resampling.BICUBIC)
    bands = (
        shade.point(lambda v: 30 + v * 0.6),
        shade.point(lambda v: 60 + v * 0.5),
        shade.point(lambda v: 110 + v * 0.3),
    )
    picture = Image.blend(Image.merge("RGB", bands), Image.merge("RGB", (noise,) * 3), 0.2)
    draw = ImageDraw.Draw(picture)
    for at in range(60):
        x, y = at * 397 % width, height * 0.5 + at * 211 % (height // 2)
        draw.polygon([(x, y), (x + 180, y - 480), (x + 360, y)], fill=(40 + at * 2, 60 + at, 50))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=92)
    return out.getvalue()


def logo() -> bytes:
    picture = Image.new("RGBA", (1200, 600))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 20, 579, 579), fill=(0, 87, 183, 255))
    draw.rectangle((640, 180, 1180, 260), fill=(20, 20, 20, 255))
    draw.rectangle((640, 340, 1000, 420), fill=(20, 20, 20, 180))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def poster(source: bytes, folder: Path) -> Artwork:
    """A designer's A4 page: the photo and vector lettering."""
    (folder / "photo.jpg").write_bytes(source)
    page = folder / "poster.typ"
    page.write_text(
        '#set page("a4", margin: 0pt)\n#image("photo.jpg", width: 100%, height: 100%)\n'
        "#place(center + horizon, text(60pt, fill: yellow)[Territories \\ are people])\n"
    )
    return read_artwork(typst.compile(str(page), format="pdf", timestamp=0))


def line(number: int) -> str:
    return f"Території — це люди. Кожен п’ятий чекає на звістку, день {number}"


class Ways:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source, self.logo = photo(), logo()
        self.card = Artwork("raster", lambda: self.source, *SIZE, "0" * 64)
        self.poster = poster(self.source, folder)
        self.bases = BaseLayers(folder / "bases")
        self.brand = Brand({"en": "Lantern House"}, logo_png=self.logo, logo_sha256="1" * 64)
        self.base = self.bases.layer(self.card, SIZE)
        self.font = str(ROOT / "partners" / "artwork" / "fonts" / "Arsenal-Bold.ttf")

    def encoding_alone(self, number: int) -> None:
        self.base.save(io.BytesIO(), "JPEG", quality=QUALITY, subsampling=SUBSAMPLING)

    def ours(self, number: int) -> None:
        compose_raster(self.card, SLOTS, self.brand, Choices(line(number), "uk"), bases=self.bases)

    def ours_known_text(self, number: int) -> None:
        compose_raster(self.card, SLOTS, self.brand, Choices(line(0), "uk"), bases=self.bases)

    def ours_pdf(self, number: int) -> None:
        compose_pdf(self.poster, SLOTS, self.brand, Choices(line(number), "uk"))

    def from_the_photo(self, number: int) -> None:
        self.draw_all(number, reduced=False)

    def from_the_photo_reduced(self, number: int) -> None:
        """The decoder leaves out what a smaller picture does not need: the best that Pillow can do."""
        self.draw_all(number, reduced=True)

    def draw_all(self, number: int, *, reduced: bool) -> None:
        with Image.open(io.BytesIO(self.source)) as picture:
            if reduced:
                picture.draft("RGB", SIZE)
            canvas = ImageOps.fit(picture.convert("RGB"), SIZE, Image.Resampling.LANCZOS)
        draw = ImageDraw.Draw(canvas)
        draw.rounded_rectangle((65, 1080, 411, 1282), 10, fill="white")
        with Image.open(io.BytesIO(self.logo)) as mark:
            small = ImageOps.contain(mark.convert("RGBA"), (306, 162), Image.Resampling.LANCZOS)
        canvas.paste(small, (85, 1104), small)
        words = line(number).split()
        text = " ".join(words[:4]) + "\n" + " ".join(words[4:])
        draw.multiline_text((65, 81), text, fill="white", font=ImageFont.truetype(self.font, 67))
        canvas.save(io.BytesIO(), "JPEG", quality=QUALITY, subsampling=SUBSAMPLING)

    def browser(self, number: int) -> None:
        """A page with the base already at its size, which favours the browser; one process per picture."""

        def inline(kind: str, data: bytes) -> str:
            return f"data:{kind};base64,{base64.b64encode(data).decode()}"

        base = io.BytesIO()
        self.base.save(base, "JPEG", quality=QUALITY)
        page = self.folder / "page.html"
        page.write_text(
            PAGE.format(
                font=inline("font/ttf", Path(self.font).read_bytes()),
                base=inline("image/jpeg", base.getvalue()),
                logo=inline("image/png", self.logo),
                line=line(number),
            )
        )
        self.screenshot(page)

    def screenshot(self, page: Path) -> None:
        out = self.folder / "page.png"
        out.unlink(missing_ok=True)
        subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--hide-scrollbars", f"--user-data-dir={self.folder / 'profile'}",
             f"--window-size={SIZE[0]},{SIZE[1]}", f"--screenshot={out}", page.as_uri()],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        with Image.open(out) as picture:
            if picture.size != SIZE:
                raise SystemExit(f"The browser drew {picture.size}.")


def measure(ways: dict[str, Callable[[int], None]], rounds: dict[str, int]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(1, max(rounds.values()) + 2):
        for name, way in ways.items():
            if len(times[name]) > rounds[name]:
                continue
            start = time.perf_counter()
            way(number)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(own[1:]) for name, own in times.items()}  # the first one warms up


def main() -> None:
    often = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as folder:
        own = Ways(Path(folder))
        ways = {
            "JPEG encoding alone: the floor": own.encoding_alone,
            "ours, base ready, new text": own.ours,
            "ours, base ready, text set before": own.ours_known_text,
            "ours, print PDF (A4, new text)": own.ours_pdf,
            "from the 12-megapixel photo, Pillow": own.from_the_photo,
            "the same, reduced while decoding": own.from_the_photo_reduced,
        }
        if BROWSER:
            ways["headless Chromium, base ready"] = own.browser
        medians = measure(ways, {name: BROWSER_ROUNDS if "Chromium" in name else often for name in ways})
    report(medians, often)


def report(medians: dict[str, float], often: int) -> None:
    floor, ours = medians["JPEG encoding alone: the floor"], medians["ours, base ready, new text"]
    print(f"One card of {SIZE[0]} × {SIZE[1]}, medians of {often} rounds ({BROWSER_ROUNDS} for the browser)\n")
    print(f"| {'way':<36} | {'ms':>7} | {'× floor':>7} | {'× ours':>7} |\n|{'-' * 38}|--------:|--------:|--------:|")
    for name, median in medians.items():
        print(f"| {name:<36} | {median:7.1f} | {median / floor:7.1f} | {median / ours:7.1f} |")
    print()
    state("at most 2.2 × the encoding alone", ours / floor, ours / floor <= 2.2)
    paper = medians["ours, print PDF (A4, new text)"] / ours
    state("a print PDF at most 1 × that picture", paper, paper <= 1)
    photo_ratio = medians["from the 12-megapixel photo, Pillow"] / ours
    state("at least 8 × faster than from the photo", photo_ratio, photo_ratio >= 8)
    if BROWSER:
        browser_ratio = medians["headless Chromium, base ready"] / ours
        state("at least 40 × faster than a headless browser", browser_ratio, browser_ratio >= 40)
    else:
        print("!!! NOT MEASURED: no Chromium on this machine, so nothing is said about the browser.")


def state(budget: str, ratio: float, kept: bool) -> None:
    print(f"{'kept  ' if kept else 'MISSED'}  {budget}: {ratio:.1f} ×")


if __name__ == "__main__":
    main()
