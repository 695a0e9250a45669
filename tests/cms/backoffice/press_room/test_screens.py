"""The press room as press officers keep it, through the screens that they use."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.press.models import Coverage, KeyFigure, PressDate, Quote, Release
from partners.press.selectors import press_room_of
from partners.updates.models import Update
from tests.support.press import add_figure, add_quote
from tests.support.press_forms import coverage, date, figure, quote
from tests.support.updates import DAY, open_update

KINDS = {"figures": (KeyFigure, figure), "quotes": (Quote, quote), "coverage": (Coverage, coverage),
         "dates": (PressDate, date)}  # fmt: skip


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


@pytest.mark.parametrize("name", KINDS)
def test_a_line_is_added_changed_and_taken_off(name, officer, client, campaign):
    kind, fill = KINDS[name]
    route = f"backoffice_{name}"
    assert officer.get(reverse(f"{route}:add")).status_code == 200
    assert officer.post(reverse(f"{route}:add"), fill()).status_code == 302
    entry = kind.objects.get()

    screen = reverse(f"{route}:one", args=[entry.public_id])
    shown = officer.get(screen)
    # What the form shows can be sent as it is, and changes nothing.
    sent = {field.html_name: field.value() or "" for field in shown.context["form"]}
    assert officer.post(screen, sent).status_code == 302
    stamp = entry.stamp
    entry.refresh_from_db()
    assert entry.stamp == stamp

    assert officer.get(reverse(f"{route}:index")).status_code == 200
    ending = reverse(f"{route}:take_off", args=[entry.public_id])
    assert officer.get(ending).status_code == 200
    assert officer.post(ending).status_code == 302
    entry.refresh_from_db()
    assert entry.taken_off_at is not None
    assert officer.post(ending).status_code == 302
    assert client.get(screen).status_code == 302


@pytest.mark.parametrize(
    ("name", "told", "words"),
    [
        ("figures", {"source_url": "javascript:alert(1)"}, "https://"),
        ("figures", {"texts_en": "", "texts_uk": ""}, "one language at least"),
        ("figures", {"topic": "nothing"}, "nothing is not one of the available choices"),
        ("quotes", {"agreed_on": "yesterday"}, "Enter a valid date"),
        ("quotes", {"partner": "nobody"}, "nobody is not one of the available choices"),
        ("coverage", {"language": "xx"}, "xx is not one of the available choices"),
        ("dates", {"starts": "2026-03-29T03:30", "time_zone": "Europe/Kyiv"}, "put forward"),
        ("dates", {"starts": "2031-01-01T10:00", "ends": "2030-01-01T10:00"}, "ends before it begins"),
        ("dates", {"time_zone": "Europe/Nowhere"}, "Europe/Nowhere is not one of"),
    ],
)
def test_what_is_wrong_comes_back_with_a_reason_and_nothing_lost(name, told, words, officer, campaign):
    kind, fill = KINDS[name]
    sent = {**fill(), **told}
    answer = officer.post(reverse(f"backoffice_{name}:add"), sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert answer.context["form"].data.dict() == sent
    assert not kind.objects.exists()


def test_of_two_at_one_figure_the_second_sees_both(officer, campaign, press_officer):
    entry = add_figure(campaign, press_officer)
    screen = reverse("backoffice_figures:one", args=[entry.public_id])
    seen = officer.get(screen).context["form"]["seen"].value()
    officer.post(screen, figure(figure="144", seen=seen))
    late = officer.post(screen, figure(figure="145", seen=seen))
    assert late.status_code == 409
    assert "144" in late.content.decode()
    assert late.context["form"]["figure"].value() == "145"


def test_whom_to_call_is_written_here(officer, campaign):
    screen = reverse("backoffice_press_room:about")
    assert officer.get(screen).status_code == 200
    sent = {"duty_phone": "+380 44 123 45 67", "boilerplate_en": "We are many.", "seen": ""}
    assert officer.post(screen, sent).status_code == 302
    assert press_room_of(campaign).duty_phone == "+380441234567"
    assert officer.post(screen, {**sent, "duty_phone": "call us"}).status_code == 422
    assert officer.post(screen, {**sent, "duty_signal": "a.1"}).status_code == 409
    assert "+380 44 123 4567" in officer.get(reverse("backoffice_press_room:index")).content.decode()


def test_an_embargo_is_set_before_the_page_is_out(officer, campaign, press_officer):
    update = Update.objects.create(campaign=campaign, key="held-back", dated_on=DAY)
    assert "held-back" in officer.get(reverse("backoffice_releases:choose")).content.decode()
    ahead = timezone.localtime(timezone.now() + timedelta(days=2))
    sent = {"embargo": f"{ahead:%Y-%m-%dT%H:%M}", "time_zone": "Europe/Kyiv", "contacts_en": "Ask A."}
    screen = reverse("backoffice_releases:mark", args=[update.public_id])
    assert officer.get(screen).status_code == 200
    assert officer.post(screen, {**sent, "embargo": "2020-01-01T10:00"}).status_code == 422
    assert officer.post(screen, sent).status_code == 302
    release = Release.objects.get()
    assert release.update.opens_at > timezone.now()
    assert officer.get(screen).status_code == 404

    own = reverse("backoffice_releases:one", args=[release.public_id])
    shown = officer.get(own).context["form"]
    assert shown["embargo"].value() == sent["embargo"]
    assert officer.post(own, {**sent, "embargo": "", "seen": shown["seen"].value()}).status_code == 302
    release.update.refresh_from_db()
    assert release.update.opens_at is None
    assert officer.post(reverse("backoffice_releases:end", args=[release.public_id])).status_code == 302
    assert not Release.objects.exists()


def test_what_everybody_reads_takes_no_embargo(officer, campaign):
    update = open_update(campaign)
    ahead = timezone.localtime(timezone.now() + timedelta(days=2))
    sent = {"embargo": f"{ahead:%Y-%m-%dT%H:%M}", "time_zone": "Europe/Kyiv"}
    answer = officer.post(reverse("backoffice_releases:mark", args=[update.public_id]), sent)
    assert answer.status_code == 422
    assert "before it is published" in answer.content.decode()


def test_nobody_else_comes_in(campaign, staff_editor, moderator, press_officer, sign_in):
    entry = add_quote(campaign, press_officer)
    for stranger in (staff_editor, moderator):
        client = sign_in(stranger)
        for route, arguments in (
            ("backoffice_press_room:index", []), ("backoffice_press_room:about", []), ("backoffice_quotes:index", []),
            ("backoffice_quotes:add", []), ("backoffice_quotes:one", [entry.public_id]),
            ("backoffice_releases:index", []), ("backoffice_releases:choose", []),
        ):  # fmt: skip
            assert client.get(reverse(route, args=arguments)).status_code == 404, route


def test_a_list_costs_as_many_queries_for_three_as_for_one(officer, campaign, press_officer, organization):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(reverse("backoffice_quotes:index")).status_code == 200
        return len(queries)

    add_quote(campaign, press_officer, organization=organization)
    asked()
    one = asked()
    add_quote(campaign, press_officer, organization=organization)
    add_quote(campaign, press_officer, organization=organization)
    assert asked() == one
