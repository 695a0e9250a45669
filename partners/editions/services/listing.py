"""What the list of a pack says of each thing in it."""

from typing import Any

from partners.artwork.services import address_of_code
from partners.branding.models import BrandKit
from partners.editions.models import Edition
from partners.materials.selectors import Wording

from .letters import FORMS


def about_file(edition: Edition, name: str) -> dict[str, Any]:
    version = edition.template_version
    template = version.template
    return {
        "name": name,
        "code": edition.code,
        "url": address_of_code(edition.code),
        "media_type": edition.media_type,
        "size": edition.size_in_words,
        "language": template.language,
        "material": str(template.material.public_id),
        "template": str(template.public_id),
        "title": template.title_in(template.language),
        "line": edition.line,
        "date": edition.occasion.date,
        "place": edition.occasion.place,
        "alt": template.description,
        "credit": version.credit,
        "licence": version.licence,
        **_photograph_on(edition),
    }


def _photograph_on(edition: Edition) -> dict[str, Any]:
    photograph = edition.photograph
    return {"photograph": {"alt": photograph.alt, "credit": photograph.credit}} if photograph else {}


def about_slides(wording: Wording, kit: BrandKit, name: str) -> dict[str, Any]:
    """In the same words; without a code, because slides are meant to be changed."""
    return {
        "name": name,
        "code": "",
        "url": "",
        "media_type": FORMS["pptx"],
        "size": "",
        "language": wording.language,
        "material": str(wording.material.public_id),
        "template": None,
        "title": wording.title,
        "line": kit.taglines.get(wording.language, ""),
        "date": "",
        "place": "",
        "alt": "",
        "credit": wording.credit,
        "licence": wording.terms,
    }
