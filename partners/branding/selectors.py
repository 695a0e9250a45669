"""How an organisation appears."""

from typing import Any

from django.db.models import QuerySet

from partners.branding.models import BrandKit, Logo
from partners.kernel.limits.quotas import Used, used_by


def current_kit(organization: Any) -> BrandKit | None:
    """How the organisation appears now, its logo with it; None until it has saved a kit."""
    return organization.brand_kits.select_related("logo").order_by("-version").first()


def logos_of(organization: Any) -> QuerySet[Logo]:
    return Logo.objects.filter(organization=organization).order_by("-id")


def logos_used(organization: Any) -> Used:
    return used_by("logo", logos_of(organization), size="size")


def logo_of(organization: Any, public_id: Any) -> Logo | None:
    return logos_of(organization).filter(public_id=public_id).first()
