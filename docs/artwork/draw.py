"""Draw the campaign's artwork: `python docs/artwork/draw.py [name …]`.

Writes the pictures, the PDFs and, beside each, the slots in which a partner's logo, name, line, link and code go.
"""

import argparse
import json
import tempfile
from io import BytesIO
from pathlib import Path

import formats
import illustrations
import logos
import signers
import typst
from PIL import Image, ImageColor
from scenes import AMBER, BRICK, PAPER, stitches

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OUT = ROOT / "portal" / "demo" / "campaign" / "artwork"
LOGOS = ROOT / "portal" / "demo" / "people" / "logos"
MARKS = LOGOS.parent / "marks"
SITE = ROOT / "portal" / "static" / "img"
FONTS = ROOT / "partners" / "artwork" / "fonts"
RASTER_SCALE = 2


def draw(piece: formats.Piece, language: str, scene: str, fonts: Path) -> None:
    layout = piece.layout(language)
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "scene.svg").write_text(scene, encoding="utf-8")
        band = layout["band"]
        (room / "stitch.svg").write_text(stitches(piece.width, band["stitch"], band["thread"]), encoding="utf-8")
        (room / "layout.json").write_text(json.dumps(layout, ensure_ascii=False), encoding="utf-8")
        (room / "layout.typ").write_text((HERE / "layout.typ").read_text(encoding="utf-8"), encoding="utf-8")
        options = {
            "root": folder,
            "font_paths": [str(fonts)],
            "ignore_system_fonts": True,
            "package_path": str(room / "none"),
            "package_cache_path": str(room / "none"),
        }
        name = f"{piece.name}.{language}"
        if piece.unit == "pt":
            file = f"{name}.pdf"
            # A fixed time keeps the bytes the same from one run to the next.
            (OUT / file).write_bytes(typst.compile(str(room / "layout.typ"), format="pdf", timestamp=0, **options))
        else:
            file = f"{name}.png"
            page = typst.compile(str(room / "layout.typ"), format="png", ppi=72 * RASTER_SCALE, **options)
            save_png(page, (piece.width, piece.height), OUT / file)
    slots = {
        "name": piece.name,
        "language": language,
        "kind": piece.kind,
        "width": piece.width,
        "height": piece.height,
        "unit": piece.unit,
        "artwork": file,
        "alt": layout["alt"],
        "slots": piece.slots(),
    }
    (OUT / f"{name}.json").write_text(json.dumps(slots, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def save_png(page: bytes, size: tuple[int, int], target: Path) -> None:
    """Drawn at twice the size and reduced, so that fine lines stay even."""
    picture = Image.open(BytesIO(page)).convert("RGB").resize(size, Image.Resampling.LANCZOS)
    picture.quantize(palette=palette(picture), dither=Image.Dither.NONE).save(target, optimize=True)


def palette(picture: Image.Image) -> Image.Image:
    """The flat colours exactly, and the steps between them: a general quantiser would tint the paper."""
    counted = sorted(picture.getcolors(maxcolors=picture.width * picture.height), reverse=True)
    flat = [ImageColor.getrgb(colour) for colour in (PAPER, AMBER, BRICK)]
    for _, colour in counted[:400]:
        if len(flat) < 8 and all(sum(abs(a - b) for a, b in zip(colour, other, strict=True)) > 24 for other in flat):
            flat.append(colour)
    colours = list(flat)
    pairs = [(a, b) for k, a in enumerate(flat) for b in flat[k + 1 :]]
    steps = (256 - len(flat)) // len(pairs)
    for a, b in pairs:
        for step in range(1, steps + 1):
            share = step / (steps + 1)
            mixed = tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
            # Pillow looks the nearest colour up coarsely: a neighbour this close would be taken for the flat colour.
            if all(sum(abs(p - q) for p, q in zip(mixed, other, strict=True)) > 24 for other in flat):
                colours.append(mixed)
    sheet = Image.new("P", (1, 1))
    sheet.putpalette([part for colour in colours for part in colour])
    return sheet


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pieces")
    parser.add_argument("--fonts", type=Path, default=FONTS)
    wanted = parser.parse_args()
    for piece in formats.PIECES:
        if not wanted.names or piece.name in wanted.names:
            scene = piece.scene()
            for language in ("en", "uk"):
                draw(piece, language, scene, wanted.fonts)
    if not wanted.names or "logos" in wanted.names:
        logos.draw_logos(LOGOS, str(wanted.fonts))
    if not wanted.names or "signers" in wanted.names:
        signers.draw_signers(MARKS.parent / "signers.toml", MARKS, str(wanted.fonts))
    if not wanted.names or "site" in wanted.names:
        illustrations.draw_site(SITE)
    if not wanted.names or "pictures" in wanted.names:
        illustrations.draw_pictures(OUT.parent / "pictures")


if __name__ == "__main__":
    main()
