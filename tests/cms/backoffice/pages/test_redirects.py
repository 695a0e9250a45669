"""Editors and administrators redirect old addresses; nothing of the portal itself, and never in a circle."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.support.branding import upload
from tests.support.forms import form_with

ADD, START = reverse("wagtailredirects:add"), reverse("wagtailredirects:start_import")


@pytest.fixture
def editing(standard_page, staff_editor, sign_in):
    return sign_in(staff_editor)


def made(client, old, page=None, link=""):
    form = {"old_path": old, "redirect_page": page.pk if page else "", "redirect_link": link, "is_permanent": "on"}
    return client.post(ADD, form)


def test_an_old_address_leads_on_before_anybody_reads_that_nothing_is_there(editing, standard_page):
    assert made(editing, "/en/data-protection/", standard_page).status_code == 302
    assert made(editing, "/poster", link="https://example.org/poster.pdf").status_code == 302

    assert Client().get("/en/data-protection/")["Location"] == "/en/privacy/"
    assert Client().get("/poster/")["Location"] == "https://example.org/poster.pdf"


@pytest.mark.parametrize(
    "old",
    ["/cms/", "/cms/nothing/", "/api/v1/activity", "/en/account/login/", "/account", "/uk/partner/join/", "/static/x",
     "/en/press/ask/", "/press/ask", "/media/x.png", "/healthz", "/documents/1/", "/", "/en/", "/uk", "/mark.svg"],
)  # fmt: skip
def test_a_place_of_the_portal_is_not_redirected(editing, old):
    answer = made(editing, old, link="https://example.org/")

    assert answer.status_code in {200, 422}
    assert "place of the portal" in answer.content.decode()
    assert not Redirect.objects.exists()


def test_no_circle_is_made(editing, standard_page, settings):
    settings.BASE_URL = "https://portal.example.org"
    assert made(editing, "/en/a", link=f"{settings.BASE_URL}/en/a/").status_code == 200
    assert made(editing, "/en/b", link=f"{settings.BASE_URL}/en/c").status_code == 302
    answer = made(editing, "/en/c/", link=f"{settings.BASE_URL}/en/b/?")

    assert "in a circle" in answer.content.decode()
    assert made(editing, "/en/privacy", standard_page).status_code == 200
    assert made(editing, "/en/d", standard_page, "https://example.org/").status_code == 200
    assert made(editing, "/en/d").status_code == 200
    assert made(editing, "/en/d", link="ftp://example.org/").status_code == 200
    assert Redirect.objects.count() == 1


def test_a_list_is_imported_after_it_was_looked_at_and_what_is_wrong_with_it_is_told(editing):
    rows = "from,to\n/en/old,https://example.org/new\n/cms/x,https://example.org/\n=1+1,javascript:alert(1)\n"
    shown = editing.post(START, {"import_file": upload(rows.encode(), "list.csv", "text/csv")})

    values = form_with(shown.content, "import_file_name").values
    told = editing.post(
        reverse("wagtailredirects:process_import"), {**values, "from_index": "0", "to_index": "1", "permanent": "on"}
    )

    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/en/old"]
    assert "place of the portal" in told.content.decode()


@pytest.mark.parametrize("who", ["press_officer", "partnerships", "moderator", "owner"])
def test_others_make_none(who, request, sign_in):
    client = sign_in(request.getfixturevalue(who))

    assert made(client, "/en/a", link="https://example.org/").status_code in {302, 403, 404}
    assert not Redirect.objects.exists()
