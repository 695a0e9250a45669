"""Every entry of the admin's menus: who sees it, and that it works for whoever does. Nothing else is offered."""

from collections.abc import Iterator

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

EVERYBODY = {"staff_editor", "partnerships", "press_officer", "moderator", "administrator"}
ADMINISTRATOR = {"administrator"}
PAGES = {"staff_editor", "administrator"}
PRESS = {"press_officer", "administrator"}
MODERATORS = {"moderator", "administrator"}
PARTNERS = {"partnerships", "administrator"}
# Each with a text of its own; administrators with all.
TEXTS = {"staff_editor", "partnerships", "press_officer", "administrator"}
# Below /cms/, without what comes after the path.
ENTRIES = {
    "pages/": PAGES,
    "images/": PAGES,
    "documents/": PAGES,
    "partners/": PARTNERS,
    "templates/": PARTNERS,
    "inquiries/": PRESS,
    "media-contacts/": PRESS,
    "press-topics/": PRESS,
    "press-room/": PRESS,
    "videos/": MODERATORS,
    "texts/": TEXTS,
    "materials/": PAGES,
    "files/": PAGES,
    "updates/": PAGES,
    "translations/": PAGES,
    "translation-offers/": PAGES,
    # Settings
    "campaign/": ADMINISTRATOR,
    "portal-look/": ADMINISTRATOR,
    "menus/": PAGES,
    "languages/": ADMINISTRATOR,
    "settings/pages/publicsite/": ADMINISTRATOR,
    "users/": ADMINISTRATOR,
    "groups/": ADMINISTRATOR,
    "collections/": ADMINISTRATOR,
    "redirects/": PAGES,
    "workflows/list/": ADMINISTRATOR,
    "workflows/tasks/index/": ADMINISTRATOR,
    # Reports
    "localize/reports/translations/": PAGES,
    "reports/locked/": PAGES,
    "reports/workflow/": PAGES,
    "reports/workflow_tasks/": PAGES,
    "reports/site-history/": PAGES,
    "reports/aging-pages/": PAGES,
    "reports/page-types-usage/": PAGES,
}


def entries(menu, request) -> Iterator[str]:
    for item in menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            yield from entries(item.menu, request)
        elif item.url.startswith("/cms/"):
            yield item.url


def seen_by(user):
    # The menus are put together once, and of viewsets only when the addresses are known.
    reverse("wagtailadmin_home")
    request = RequestFactory().get("/cms/")
    request.user = user
    return list(entries(admin_menu, request))


def below_cms(address: str) -> str:
    path = address.removeprefix("/cms/").split("?", 1)[0]
    # The root of the pages differs from person to person.
    return "pages/" if path.startswith("pages/") else path


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_menus_hold_what_is_theirs_and_all_of_it_works(who, standard_page, campaign, request, sign_in):
    user = request.getfixturevalue(who)
    client = sign_in(user)
    seen = seen_by(user)

    assert {below_cms(address) for address in seen} == {entry for entry, people in ENTRIES.items() if who in people}
    assert {address: client.get(address, follow=True).status_code for address in seen} == dict.fromkeys(seen, 200)
