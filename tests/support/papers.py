"""PDFs as people have them: forms, notes, locks, layers, every kind of picture, colour and letter."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import typst
from fontTools.misc import eexec
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageCms, ImageDraw

FACES = Path(__file__).parents[2] / "partners" / "artwork" / "fonts"
WORDS = "Ліхтар і світло"
SIDE = 200
Maker = Callable[[], bytes]
PAPERS: dict[str, Maker] = {}
# Their words are drawn by us, because they have no look of their own.
FILLED: dict[str, Maker] = {}


def paper(make: Maker) -> Maker:
    PAPERS[make.__name__.replace("_", " ")] = make
    return make


def filled(make: Maker) -> Maker:
    FILLED[make.__name__.replace("_", " ")] = make
    return make


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id="encryption" not in options, **options)
    return out.getvalue()


def sheet(orders: str = "", **resources: Any) -> tuple[pikepdf.Pdf, Any]:
    """One page with a dark corner, so that it is never empty, and these orders."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(SIDE, SIDE)).obj
    page.Resources = Dictionary({f"/{kind}": value for kind, value in resources.items()})
    page.Contents = pdf.make_stream(b"0.2 0.3 0.5 rg 0 0 20 20 re f\n" + orders.encode())
    return pdf, page


def drawn(orders: str, **resources: Any) -> bytes:
    return saved(sheet(orders, **resources)[0])


def typeset(text: str, font: str = "Noto Sans") -> bytes:
    source = f'#set page(width: 200pt, height: 200pt, margin: 20pt)\n#set text(font: "{font}", size: 14pt)\n{text}'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FACES)])
    return typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf", timestamp=0)


def photo(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    ground = Image.linear_gradient("L").resize(size)
    bands = [ground.rotate(turn).resize(size) for turn in (0, 90, 180, 270)]
    picture = Image.merge("RGB", bands[:3])
    ImageDraw.Draw(picture).ellipse((8, 6, 30, 26), fill=(200, 30, 60))
    if mode == "RGBA":
        picture.putalpha(bands[3])
    return picture if mode == "RGBA" else picture.convert(mode)


def coded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def image(
    pdf: pikepdf.Pdf,
    data: bytes,
    filters: Any,
    space: Any,
    bits: int = 8,
    size: tuple[int, int] = (48, 32),
    **more: Any,
) -> Any:
    stream = Stream(
        pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=bits
    )
    if space is not None:
        stream.ColorSpace = space
    hints = more.pop("hints", None)
    stream.write(data, filter=filters, decode_parms=hints)
    for key, value in more.items():
        stream[f"/{key}"] = value
    return pdf.make_indirect(stream)


def with_picture(make: Callable[[pikepdf.Pdf], Any], orders: str = "") -> bytes:
    pdf, page = sheet(orders + " q 150 0 0 100 25 50 cm /P Do Q")
    page.Resources.XObject = Dictionary(P=make(pdf))
    return saved(pdf)


def raw(mode: str) -> bytes:
    return photo(mode).tobytes()


def flat(pdf: pikepdf.Pdf, mode: str, space: Any, **more: Any) -> Any:
    return image(pdf, zlib.compress(raw(mode)), Name.FlateDecode, space, **more)


# Letters


def cid_letters() -> bytes:
    return typeset(f"{WORDS} $sum_(i=1)^n x_i$", "Libertinus Serif")


def embedded_truetype(pdf: pikepdf.Pdf, words: str) -> Any:
    face = TTFont(FACES / "NotoSans-Regular.ttf")
    subsetter = Subsetter(Options(glyph_names=True, name_IDs=["*"], notdef_outline=True))
    subsetter.populate(text=words)
    subsetter.subset(face)
    out = io.BytesIO()
    face.save(out)
    widths = [
        round(face["hmtx"][face.getBestCmap()[code]][0]) if code in face.getBestCmap() else 0 for code in range(32, 127)
    ]
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Noto"),
        Flags=32,
        FontBBox=[-600, -300, 1500, 1100],
        ItalicAngle=0,
        Ascent=1069,
        Descent=-293,
        CapHeight=714,
        StemV=80,
        FontFile2=pdf.make_stream(out.getvalue()),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Noto"),
        FirstChar=32,
        LastChar=126,
        Widths=Array(widths),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(described),
    )


