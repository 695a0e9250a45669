"""What a print shop asks of a sheet: drawing beyond the cut, marks that show it, and boxes that say it."""

import pikepdf
from pikepdf import Array, Name

BLEED_MILLIMETRES = 3
BLEED = BLEED_MILLIMETRES * 72 / 25.4
# In points: how far from the bleed a mark begins, how long and how thick it is.
GAP, MARK, STROKE = 3.0, 14.0, 0.25
# How a choice of paper says it, as print shops do: A3+3mm.
SUFFIX = f"+{BLEED_MILLIMETRES}mm"
Box = tuple[float, float, float, float]


def on_press(sheet: str) -> str:
    """The choice of this paper with bleed and marks."""
    return sheet + SUFFIX


def paper_of(choice: str) -> tuple[str, bool]:
    """The paper, and whether it is for a print shop."""
    return choice.removesuffix(SUFFIX), choice.endswith(SUFFIX)


def prepare(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """In place. Artwork that ends at the cut is mirrored there: one that is a little off shows no white. What lies
    beyond it by a BleedBox of its own stays. Links go: paper has none."""
    trim = box_of(page.obj.get("/TrimBox", page.cropbox))
    drawn = box_of(page.obj.get("/BleedBox", page.cropbox))
    if not (drawn[0] <= trim[0] and drawn[1] <= trim[1] and drawn[2] >= trim[2] and drawn[3] >= trim[3]):
        drawn = trim
    bleed = grown(trim, BLEED)
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    # Not pikepdf's own form of a page: that reads the page when the file is written, which then draws this form.
    page.contents_coalesce()
    whole = pdf.make_stream(
        page.obj.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array(drawn),
        Resources=page.resources,
    )
    if "/Group" in page.obj:
        whole.Group = page.obj.Group
    page.obj.Resources = pikepdf.Dictionary()
    name = page.add_resource(whole, Name.XObject, name=Name("/Whole"))
    left, bottom, right, top = bleed
    parts = [f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n"]
    for across, x in mirrored(drawn[0], drawn[2], left, right):
        for up, y in mirrored(drawn[1], drawn[3], bottom, top):
            parts.append(f"q {across} 0 0 {up} {x:.4f} {y:.4f} cm {name} Do Q")
    page.obj.Contents = pdf.make_stream("\n".join([*parts, "Q", *marks_at(trim, bleed)]).encode())
    page.obj.TrimBox, page.obj.BleedBox = Array(rounded(trim)), Array(rounded(bleed))
    page.obj.MediaBox = page.obj.CropBox = Array(rounded(grown(bleed, GAP + MARK)))


def mirrored(low: float, high: float, from_: float, to: float) -> list[tuple[int, float]]:
    """Direction and shift of each copy that is needed to fill the way between `from_` and `to`: the drawing itself, and
    its mirror images at the edges that it does not reach beyond."""
    copies = [(1, 0.0)]
    if from_ < low:
        copies.append((-1, 2 * low))
    if to > high:
        copies.append((-1, 2 * high))
    return copies


def marks_at(trim: Box, bleed: Box) -> list[str]:
    """Two lines at each corner, in every ink that the press has."""
    start, end = GAP, GAP + MARK
    lines = []
    for x, edge, away in ((trim[0], bleed[0], -1), (trim[2], bleed[2], 1)):
        for y, rim, off in ((trim[1], bleed[1], -1), (trim[3], bleed[3], 1)):
            lines.append(f"{edge + away * start:.4f} {y:.4f} m {edge + away * end:.4f} {y:.4f} l")
            lines.append(f"{x:.4f} {rim + off * start:.4f} m {x:.4f} {rim + off * end:.4f} l")
    return [f"q 1 1 1 1 K {STROKE} w", *lines, "S Q"]


def box_of(numbers: object) -> Box:
    one, two, three, four = (float(number) for number in numbers)  # type: ignore[attr-defined]
    # A rectangle may name any two opposite corners (ISO 32000-1, 7.9.5).
    return min(one, three), min(two, four), max(one, three), max(two, four)


def grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def rounded(box: Box) -> list[float]:
    return [round(number, 4) for number in box]
