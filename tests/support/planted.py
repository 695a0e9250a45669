"""Places of a PDF where a name, a position or a note can hide; each gets a mark of its own."""

import contextlib
import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from fontTools.misc import eexec
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageCms

from tests.support.papers import coded, image, look, noted, photo, saved, sheet, type1_font

# A position reads as letters, too, so that one search finds it in whatever form.
MARK = "KYIV50N30E{:02d}OLENA"
Plant = Callable[[pikepdf.Pdf, Any, str], None]
PLACES: dict[str, Plant] = {}


def place(plant: Plant) -> Plant:
    PLACES[plant.__name__.replace("_", " ")] = plant
    return plant


def add(page: Any, kind: str, name: str, thing: Any) -> None:
    if f"/{kind}" not in page.Resources:
        page.Resources[f"/{kind}"] = Dictionary()
    page.Resources[f"/{kind}"][f"/{name}"] = thing


def draw(pdf: pikepdf.Pdf, page: Any, orders: bytes) -> None:
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + orders)


def show(pdf: pikepdf.Pdf, page: Any, thing: Any, name: str = "P") -> None:
    add(page, "XObject", name, thing)
    draw(pdf, page, f"q 90 0 0 60 25 50 cm /{name} Do Q".encode())


def exif(mark: str) -> Any:
    found = Image.Exif()
    found[0x010E], found[0x013B], found[0x010F] = mark, mark, mark
    gps = found.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (50.0, 27.0, 0.36), "E", (30.0, 31.0, 24.24)
    return found


def snapshot(mark: str) -> bytes:
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + mark.encode() + b"</x:xmpmeta>"
    return coded(photo(), "JPEG", exif=exif(mark), comment=mark.encode(), xmp=packet)


