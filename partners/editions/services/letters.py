"""Texts of the campaign with a partner's name under them. Composed for whoever asks, and kept nowhere."""

from typing import Any

from anyascii import anyascii
from django.conf import settings
from django.db import transaction
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.rendering.letters import Letter, as_document, as_page, as_words, filled
from partners.artwork.rendering.signatures import Signature
from partners.branding.models import BrandKit
from partners.branding.services import brand_of_kit
from partners.campaigns.models import Campaign
from partners.editions.permissions import can_download_edition
from partners.kernel.actors import Actor
from partners.kernel.errors import DomainError, NotAllowed
from partners.kernel.languages import in_language
from partners.kernel.languages.names import language_name
from partners.kernel.limits.budgets import Budget
from partners.materials.selectors import Wording
from partners.organizations.models import Organization

from .slides import compose_slides

# By the end of the file's name.
FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
WRITTEN = {"docx": as_document, "html": as_page, "txt": as_words}
NO_BOILERPLATE = gettext_lazy(
    "Your brand kit says nothing about you in {language}: the text ends with your name and link."
)


def letter_of(wording: Wording, kit: BrandKit) -> Letter:
    """With what the kit says in the language of the text; its name and link in any, because they are always there."""
    brand = brand_of_kit(kit)
    name = brand.names.get(brand.key_in(wording.language), "")
    with override(wording.language):
        # What staff write where the name or link of whoever takes the text shall stand.
        blanks = {
            _("[organisation]"): name,
            _("[link]"): brand.shown_link,
            "[organisation]": name,
            "[link]": brand.shown_link,
        }
        source = _("A text of the campaign “%(campaign)s”: %(address)s") % {
            "campaign": in_language(wording.material.campaign.names, wording.language),
            "address": wording.address,
        }
        about = _("About %(name)s") % {"name": name}
    return Letter(
        language=wording.language,
        title=filled(wording.title, blanks),
        sections=tuple((filled(heading, blanks), filled(text, blanks)) for heading, text in wording.sections),
        name=name,
        link=brand.link,
        shown_link=brand.shown_link,
        tagline=kit.taglines.get(wording.language, ""),
        about=about,
        boilerplate=kit.boilerplates.get(wording.language, ""),
        handles=tuple(kit.handles),
        source=tuple(words for words in (source, wording.credit, wording.terms) if words),
    )


def signature_of(kit: BrandKit, campaign: Campaign, language: str, *, person: str, role: str) -> Signature:
    brand = brand_of_kit(kit)
    return Signature(
        person=person,
        role=role,
        name=brand.names.get(brand.key_in(language), ""),
        tagline=kit.taglines.get(language, ""),
        link=brand.link,
        shown_link=brand.shown_link,
        handles=tuple(kit.handles),
        campaign=in_language(campaign.names, language),
        hashtag=campaign.hashtag,
        campaign_link=f"{settings.BASE_URL}/{language}/",
    )


def compose_letter(wording: Wording, kit: BrandKit, form: str, *, budget: Budget) -> bytes:
    """The same bytes whenever it is asked for. Raises DomainError (`no_such_output`) for none of FORMS; Busy and UsedUp
    for slides, on which a picture is drawn."""
    if form not in FORMS:
        raise DomainError(gettext_lazy("Texts do not come as that type of file."), code="no_such_output")
    letter = letter_of(wording, kit)
    return WRITTEN[form](letter) if form in WRITTEN else compose_slides(letter, wording, kit, budget=budget)


@transaction.atomic
def record_letter_taken(organization: Organization, wording: Wording, form: str, *, by: Actor) -> None:
    """Somebody takes the text: one entry each time. Raises NotAllowed."""
    if not can_download_edition(by, organization):
        raise NotAllowed(gettext_lazy("You may not download this file."))
    record(
        Verb.MATERIAL_TAKEN,
        by=by,
        organization=organization,
        campaign=wording.material.campaign,
        subject=wording.material,
        language=wording.language,
        output=form,
    )


def name_of_letter(wording: Wording, kit: BrandKit, form: str) -> str:
    """What the person finds in their folder, in ASCII."""
    words = [
        wording.material.campaign.slug,
        slugify(anyascii(wording.title))[:60],
        slugify(anyascii(kit.name_in("en")))[:60],
    ]
    return f"{'-'.join(word for word in words if word)}-{wording.language}.{form}"


def what_is_missing(wording: Wording, kit: BrandKit) -> Any:
    """A sentence about what the kit does not say in this language; empty where nothing is missing."""
    if kit.boilerplates.get(wording.language):
        return ""
    return format_lazy(NO_BOILERPLATE, language=language_name(wording.language))
