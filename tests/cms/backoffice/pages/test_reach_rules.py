"""The rules by which pages are kept from staff who do not work on them; the walk over all screens is `test_reach`."""

import re
from unittest import mock

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import GroupPagePermission, Page, get_page_models
from wagtail_localize.models import Translation

from cms.backoffice.pages.selectors import VIEWER, Reach
from cms.backoffice.pages.views.reach import LEADS_TO, PAGE_ARGUMENTS, WITHOUT_PAGES
from cms.pages.models import StandardPage
from tests.cms.conftest import put_online
from tests.conftest import make_user
from tests.support.admin import routes
from tests.support.closed import CANARY, close, titled

# What leads to something else: files, people, tasks, settings, things of the portal's own. `pk` is a page's in the
# lookups only, which `pages_named` knows; a `scope` is the campaign that a text holds for.
OF_OTHER_THINGS = {
    "pk", "image_id", "document_id", "doc_id", "uploaded_file_id", "session_id", "task_id", "workflow_pk",
    "collection_id", "public_id", "number", "object_id", "note_id", "scope", "draft_id", "update_id", "file_id",
}  # fmt: skip
NAMES = {
    "action", "action_name", "app_label", "app_name", "content_type_app_name", "content_type_model_name", "filter_spec",
    "mode", "model_name", "name", "uidb64", "token", "kind", "code", "sample",
    # Of a PDF.
    "page",
}  # fmt: skip


@pytest.fixture
def part(home):
    return put_online(StandardPage(title="Own", slug="own"), under=home)


@pytest.fixture
def hidden(home):
    return close(put_online(StandardPage(**titled("draft")), under=home), "draft")


