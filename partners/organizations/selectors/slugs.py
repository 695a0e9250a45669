"""By which name an organisation's own page is found, and who came through it."""

from typing import Any

from partners.organizations.models import Organization, Slug

# Below this a number would tell of single organisations.
FEWEST_TOLD = 5


def slug_of(organization: Any) -> str:
    """Its present one; empty for who was never approved."""
    found = Slug.objects.filter(organization=organization).order_by("-pk").values_list("slug", flat=True)
    return found.first() or ""


def organization_with_slug(slug: str) -> Organization | None:
    """Also by a slug that it had earlier."""
    return Organization.objects.filter(slugs__slug=slug).first()


def page_host(slug: str) -> Organization | None:
    """Whose open page has this slug: of a partner that wants to be seen and has not closed it."""
    found = Organization.objects.filter(slugs__slug=slug, standing=Organization.Standing.APPROVED, has_page=True)
    return found.exclude(shown_as=Organization.ShownAs.NOTHING).first()


def came_through(organization: Any) -> int | None:
    """How many applications were sent by who came through its page; None while they are too few to be told."""
    number = Organization.objects.filter(came_through=organization, applied_at__isnull=False).count()
    return number if number >= FEWEST_TOLD else None
