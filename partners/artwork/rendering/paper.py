"""Print PDFs: the designer's file stays as it is, vector and all; plates, logo, QR code and text are laid over it. A
logo that came as an SVG of plain shapes stays one."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from . import attribution, lettering, marks, press
from .artworks import page_size
from .bases import BaseLayers
from .copying import tell_once
from .grounds import set_on_ground
from .photos import Photo, photo_stream
from .screens import filled
from .shapes import Artwork, Brand, Choices, Credit, Slot, one_line
from .sizes import factor_to, resize
from .undrawable import Undrawable

# Pixels per inch that a logo is reduced to: enough for any press, and not the megabytes of a huge upload.
LOGO_PPI = 600
# The share of a radius at which the handle of a Bézier curve draws a quarter of a circle.
QUARTER = 0.5523


def compose_pdf(
    artwork: Artwork,
    slots: tuple[Slot, ...],
    brand: Brand,
    choices: Choices,
    *,
    credit: Credit | None = None,
    bases: BaseLayers | None = None,
) -> bytes:
    """The same input gives the same bytes. Raises Undrawable when the artwork is not a PDF that can be used."""
    if artwork.kind != "pdf":
        raise Undrawable("no_pdf")
    try:
        with pikepdf.open(io.BytesIO(artwork.load())) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                own = filled(slots, brand, choices, number)
                if own:
                    placed = [set_on_ground(slot, brand, artwork, bases) for slot in own]
                    Sheet(pdf, page, number).lay(placed, choices)
                onto_paper(pdf, page, choices.sheet, artwork)
            # Names and programs of whoever exported the artwork are nobody's business; the moment would differ each
            # time.
            for key in ("/Info", "/ID"):
                if key in pdf.trailer:
                    del pdf.trailer[key]
            if "/Metadata" in pdf.Root:
                del pdf.Root["/Metadata"]
            pdf.Root.Lang = String(choices.language)
            if credit:
                tell(pdf, credit)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return out.getvalue()
    except pikepdf.PdfError as broken:
        raise Undrawable("pdf_unreadable") from broken


def onto_paper(pdf: pikepdf.Pdf, page: pikepdf.Page, sheet: str, artwork: Artwork) -> None:
    paper, is_for_press = press.paper_of(sheet)
    if paper:
        resize(page, factor_to(paper, artwork.width, artwork.height))
    if is_for_press:
        press.prepare(pdf, page)


def tell(pdf: pikepdf.Pdf, credit: Credit) -> None:
    if credit.title:
        # Where most readers look for it. Nothing else is said there: no program, and no moment.
        pdf.docinfo["/Title"] = String(one_line(credit.title))
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    note = Stream(pdf, attribution.xmp(credit), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(note)


class Sheet:
    """One page of the artwork. Boxes come with their origin at the top, as everywhere; PDF counts from the bottom."""

    def __init__(self, pdf: pikepdf.Pdf, page: pikepdf.Page, number: int) -> None:
        self.pdf, self.page, self.number = pdf, page, number
        self.width, self.height = page_size(page)
        left, bottom, right, top = (float(edge) for edge in page.cropbox)
        # A rectangle may name any two opposite corners (ISO 32000-1, 7.9.5).
        self.left, self.top = min(left, right), max(bottom, top)
        self.drawing: list[str] = []
        self.names = 0

    def lay(self, placed: list[tuple[Slot, Brand]], choices: Choices) -> None:
        orders = []
        for slot, brand in placed:
            box = slot.box(self.width, self.height)
            if slot.kind == "qr":
                self.lay_qr(slot, brand, choices, box)
                self.lead(choices.qr or brand.link, box)
                continue
            if slot.kind == "link":
                self.lead(brand.link, box)
            if slot.background:
                self.lay_plate(brand.paint(slot.background), box)
            inner = marks.inner_box(slot, box)
            if slot.kind == "photo":
                self.lay_photo(choices.occasion.photo, inner)
            elif slot.kind == "logo" and brand.logo_png is not None:
                self.lay_logo(slot, brand, inner)
            else:
                orders.append(lettering.order(slot, brand, choices, inner, self.height))
        if orders:
            self.lay_text(lettering.overlay(orders, self.width, self.height))
        own_resources(self.page)
        # The designer's part may leave its last state behind: it is closed off before ours begins.
        self.page.contents_add(b"q\n", prepend=True)
        self.page.contents_add(("\nQ\n" + "\n".join(self.drawing) + "\n").encode())

    def lead(self, link: str, box: marks.Box) -> None:
        """Whoever reads the file on a screen presses what others would type or scan."""
        if not link or not link.isascii():
            return
        left, top, width, height = box
        place = [self.left + left, self.top - top - height, self.left + left + width, self.top - top]
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([round(each, 3) for each in place]), Border=Array([0, 0, 0]),
            A=Dictionary(Type=Name.Action, S=Name.URI, URI=String(link)),
        )  # fmt: skip
        notes = self.page.obj.get("/Annots", Array())
        self.page.obj.Annots = Array([*notes, self.pdf.make_indirect(note)])

    def lay_plate(self, colour: str, box: marks.Box) -> None:
        left, top, width, height = box
        radius = marks.MARGIN / 2 * min(width, height)
        x0, x1, y0, y1 = self.left + left, self.left + left + width, self.top - top - height, self.top - top
        handle = radius * (1 - QUARTER)
        # Fixed notation everywhere: PDF reads no exponents.
        path = [f"{x0 + radius:.3f} {y0:.3f} m {x1 - radius:.3f} {y0:.3f} l"]
        corners = (
            ((x1 - handle, y0), (x1, y0 + handle), (x1, y0 + radius), (x1, y1 - radius)),
            ((x1, y1 - handle), (x1 - handle, y1), (x1 - radius, y1), (x0 + radius, y1)),
            ((x0 + handle, y1), (x0, y1 - handle), (x0, y1 - radius), (x0, y0 + radius)),
            ((x0, y0 + handle), (x0 + handle, y0), (x0 + radius, y0), (x0 + radius, y0)),
        )
        for first, second, end, straight in corners:
            numbers = " ".join(f"{number:.3f}" for point in (first, second, end) for number in point)
            path.append(f"{numbers} c {straight[0]:.3f} {straight[1]:.3f} l")
        self.drawing.append(f"q {rgb(colour)} rg {' '.join(path)} h f Q")

    def lay_logo(self, slot: Slot, brand: Brand, box: marks.Box) -> None:
        left, top, width, height = marks.place(slot, box, marks.logo_size(brand))
        if brand.logo_svg:
            with pikepdf.open(io.BytesIO(lettering.drawing(brand.logo_svg, width, height))) as drawn_page:
                form = self.add(self.pdf.copy_foreign(drawn_page.pages[0].as_form_xobject()))
            self.drawing.append(f"q 1 0 0 1 {self.left + left:.3f} {self.top - top - height:.3f} cm {form} Do Q")
            return
        most = max(1, round(width / 72 * LOGO_PPI)), max(1, round(height / 72 * LOGO_PPI))
        size, colours, alpha = marks.logo_streams(brand, most)
        drawn = self.picture(size, colours, Name.DeviceRGB)
        if alpha:
            drawn.SMask = self.pdf.make_indirect(self.picture(size, alpha, Name.DeviceGray))
        at = f"{width:.3f} 0 0 {height:.3f} {self.left + left:.3f} {self.top - top - height:.3f}"
        self.drawing.append(f"q {at} cm {self.add(drawn)} Do Q")

    def lay_photo(self, photo: Photo | None, box: marks.Box) -> None:
        left, top, width, height = box
        if photo is None:
            return
        size, jpeg = photo_stream(photo, width, height)
        drawn = Stream(
            self.pdf, jpeg, Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1],
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        at = f"{width:.3f} 0 0 {height:.3f} {self.left + left:.3f} {self.top - top - height:.3f}"
        self.drawing.append(f"q {at} cm {self.add(drawn)} Do Q")

    def picture(self, size: tuple[int, int], packed: bytes, space: Name) -> Stream:
        found = Stream(
            self.pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], ColorSpace=space,
            BitsPerComponent=8,
        )  # fmt: skip
        found.write(packed, filter=Name.FlateDecode)
        return found

    def lay_qr(self, slot: Slot, brand: Brand, choices: Choices, box: marks.Box) -> None:
        matrix = marks.qr_matrix(brand, choices)
        if not matrix:
            return
        left, top, side, _ = marks.place(slot, box, (1, 1))
        x0, y1 = self.left + left, self.top - top
        module = side / len(matrix)
        dark, light = marks.qr_colours(slot, brand)
        parts = [f"q {rgb(light)} rg {x0:.3f} {y1 - side:.3f} {side:.3f} {side:.3f} re f {rgb(dark)} rg"]
        for row, bits in enumerate(matrix):
            y = y1 - (row + 1) * module
            for start, length in runs(bits):
                parts.append(f"{x0 + start * module:.4f} {y:.4f} {length * module:.4f} {module:.4f} re")
        self.drawing.append(" ".join(parts) + " f Q")

    def lay_text(self, overlay: bytes) -> None:
        with pikepdf.open(io.BytesIO(overlay)) as text:
            tell_once(text, text.pages[0])
            name = self.add(self.pdf.copy_foreign(text.pages[0].as_form_xobject()))
        self.drawing.append(f"q 1 0 0 1 {self.left:.3f} {self.top - self.height:.3f} cm {name} Do Q")

    def add(self, thing: pikepdf.Object) -> str:
        """Under a name that no other page uses: pages may share their resources."""
        own_resources(self.page)
        self.names += 1
        name = f"/CoBrand{self.number}x{self.names}"
        self.page.add_resource(thing, Name.XObject, name=Name(name), replace_existing=True)
        return name


def own_resources(page: pikepdf.Page) -> None:
    """Resources may be inherited from above in the page tree; adding some would hide those."""
    node: pikepdf.Object = page.obj
    while "/Resources" not in node and "/Parent" in node:
        node = node.Parent
    page.obj.Resources = node.get("/Resources", Dictionary())


def runs(bits: bytes) -> list[tuple[int, int]]:
    """Start and length of each stretch of ones."""
    found: list[tuple[int, int]] = []
    for at, bit in enumerate(bits):
        if bit and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif bit:
            found.append((at, 1))
    return found


def rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))
