"""What an organisation's file is drawn from, and what it will look like."""

from partners.artwork.models import TemplateVersion
from partners.artwork.rendering import SAMPLE_CODE, Brand, Choices, edition_digest, printable_form
from partners.artwork.services import draw, draw_view, marked
from partners.branding.models import BrandKit
from partners.branding.services import brand_with_logos
from partners.editions.models import Edition
from partners.kernel.fields.links import canonical_or_same, shown_link
from partners.kernel.limits.budgets import Budget
from partners.organizations.models import Organization


def draw_file(edition: Edition, *, budget: Budget) -> bytes:
    """The same bytes whenever it is drawn. Raises Busy and UsedUp."""
    version, brand = edition.template_version, brand_of(edition.organization, edition.kit)
    told = Choices(line=edition.line, language=version.template.language, sheet=edition.sheet)
    choices = marked(told, edition.code)
    return draw(version, brand, choices, edition.output, budget=budget)


def draw_picture(edition: Edition, *, width: int, budget: Budget) -> bytes:
    """A JPEG of the file as it was made, to look at. Raises Busy and UsedUp."""
    version, brand = edition.template_version, brand_of(edition.organization, edition.kit)
    choices = marked(Choices(line=edition.line, language=version.template.language), edition.code)
    return draw_view(version, brand, choices, width=width, budget=budget)


def draw_preview(
    version: TemplateVersion,
    organization: Organization,
    kit: BrandKit | None,
    *,
    line: str,
    width: int,
    budget: Budget,
) -> bytes:
    """A JPEG, also before there is a kit: the organisation's name stands in. Raises Busy and UsedUp.

    With a code that is nobody's: a preview that somebody passes on is known as one.
    """
    choices = marked(Choices(line=line, language=version.template.language), SAMPLE_CODE)
    return draw_view(version, brand_of(organization, kit), choices, width=width, budget=budget)


def brand_of(organization: Organization, kit: BrandKit | None) -> Brand:
    if kit is None:
        link = canonical_or_same(organization.website)
        # An application takes any sign; that a kit's name can be printed was asked by its form.
        names = {"en": printable_form(organization.name)}
        return Brand(names=names, link=link, shown_link=shown_link(link))
    return brand_with_logos(kit)


def look_of_preview(
    version: TemplateVersion, organization: Organization, kit: BrandKit | None, *, line: str, width: int
) -> str:
    """Changes exactly when the preview does: lets a browser keep the picture."""
    look = kit.sha256 if kit else f"{organization.public_id} {organization.name} {organization.website}"
    return edition_digest(
        version.sha256, look, Choices(line=line, language=version.template.language), f"sample{width}"
    )
