"""Who has an application open. A hint among colleagues: nothing depends on it, so a cache may forget it."""

from datetime import timedelta
from typing import Any

from django.core.cache import cache

from cms.backoffice.organizations.selectors import key_of, others_at
from partners.kernel import clock
from partners.organizations.models import Organization

KEPT_OPEN = timedelta(minutes=15)


def mark_open(organization: Organization, viewer: Any) -> None:
    """Unless a colleague was there first: of two, the second is the one to tell."""
    if not others_at([organization.pk], viewer):
        seen = {"who": viewer.pk, "name": str(viewer), "at": clock.now()}
        cache.set(key_of(organization.pk), seen, timeout=int(KEPT_OPEN.total_seconds()))


def mark_left(organization: Organization, viewer: Any) -> None:
    if not others_at([organization.pk], viewer):
        cache.delete(key_of(organization.pk))
