"""Which colleague is at which application just now, and what an organisation keeps."""

from collections.abc import Iterable
from typing import Any

from django.core.cache import cache

from partners.branding.selectors import logos_used
from partners.editions.selectors import editions_used, photographs_used
from partners.kernel.limits.quotas import Used
from partners.organizations.models import Organization
from partners.organizations.selectors import papers_used
from partners.press.selectors import contacts_used
from partners.translations.selectors import offers_used


def key_of(pk: int) -> str:
    return f"reviewing:{pk}"


def others_at(pks: Iterable[int], viewer: Any) -> dict[int, dict[str, Any]]:
    """By row: `name` of the colleague who has it open and `at`, when they opened it. One question for all."""
    keys = {key_of(pk): pk for pk in pks}
    found = cache.get_many(list(keys)) if keys else {}
    return {keys[key]: seen for key, seen in found.items() if seen["who"] != viewer.pk}


def room_of(organization: Organization) -> list[Used]:
    """Every quota, in the order of the screen."""
    counted = (papers_used, logos_used, photographs_used, editions_used, contacts_used, offers_used)
    return [used(organization) for used in counted]