@paper
def simple_truetype() -> bytes:
    pdf, page = sheet("BT /F 20 Tf 20 100 Td (Lantern, light) Tj 0 -30 Td [(La) -200 (mp)] TJ T* (x) ' ET")
    page.Resources.Font = Dictionary(F=embedded_truetype(pdf, "Lantern, light Lamp x"))
    return saved(pdf)


def type1_program(note: str = "") -> bytes:
    """A face with two letters: a square under the name of A and a triangle under one of its own."""

    def locked(orders: bytes) -> bytes:
        return eexec.encrypt(b"\0\0\0\0" + orders, 4330)[0]

    def number(value: int) -> bytes:
        if -107 <= value <= 107:
            return bytes([value + 139])
        value -= 108
        return bytes([value // 256 + 247, value % 256])

    def code(*parts: Any) -> bytes:
        words = {"hsbw": b"\x0d", "rmoveto": b"\x15", "rlineto": b"\x05", "closepath": b"\x09", "endchar": b"\x0e"}
        return b"".join(words[part] if isinstance(part, str) else number(part) for part in parts)

    def falling(value: int) -> bytes:
        return bytes([(-value - 108) // 256 + 251, (-value - 108) % 256])

    down = falling(-500)
    square = (
        code(0, 600, "hsbw", 50, 0, "rmoveto", 500, 0, "rlineto", 0, 500, "rlineto")
        + down
        + code(0, "rlineto", "closepath", "endchar")
    )
    triangle = (
        code(0, 600, "hsbw", 50, 0, "rmoveto", 500, 0, "rlineto")
        + falling(-250)
        + code(500, "rlineto", "closepath", "endchar")
    )
    empty = code(0, 600, "hsbw", "endchar")
    clear = (
        f"%!PS-AdobeFont-1.0: Lamp 001\n% {note}\n11 dict begin\n/FontInfo 3 dict dup begin /Notice "
        f"({note}) readonly def end "
        "readonly def\n/FontName /Lamp def\n/PaintType 0 def\n/FontType 1 def\n/FontMatrix [0.001 "
        "0 0 0.001 0 0] readonly def\n"
        "/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /A put\ndup 66 "
        "/lampshade put\nreadonly def\n"
        "/FontBBox {0 0 600 600} readonly def\ncurrentdict end\ncurrentfile eexec\n"
    ).encode()
    letters = b"".join(
        b"/%s %d RD %s ND\n" % (name, len(locked(body)), locked(body))
        for name, body in ((b".notdef", empty), (b"A", square), (b"lampshade", triangle))
    )
    private = (
        b"dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} executeonly "
        b"def /ND {noaccess def} "
        b"executeonly def /NP {noaccess put} executeonly def /BlueValues [0 0] def /MinFeature {16 "
        b"16} def /password 5839 def\n%"
        + note.encode()
        + b"\n2 index /CharStrings 3 dict dup begin\n"
        + letters
        + b"end end readonly put noaccess put dup/FontName get exch definefont pop mark currentfile closefile\n"
    )
    return clear + eexec.encrypt(b"\0\0\0\0" + private, 55665)[0] + b"\n" + b"0" * 64 + b"\ncleartomark\n"


def type1_font(pdf: pikepdf.Pdf, note: str = "") -> Any:
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Lamp,
        Flags=4,
        FontBBox=[0, 0, 600, 600],
        ItalicAngle=0,
        Ascent=600,
        Descent=0,
        CapHeight=500,
        StemV=80,
        FontFile=pdf.make_stream(type1_program(note)),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Lamp,
        FirstChar=65,
        LastChar=66,
        Widths=[600, 600],
        FontDescriptor=pdf.make_indirect(described),
    )


@paper
def type1_letters() -> bytes:
    pdf, page = sheet("BT /F 30 Tf 20 100 Td (ABBA) Tj ET")
    page.Resources.Font = Dictionary(F=type1_font(pdf))
    return saved(pdf)


@paper
def type3_letters() -> bytes:
    pdf, page = sheet("BT /F 30 Tf 20 100 Td (abba) Tj ET")
    square, colour = (
        pdf.make_stream(b"500 0 0 0 400 400 d1 0 0 400 400 re f"),
        pdf.make_stream(b"500 0 d0 1 0 0 rg 0 0 300 300 re f"),
    )
    page.Resources.Font = Dictionary(
        F=Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 500, 500],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=97,
            LastChar=98,
            Widths=[500, 500],
            CharProcs=Dictionary(lamp=square, light=colour),
            Resources=Dictionary(),
            Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.lamp, Name.light]),
        )
    )
    return saved(pdf)


