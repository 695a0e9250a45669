"""Hostile pictures, logos and documents at the doors of the cleaning."""

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from partners.kernel.errors import DomainError
from partners.kernel.uploads import UploadRefused, clean_document, clean_logo, clean_picture
from tests.support.branding import encoded

CANARY = b"CANARY-50.4501N-30.5234E"


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def png_that_claims(width: int, height: int) -> bytes:
    """A real header for a picture of this size, and rows that are never delivered in full."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def refused(clean, *arguments, **options) -> UploadRefused:
    with pytest.raises(UploadRefused) as caught:
        clean(*arguments, **options)
    assert isinstance(caught.value, DomainError)
    assert str(caught.value).strip()
    assert "{" not in str(caught.value)
    return caught.value


def metadata_rich_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x013B] = CANARY.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (50.0, 27.0, 0.36), "E", (30.0, 31.0, 24.24)
    return exif


def test_a_jpeg_loses_its_position_comment_xmp_profile_and_name():
    dirty = encoded(
        Image.new("RGB", (60, 40), "navy"),
        "JPEG",
        exif=metadata_rich_exif(),
        comment=CANARY,
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    assert dirty.count(CANARY) >= 3, "the secret has to be there first"
    clean = clean_picture(dirty)
    picture = opened(clean.data)
    assert (clean.media_type, clean.extension, clean.width, clean.height) == ("image/jpeg", "jpg", 60, 40)
    assert CANARY not in clean.data
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert clean.name == f"{clean.sha256[:16]}.jpg"


def test_a_png_loses_its_exif_texts_and_what_hangs_on_behind():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY.decode())
    notes.add_itxt("XML:com.adobe.xmp", CANARY.decode())
    dirty = encoded(Image.new("RGB", (60, 40), "navy"), "PNG", exif=metadata_rich_exif(), pnginfo=notes)
    dirty += b"<script>" + CANARY
    assert b"eXIf" in dirty
    clean = clean_picture(dirty)
    assert clean.media_type == "image/png"
    assert CANARY not in clean.data
    assert opened(clean.data).info == {}


def test_a_photo_taken_sideways_is_turned_upright():
    sideways = Image.new("RGB", (40, 20), "red")
    sideways.paste("blue", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    clean = opened(clean_picture(encoded(sideways, "JPEG", exif=exif, quality=95)).data)
    assert clean.size == (20, 40)
    assert clean.getpixel((10, 5))[2] > 200, "what was on the left is on top now"


def test_colours_of_another_profile_become_those_of_the_web():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5000))
    broken_profile = clean_picture(encoded(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=lab.tobytes()))
    assert opened(broken_profile.data).getpixel((0, 0)) == (255, 0, 0)
    assert clean_picture(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")).media_type == "image/jpeg"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_png_is_redrawn_with_the_same_tones(mode):
    source = Image.new("L", (16, 16), 255).convert(mode) if mode != "I;16" else Image.new("I;16", (16, 16), 65535)
    source.paste(0, (0, 0, 8, 16))
    clean = opened(clean_picture(encoded(source, "PNG")).data).convert("RGB")
    assert [clean.getpixel(at) for at in ((2, 2), (12, 2))] == [(0, 0, 0), (255, 255, 255)]


def test_transparency_survives_and_a_webp_becomes_a_form_that_everything_reads():
    half = Image.new("RGBA", (30, 30), (10, 20, 30, 100))
    clean = clean_picture(encoded(half, "WEBP", lossless=True))
    assert clean.media_type == "image/png"
    assert opened(clean.data).getpixel((5, 5)) == (10, 20, 30, 100)
    assert clean_picture(encoded(half.convert("RGB"), "WEBP")).media_type == "image/jpeg"


def test_of_an_animation_only_the_first_frame_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    moving = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], duration=50, lossless=True)
    assert opened(moving).n_frames == 3
    still = opened(clean_picture(moving).data)
    assert getattr(still, "n_frames", 1) == 1
    assert still.getpixel((5, 5))[0] > 200
    gif = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert refused(clean_picture, gif).code == "unsupported_format"


def test_a_picture_of_121_megapixels_is_told_its_size():
    bomb = encoded(Image.new("1", (11_000, 11_000)), "PNG")
    assert len(bomb) < 100_000
    error = refused(clean_picture, bomb)
    assert error.code == "too_many_pixels"
    assert str(error) == ("This picture has 121 megapixels; the most we take is 25. Export it smaller and try again.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "corrupt", id="nothing"),
        pytest.param(b"\x00" * 5000, "not_a_picture", id="zero bytes"),
        pytest.param(b"<html><script>alert(1)</script>", "not_a_picture", id="a web page"),
        pytest.param(b"PK\x03\x04" + b"\x00" * 99, "not_a_picture", id="an archive"),
        pytest.param(b"MZ\x90\x00" + b"\x00" * 99, "not_a_picture", id="a program"),
        pytest.param(b"GIF89a=1;alert(1);//", "unsupported_format", id="a GIF that is a script"),
        pytest.param(b"II*\x00\x08\x00\x00\x00", "unsupported_format", id="a TIFF"),
        pytest.param(b"8BPS\x00\x01", "unsupported_format", id="a Photoshop file"),
        pytest.param(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "unsupported_format", id="a HEIC"),
        pytest.param(b"%PDF-1.7\n", "unsupported_format", id="a PDF"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0", "unsupported_format", id="PostScript"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unsupported_format", id="a drawing"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "corrupt", id="a PNG of eight bytes"),
        pytest.param(b"\xff\xd8\xff\xe0<script>alert(1)</script>", "corrupt", id="a JPEG that is a page"),
        pytest.param(b"RIFF\xff\xff\xff\xffWEBPVP8X", "corrupt", id="a WebP that claims 4 GB"),
        pytest.param(png_that_claims(50_000, 50_000), "too_many_pixels", id="a PNG of 2,500 megapixels"),
        pytest.param(png_that_claims(24_000, 10), "too_many_pixels", id="a PNG as long as a street"),
        pytest.param(png_that_claims(5_000, 5_000), "corrupt", id="a PNG that breaks off"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00" * (10 * 1024 * 1024), "too_large", id="more than 10 MB"),
    ],
)
def test_what_is_no_picture_for_us_is_refused_with_a_reason(data, code):
    assert refused(clean_picture, data).code == code


def test_a_truncated_photo_is_refused_wherever_it_breaks_off():
    photo = encoded(Image.effect_noise((200, 200), 40).convert("RGB"), "JPEG")
    for part in (0.1, 0.5, 0.95):
        assert refused(clean_picture, photo[: int(len(photo) * part)]).code == "corrupt"


def test_a_logo_is_always_a_png_and_at_most_2000_pixels_long():
    clean = clean_logo(encoded(Image.new("RGB", (3000, 1500), "navy"), "JPEG"))
    assert (clean.media_type, clean.width, clean.height) == ("image/png", 2000, 1000)


def test_a_logo_with_nothing_on_it_is_refused():
    assert refused(clean_logo, encoded(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")).code == "blank"


def pdf_with_everything() -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    photo = encoded(Image.new("RGB", (8, 8), "red"), "JPEG", exif=metadata_rich_exif(), comment=CANARY)
    image = pikepdf.Stream(
        pdf, b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8, Height=8,
        ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8,
    )  # fmt: skip
    image.write(photo, filter=pikepdf.Name.DCTDecode)
    page.add_resource(image, pikepdf.Name.XObject, name=pikepdf.Name("/Photo"))
    page.contents_add(b"q 100 0 0 100 0 0 cm /Photo Do Q")
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"app.alert('{CANARY.decode()}')"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = pikepdf.Dictionary(WC=script)
    page.obj.AA = pikepdf.Dictionary(O=script)
    page.obj.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 200, 200], A=script),
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
                A=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")),
            ),
        ]
    )  # fmt: skip
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pikepdf.String(CANARY.decode()))
    pdf.attachments["secret.txt"] = CANARY
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=[pikepdf.String("run"), script])
    pdf.docinfo["/Author"] = CANARY.decode()
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY.decode()]
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_a_document_keeps_its_pages_and_loses_everything_that_acts_or_tells():
    dirty = pdf_with_everything()
    assert dirty.count(CANARY) >= 5, "the secrets have to be there first"
    clean = clean_document(dirty, filename="C:\\temp\\..\\Свідоцтво № 7 <b>.pdf")
    assert (clean.media_type, clean.extension, clean.pages, clean.width) == ("application/pdf", "pdf", 1, 0)
    assert clean.name == "svidotstvo-no-7-b.pdf"
    with pikepdf.open(io.BytesIO(clean.data)) as pdf:
        plain = io.BytesIO()
        assert pdf.pages[0].get_images(), "the photo on the page is still there"
        assert not set(pdf.Root.keys()) & {"/OpenAction", "/AA", "/Names", "/AcroForm", "/Metadata"}
        assert "/Annots" not in pdf.pages[0].obj
        assert "/Info" not in pdf.trailer
        pdf.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                 stream_decode_level=pikepdf.StreamDecodeLevel.generalized)  # fmt: skip
    assert CANARY not in plain.getvalue()
    assert b"JavaScript" not in plain.getvalue()


def test_a_document_that_is_locked_endless_or_no_pdf_is_refused():
    pdf = pikepdf.new()
    for _ in range(201):
        pdf.add_blank_page()
    long = io.BytesIO()
    pdf.save(long)
    locked = io.BytesIO()
    pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(clean_document, long.getvalue(), filename="a.pdf").code == "too_large"
    assert "password" in str(refused(clean_document, locked.getvalue(), filename="a.pdf"))
    assert refused(clean_document, b"PK\x03\x04 word/document.xml", filename="a.docx").code == "not_a_document"
    assert refused(clean_document, b"%PDF-1.7\n<script>alert(1)</script>", filename="a.pdf").code == "corrupt"


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("con.pdf", "document.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("\x00", "document.pdf"),
        ("日" * 400 + ".pdf", None),
        ("статут.PDF", "statut.pdf"),
    ],
)
def test_a_document_gets_a_name_of_ours(filename, name):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    found = clean_document(out.getvalue(), filename=filename).name
    assert found.isascii()
    assert len(found) <= 64
    assert Path(found).name == found
    assert name in (None, found)
