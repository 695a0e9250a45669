"""Who is on duty and who is away: told by people, ended by time, and heeded by the order in which voices are asked."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.press.models import Absence, DutyShift
from partners.press.routing import route
from partners.press.selectors import question_of, voices
from partners.press.services import rota
from partners.press.services.rota import add_absence, add_shift, hand_over_shift, purge_rota, take_off_rota

HOUR = timedelta(hours=1)
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def noon():
    """On a Monday in Kyiv, where all of them live."""
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False):
        yield


@pytest.fixture
def by(editor):
    return acting(editor)


@pytest.fixture
def three(listed):
    return [listed(email=f"p{number}@example.org", name=f"Person {sign}") for number, sign in enumerate("ABC")]


@pytest.fixture
def duty(by):
    def put(contact, hours=8, start=timedelta()):
        begins = timezone.now() + start
        return add_shift(contact, starts_at=begins, ends_at=begins + hours * HOUR, time_zone="Europe/Kyiv", by=by)

    return put


def order(inquiry, *, at=None):
    """The keys of those who can be asked, the first first; and why others are left out."""
    now = at or timezone.now()
    routing = route([voice for voice, _contact in voices(at=now).values()], question_of(inquiry, at=now))
    return [each.voice.id for each in routing.ranked], {each.voice.id: each.reason.code for each in routing.left_out}


@pytest.fixture
def inquiry(ask, campaign):
    """Nobody was asked about it yet."""
    found = ask()[0]
    found.offers.all().delete()
    return found


def test_whoever_is_on_duty_is_asked_first_and_only_while_they_are(three, duty, inquiry):
    first, second, third = (contact.pk for contact in three)
    assert order(inquiry)[0] == [first, second, third]
    duty(three[2], hours=2)
    assert order(inquiry)[0] == [third, first, second]
    assert order(inquiry, at=timezone.now() + 2 * HOUR)[0] == [first, second, third]


def test_whoever_is_away_is_not_asked_and_the_stand_in_is_on_duty(three, by, inquiry):
    away, other, stand_in = three
    add_absence(away, first_day=TODAY, last_day=TODAY + timedelta(days=3), stand_in=stand_in, by=by)
    asked, left = order(inquiry)
    assert asked == [stand_in.pk, other.pk]
    assert left == {away.pk: "away"}


def test_a_stand_in_lapses_with_the_last_day_by_the_absent_persons_clock(three, by):
    away, _other, stand_in = three
    add_absence(away, first_day=TODAY, last_day=TODAY, stand_in=stand_in, by=by)
    late = datetime.fromisoformat("2026-03-02T21:59:00+00:00")
    # Midnight in Kyiv.
    over = datetime.fromisoformat("2026-03-02T22:00:00+00:00")
    assert voices(at=late)[stand_in.pk][0].on_duty
    assert not voices(at=over)[stand_in.pk][0].on_duty


def test_what_is_left_of_a_shift_goes_to_a_colleague_and_ends_when_it_would_have(three, duty, by):
    shift = duty(three[0], hours=8)
    with clock.at(timezone.now() + 3 * HOUR):
        handed = hand_over_shift(shift, three[1], by=by)
    shift.refresh_from_db()
    assert (shift.ends_at, handed.ends_at) == (timezone.now() + 3 * HOUR, timezone.now() + 8 * HOUR)
    for hours, on_duty in ((1, 0), (4, 1), (8, None)):
        found = voices(at=timezone.now() + hours * HOUR)
        assert [found[contact.pk][0].on_duty for contact in three] == [number == on_duty for number in range(3)]
    # One that has not begun goes as a whole.
    ahead = duty(three[0], start=timedelta(days=2))
    hand_over_shift(ahead, three[2], by=by)
    assert not DutyShift.objects.filter(pk=ahead.pk).exists()


def test_neither_overrules_safety_or_the_language(listed, duty, inquiry):
    protected = listed(safety="protected", surfaces=["reporters"])
    duty(protected)
    assert order(inquiry) == ([], {protected.pk: "protected"})


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ((0, 0), "no_time"), ((2, 1), "no_time"), ((-5, -1), "in_the_past"), ((0, 24 * 32), "too_long"),
    ],
)  # fmt: skip
def test_times_that_are_none_are_refused(three, by, told, code):
    begins, ends = (timezone.now() + hours * HOUR for hours in told)
    with pytest.raises(DomainError) as refused:
        add_shift(three[0], starts_at=begins, ends_at=ends, time_zone="UTC", by=by)
    assert refused.value.code == code


def test_the_rota_is_of_those_who_may_and_tells_the_log_neither_when_nor_why(
    three, duty, by, viewer, outsider, staff_editor, press_officer
):
    shift = duty(three[0])
    for stranger in (viewer, outsider, staff_editor):
        with pytest.raises(NotAllowed):
            take_off_rota(shift, by=acting(stranger))
    with pytest.raises(Conflict):
        duty(three[0])
    with pytest.raises(Conflict):
        add_absence(three[0], first_day=TODAY, last_day=TODAY, stand_in=three[0], by=by)
    add_absence(three[0], first_day=TODAY, last_day=TODAY, by=acting(press_officer))
    take_off_rota(shift, by=acting(press_officer))
    take_off_rota(shift, by=by)
    entries = ActivityEntry.objects.filter(verb="contact.rota_changed").order_by("pk")
    assert [entry.data for entry in entries] == [{}, {"is_absence": True}, {"is_taken_off": True}]


def test_there_is_an_end_to_what_one_person_can_be_put_down_for(three, duty, monkeypatch):
    monkeypatch.setattr(rota, "MOST_AHEAD", 2)
    duty(three[0])
    duty(three[0], start=timedelta(days=1))
    with pytest.raises(Conflict):
        duty(three[0], start=timedelta(days=2))


def test_what_is_over_for_a_month_is_deleted(three, duty, by):
    duty(three[0])
    add_absence(three[1], first_day=TODAY, last_day=TODAY, by=by)
    assert purge_rota() == 0
    with clock.at(timezone.now() + timedelta(days=40)):
        assert purge_rota() == 2
    assert not Absence.objects.exists()


def test_the_ranking_asks_no_more_for_a_long_rota(three, duty, by):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            voices(at=timezone.now())
        return len(queries)

    duty(three[0])
    add_absence(three[0], first_day=TODAY, last_day=TODAY, by=by)
    few = asked()
    for contact in three:
        duty(contact, start=HOUR)
        add_absence(contact, first_day=TODAY, last_day=TODAY + timedelta(days=5), stand_in=None, by=by)
    assert asked() == few


@pytest.fixture
def page(sign_in, editor, organization):
    """`page(route, **fields)` sends a form of the rota."""
    client = sign_in(editor)

    def send(route, *args, **fields):
        return client.post(reverse(f"press:{route}", args=[organization.public_id, *args]), fields, follow=True)

    return send


def test_by_hand_from_the_page_to_the_list(three, page):
    first, second, _third = three
    times = {"starts": "2026-03-02T11:00", "ends": "2026-03-02T20:00", "time_zone": "Europe/Kyiv"}
    told = page("rota_shift", contact=first.public_id, **times).content.decode()
    assert "It stands in the rota." in told
    assert "On duty from 2 March 2026" in told
    assert "(Kyiv)" in told
    page(
        "rota_absence",
        contact=second.public_id,
        first_day="2026-03-05",
        last_day="2026-03-09",
        stand_in=first.public_id,
    )
    told = page("rota_hand_over", DutyShift.objects.get().public_id, to=second.public_id).content.decode()
    assert "Handed over." in told
    assert "Away from 5 March 2026 to 9 March 2026; Person A stands in" in told
    told = page("rota_take_off", Absence.objects.get().public_id).content.decode()
    assert "It is off the rota." in told
    assert "Away from" not in told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"starts": "2026-03-29T03:30"}, "this time is skipped"),
        ({"ends": "2026-03-29T03:30"}, "this time is skipped"),
        ({"starts": "noon"}, "Give a date and a time"),
        ({"ends": "2026-03-28T09:00"}, "The end has to be after the beginning."),
        ({"time_zone": "Europe/Nowhere"}, "Europe/Nowhere"),
        ({"contact": "00000000-0000-4000-8000-000000000000"}, "is not one of the available choices"),
        ({"contact": ""}, "This field is required."),
    ],
)
def test_a_wrong_time_is_named_and_nothing_typed_is_lost(three, page, wrong, told):
    right = {"starts": "2026-03-28T10:00", "ends": "2026-03-29T12:00", "time_zone": "Europe/Kyiv"}
    answer = page("rota_shift", **{"contact": three[0].public_id, **right, **wrong})
    assert answer.status_code == 422
    form = answer.context["shift_form"]
    assert told in str(form.errors)
    if "contact" not in wrong:
        assert f'value="{three[0].public_id}" selected' in answer.content.decode()
    assert not DutyShift.objects.exists()


def test_others_find_no_rota(three, sign_in, viewer, outsider, organization):
    url = reverse("press:rota", args=[organization.public_id])
    seen = sign_in(viewer).get(url)
    assert seen.status_code == 200
    assert b"Put on duty" not in seen.content
    assert sign_in(viewer).post(f"{url}duty/").status_code == 403
    assert sign_in(outsider).get(url).status_code == 404


def test_press_officers_keep_the_rota_of_whoever_is_listed_and_of_nobody_else(
    three, submit, sign_in, press_officer, staff_editor, outsider
):
    asked = submit(email="asked@example.org", name="Asked Person")
    client = sign_in(press_officer)
    url = f"/cms/media-contacts/{three[0].public_id}/rota/"
    page = client.get(url).content.decode()
    assert "Person C" in page
    assert "Asked Person" not in page
    assert client.get(f"/cms/media-contacts/{asked.public_id}/rota/").status_code == 404
    assert sign_in(staff_editor).get(url).status_code in (302, 404)

    times = {"starts": "2026-03-02T11:00", "ends": "2026-03-02T20:00", "time_zone": "Europe/Kyiv"}
    client.post(url, {"what": "shift", "contact": three[0].public_id, **times})
    days = {"first_day": "2026-03-02", "last_day": "2026-03-04"}
    client.post(url, {"what": "absence", "contact": three[1].public_id, "stand_in": three[2].public_id, **days})
    shown = client.get(f"/cms/media-contacts/{three[0].public_id}/").content.decode()
    assert "On duty from 2 March 2026" in shown
    found = voices(at=timezone.now())
    assert [found[contact.pk][0].on_duty for contact in three] == [True, False, True]
    wrong = client.post(url, {"what": "shift", "contact": asked.public_id, **times})
    assert wrong.status_code == 422
    client.post(url, {"what": "off", "entry": DutyShift.objects.get().public_id})
    assert not DutyShift.objects.exists()
