"""Notes and form fields become part of the page as they are shown: with their own look, or with one drawn by us."""

import io
import re
from contextlib import closing
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream

from .extracts import numbers
from .layers import Layers
from .refusal import Refused
from .writing import USUAL, Writing

HIDDEN, NO_VIEW = 2, 32
# Shown by no reader on the page itself, or only while a film or a sound is played.
UNSEEN = {"/Popup", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia", "/TrapNet", "/PrinterMark"}
# Drawn by the library as browsers draw them.
DRAWN = {"/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Square", "/Circle", "/Ink", "/Text"}
NESTING = 20
MULTILINE, PASSWORD, PUSH = 1 << 12, 1 << 13, 1 << 16
COLOUR = re.compile(rb"((?:[-+.0-9]+\s+){1,4})(g|rg|k)\b")
SIZE = re.compile(rb"([-+.0-9]+)\s+Tf\b")
GREATEST = 100
CORNERS = 8
Boxes = dict[int, list[tuple[float, ...]]]


class Appearances:
    """Raises Refused by its name for what every reader draws in its own way."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf, self.layers, self.writing = pdf, Layers(pdf), Writing(pdf)
        self.drawn: Boxes = {}
        self.left_to_library = False

    def settle(self) -> None:
        """What is there wins, whatever the form says about drawing it anew."""
        form = self.pdf.Root.get("/AcroForm", Dictionary())
        for place, page in enumerate(self.pdf.pages):
            found = page.obj.get("/Annots")
            kept = [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []
            shown = [each for each in kept if self.is_seen(each)]
            for note in shown:
                self.look_after(note, form, place)
            page.obj.Annots = Array(shown)
        self.writing.finish()

    def is_seen(self, note: Any) -> bool:
        box = numbers(note.get("/Rect"))
        return (
            not int(note.get("/F", 0)) & (HIDDEN | NO_VIEW)
            and str(note.get("/Subtype")) not in UNSEEN
            and not self.layers.hidden(note.get("/OC"))
            and box is not None
            and len(box) == 4
        )

    def look_after(self, note: Any, form: Any, page: int) -> None:
        kind = str(note.get("/Subtype"))
        if has_look(note):
            return
        if "/AP" in note:
            del note["/AP"]
        if kind in DRAWN:
            mark_at_corners(note)
            self.left_to_library = True
            return
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        box = abs(right - left), abs(top - bottom)
        turn = turned(note)
        if turn % 2:
            box = box[1], box[0]
        if not all(box) and kind != "/Line":
            return
        if kind == "/Widget":
            orders = self.field(note, form, box)
        elif kind == "/FreeText":
            orders = self.free_text(note, box)
        elif kind == "/Link":
            orders = self.border_of_link(note, box)
        else:
            raise Refused("document_mark", kind=kind[1:30])
        if orders:
            look = self.pdf.make_stream(orders.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, *box]))
            look.Matrix = Array(
                [(1, 0, 0, 1, 0, 0), (0, 1, -1, 0, 0, 0), (-1, 0, 0, -1, 0, 0), (0, -1, 1, 0, 0, 0)][turn]
            )
            look.Resources = Dictionary(Font=self.writing.fonts)
            note.AP = Dictionary(N=look)
            self.drawn.setdefault(page, []).append((left, bottom, right, top))

    def field(self, note: Any, form: Any, box: tuple[float, float]) -> str:
        kind, bits = str(of_field(note, "/FT", form)), int(of_field(note, "/Ff", form) or 0)
        marks = note.get("/MK", Dictionary())
        frame = self.frame(marks.get("/BG"), marks.get("/BC"), line_width(note), box)
        if kind == "/Btn":
            return frame + self.button(note, form, marks, bits, box)
        if kind not in ("/Tx", "/Ch"):
            return frame
        value = of_field(note, "/V", form)
        words = ", ".join(map(text, value)) if isinstance(value, Array) else text(value)
        if bits & PASSWORD:
            words = "*" * len(words)
        if not words.strip():
            return frame
        if kind == "/Ch":
            words = self.chosen(words, of_field(note, "/Opt", form))
        colour, size = manner(of_field(note, "/DA", form))
        wrap = kind == "/Tx" and bool(bits & MULTILINE)
        align = side(of_field(note, "/Q", form))
        return f"{frame}\n{self.writing.typeset(words, box, size, colour, wrap=wrap, align=align)}"

    @staticmethod
    def chosen(words: str, options: Any) -> str:
        """What is shown of a choice is not always what is stored."""
        pairs = [each for each in options or [] if isinstance(each, Array) and len(each) == 2]
        return next((text(each[1]) for each in pairs if text(each[0]) == words), words)

    def button(self, note: Any, form: Any, marks: Any, bits: int, box: tuple[float, float]) -> str:
        colour, size = manner(of_field(note, "/DA", form))
        if bits & PUSH:
            words = text(marks.get("/CA"))
            return "\n" + self.writing.typeset(words, box, size, colour, wrap=False, align=1) if words.strip() else ""
        state = note.get("/AS", of_field(note, "/V", form))
        if state is None or state == Name.Off or not isinstance(state, Name):
            return ""
        width, height = box
        points = ((0.2, 0.5), (0.42, 0.25), (0.8, 0.78))
        path = " ".join(f"{x * width:.3f} {y * height:.3f} {'l' if at else 'm'}" for at, (x, y) in enumerate(points))
        return f"\nq {min(box) / 8:.3f} w {path} S Q"

    def free_text(self, note: Any, box: tuple[float, float]) -> str:
        words = text(note.get("/Contents"))
        colour, size = manner(note.get("/DA"))
        frame = self.frame(note.get("/C"), None, 0, box)
        if not words.strip():
            return frame
        align = side(note.get("/Q"))
        return f"{frame}\n{self.writing.typeset(words, box, size, colour, wrap=True, align=align)}"

    def border_of_link(self, note: Any, box: tuple[float, float]) -> str:
        border = note.get("/Border")
        width = line_width(note) if border is None or "/BS" in note else float(border[2]) if len(border) > 2 else 0
        return self.frame(None, note.get("/C", Array([0])), width, box)

    def frame(self, ground: Any, line: Any, width: float, box: tuple[float, float]) -> str:
        orders = ""
        if paint := painted(ground, "g rg k"):
            orders += f"q {paint} 0 0 {box[0]:.3f} {box[1]:.3f} re f Q"
        if width > 0 and (paint := painted(line, "G RG K")):
            inner = f"{width / 2:.3f} {width / 2:.3f} {box[0] - width:.3f} {box[1] - width:.3f}"
            orders += f"\nq {paint} {width:.3f} w {inner} re S Q"
        return orders


def settled(pdf: pikepdf.Pdf) -> tuple[pikepdf.Pdf, Boxes]:
    """The paper with everything that is shown as part of its pages, and the places, by page, that we drew ourselves."""
    if "/AcroForm" in pdf.Root:
        pdf.Root.AcroForm.NeedAppearances = False
    work = Appearances(pdf)
    work.settle()
    if work.left_to_library:
        pdf = by_library(pdf)
    pdf.flatten_annotations("screen")
    return pdf, work.drawn


def by_library(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Showing a page gives a look to the notes that have none, and they keep it."""
    out = io.BytesIO()
    pdf.save(out, encryption=False, fix_metadata_version=False)
    with closing(pypdfium2.PdfDocument(out.getvalue())) as paper:
        for page in paper:
            page.render(scale=0.1)
        again = io.BytesIO()
        paper.save(again)
    return pikepdf.open(again)


def has_look(note: Any) -> bool:
    look = note.get("/AP", Dictionary()).get("/N") if isinstance(note.get("/AP"), Dictionary) else None
    if isinstance(look, Stream):
        return True
    # By state: without a drawing for the state it is in, a box that is not ticked shows nothing.
    return isinstance(look, Dictionary) and len(look) > 0


def of_field(note: Any, key: str, form: Any) -> Any:
    """A field's value, its parents' or the form's."""
    node = note
    for _ in range(NESTING):
        if key in node:
            return node[key]
        if not isinstance(node.get("/Parent"), Dictionary):
            break
        node = node.Parent
    return form.get(key) if key in ("/DA", "/Q") else None


def text(value: Any) -> str:
    if isinstance(value, Stream):
        return str(pikepdf.String(value.read_bytes()))
    return str(value) if isinstance(value, pikepdf.String) else str(value)[1:] if isinstance(value, Name) else ""


def mark_at_corners(note: Any) -> None:
    """Words are marked where the corners are; the rectangle around them is only a hint."""
    if (corners := numbers(note.get("/QuadPoints"))) is not None and len(corners) >= CORNERS:
        across, up = [float(x) for x in list(corners)[::2]], [float(y) for y in list(corners)[1::2]]
        note.Rect = Array([min(across), min(up), max(across), max(up)])


def turned(note: Any) -> int:
    """By how many quarters, against the clock, a field's words are turned on the page."""
    marks = note.get("/MK")
    degrees = marks.get("/R", 0) if isinstance(marks, Dictionary) else 0
    return int(degrees) // 90 % 4


def side(value: Any) -> int:
    """0 left, 1 in the middle, 2 right."""
    return value if value in (1, 2) else 0


def manner(value: Any) -> tuple[str, float]:
    """The colour, as a drawing order, and the size of letters (0: as fits) that a default appearance asks for."""
    words = bytes(value) if isinstance(value, pikepdf.String) else b""
    colour, size = COLOUR.search(words), SIZE.search(words)
    try:
        points = abs(float(size[1])) if size else USUAL
    except ValueError:
        points = USUAL
    return colour[0].decode() if colour else "0 g", min(points, GREATEST)


def line_width(note: Any) -> float:
    style = note.get("/BS", Dictionary())
    return float(style.get("/W", 1)) if isinstance(style, Dictionary) else 1.0


def painted(colour: Any, operators: str) -> str:
    parts = numbers(colour)
    if parts is None or len(parts) not in (1, 3, 4):
        return ""
    operator = operators.split()[{1: 0, 3: 1, 4: 2}[len(parts)]]
    return " ".join(f"{float(part):.4f}" for part in parts) + f" {operator}"
