"""Private links: an organisation's own list, and the one that a secret opens."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from partners.editions.models import PrivateLink
from partners.kernel.codes import digest_of


def links_of(organization: Any) -> QuerySet[PrivateLink]:
    """All that were made, the newest first."""
    found = PrivateLink.objects.filter(organization=organization)
    return found.select_related("edition__template_version__template", "material", "created_by").prefetch_related(
        "material__faces"
    )


def live_links(organization: Any, *, at: datetime) -> QuerySet[PrivateLink]:
    return links_of(organization).filter(revoked_at__isnull=True, expires_at__gt=at)


def link_of(organization: Any, public_id: Any) -> PrivateLink | None:
    return links_of(organization).filter(public_id=public_id).first()


def link_with(secret: str, *, at: datetime) -> PrivateLink | None:
    """None for a secret that never was one, and for one that has ended: nobody is told which."""
    found = PrivateLink.objects.filter(digest=digest_of(secret), revoked_at__isnull=True, expires_at__gt=at)
    return found.select_related(
        "organization",
        "edition__template_version__template__material__campaign",
        "edition__template_version__film",
        "material__campaign",
    ).first()


def names_of_links(public_ids: Any, language: str) -> dict[Any, str]:
    """Whom each of them is for, as its maker wrote it."""
    return dict(PrivateLink.objects.filter(public_id__in=list(public_ids)).values_list("public_id", "name"))