@paper
def faces_by_name() -> bytes:
    faces = ("Helvetica", "Times-BoldItalic", "Courier", "ArialMT", "Symbol", "Unknown-Bold")
    fonts = {
        f"/F{place}": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"))
        for place, face in enumerate(faces)
    }
    words = " ".join(
        f"BT /F{place} 16 Tf 20 {170 - 25 * place} Td (Lantern \\(light\\)) Tj ET" for place in range(len(faces))
    )
    return drawn(words, Font=Dictionary(fonts))


# Pictures


@paper
def a_picture_in_every_wrapping() -> bytes:
    def make(pdf: pikepdf.Pdf) -> Any:
        wrapped = zlib.compress(coded(photo(), "JPEG", quality=90))
        return image(pdf, wrapped, Array([Name.FlateDecode, Name.DCTDecode]), Name.DeviceRGB)

    return with_picture(make)


def cmyk(pdf: pikepdf.Pdf, *, marked: bool) -> Any:
    data = coded(photo("CMYK"), "JPEG", quality=90)
    if not marked:
        at = data.index(b"\xff\xee")
        data = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    more = {"Decode": Array([1, 0, 1, 0, 1, 0, 1, 0])} if marked else {}
    return image(pdf, data, Name.DCTDecode, Name.DeviceCMYK, **more)


def jpx(pdf: pikepdf.Pdf, mode: str) -> Any:
    more = {"SMaskInData": 1} if mode == "RGBA" else {}
    return image(pdf, coded(photo(mode), "JPEG2000"), Name.JPXDecode, None, **more)


def fax(pdf: pikepdf.Pdf, **more: Any) -> Any:
    bits = photo("L").resize((480, 320)).convert("1")
    tiff = Image.open(io.BytesIO(coded(bits, "TIFF", compression="group4")))
    start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
    strip = coded(bits, "TIFF", compression="group4")[start : start + length]
    # Without a word about colours, white is what a fax leaves empty.
    hints = Dictionary(K=-1, Columns=480, Rows=320, BlackIs1=False)
    return image(
        pdf, strip, Name.CCITTFaxDecode, more.pop("space", Name.DeviceGray), 1, (480, 320), hints=hints, **more
    )


def stencil(pdf: pikepdf.Pdf) -> Any:
    bits = photo("L").convert("1")
    return image(pdf, zlib.compress(bits.tobytes()), Name.FlateDecode, None, 1, ImageMask=True, Decode=Array([1, 0]))


def faded(pdf: pikepdf.Pdf) -> Any:
    return flat(pdf, "RGB", Name.DeviceRGB, SMask=flat(pdf, "L", Name.DeviceGray))


def cut_out(pdf: pikepdf.Pdf) -> Any:
    return flat(pdf, "RGB", Name.DeviceRGB, Mask=stencil(pdf))


def without_a_colour(pdf: pikepdf.Pdf) -> Any:
    return flat(pdf, "L", Name.DeviceGray, Mask=Array([0, 90]))


def palette(pdf: pikepdf.Pdf) -> Any:
    small = photo().quantize(16)
    colours = bytes(small.getpalette()[:48])
    return image(
        pdf,
        zlib.compress(small.tobytes()),
        Name.FlateDecode,
        Array([Name.Indexed, Name.DeviceRGB, 15, String(colours)]),
    )


def deep(pdf: pikepdf.Pdf) -> Any:
    wide = b"".join(bytes([value, 0]) for value in raw("RGB"))
    return image(pdf, zlib.compress(wide), Name.FlateDecode, Name.DeviceRGB, 16)


def predicted(pdf: pikepdf.Pdf) -> Any:
    rows = b"".join(b"\0" + raw("RGB")[row * 144 : row * 144 + 144] for row in range(32))
    return image(
        pdf, zlib.compress(rows), Name.FlateDecode, Name.DeviceRGB, hints=Dictionary(Predictor=15, Colors=3, Columns=48)
    )


def profiled(pdf: pikepdf.Pdf) -> Any:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return flat(pdf, "RGB", Array([Name.ICCBased, pdf.make_stream(profile, N=3)]))


