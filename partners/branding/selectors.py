"""How an organisation appears."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from partners.branding.models import BrandKit, Logo
from partners.campaigns.selectors import portal_face
from partners.kernel.codes import sha256_of
from partners.kernel.limits.quotas import Used, used_by
from partners.organizations.models import Organization


def current_kit(organization: Any) -> BrandKit | None:
    """How the organisation appears now, its logo with it; None until it has saved a kit."""
    return organization.brand_kits.select_related("logo", "dark_logo", "mono_logo").order_by("-version").first()


def newest_kits(organizations: Iterable[Any]) -> QuerySet[BrandKit]:
    """How each of them appears now, its logo with it."""
    newest = BrandKit.objects.filter(organization=OuterRef("organization")).order_by("-version").values("pk")[:1]
    kits = BrandKit.objects.filter(organization__in=organizations, pk=Subquery(newest))
    return kits.select_related("logo")


def with_marks(organizations: Iterable[Any]) -> list[Any]:
    """Each with its `mark`, for the public site: the logo of today of who wants it shown. One query for all of them."""
    listed = list(organizations)
    wanted = [found.pk for found in listed if found.shown_as == found.ShownAs.LOGO]
    marks = {kit.organization_id: kit.logo for kit in newest_kits(wanted)} if wanted else {}
    for organization in listed:
        organization.mark = marks.get(organization.pk)
    return listed


def public_mark(public_id: Any, digest: str) -> Logo | None:
    """The logo that the public site shows of this partner at this moment, if it is the one that is asked for."""
    organization = Organization.objects.filter(
        public_id=public_id, standing=Organization.Standing.APPROVED, shown_as=Organization.ShownAs.LOGO
    ).first()
    logo = with_marks([organization])[0].mark if organization else None
    return logo if logo is not None and logo.mark_digest == digest else None


def public_kit(public_id: Any) -> BrandKit | None:
    """How everybody may see this partner at this moment; None of who is shown nowhere."""
    found = Organization.objects.filter(public_id=public_id, standing=Organization.Standing.APPROVED)
    organization = found.exclude(shown_as=Organization.ShownAs.NOTHING).first()
    return current_kit(organization) if organization else None


def colours_url(kit: BrandKit | None) -> str:
    """Of the stylesheet with the partner's colour; empty without a kit."""
    return reverse("partner_colours", args=[kit.organization.public_id, colours_version(kit)]) if kit else ""


def colours_version(kit: BrandKit) -> str:
    return sha256_of([kit.colour, portal_face().colours])[:12]


def logos_of(organization: Any) -> QuerySet[Logo]:
    return Logo.objects.filter(organization=organization).order_by("-id")


def logos_used(organization: Any) -> Used:
    return used_by("logo", logos_of(organization), size="size")


def logo_of(organization: Any, public_id: Any) -> Logo | None:
    return logos_of(organization).filter(public_id=public_id).first()
