"""The site's pictures and files, which the check of the folder has cleaned."""

import io
from typing import Any

import pypdfium2
from django.core.files.base import ContentFile

from cms.media.models import CampaignDocument, CampaignImage
from cms.media.selectors import CARD, SPECS
from partners.kernel import clock
from partners.kernel.uploads import CleanFile, clean_picture
from portal.founding.material_plan import Material, Picture

# In pixels.
PREVIEW_WIDTH = 1400
PDF = "application/pdf"


class Shelf:
    """`pictures` by their key in the folder; previews of materials by key and language, each made once."""

    def __init__(self, user: Any, first_language: str) -> None:
        self.user, self.language = user, first_language
        self.pictures: dict[str, CampaignImage] = {}

    def add_pictures(self, pictures: dict[str, Picture]) -> None:
        for key, facts in pictures.items():
            if facts.file is None:
                continue
            self.pictures[key] = self.picture(
                facts.file,
                *SPECS,
                title=facts.title[self.language],
                description=facts.alt[self.language],
                credit=facts.credit.get(self.language, ""),
                licence=facts.licence.get(self.language, ""),
                licence_code=facts.licence_code,
                territory=facts.territory,
                caution=facts.caution,
                rights_until=facts.rights_until,
            )

    def preview(self, material: Material, language: str) -> CampaignImage | None:
        drawn = material.drawn.get(language)
        if drawn is None:
            return None
        key = f"{material.key}.{language}"
        if key not in self.pictures:
            is_printed = drawn.file.media_type == PDF
            self.pictures[key] = self.picture(
                clean_picture(first_page(drawn.file.data)) if is_printed else drawn.file,
                title=material.title[language],
                description=material.alt[language],
                credit=material.credit.get(self.language, ""),
                licence_code=material.licence_code,
            )
        return self.pictures[key]

    def neutral_file(self, material: Material, language: str) -> CampaignDocument | None:
        """The PDF of what is printed; pictures are taken from their page."""
        drawn = material.drawn.get(language)
        if drawn is None or drawn.file.media_type != PDF:
            return None
        document = CampaignDocument(
            title=material.title[language],
            file=ContentFile(drawn.file.data, f"{drawn.file.sha256[:20]}.pdf"),
            uploaded_by_user=self.user,
        )
        # What Wagtail's form does: saving alone leaves size and hash empty.
        document._set_document_file_metadata()
        document.save()
        CampaignDocument.objects.filter(pk=document.pk).update(created_at=clock.now())
        return document

    def picture(self, file: CleanFile, *specs: str, **facts: Any) -> CampaignImage:
        image = CampaignImage(file=ContentFile(file.data, file.name), uploaded_by_user=self.user, **facts)
        image._set_image_file_metadata()
        image.save()
        # By `update`, because `auto_now_add` takes the world's clock, and a story may tell of other days.
        CampaignImage.objects.filter(pk=image.pk).update(created_at=clock.now())
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