def in_lab(pdf: pikepdf.Pdf) -> Any:
    return flat(pdf, "RGB", Array([Name.Lab, Dictionary(WhitePoint=[0.9505, 1, 1.089], Range=[-100, 100, -100, 100])]))


def upside(pdf: pikepdf.Pdf) -> Any:
    return flat(pdf, "RGB", Name.DeviceRGB, Decode=Array([1, 0, 1, 0, 1, 0]), Interpolate=True)


def broken_off(pdf: pikepdf.Pdf) -> Any:
    return image(pdf, coded(photo(size=(480, 320)), "JPEG")[:-900], Name.DCTDecode, Name.DeviceRGB, size=(480, 320))


for title, made in {
    "a CMYK photograph with Adobe's mark": lambda pdf: cmyk(pdf, marked=True),
    "a CMYK photograph without it": lambda pdf: cmyk(pdf, marked=False),
    "a grey photograph": lambda pdf: image(pdf, coded(photo("L"), "JPEG"), Name.DCTDecode, Name.DeviceGray),
    "a photograph that breaks off": broken_off,
    "a JPEG 2000": lambda pdf: jpx(pdf, "RGB"),
    "a grey JPEG 2000": lambda pdf: jpx(pdf, "L"),
    "a JPEG 2000 that is faded": lambda pdf: jpx(pdf, "RGBA"),
    "a fax": fax,
    "a fax as a stencil": lambda pdf: fax(pdf, space=None, ImageMask=True),
    "a stencil": stencil,
    "a faded picture": faded,
    "a picture that is cut out": cut_out,
    "a picture without one of its greys": without_a_colour,
    "a palette": palette,
    "sixteen bits": deep,
    "predicted rows": predicted,
    "a colour profile": profiled,
    "a picture in Lab": in_lab,
    "a negative": upside,
    "plain CMYK": lambda pdf: flat(pdf, "CMYK", Name.DeviceCMYK),
}.items():
    PAPERS[title] = lambda made=made: with_picture(made, "0.8 0.9 0.4 rg 30 30 100 100 re f 0 0 0 rg")  # type: ignore[misc]


@paper
def inline_pictures() -> bytes:
    pdf, page = sheet()
    grey = bytes(range(0, 256, 4))
    first = b"q 60 0 0 60 20 100 cm BI /W 8 /H 8 /BPC 8 /CS /G ID " + grey + b" EI Q\n"
    packed = zlib.compress(photo().resize((10, 10)).tobytes())
    second = (
        b"q 60 0 0 60 110 100 cm BI /W 10 /H 10 /BPC 8 /CS /RGB /F [/AHx /Fl] ID " + packed.hex().encode() + b"> EI Q\n"
    )
    third = b"q 60 0 0 60 20 30 cm 1 0 0 rg BI /W 8 /H 8 /IM true ID \xaa\x55\xaa\x55\xaa\x55\xaa\x55 EI Q\n"
    fourth = b"q 60 0 0 60 110 30 cm BI /W 48 /H 32 /BPC 8 /CS /RGB /F /DCT ID " + coded(photo(), "JPEG") + b"\nEI Q\n"
    page.Contents = pdf.make_stream(first + second + third + fourth + b"0 1 0 rg 190 190 9 9 re f")
    return saved(pdf)


# Colours and areas


@paper
def gradients_patterns_and_inks() -> bytes:
    pdf, page = sheet(
        "q 0 100 100 100 re W n /Axial sh Q q 100 100 100 100 re W n /Radial sh Q "
        "/Pattern cs /Tiles scn 20 20 60 60 re f /Spot cs 0.7 scn 90 20 40 60 re f /Several cs 0.9 "
        "0.3 scn 140 20 40 60 re f"
    )
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    stitched = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[blend, blend], Bounds=[0.5], Encode=[0, 1, 1, 0])
    page.Resources.Shading = Dictionary(
        Axial=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 100, 100, 200], Function=stitched, Extend=[True, True]
        ),
        Radial=Dictionary(ShadingType=3, ColorSpace=Name.DeviceRGB, Coords=[150, 150, 0, 150, 150, 50], Function=blend),
    )
    tile = pdf.make_stream(
        b"0 0.6 0 rg 0 0 5 5 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 10, 10],
        XStep=10,
        YStep=10,
        Resources=Dictionary(),
    )
    page.Resources.Pattern = Dictionary(Tiles=tile)
    tint = pdf.make_stream(
        b"{ % a comment\n dup 0.5 mul exch 0.2 mul 0.4 }", FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1]
    )
    both = pdf.make_stream(
        bytes([255, 255, 255, 255, 0, 0, 0, 0, 255, 40, 40, 40]),
        FunctionType=0,
        Domain=[0, 1, 0, 1],
        Range=[0, 1, 0, 1, 0, 1],
        Size=[2, 2],
        BitsPerSample=8,
    )
    page.Resources.ColorSpace = Dictionary(
        Spot=Array([Name.Separation, Name("/House#20red"), Name.DeviceRGB, tint]),
        Several=Array([Name.DeviceN, Array([Name.Cyan, Name("/Own")]), Name.DeviceRGB, both]),
    )
    return saved(pdf)


