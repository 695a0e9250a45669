"""The site's pictures and files, cleaned as every upload is."""

import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
from django.core.files.base import ContentFile

from cms.media.models import CampaignDocument, CampaignImage
from cms.media.selectors import CARD, SPECS
from partners.kernel.uploads import clean_document, clean_picture
from portal.content.materials import MATERIALS
from portal.content.shapes import Material, Text

ARTWORK = Path(__file__).resolve().parent.parent / "content" / "artwork"
PREVIEW_WIDTH = 1400


class Shelf:
    """`pictures` by the name of their file, `alts` what they show; previews are made once per material and language."""

    def __init__(self, by: Any) -> None:
        self.by = by
        self.pictures: dict[str, CampaignImage] = {}
        self.alts: dict[str, Text] = {}

    def add_pictures(self) -> None:
        for facts in json.loads((ARTWORK / "pictures" / "pictures.json").read_text()):
            data = (ARTWORK / "pictures" / facts["file"]).read_bytes()
            self.alts[facts["file"]] = facts["alt"]
            self.pictures[facts["file"]] = self.picture(data, facts["title"]["en"], facts["alt"]["en"], *SPECS)

    def preview(self, material: Material, language: str) -> CampaignImage | None:
        if material.artwork is None:
            return None
        name = f"{material.artwork.piece}.{language}"
        if name not in self.pictures:
            drawn, printed = ARTWORK / f"{name}.png", ARTWORK / f"{name}.pdf"
            data = drawn.read_bytes() if drawn.exists() else first_page(printed.read_bytes())
            alt = material.artwork.alt[language]
            self.pictures[name] = self.picture(data, material.title[language], alt)
        return self.pictures[name]

    def neutral_file(self, material: Material, language: str) -> CampaignDocument | None:
        """The PDF of what is printed; pictures are taken from their page."""
        path = ARTWORK / f"{material.artwork.piece}.{language}.pdf" if material.artwork else None
        if path is None or not path.exists():
            return None
        clean = clean_document(path.read_bytes(), filename=path.name)
        document = CampaignDocument(
            title=material.title[language],
            file=ContentFile(clean.data, f"{clean.sha256[:20]}.pdf"),
            uploaded_by_user=self.by,
        )
        document._set_document_file_metadata()
        document.save()
        return document

    def picture(self, data: bytes, title: str, alt: str, *specs: str) -> CampaignImage:
        clean = clean_picture(data)
        image = CampaignImage(
            title=title,
            description=alt,
            file=ContentFile(clean.data, clean.name),
            credit=MATERIALS[0].credit["en"],
            uploaded_by_user=self.by,
        )
        image._set_image_file_metadata()
        image.save()
        # What lists and openings show is drawn now; the larger sizes on the first visit.
        image.get_renditions(CARD, *specs)
        return image


def first_page(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=PREVIEW_WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()
