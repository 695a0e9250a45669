"""What stands in the press room: who writes it, what is refused, and when a line is shown to nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.activity.selectors import everything
from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.models import Organization
from partners.press.models import Coverage, KeyFigure, PressDate, Quote
from partners.press.selectors import entries_for_staff, entries_shown, press_room_of
from partners.press.services.room import change_entry, describe_press_room, take_off_entry
from tests.support.press import add_coverage, add_date, add_figure, add_quote

MAKERS = [add_figure, add_quote, add_coverage, add_date]


def shown(kind, campaign, **narrowed):
    return list(entries_shown(kind, campaign, at=clock.now(), **narrowed))


@pytest.mark.parametrize("make", MAKERS)
def test_only_press_officers_write_in_it(make, campaign, staff_editor, owner):
    for stranger in (staff_editor, owner):
        with pytest.raises(NotAllowed):
            make(campaign, stranger)


@pytest.mark.parametrize("make", MAKERS)
def test_what_was_taken_off_is_read_by_staff_only(make, campaign, press_officer, owner):
    entry = make(campaign, press_officer)
    kind = type(entry)
    assert shown(kind, campaign) == [entry]

    take_off_entry(entry, by=acting(press_officer))
    assert shown(kind, campaign) == []
    assert list(entries_for_staff(kind, acting(press_officer))) == [entry]
    assert not entries_for_staff(kind, acting(owner)).exists()
    with pytest.raises(Conflict):
        take_off_entry(entry, by=acting(press_officer))
    verbs = [entry.verb for entry in everything()]
    assert verbs[:2] == ["press_entry.taken_off", "press_entry.added"]


def test_a_line_of_another_campaign_is_not_shown(campaign, press_officer):
    add_figure(campaign, press_officer)
    assert shown(KeyFigure, None) == []


def test_a_figure_that_is_replaced_is_shown_nowhere(campaign, press_officer):
    old, new = add_figure(campaign, press_officer), add_figure(campaign, press_officer, figure="144")
    change_entry(old, replaced_by=new, by=acting(press_officer))
    assert shown(KeyFigure, campaign) == [new]

    with pytest.raises(DomainError) as refused:
        change_entry(new, replaced_by=old, by=acting(press_officer))
    assert refused.value.code == "in_a_circle"
    with pytest.raises(DomainError) as refused:
        change_entry(new, replaced_by=new, by=acting(press_officer))
    assert refused.value.code == "own_place"


def test_a_quote_ends_by_the_clock_alone(campaign, press_officer):
    quote = add_quote(campaign, press_officer, ends_at=timezone.now() + timedelta(hours=1))
    assert shown(Quote, campaign) == [quote]
    with clock.at(timezone.now() + timedelta(hours=2)):
        assert shown(Quote, campaign) == []


@pytest.mark.parametrize("change", [{"standing": "suspended"}, {"standing": "left"}, {"shown_as": "nothing"}])
def test_a_quote_goes_with_the_partner_that_it_was_said_for(change, campaign, press_officer, organization):
    quote = add_quote(campaign, press_officer, organization=organization)
    own = add_quote(campaign, press_officer)
    assert set(shown(Quote, campaign)) == {quote, own}

    Organization.objects.filter(pk=organization.pk).update(**change)
    assert shown(Quote, campaign) == [own]


def test_a_date_that_is_over_is_not_announced(campaign, press_officer):
    date = add_date(campaign, press_officer)
    assert shown(PressDate, campaign) == [date]
    with clock.at(date.ends_at):
        assert shown(PressDate, campaign) == []


def test_what_makes_no_sense_is_refused_with_a_reason(campaign, press_officer):
    tomorrow = timezone.localdate() + timedelta(days=2)
    now = timezone.now()
    wrong = [
        (add_quote, {"words": {"en": ""}}, "no_words"),
        (add_figure, {"texts": {}}, "no_words"),
        (add_figure, {"dated_on": tomorrow}, "to_come"),
        (add_quote, {"agreed_on": tomorrow}, "to_come"),
        (add_coverage, {"published_on": tomorrow}, "to_come"),
        (add_date, {"starts_at": now, "ends_at": now}, "ends_early"),
    ]
    for make, told, code in wrong:
        with pytest.raises(DomainError) as refused:
            make(campaign, press_officer, **told)
        assert refused.value.code == code


def test_one_link_stands_in_the_list_once(campaign, press_officer):
    first = add_coverage(campaign, press_officer)
    with pytest.raises(Conflict) as refused:
        add_coverage(campaign, press_officer)
    assert refused.value.code == "taken"

    take_off_entry(first, by=acting(press_officer))
    assert shown(Coverage, campaign) == []
    again = add_coverage(campaign, press_officer)
    assert shown(Coverage, campaign) == [again]


def test_of_two_who_change_one_line_the_second_is_told(campaign, press_officer):
    figure = add_figure(campaign, press_officer)
    seen = figure.stamp
    change_entry(figure, figure="144", seen=seen, by=acting(press_officer))
    with pytest.raises(Conflict) as refused:
        change_entry(figure, figure="145", seen=seen, by=acting(press_officer))
    assert refused.value.code == "stale"
    figure.refresh_from_db()
    assert figure.figure == "144"


def test_nothing_is_noted_where_nothing_changed(campaign, press_officer):
    figure = add_figure(campaign, press_officer)
    before = everything().count()
    change_entry(figure, figure=figure.figure, by=acting(press_officer))
    assert everything().count() == before


def test_whom_to_call_is_written_by_press_officers_and_kept(campaign, press_officer):
    told = {"duty_phone": "+380441234567", "boilerplate": {"en": "We are many."}}
    with pytest.raises(NotAllowed):
        describe_press_room(campaign, by=VISITOR, **told)
    describe_press_room(campaign, by=acting(press_officer), **told)

    room = press_room_of(campaign)
    assert (room.shown_phone, room.about) == ("+380 44 123 4567", "We are many.")
    with pytest.raises(Conflict):
        describe_press_room(campaign, seen="", by=acting(press_officer), duty_signal="a.1")
    describe_press_room(campaign, seen=room.stamp, by=acting(press_officer), duty_phone="")
    assert press_room_of(campaign).shown_phone == ""
    assert press_room_of(None).about == ""
