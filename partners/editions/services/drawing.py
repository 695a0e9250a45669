"""What an organisation's file is drawn from, and what it will look like."""

from dataclasses import replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import SAMPLE_CODE, Brand, Choices, Occasion, Stamp, edition_digest, printable_form
from partners.artwork.services import draw, draw_view, marked
from partners.branding.models import BrandKit
from partners.branding.services import brand_with_logos
from partners.editions.models import Edition
from partners.kernel.fields.links import canonical_or_same, shown_link
from partners.kernel.limits.budgets import Budget
from partners.organizations.models import Organization

NO_OCCASION = Occasion()


def draw_file(edition: Edition, *, budget: Budget) -> bytes:
    """The same bytes whenever it is drawn. Raises Busy and UsedUp."""
    version, brand = edition.template_version, brand_of(edition.organization, edition.kit)
    choices = marked(replace(choices_of(edition), sheet=edition.sheet), edition.code)
    return draw(version, brand, choices, edition.output, budget=budget)


def draw_picture(edition: Edition, *, width: int, budget: Budget) -> bytes:
    """A JPEG of the file as it was made, to look at; stamped, and with a code that is nobody's, of one that the
    campaign has not approved. Raises Busy and UsedUp."""
    stamp = None if edition.is_cleared else not_approved()
    return _draw_look(edition, edition.code if edition.is_cleared else SAMPLE_CODE, stamp, width=width, budget=budget)


def draw_asked(edition: Edition, *, width: int, budget: Budget) -> bytes:
    """For staff: what would leave, but for a code that is nobody's. Raises Busy and UsedUp."""
    return _draw_look(edition, SAMPLE_CODE, None, width=width, budget=budget)


def _draw_look(edition: Edition, code: str, stamp: Stamp | None, *, width: int, budget: Budget) -> bytes:
    version, brand = edition.template_version, brand_of(edition.organization, edition.kit)
    choices = marked(choices_of(edition), code)
    return draw_view(version, brand, choices, width=width, budget=budget, stamp=stamp)


def choices_of(edition: Edition) -> Choices:
    """As it was made, but for its sheet of paper, which no picture of it shows."""
    return Choices(line=edition.line, language=edition.template_version.template.language, occasion=edition.occasion)


def not_approved() -> Stamp:
    """In the reader's language."""
    return Stamp(_("Not approved by the campaign. Not for use."), get_language() or "en")


def draw_preview(
    version: TemplateVersion,
    organization: Organization,
    kit: BrandKit | None,
    *,
    line: str,
    occasion: Occasion = NO_OCCASION,
    width: int,
    budget: Budget,
) -> bytes:
    """A JPEG, also before there is a kit: the organisation's name stands in. Raises Busy and UsedUp.

    With a code that is nobody's: a preview that somebody passes on is known as one. Stamped where the campaign sees
    each file first, or the preview would be the way around that.
    """
    choices = marked(Choices(line=line, language=version.template.language, occasion=occasion), SAMPLE_CODE)
    stamp = not_approved() if version.needs_approval else None
    return draw_view(version, brand_of(organization, kit), choices, width=width, budget=budget, stamp=stamp)


def brand_of(organization: Organization, kit: BrandKit | None) -> Brand:
    if kit is None:
        link = canonical_or_same(organization.website)
        # An application takes any sign; that a kit's name can be printed was asked by its form.
        names = {"en": printable_form(organization.name)}
        return Brand(names=names, link=link, shown_link=shown_link(link))
    return brand_with_logos(kit)


def look_of_preview(
    version: TemplateVersion,
    organization: Organization,
    kit: BrandKit | None,
    *,
    line: str,
    occasion: Occasion = NO_OCCASION,
    width: int,
) -> str:
    """Changes exactly when the preview does: lets a browser keep the picture."""
    look = kit.sha256 if kit else f"{organization.public_id} {organization.name} {organization.website}"
    # The stamp is in the reader's language.
    drawn = f"sample{width}{get_language() if version.needs_approval else ''}"
    choices = Choices(line=line, language=version.template.language, occasion=occasion)
    return edition_digest(version.sha256, look, choices, drawn)
