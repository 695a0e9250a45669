"""Addresses and menu entries of the settings. They stand under Wagtail's “Settings”, for those who may change them."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from cms.backoffice.frame.waiting import StaffMenuItem
from cms.backoffice.settings.permissions import can_edit_menus, can_open_languages
from cms.backoffice.settings.views.facts import CampaignView, FaceView
from cms.backoffice.settings.views.languages import EndLanguageView, LanguagesView, menus
from partners.campaigns.permissions import can_manage_campaigns
from partners.kernel.actors import Actor

URLS: list[URLPattern] = [
    path("campaign/", CampaignView.as_view(), name="backoffice_campaign"),
    path("portal-look/", FaceView.as_view(), name="backoffice_face"),
    path("menus/", menus, name="backoffice_menus"),
    path("languages/", LanguagesView.as_view(), name="backoffice_languages"),
    path("languages/<slug:code>/end/", EndLanguageView.as_view(), name="backoffice_end_language"),
]


def entry(route: str, *, label: Any, icon: str, order: int, allowed: Callable[[Actor], bool]) -> Callable[[], Any]:
    """For the hook, which asks when the menu is drawn: addresses are known only then."""
    return lambda: StaffMenuItem(label, reverse(route), allowed=allowed, name=route, icon_name=icon, order=order)


MENU = [
    entry("backoffice_campaign", label=_("The campaign"), icon="info-circle", order=10, allowed=can_manage_campaigns),
    entry("backoffice_face", label=_("The portal’s look"), icon="view", order=20, allowed=can_manage_campaigns),
    entry("backoffice_menus", label=_("Menu and foot"), icon="list-ul", order=25, allowed=can_edit_menus),
    entry("backoffice_languages", label=_("Languages"), icon="globe", order=30, allowed=can_open_languages),
]
