"""What every page may use."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import interface_language, open_languages
from partners.organizations.models import Organization, Role
from partners.organizations.permissions import is_at_least

Standing = Organization.Standing
EVERYBODY = frozenset(Standing)
APPROVED = frozenset({Standing.APPROVED})
# Who is suspended has to be able to revoke.
WITH_KEYS = frozenset({Standing.APPROVED, Standing.SUSPENDED})
APPLYING = EVERYBODY - APPROVED
SENT = EVERYBODY - {Standing.DRAFT}
STANDING_TONES = {
    Standing.DRAFT: "neutral",
    Standing.APPLIED: "info",
    Standing.IN_REVIEW: "info",
    Standing.INFORMATION_NEEDED: "warn",
    Standing.APPROVED: "good",
    Standing.DECLINED: "bad",
    Standing.SUSPENDED: "bad",
    Standing.LEFT: "neutral",
}


class Place(NamedTuple):
    """A page of the partner area, and who may open it."""

    key: str
    name: Any
    route: str
    icon: str
    standings: frozenset[str]
    least: Role


PLACES = [
    Place("overview", _("Overview"), "dashboard:home", "home", APPROVED, Role.VIEWER),
    Place("application", _("Application"), "organizations:application_status", "file", APPLYING, Role.VIEWER),
    Place("materials", _("Materials"), "library:materials", "megaphone", APPROVED, Role.VIEWER),
    Place("brand", _("Brand kit"), "branding:kit", "image", APPROVED, Role.VIEWER),
    Place("editions", _("Our files"), "editions:editions", "download", APPROVED, Role.VIEWER),
    Place("embeds", _("On your site"), "editions:embeds", "code", APPROVED, Role.VIEWER),
    Place("translations", _("Translations"), "translations:offers", "globe", APPROVED, Role.VIEWER),
    Place("inquiries", _("Reporters’ questions"), "press:offers", "mail", APPROVED, Role.EDITOR),
    Place("contacts", _("Media contacts"), "press:contacts", "phone", APPROVED, Role.VIEWER),
    Place("statement", _("Statement"), "campaigns:statement", "quote", APPROVED, Role.VIEWER),
    Place("activity", _("Activity"), "dashboard:activity", "feed", APPROVED, Role.VIEWER),
    Place("partners", _("All partners"), "organizations:partners", "globe", APPROVED, Role.VIEWER),
    Place("profile", _("About us"), "organizations:profile", "edit", APPROVED, Role.VIEWER),
    Place("team", _("Team"), "organizations:team", "people", SENT, Role.VIEWER),
    Place("keys", _("Access keys"), "organizations:keys", "key", WITH_KEYS, Role.EDITOR),
    Place("agreement", _("Agreement"), "organizations:agreement", "check", APPROVED, Role.VIEWER),
]


def portal(request: HttpRequest) -> dict[str, Any]:
    """Reads neither session nor user by itself: a public page must not depend on either."""
    # A URL with two slashes at its start would be a link to somewhere else.
    here = escape_leading_slashes(request.get_full_path())
    return {
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "home_url": f"/{get_language() or settings.LANGUAGE_CODE}/",
        "language_links": [
            {"code": code, "name": own_language_name(code), "url": translate_url(here, code)}
            for code in open_languages()
        ],
        "interface_language": interface_language(),
        **partner_area(request),
    }


def partner_area(request: HttpRequest) -> dict[str, Any]:
    """What the side navigation shows on pages behind `member_door`; nothing elsewhere."""
    membership = getattr(request, "membership", None)
    if membership is None:
        return {}
    organization = membership.organization
    return {
        "organization": organization,
        "home_url": reverse("dashboard:start"),
        "standing_label": organization.get_standing_display(),
        "standing_tone": STANDING_TONES[organization.standing],
        "partner_links": [
            {
                "key": place.key,
                "name": place.name,
                "url": reverse(place.route, args=[organization.public_id]),
                "icon": place.icon,
            }
            for place in PLACES
            if organization.standing in place.standings and is_at_least(membership.role, place.least)
        ],
    }