def somebody(page, *rights, email="part@example.org"):
    group = Group.objects.create(name=f"Part {email}")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
    for right in rights:
        permission = Permission.objects.get(codename=f"{right}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    return make_user(email, staff=True, groups=(group.name,))


def test_every_argument_of_the_admin_is_known_to_lead_to_a_page_or_not():
    """One that a new version of Wagtail brings has to be looked at."""
    found = {name for route in routes() for name in re.findall(r"<(?:\w+:)?(\w+)>", route.path)}

    assert found - PAGE_ARGUMENTS - set(LEADS_TO) - OF_OTHER_THINGS - NAMES == set()


def test_no_page_makes_its_title_past_the_guard():
    own = {model.__name__ for model in get_page_models() if {"get_admin_display_title", "__str__"} & set(vars(model))}

    assert own <= {"Page"}


def test_who_works_with_no_page_finds_no_screen_of_pages(moderator, part, sign_in):
    client = sign_in(moderator)
    closed = [route for route in routes() if not route.name.startswith(WITHOUT_PAGES) and route.name != "None"]

    assert len(closed) > 70
    assert {"wagtailadmin_explore", "wagtailadmin_choose_page", "wagtailadmin_reports:site_history"} <= {
        route.name for route in closed
    }
    for name in ("wagtailadmin_choose_page", "wagtailadmin_pages:search", "wagtailadmin_reports:page_types_usage",
                 "wagtail_localize:translations_report"):  # fmt: skip
        assert client.get(reverse(name)).status_code == 404


def test_the_title_is_kept_from_the_viewer_and_from_nobody_else(part, hidden):
    limited = somebody(part, "change")
    token = VIEWER.set(Reach(limited))
    try:
        told = [str(hidden), hidden.get_admin_display_title(), str(Page.objects.get(pk=hidden.pk)), str(part)]
    finally:
        VIEWER.reset(token)

    assert told == ["A page that you do not work on"] * 3 + ["Own"]
    assert str(hidden) == f"{CANARY} draft"


def test_what_is_written_in_the_log_keeps_the_title(part, hidden):
    from wagtail.log_actions import log

    token = VIEWER.set(Reach(somebody(part, "change")))
    try:
        assert log(hidden, "wagtail.edit").label == f"{CANARY} draft"
    finally:
        VIEWER.reset(token)


def test_an_own_page_that_leads_to_a_hidden_one_does_not_name_it(part, hidden, sign_in):
    part.action = [("call", {"label": "There", "page": hidden, "destination": "", "anchor": ""})]
    part.save_revision().publish()

    page = sign_in(somebody(part, "change", "publish")).get(reverse("wagtailadmin_pages:edit", args=[part.pk]))

    assert page.status_code == 200
    assert f"{CANARY} draft" not in page.content.decode()
    assert "A page that you do not work on" in page.content.decode()


def test_an_editor_of_everything_is_told_everything(staff_editor, part, hidden, sign_in):
    client = sign_in(staff_editor)

    for address in (
        reverse("wagtailadmin_explore", args=[part.get_parent().pk]),
        reverse("wagtailadmin_choose_page_child", args=[part.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[hidden.pk]),
        f"{reverse('wagtailadmin_pages:search')}?q={CANARY}",
    ):
        assert f"{CANARY} draft" in client.get(address).content.decode(), address


def test_a_chooser_offers_what_is_in_reach_and_what_everybody_reads(part, hidden, standard_page, sign_in):
    client = sign_in(somebody(part, "change"))
    home = part.get_parent()

    text = client.get(reverse("wagtailadmin_choose_page_child", args=[home.pk])).json()["html"]

    assert "Own" in text
    assert "Privacy" in text
    assert CANARY not in text
    many = reverse("wagtailadmin_choose_page_chosen_multiple")
    assert client.get(f"{many}?id={standard_page.pk}&id={part.pk}").status_code == 200
    assert client.get(f"{many}?id={standard_page.pk}&id={hidden.pk}").status_code == 404


def test_a_typed_address_is_not_answered_with_the_page_there(part, home, sign_in):
    kept = close(put_online(StandardPage(**titled("login")), under=home), "login")
    url = kept.url
    form = {"external-link-chooser-url": url, "external-link-chooser-link_text": "Words"}

    answer = sign_in(somebody(part, "change")).post(reverse("wagtailadmin_choose_page_external_link"), form)

    assert answer.json()["step"] == "external_link_chosen"
    assert f"{CANARY} login" not in answer.content.decode().replace(url, "")


@pytest.mark.parametrize(("rights", "may"), [(("lock",), False), (("change",), True)])
def test_translating_a_page_takes_the_right_to_edit_it(part, locales, sign_in, rights, may):
    client = sign_in(somebody(part, *rights))
    address = reverse("wagtail_localize:submit_page_translation", args=[part.pk])

    shown = client.get(address).status_code
    client.post(address, {"locales": [locales["uk"].pk]})

    assert (shown == 200, Translation.objects.exists()) == (may, may)
    if may:
        sync = reverse("wagtail_localize:update_translations", args=[Translation.objects.get().source_id])
        assert client.get(sync).status_code == 200
        assert sign_in(somebody(part, "lock", email="other@example.org")).get(sync).status_code == 302


def test_a_redirect_to_a_hidden_page_is_not_listed(part, hidden, sign_in):
    Redirect.objects.create(old_path="/to-hidden", redirect_page=hidden)
    Redirect.objects.create(old_path="/to-own", redirect_page=part)
    user = somebody(part, "change")
    user.groups.get().permissions.add(*Permission.objects.filter(content_type__app_label="wagtailredirects"))
    client = sign_in(user)

    text = client.get(reverse("wagtailredirects:index")).content.decode()
    sheet = b"".join(client.get(f"{reverse('wagtailredirects:index')}?export=csv").streaming_content).decode()

    assert "/to-own" in text
    assert "/to-hidden" not in text + sheet
    assert CANARY not in text + sheet


def test_a_list_sent_piece_by_piece_is_guarded_to_its_end_and_nothing_beside_it(part, hidden, sign_in):
    user = somebody(part, "change")
    user.groups.get().permissions.add(*Permission.objects.filter(content_type__app_label="wagtailredirects"))
    Redirect.objects.create(old_path="/to-own", redirect_page=part)
    asked = []

    def page_named(self):
        asked.append(VIEWER.get().user if VIEWER.get() else None)
        return "/to-own"

    with mock.patch.object(Redirect, "old_path", property(page_named, lambda self, value: None)):
        answer = sign_in(user).get(f"{reverse('wagtailredirects:index')}?export=csv")

        # The same thread does something else before the list is read, and while it is.
        assert str(hidden) == f"{CANARY} draft"
        for _piece in answer.streaming_content:
            assert str(hidden) == f"{CANARY} draft"

    assert set(asked) == {user}
    assert VIEWER.get() is None
