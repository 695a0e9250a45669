"""By which clock and in which language a member of staff works: what “About you” says, wherever Wagtail asks.

Wagtail has a second place for both, its own profile of each person. Nothing is read there any more: of two settings
for one thing one is always the wrong one.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.users.models import UserProfile

from partners.kernel.languages.zones import city_of
from partners.users.selectors import zone_of


def zone_of_profile(profile: UserProfile) -> str:
    """In place of Wagtail's `get_current_time_zone`."""
    return zone_of(profile.user)


def language_of_profile(profile: UserProfile) -> str:
    """In place of Wagtail's `get_preferred_language`; its letters ask it too."""
    language = profile.user.language
    return language if language in dict(settings.INTERFACE_LANGUAGES) else settings.LANGUAGE_CODE


def with_profile(request: HttpRequest) -> None:
    """Let Wagtail find a profile: for who has none yet it would take the server's clock without asking anybody.

    It is not saved: looking at a page writes nothing.
    """
    user: Any = request.user
    if not hasattr(user, "wagtail_userprofile"):
        UserProfile(user=user)


def clock_here() -> dict[str, str]:
    """The clock of this page: its city as the reader calls it, and how far from UTC it is now, as +02:00."""
    now = timezone.localtime()
    zone = timezone.get_current_timezone_name()
    offset = now.strftime("%z")
    return {"city": city_of(zone), "offset": f"{offset[:3]}:{offset[3:]}", "zone": zone}