def jpeg_in(filters: list[str], wrap: Callable[[bytes], bytes]) -> Plant:
    def plant(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
        names = Array([Name(f"/{each}") for each in [*filters, "DCTDecode"]])
        show(pdf, page, image(pdf, wrap(snapshot(mark)), names, Name.DeviceRGB))

    return plant


PLACES["a photograph"] = jpeg_in([], lambda data: data)
PLACES["a deflated photograph"] = jpeg_in(["FlateDecode"], zlib.compress)
PLACES["a photograph deflated twice"] = jpeg_in(
    ["FlateDecode", "FlateDecode"], lambda data: zlib.compress(zlib.compress(data))
)
PLACES["a photograph in hexadecimal"] = jpeg_in(["ASCIIHexDecode"], lambda data: data.hex().encode() + b">")
PLACES["a photograph in base 85"] = jpeg_in(
    ["ASCII85Decode"], lambda data: __import__("base64").a85encode(data) + b"~>"
)


@place
def behind_a_photograph(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    show(pdf, page, image(pdf, coded(photo(), "JPEG") + mark.encode(), Name.DCTDecode, Name.DeviceRGB))


@place
def before_the_end_of_a_photograph(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    data = coded(photo(), "JPEG")
    show(pdf, page, image(pdf, data[:-2] + mark.encode() + data[-2:], Name.DCTDecode, Name.DeviceRGB))


@place
def the_profile_of_a_photograph(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    show(pdf, page, image(pdf, coded(photo(), "JPEG", icc_profile=profile(mark)), Name.DCTDecode, Name.DeviceRGB))


@place
def a_jpeg_2000(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    data = coded(photo(), "JPEG2000")
    box = b"xml " + f"<gps>{mark}</gps>".encode()
    show(pdf, page, image(pdf, data + (len(box) + 4).to_bytes(4, "big") + box, Name.JPXDecode, None))


@place
def the_comment_of_a_jpeg_2000(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    show(pdf, page, image(pdf, coded(photo(), "JPEG2000", comment=mark), Name.JPXDecode, None))


@place
def behind_the_pixels(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    data = zlib.compress(photo().tobytes() + mark.encode())
    show(pdf, page, image(pdf, data, Name.FlateDecode, Name.DeviceRGB))


@place
def behind_deflated_data(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    show(pdf, page, image(pdf, zlib.compress(photo().tobytes()) + mark.encode(), Name.FlateDecode, Name.DeviceRGB))


@place
def the_mask_of_a_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    mask = image(
        pdf, zlib.compress(photo("L").tobytes() + mark.encode()), Name.FlateDecode, Name.DeviceGray, Note=String(mark)
    )
    show(pdf, page, image(pdf, zlib.compress(photo().tobytes()), Name.FlateDecode, Name.DeviceRGB, SMask=mask))


@place
def the_keys_of_a_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    keys = {
        "Name": Name(f"/{mark}"),
        "Metadata": pdf.make_stream(mark.encode()),
        "Author": String(mark),
        "ID": String(mark),
    }
    show(pdf, page, image(pdf, coded(photo(), "JPEG"), Name.DCTDecode, Name.DeviceRGB, **keys))


@place
def an_alternate_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    other = Dictionary(Image=image(pdf, snapshot(mark), Name.DCTDecode, Name.DeviceRGB), DefaultForPrinting=True)
    show(pdf, page, image(pdf, coded(photo(), "JPEG"), Name.DCTDecode, Name.DeviceRGB, Alternates=Array([other])))


@place
def an_inline_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    data = snapshot(mark).hex().encode()
    draw(pdf, page, b"q 60 0 0 60 20 100 cm BI /W 48 /H 32 /BPC 8 /CS /RGB /F [/AHx /DCT] ID " + data + b"> EI Q")


@place
def behind_an_inline_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    data = zlib.compress(bytes(range(64)) + mark.encode()).hex().encode()
    draw(pdf, page, b"q 60 0 0 60 20 100 cm BI /W 8 /H 8 /BPC 8 /CS /G /F [/AHx /Fl] ID " + data + b"> EI Q")


@place
def the_keys_of_an_inline_picture(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    draw(pdf, page, b"q 9 0 0 9 20 100 cm BI /W 1 /H 1 /BPC 8 /CS /G /Note (" + mark.encode() + b") ID \x40 EI Q")


def profile(mark: str) -> bytes:
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[4:8] = data[48:52] = mark.encode()[:4]
    count = int.from_bytes(data[128:132], "big")
    # One more part, of a kind that nobody knows, at the end: the table grows by twelve bytes.
    for at in range(132, 132 + 12 * count, 12):
        data[at + 4 : at + 8] = (int.from_bytes(data[at + 4 : at + 8], "big") + 12).to_bytes(4, "big")
    row = b"note" + (len(data) + 12).to_bytes(4, "big") + len(mark).to_bytes(4, "big")
    data[128:132] = (count + 1).to_bytes(4, "big")
    data[132 + 12 * count : 132 + 12 * count] = row
    data += mark.encode()
    data[0:4] = len(data).to_bytes(4, "big")
    return bytes(data)


@place
def a_colour_profile(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    add(page, "ColorSpace", "C", Array([Name.ICCBased, pdf.make_stream(profile(mark), N=3)]))
    draw(pdf, page, b"/C cs 0.1 0.5 0.3 sc 50 50 50 50 re f")


@place
def the_profile_of_a_press(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        Info=String(mark),
        OutputConditionIdentifier=String(mark),
        DestOutputProfile=pdf.make_stream(profile(mark), N=3),
    )
    pdf.Root.OutputIntents = Array([intent])


@place
def an_ink(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0.5, 0, 0], N=1, Note=String(mark))
    add(page, "ColorSpace", "C", Array([Name.Separation, Name(f"/{mark}"), Name.DeviceRGB, tint]))
    draw(pdf, page, b"/C cs 0.8 scn 50 50 50 50 re f")


@place
def a_function_in_words(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    tint = pdf.make_stream(
        f"{{ % {mark}\n dup 0.5 mul exch 0.2 mul 0.4 }}".encode(),
        FunctionType=4,
        Domain=[0, 1],
        Range=[0, 1, 0, 1, 0, 1],
    )
    add(page, "ColorSpace", "C", Array([Name.Separation, Name.All, Name.DeviceRGB, tint]))
    draw(pdf, page, b"/C cs 0.8 scn 50 50 50 50 re f")


@place
def a_palette(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    colours = bytes(range(6)) + mark.encode()
    show(
        pdf,
        page,
        image(
            pdf,
            zlib.compress(bytes(48 * 32)),
            Name.FlateDecode,
            Array([Name.Indexed, Name.DeviceRGB, 1, String(colours)]),
        ),
    )


@place
def names_of_resources(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    show(pdf, page, image(pdf, coded(photo(), "JPEG"), Name.DCTDecode, Name.DeviceRGB), f"GPS-{mark}")


@place
def a_form(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    form = look(pdf)
    form.Name, form.LastModified, form.Author = Name(f"/{mark}"), String(mark), String(mark)
    form.PieceInfo = Dictionary(Illustrator=Dictionary(Private=pdf.make_stream(mark.encode())))
    form.Metadata = pdf.make_stream(mark.encode())
    add(page, "XObject", "F", form)
    draw(pdf, page, b"/F Do")


@place
def a_comment_among_the_orders(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    draw(pdf, page, b"% " + mark.encode() + b"\n0 0 5 5 re f % " + mark.encode())


@place
def an_unknown_order(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    draw(pdf, page, b"BX (" + mark.encode() + b") " + mark.encode() + b" EX 0 0 5 5 re f")


@place
def marked_content(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    words = mark.encode()
    draw(
        pdf,
        page,
        b"/Span << /ActualText (%s) /Alt (%s) /E (%s) /Lang (%s) >> BDC 0 0 5 5 re f EMC"
        % (words, words, words, words),
    )
    draw(pdf, page, b"/%s BMC 0 0 9 9 re f EMC /%s << /Note (%s) >> DP /%s MP" % (words, words, words, words))


@place
def properties_of_marked_content(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    add(page, "Properties", mark, Dictionary(Title=String(mark), Metadata=pdf.make_stream(mark.encode())))
    draw(pdf, page, f"/Artifact /{mark} BDC 0 0 5 5 re f EMC".encode())


@place
def the_name_of_a_layer(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    layer = pdf.make_indirect(
        Dictionary(Type=Name.OCG, Name=String(mark), Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(mark))))
    )
    add(page, "Properties", "L", layer)
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(Name=String(mark), Order=Array([String(mark), layer]))
    )
    draw(pdf, page, b"/OC /L BDC 0 0 5 5 re f EMC")


@place
def a_layer_that_is_off(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    add(page, "Properties", "H", layer)
    add(page, "Font", "H", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    draw(pdf, page, f"/OC /H BDC BT /H 12 Tf 20 100 Td ({mark}) Tj ET EMC".encode())


@place
def invisible_words(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    add(page, "Font", "H", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    draw(pdf, page, f"BT 3 Tr /H 12 Tf 20 100 Td ({mark}) Tj [({mark})] TJ ({mark}) ' ET".encode())


@place
def a_state(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    halftone = Dictionary(
        Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round, HalftoneName=String(mark)
    )
    add(page, "ExtGState", "G", Dictionary(LW=2, HT=halftone, Name=String(mark)))
    draw(pdf, page, b"/G gs 0 0 m 50 50 l S")


@place
def a_pattern(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    tile = pdf.make_stream(
        f"% {mark}\n0 0 5 5 re f".encode(),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
        Note=String(mark),
    )
    add(page, "Pattern", mark, tile)
    draw(pdf, page, f"/Pattern cs /{mark} scn 50 50 50 50 re f".encode())


@place
def a_gradient(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 50, 50], Function=blend, Title=String(mark)
    )
    add(page, "Shading", mark, shading)
    draw(pdf, page, f"/{mark} sh".encode())


# Letters


def letters(pdf: pikepdf.Pdf, page: Any, font: Any, words: str = "AB") -> None:
    add(page, "Font", "F", font)
    draw(pdf, page, f"BT /F 20 Tf 20 100 Td ({words}) Tj ET".encode())


def truetype(mark: str, pdf: pikepdf.Pdf) -> Any:
    from tests.support.papers import embedded_truetype

    font = embedded_truetype(pdf, "AB")
    described = font.FontDescriptor
    face = TTFont(io.BytesIO(described.FontFile2.read_bytes()))
    for number in (0, 1, 4, 5, 9, 11):
        face["name"].setName(mark, number, 3, 1, 0x409)
    out = io.BytesIO()
    face.save(out)
    described.FontFile2 = pdf.make_stream(out.getvalue())
    return font


@place
def the_name_table_of_a_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    letters(pdf, page, truetype(mark, pdf))


@place
def an_own_table_of_a_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    font = truetype("x", pdf)
    face = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    face["NOTE"] = table = DefaultTable("NOTE")
    table.data = mark.encode()
    out = io.BytesIO()
    face.save(out)
    font.FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue() + mark.encode())
    letters(pdf, page, font)


@place
def names_of_glyphs(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    font = truetype("x", pdf)
    face = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
    order = face.getGlyphOrder()
    face["cmap"].tables, face["glyf"].glyphs, face["hmtx"].metrics, face["post"].formatType
    renamed = [*order[:-1], mark]
    glyphs = {new: face["glyf"].glyphs[old] for old, new in zip(order, renamed, strict=True)}
    metrics = {new: face["hmtx"].metrics[old] for old, new in zip(order, renamed, strict=True)}
    for table in face["cmap"].tables:
        table.cmap = {code: mark if name == order[-1] else name for code, name in table.cmap.items()}
    face["glyf"].glyphs, face["glyf"].glyphOrder, face["hmtx"].metrics = glyphs, renamed, metrics
    face["post"].formatType, face["post"].extraNames, face["post"].mapping = 2, [], {}
    face.setGlyphOrder(renamed)
    out = io.BytesIO()
    face.save(out)
    font.FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue())
    letters(pdf, page, font)


@place
def the_names_of_a_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    font = truetype("x", pdf)
    font.BaseFont = font.FontDescriptor.FontName = Name(f"/ABCDEF+{mark}")
    font.Name = Name(f"/{mark}")
    font.FontDescriptor.FontFamily, font.FontDescriptor.CharSet = String(mark), String(f"/{mark}")
    letters(pdf, page, font)


@place
def the_name_of_a_font_that_is_not_there(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    letters(
        pdf, page, Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{mark}-Bold"), Name=Name(f"/{mark}"))
    )


@place
def an_old_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    letters(pdf, page, type1_font(pdf, mark))


@place
def a_drawn_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    square = pdf.make_stream(f"500 0 0 0 400 400 d1 % {mark}\n0 0 400 400 re f".encode(), Note=String(mark))
    unused = pdf.make_stream(mark.encode())
    letters(
        pdf,
        page,
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=[0, 0, 500, 500],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            FirstChar=65,
            LastChar=66,
            Widths=[500, 500],
            CharProcs=Dictionary({f"/{mark}": square, "/other": unused}),
            Resources=Dictionary(),
            Name=Name(f"/{mark}"),
            Encoding=Dictionary(Type=Name.Encoding, Differences=[65, Name(f"/{mark}")]),
        ),
    )


def composite(pdf: pikepdf.Pdf) -> Any:
    form = look(pdf)
    return next(font for font in form.Resources.Font.values())


@place
def a_character_map(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    font = composite(pdf)
    hidden = mark.encode("utf-16-be").hex().encode()
    font.ToUnicode = pdf.make_stream(
        b"% "
        + mark.encode()
        + b"\n/CMapName /"
        + mark.encode()
        + b" def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"1 beginbfchar <0001> <" + hidden + b"> endbfchar",
        Note=String(mark),
    )
    add(page, "Font", "F", font)
    draw(pdf, page, b"BT /F 20 Tf 20 100 Td <00010002> Tj ET")


@place
def the_system_of_a_font(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    font = composite(pdf)
    font.DescendantFonts[0].CIDSystemInfo = Dictionary(Registry=String(mark), Ordering=String(mark), Supplement=0)
    add(page, "Font", "F", font)
    draw(pdf, page, b"BT /F 20 Tf 20 100 Td <00010002> Tj ET")


# The whole file


@place
def the_information(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    for key in ("/Author", "/Title", "/Creator", "/Camera"):
        pdf.docinfo[key] = mark


@place
def the_metadata(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [mark]


@place
def the_language(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    pdf.Root.Lang = String(mark)


@place
def numbers_of_pages(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(mark))]))


@place
def an_attached_file(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    pdf.attachments[f"{mark}.txt"] = mark.encode()


@place
def a_script(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(mark))
    pdf.Root.OpenAction = script
    page.AA = Dictionary(O=script)


@place
def an_outline(pdf: pikepdf.Pdf, _page: Any, mark: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(mark, 0))


@place
def a_named_place(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    pdf.Root.Dests = Dictionary({f"/{mark}": Array([page, Name.Fit])})


@place
def threads(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(I=Dictionary(Title=String(mark))))])
    page.B = Array([])


@place
def the_structure(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    part = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, Alt=String(mark), ActualText=String(mark), T=String(mark))
    )
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([part]), RoleMap=Dictionary({f"/{mark}": Name.P}))
    )
    page.StructParents = 0


@place
def a_small_picture_of_the_page(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    page.Thumb = image(pdf, snapshot(mark), Name.DCTDecode, Name.DeviceRGB)


@place
def what_programs_note(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    page.PieceInfo = Dictionary(
        {f"/{mark}": Dictionary(LastModified=String(mark), Private=pdf.make_stream(mark.encode()))}
    )
    page.Metadata, page.LastModified, page.Tabs = pdf.make_stream(mark.encode()), String(mark), Name(f"/{mark}")
    pdf.Root.PieceInfo, pdf.Root.URI = Dictionary(X=String(mark)), Dictionary(Base=String(mark))


@place
def a_note(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    noted(pdf, page, "Text", T=String(mark), Contents=String(mark), Subj=String(mark), NM=String(mark), RC=String(mark))
    noted(
        pdf, page, "Highlight", QuadPoints=Array([20, 40, 90, 40, 20, 20, 90, 20]), C=Array([1, 1, 0]), T=String(mark)
    )
    noted(pdf, page, "Popup", Contents=String(mark))


@place
def a_link(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    noted(
        pdf, page, "Link", Border=Array([0, 0, 0]), A=Dictionary(S=Name.URI, URI=String(f"https://example.org/{mark}"))
    )


@place
def a_field(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    field = noted(pdf, page, "Widget", FT=Name.Tx, T=String(mark), TU=String(mark), DV=String(mark), V=String("x"))
    field.AP = Dictionary(N=look(pdf))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=pdf.make_stream(mark.encode()))


@place
def a_hidden_field(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    field = noted(pdf, page, "Widget", FT=Name.Tx, T=String("h"), V=String(mark), AP=Dictionary(N=look(pdf)))
    field.F = 2
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


@place
def a_signature(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    value = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        Name=String(mark),
        Location=String(mark),
        Contents=String(mark),
        Reason=String(mark),
        ContactInfo=String(mark),
    )
    field = noted(
        pdf, page, "Widget", FT=Name.Sig, T=String("s"), V=pdf.make_indirect(value), AP=Dictionary(N=look(pdf))
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


@place
def what_nothing_points_to(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    add(
        page,
        "XObject",
        "Unused",
        pdf.make_stream(mark.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]),
    )


@place
def keys_of_the_file(pdf: pikepdf.Pdf, page: Any, mark: str) -> None:
    pdf.trailer["/Own"] = String(mark)
    pdf.Root[f"/{mark}"] = pdf.Root.Pages[f"/{mark}"] = page[f"/{mark}"] = String(mark)
    pdf.Root.Extensions = Dictionary({f"/{mark}": Dictionary(BaseVersion=Name("/1.7"))})
    pdf.Root.Requirements = Array([Dictionary(S=Name(f"/{mark}"))])


def planted(names: list[str]) -> tuple[bytes, dict[str, str]]:
    """A paper with a page for each of these places, and the mark in each."""
    pdf = pikepdf.new()
    marks = {}
    for name in names:
        source, page = sheet()
        number = list(PLACES).index(name)
        marks[name] = MARK.format(number)
        pdf.pages.extend(source.pages)
        page = pdf.pages[-1].obj
        PLACES[name](pdf, page, marks[name])
    return saved(
        pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, stream_decode_level=pikepdf.StreamDecodeLevel.none
    ), marks


def forms_of(mark: str) -> list[bytes]:
    plain, wide = mark.encode(), mark.encode("utf-16-be")
    return [
        plain,
        wide,
        mark.encode("utf-16-le"),
        plain.hex().encode(),
        wide.hex().encode(),
        wide.hex().upper().encode(),
        plain.hex().upper().encode(),
    ]


def all_of(data: bytes) -> Iterator[bytes]:
    """Everything that a file says, taken out of all its wrappings."""
    yield data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # Names and strings as they are written out without any packing.
        yield saved(pdf, qdf=True)
        for thing in pdf.objects:
            yield from said(thing)
            if not isinstance(thing, Stream):
                continue
            yield thing.read_raw_bytes()
            for content in unwrapped(pdf, thing):
                yield content
                yield from inside(content)
        yield from said(pdf.trailer)


def said(thing: Any, depth: int = 0) -> Iterator[bytes]:
    if isinstance(thing, (Dictionary, Stream)):
        for key, value in thing.items():
            yield key.encode()
            if not value_is_elsewhere(value) and depth < 30:
                yield from said(value, depth + 1)
    elif isinstance(thing, Array):
        for value in thing:
            if not value_is_elsewhere(value) and depth < 30:
                yield from said(value, depth + 1)
    elif isinstance(thing, (String, Name)):
        yield bytes(thing) if isinstance(thing, String) else str(thing).encode()


def value_is_elsewhere(value: Any) -> bool:
    return bool(isinstance(value, pikepdf.Object) and value.is_indirect)


def unwrapped(pdf: pikepdf.Pdf, stream: Stream) -> Iterator[bytes]:
    """After each of its filters that has no picture in it."""
    names = stream.get("/Filter", Array())
    names = list(names) if isinstance(names, Array) else [names]
    for count in range(1, len(names) + 1):
        part = pdf.make_stream(b"")
        part.write(stream.read_raw_bytes(), filter=Array(names[:count]))
        try:
            yield part.read_bytes()
        except pikepdf.PdfError:
            return


def inside(content: bytes) -> Iterator[bytes]:
    if content.startswith((b"%!", b"\x80\x01")):
        yield eexec.decrypt(content.partition(b"eexec")[2].lstrip(), 55665)[0]
    elif content.startswith((b"\x00\x01\x00\x00", b"OTTO", b"true")):
        with TTFont(io.BytesIO(content)) as face:
            yield from (face.reader[name] for name in list(face.reader.keys()))
            if "name" in face:
                yield from (record.toUnicode().encode() for record in face["name"].names)
    elif b" ID " in content:
        packed = re.search(rb" ID ([0-9a-f]{40,})>", content)
        if packed:
            with contextlib.suppress(zlib.error):
                yield bytes.fromhex(packed[1].decode())
                yield zlib.decompress(bytes.fromhex(packed[1].decode()))
    elif content.startswith((b"\xff\xd8", b"\x00\x00\x00\x0cjP")):
        with Image.open(io.BytesIO(content)) as picture:
            yield repr((picture.info, dict(picture.getexif()))).encode()
    yield re.sub(rb"\s", b"", content)


def found(data: bytes, marks: dict[str, str]) -> set[str]:
    everything = list(all_of(data))
    return {name for name, mark in marks.items() if any(form in part for part in everything for form in forms_of(mark))}