@paper
def transparency_and_blending() -> bytes:
    pdf, page = sheet(
        "1 0 0 rg 40 40 90 90 re f /Half gs 0 0 1 rg 80 80 90 90 re f /Times gs 0 1 0 rg 20 90 90 "
        "60 re f /Soft gs 0 g 0 0 200 200 re f"
    )
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = pdf.make_stream(
        b"0.3 g 0 0 200 60 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200], Group=group
    )
    page.Resources.ExtGState = Dictionary(
        Half=Dictionary(ca=0.5, CA=0.5),
        Times=Dictionary(BM=Array([Name.Unknown, Name.Multiply]), ca=1),
        Soft=Dictionary(BM=Name.Normal, SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=mask)),
    )
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
    return saved(pdf)


# Pages


def turned(degrees: int) -> bytes:
    pdf = pikepdf.open(io.BytesIO(typeset(WORDS)))
    pdf.pages[0].obj.Rotate = degrees
    return saved(pdf)


for degrees in (90, 180, 270, -90):
    PAPERS[f"turned by {degrees}"] = lambda degrees=degrees: turned(degrees)  # type: ignore[misc]


@paper
def cropped() -> bytes:
    pdf = pikepdf.open(io.BytesIO(typeset(WORDS)))
    pdf.pages[0].obj.CropBox = Array([10, 120, 150, 195])
    return saved(pdf)


@paper
def what_pages_inherit() -> bytes:
    pdf, page = sheet()
    page.Contents = Array(
        [pdf.make_stream(b"q 1 0 0 r"), pdf.make_stream(b"g 50 50 80 80 re f Q"), pdf.make_stream(b"/Old Do")]
    )
    page.Contents[0].write(b"q 1 0 0 rg")
    page.Contents[1].write(b"50 50 80 80 re f Q")
    old = pdf.make_stream(
        b"BT /F 20 Tf 20 20 Td (Old form) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200]
    )
    shared = Dictionary(
        XObject=Dictionary(Old=old),
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)),
    )
    del page["/Resources"], page["/MediaBox"]
    pdf.Root.Pages.Resources, pdf.Root.Pages.MediaBox, pdf.Root.Pages.Rotate = shared, Array([0, 0, 200, 200]), 90
    return saved(pdf)


def layered(pdf: pikepdf.Pdf, page: Any) -> None:
    shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Shown", "Hidden"))
    rule = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([shown, hidden]), P=Name.AllOn))
    page.Resources.Properties = Dictionary(S=shown, H=hidden, R=rule)
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden]), Order=Array([shown, hidden]))
    )


@paper
def layers() -> bytes:
    pdf, page = sheet(
        "/OC /S BDC 1 0 0 rg 20 120 60 60 re f EMC /OC /H BDC 0 1 0 rg 110 120 60 60 re f BT /F 20 "
        "Tf 20 90 Td (Secret) Tj ET EMC "
        "/OC /R BDC 0 0 1 rg 20 20 60 60 re f EMC 0.5 g 110 20 60 60 re f",
        Font=Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)),
    )
    layered(pdf, page)
    return saved(pdf)


# Locks and wrappings


def locked(revision: int, *, aes: bool = False) -> bytes:
    pdf = pikepdf.open(io.BytesIO(typeset(WORDS)))
    return saved(pdf, encryption=pikepdf.Encryption(owner="secret", user="", R=revision, aes=aes, metadata=aes))


