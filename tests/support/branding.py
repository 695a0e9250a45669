"""Drawn on the spot: artwork, logos, pages, and what a kit says."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw

SLOTS = [
    {"kind": "logo", "x": 0.05, "y": 0.8, "width": 0.25, "height": 0.15, "background": "#ffffff"},
    {"kind": "name", "x": 0.35, "y": 0.8, "width": 0.6, "height": 0.06, "colour": "#1b1f24", "align": "start"},
    {"kind": "line", "x": 0.35, "y": 0.88, "width": 0.6, "height": 0.06, "colour": "#1b1f24", "align": "start"},
]
KIT = {
    "names": {"en": "Lantern", "uk": "Ліхтар"},
    "taglines": {"uk": "Ми поруч із людьми."},
    "colour": "#1d2f6f",
    "link": "https://lantern.example.org",
}

# No place of SLOTS has room for it, on two lines and at the smallest size.
LONG_NAME = " ".join(["Association of the Friends, Neighbours and Former Pupils of the Lantern House on the Porch"] * 2)


def encoded(picture: Image.Image, form: str, **options) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def picture(width: int = 540, height: int = 675, colour: str = "#f7f3ec", form: str = "PNG", **saving) -> bytes:
    return encoded(Image.new("RGB", (width, height), colour), form, **saving)


def drawn_logo(width: int = 800, height: int = 400, colour: str = "#1d2f6f") -> bytes:
    """A shape in one colour on a transparent ground."""
    logo = Image.new("RGBA", (width, height))
    ImageDraw.Draw(logo).ellipse((0, 0, width - 1, height - 1), fill=colour)
    return encoded(logo, "PNG")


def print_page() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(420, 595))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


# The same as the form of the kit sends it.
KIT_FORM = {
    "name_en": "Lantern",
    "name_uk": "Ліхтар",
    "tagline_en": "",
    "tagline_uk": "Ми поруч.",
    "colour": "#1d2f6f",
    "link": "https://lantern.example.org",
}


def url_of(view: str, organization, *args) -> str:
    app = "branding" if view in {"kit", "logo_file"} else "editions"
    return reverse(f"{app}:{view}", args=[organization.public_id, *args])


def upload(data: bytes, name: str = "logo.png", kind: str = "image/png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, kind)


def text_of(response) -> str:
    return response.content.decode()
