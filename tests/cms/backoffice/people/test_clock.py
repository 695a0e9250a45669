"""By which clock the Wagtail admin reads and tells times: that of “About you”, and no other."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page
from wagtail.users.models import UserProfile

from cms.pages.models import StandardPage
from tests.conftest import make_user
from tests.support.editor import form_of
from tests.support.forms import form_with

WINTER = datetime(2031, 1, 15, 8, 0, tzinfo=UTC)
SUMMER = datetime(2031, 7, 15, 7, 0, tzinfo=UTC)
TEN = {WINTER: "2031-01-15 10:00", SUMMER: "2031-07-15 10:00"}


@pytest.fixture
def in_kyiv(administrator):
    """Who has never opened Wagtail's own settings: there is no profile of theirs."""
    administrator.time_zone = "Europe/Kyiv"
    administrator.save()
    assert not UserProfile.objects.filter(user=administrator).exists()
    return administrator


def scheduled(client: Client, page: Page, at: str, *, until: str = "") -> None:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_of(client, address, StandardPage, go_live_at=at, expire_at=until)
    answer = client.post(address, {**form, "action-publish": "action-publish"}, follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("moment", [WINTER, SUMMER], ids=["winter", "summer"])
def test_ten_in_kyiv_is_ten_in_kyiv(moment, in_kyiv, standard_page, sign_in):
    client = sign_in(in_kyiv)

    scheduled(client, standard_page, TEN[moment])

    standard_page.refresh_from_db()
    assert standard_page.scheduled_revision.approved_go_live_at == moment
    page = client.get(reverse("wagtailadmin_pages:edit", args=[standard_page.pk])).content.decode()
    assert form_with(page.encode(), "go_live_at").values["go_live_at"] == TEN[moment]
    assert "by the clock of Kyiv" in page


def test_the_end_of_a_page_follows_the_same_clock(in_kyiv, standard_page, sign_in):
    scheduled(sign_in(in_kyiv), standard_page, "", until=TEN[SUMMER])

    standard_page.refresh_from_db()
    assert standard_page.expire_at == SUMMER


def test_an_hour_that_the_clock_skips_is_refused_with_words(in_kyiv, standard_page, sign_in):
    client, address = sign_in(in_kyiv), reverse("wagtailadmin_pages:edit", args=[standard_page.pk])
    form = form_of(client, address, StandardPage, go_live_at="2031-03-30 03:30", expire_at="")

    answer = client.post(address, {**form, "action-publish": "action-publish"})

    assert "Europe/Kyiv" in answer.content.decode()
    standard_page.refresh_from_db()
    assert standard_page.scheduled_revision is None


def test_a_clock_that_wagtail_was_told_in_its_own_settings_counts_no_more(in_kyiv, standard_page, sign_in):
    UserProfile.objects.create(user=in_kyiv, current_time_zone="Asia/Tokyo", preferred_language="uk")

    scheduled(sign_in(in_kyiv), standard_page, TEN[WINTER])

    standard_page.refresh_from_db()
    assert standard_page.scheduled_revision.approved_go_live_at == WINTER


def test_every_field_with_an_hour_says_whose_clock_is_meant():
    with timezone.override("Europe/Kyiv"):
        assert "by the clock of Kyiv" in AdminDateTimeInput().render("at", None, {"id": "x"})
        with translation.override("uk"):
            assert "Київ" in AdminDateTimeInput().render("at", None, {"id": "x"})


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home", "wagtailadmin_reports:site_history", "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:aging_pages", "wagtailusers_users:index", "backoffice_partners:index",
        "backoffice_inquiries:index", "wagtailadmin_account", "wagtailimages:index",
    ],
)  # fmt: skip
def test_every_page_says_whose_clock_it_goes_by(name, in_kyiv, standard_page, sign_in):
    page = sign_in(in_kyiv).get(reverse(name)).content.decode()

    assert "All times here are by the clock of Kyiv, now UTC+0" in page


def test_the_history_of_a_page_goes_by_that_clock(in_kyiv, standard_page, sign_in):
    client = sign_in(in_kyiv)
    scheduled(client, standard_page, TEN[WINTER])

    history = client.get(reverse("wagtailadmin_pages:history", args=[standard_page.pk])).content.decode()
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[standard_page.pk])).content.decode()

    assert "15 January 2031, 10:00" in history + edit
    assert "15 January 2031, 08:00" not in history + edit


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_exported_time_carries_its_zone(kind, in_kyiv, standard_page, sign_in):
    Page.objects.filter(pk=standard_page.pk).update(last_published_at=WINTER)
    client = sign_in(in_kyiv)

    answer = client.get(f"{reverse('wagtailadmin_reports:aging_pages_results')}?export={kind}")

    content = b"".join(answer.streaming_content)
    if kind == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
    else:
        cells = [cell.value for row in load_workbook(io.BytesIO(content)).active.iter_rows() for cell in row]
    assert "2031-01-15T10:00:00+02:00" in cells


def test_what_is_said_on_either_page_is_the_same_setting(in_kyiv, sign_in):
    client, here = sign_in(in_kyiv), reverse("wagtailadmin_account")
    form = form_with(client.get(here).content, "about-time_zone").values
    assert form["about-language"] == "en"
    assert "locale-current_time_zone" not in form

    assert client.post(here, {**form, "about-time_zone": "Europe/Warsaw", "about-language": "uk"}).status_code == 302

    in_kyiv.refresh_from_db()
    assert (in_kyiv.time_zone, in_kyiv.language) == ("Europe/Warsaw", "uk")
    assert "Варшав" in client.get(reverse("wagtailadmin_home")).content.decode()
    there = form_with(client.get(reverse("users:person")).content, "time_zone").values
    assert (there["time_zone"], there["language"]) == ("Europe/Warsaw", "uk")
    client.post(reverse("users:person"), {"name": "Ada", "time_zone": "Europe/Kyiv", "language": "en"})
    assert form_with(client.get(here).content, "about-time_zone").values["about-time_zone"] == "Europe/Kyiv"


def test_a_zone_that_is_no_zone_comes_back_with_what_else_was_typed(in_kyiv, sign_in):
    here = reverse("wagtailadmin_account")
    wrong = {"about-name": "Ada L", "about-time_zone": "Moon/Sea", "about-language": "en", "theme-theme": "dark"}

    page = sign_in(in_kyiv).post(here, wrong).content

    assert form_with(page, "about-time_zone").values["about-name"] == "Ada L"
    in_kyiv.refresh_from_db()
    assert in_kyiv.time_zone == "Europe/Kyiv"


def test_wagtails_letters_are_in_the_language_of_about_you(db):
    person = make_user("reader@example.org", staff=True)
    person.language = "uk"
    person.save()

    assert UserProfile.get_for_user(person).get_preferred_language() == "uk"


def test_looking_at_a_page_makes_no_profile(in_kyiv, sign_in):
    sign_in(in_kyiv).get(reverse("wagtailadmin_home"))

    assert not UserProfile.objects.filter(user=in_kyiv).exists()