for revision, aes in ((2, False), (3, False), (4, False), (4, True), (5, True), (6, True)):
    PAPERS[f"locked against changes, R{revision}{' AES' * aes}"] = lambda revision=revision, aes=aes: locked(
        revision, aes=aes
    )  # type: ignore[misc]

for title, junk in {
    "a line": b"\n",
    "a byte order mark": b"\xef\xbb\xbf",
    "a mail": b"Content-Type: application/pdf\r\n\r\n" * 30,
}.items():
    PAPERS[f"{title} before the header"] = lambda junk=junk: junk + typeset(WORDS)  # type: ignore[misc]
PAPERS["words behind the end"] = lambda: typeset(WORDS) + b"\n<html>proxy footer</html>\n" * 20


# Forms and notes


def noted(
    pdf: pikepdf.Pdf, page: Any, kind: str, box: tuple[int, int, int, int] = (20, 60, 180, 100), **facts: Any
) -> Any:
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(box), F=4))
    for key, value in facts.items():
        note[f"/{key}"] = value
    page.Annots = Array([*page.get("/Annots", []), note])
    return note


def look(pdf: pikepdf.Pdf, words: str = WORDS, size: tuple[int, int] = (160, 40)) -> Any:
    """A drawing of these words in an embedded face."""
    source = pikepdf.open(io.BytesIO(typeset(words)))
    form = pdf.copy_foreign(source.pages[0].as_form_xobject())
    form.BBox = Array([10, 150, 170, 190])
    return form


def form_paper(*, need: bool, shown: bool, **facts: Any) -> bytes:
    pdf, page = sheet()
    usual = {"FT": Name.Tx, "T": String("a"), "V": String(WORDS), "DA": String("/Helv 12 Tf 0 g")}
    field = noted(pdf, page, "Widget", **{**usual, **facts})
    if shown:
        field.AP = Dictionary(N=look(pdf))
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA=String("/Helv 12 Tf 0 g")
    )
    if need:
        pdf.Root.AcroForm.NeedAppearances = True
    return saved(pdf)


PAPERS["a filled form with its looks"] = lambda: form_paper(need=False, shown=True)
PAPERS["a filled form with its looks that asks for others"] = lambda: form_paper(need=True, shown=True)
FILLED["a filled form without looks"] = lambda: form_paper(need=False, shown=False)
FILLED["a filled form that asks for looks"] = lambda: form_paper(need=True, shown=False)
FILLED["several lines"] = lambda: form_paper(need=True, shown=False, Ff=1 << 12, Rect=Array([20, 60, 180, 150]))
FILLED["words at the right"] = lambda: form_paper(
    need=True, shown=False, Q=2, MK=Dictionary(BG=[1, 1, 0.8], BC=[0, 0, 1])
)
FILLED["a field that stands upright"] = lambda: form_paper(
    need=True, shown=False, Rect=Array([60, 30, 90, 190]), MK=Dictionary(R=90)
)
FILLED["a choice"] = lambda: form_paper(
    need=True, shown=False, FT=Name.Ch, Opt=Array([Array([String(WORDS), String(WORDS)])])
)


@filled
def an_inherited_value() -> bytes:
    pdf, page = sheet()
    parent = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), V=String(WORDS)))
    child = noted(pdf, page, "Widget", Parent=parent)
    parent.Kids = Array([child])
    pdf.Root.AcroForm = Dictionary(Fields=Array([parent]), DA=String("/Helv 0 Tf 0 0 1 rg"))
    return saved(pdf)


@filled
def a_free_text() -> bytes:
    pdf, page = sheet()
    noted(pdf, page, "FreeText", Contents=String(WORDS), DA=String("/Helv 12 Tf 1 0 0 rg"))
    return saved(pdf)


@paper
def a_free_text_with_its_look() -> bytes:
    pdf, page = sheet()
    noted(pdf, page, "FreeText", Contents=String("other words"), DA=String("/Helv 12 Tf 0 g")).AP = Dictionary(
        N=look(pdf)
    )
    return saved(pdf)


@paper
def boxes_and_rounds() -> bytes:
    pdf, page = sheet()
    on, off = pdf.make_stream(b"0 g 2 2 16 16 re f"), pdf.make_stream(b"0 G 1 1 18 18 re S")
    for each in (on, off):
        each.Type, each.Subtype, each.BBox = Name.XObject, Name.Form, Array([0, 0, 20, 20])
    fields = []
    for place, state in enumerate(("Yes", "Off", "Yes")):
        field = noted(
            pdf,
            page,
            "Widget",
            (20 + 40 * place, 100, 40 + 40 * place, 120),
            FT=Name.Btn,
            T=String(f"b{place}"),
            V=Name(f"/{state}"),
            AS=Name(f"/{state}"),
            AP=Dictionary(N=Dictionary(Yes=on, Off=off)),
        )
        fields.append(field)
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
    return saved(pdf)


@paper
def a_stamp() -> bytes:
    pdf, page = sheet()
    noted(pdf, page, "Stamp", Name=Name.Approved).AP = Dictionary(N=look(pdf, "Погоджено"))
    hidden = noted(pdf, page, "Stamp", (20, 120, 180, 160), AP=Dictionary(N=look(pdf, "Hidden")))
    hidden.F = 2
    return saved(pdf)


@paper
def marks_in_a_text() -> bytes:
    pdf = pikepdf.open(io.BytesIO(typeset(WORDS)))
    page = pdf.pages[0].obj
    for place, kind in enumerate(("Highlight", "Underline", "StrikeOut", "Squiggly")):
        low = 165 - 25 * place
        corners = Array([20, low + 15, 120, low + 15, 20, low, 120, low])
        noted(
            pdf,
            page,
            kind,
            (20, low, 120, low + 15),
            QuadPoints=corners,
            C=Array([1, 0.8, 0]),
            Contents=String("a comment"),
        )
    noted(pdf, page, "Square", (130, 150, 180, 190), C=Array([1, 0, 0]))
    noted(pdf, page, "Circle", (130, 100, 180, 140), C=Array([0, 0, 1]), IC=Array([0.8, 0.9, 1]))
    noted(pdf, page, "Ink", (20, 20, 180, 60), InkList=Array([Array([25, 25, 100, 55, 175, 30])]), C=Array([0, 0.5, 0]))
    return saved(pdf)


@paper
def a_link_without_a_border() -> bytes:
    pdf, page = sheet()
    noted(pdf, page, "Link", Border=Array([0, 0, 0]), A=Dictionary(S=Name.URI, URI=String("https://example.org")))
    return saved(pdf)


@paper
def a_signature_that_shows() -> bytes:
    pdf, page = sheet()
    value = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        SubFilter=Name("/adbe.pkcs7.detached"),
        Contents=String(b"\x30" * 200),
        ByteRange=Array([0, 10, 20, 30]),
        M=String("D:20260101"),
    )
    field = noted(
        pdf,
        page,
        "Widget",
        FT=Name.Sig,
        T=String("s"),
        V=pdf.make_indirect(value),
        AP=Dictionary(N=look(pdf, "Підписано")),
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return saved(pdf)


def unlooked(kind: str, **facts: Any) -> bytes:
    pdf, page = sheet()
    noted(pdf, page, kind, **facts)
    return saved(pdf)


def unfit(**facts: Any) -> bytes:
    return form_paper(need=True, shown=False, **facts)


def opens_with_a_password() -> bytes:
    pdf = pikepdf.open(io.BytesIO(typeset(WORDS)))
    return saved(pdf, encryption=pikepdf.Encryption(owner="secret", user="user", R=6))


def folder_of_files() -> bytes:
    pdf, _page = sheet()
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    return saved(pdf)


def moving_form() -> bytes:
    pdf, _page = sheet("BT ET")
    pdf.Root.NeedsRendering = True
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))
    return saved(pdf)


# What no two readers show alike, with a word of the sentence that says so.
UNSHOWABLE: dict[str, tuple[Maker, str]] = {
    "a stamp without a look": (lambda: unlooked("Stamp", Name=Name.Approved), "Stamp"),
    "a line without a look": (lambda: unlooked("Line", L=Array([20, 60, 180, 100])), "Line"),
    "a mark for blacking out": (lambda: unlooked("Redact"), "Redact"),
    "letters that we do not have": (lambda: unfit(V=String("日本")), "日"),
    "more words than fit": (lambda: unfit(V=String(WORDS * 40)), "more words"),
    "a password": (opens_with_a_password, "password"),
    "a folder of files": (folder_of_files, "folder"),
    "a form of one program": (moving_form, "XFA"),
}
PAPERS["letters of a typesetter"] = cid_letters
