"""Releases: held back by the update's own moment, told to subscribers once it has come, noted when somebody asks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.activity.selectors import everything, feed_for
from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.models import Release, Subscription
from partners.press.selectors import releases_out, titles_of_releases
from partners.press.services.releases import (
    change_release,
    end_release,
    mark_release,
    note_asked_early,
    tell_subscribers,
)
from partners.updates.models import Update
from partners.updates.services import add_update, show_face
from tests.support.updates import DAY, open_update

LETTER = "press/release_out"


@pytest.fixture
def draft(campaign, press_officer):
    return add_update(campaign, key="held-back", dated_on=DAY, by=acting(press_officer))


@pytest.fixture
def embargoed(draft, press_officer):
    """Its pages are online, and nothing shows it for a day."""
    until = timezone.now() + timedelta(days=1)
    release = mark_release(draft, time_zone="Europe/Kyiv", embargo=until, contacts={}, by=acting(press_officer))
    for language in ("en", "uk"):
        show_face(draft, language, title=f"Held back ({language})", until=None, by=acting(press_officer))
    return release


def subscribe(email, language="en", topics=()):
    return Subscription.objects.create(email=email, language=language, topics=list(topics), confirmed_at=timezone.now())


def test_only_press_officers_make_releases(draft, staff_editor):
    with pytest.raises(NotAllowed):
        mark_release(draft, time_zone="UTC", embargo=None, contacts={}, by=acting(staff_editor))


def test_an_embargo_holds_by_query_and_ends_by_the_clock(embargoed):
    assert not Update.objects.available(at=clock.now()).exists()
    assert not releases_out(at=clock.now()).exists()
    later = timezone.now() + timedelta(days=1, minutes=1)
    assert list(releases_out(at=later)) == [embargoed]


def test_nobody_can_be_asked_to_forget_what_is_out(campaign, press_officer):
    update, ahead = open_update(campaign), timezone.now() + timedelta(hours=1)
    with pytest.raises(Conflict) as refused:
        mark_release(update, time_zone="UTC", embargo=ahead, contacts={}, by=acting(press_officer))
    assert refused.value.code == "is_read"
    release = mark_release(update, time_zone="UTC", embargo=None, contacts={}, by=acting(press_officer))
    with pytest.raises(Conflict) as refused:
        mark_release(update, time_zone="UTC", embargo=None, contacts={}, by=acting(press_officer))
    assert refused.value.code == "is_release"
    with pytest.raises(Conflict):
        change_release(release, time_zone="UTC", embargo=ahead, contacts={}, by=acting(press_officer))


def test_a_moment_that_has_passed_is_no_embargo(draft, press_officer):
    with pytest.raises(DomainError) as refused:
        mark_release(draft, time_zone="UTC", embargo=timezone.now(), contacts={}, by=acting(press_officer))
    assert refused.value.code == "in_the_past"
    assert not Release.objects.exists()


def test_an_embargo_is_moved_and_lifted(embargoed, press_officer):
    by, later = acting(press_officer), timezone.now() + timedelta(days=3)
    moved = change_release(
        embargoed, time_zone="UTC", embargo=later, contacts={"en": "Ask A."}, seen=embargoed.stamp, by=by
    )
    assert moved.update.opens_at == later
    with pytest.raises(Conflict):
        change_release(embargoed, time_zone="UTC", embargo=None, contacts={}, seen=embargoed.stamp, by=by)
    with pytest.raises(Conflict) as refused:
        end_release(moved, by=by)
    assert refused.value.code == "is_embargoed"

    change_release(moved, time_zone="UTC", embargo=None, contacts={}, by=by)
    assert releases_out(at=clock.now()).exists()
    end_release(moved, by=by)
    assert not Release.objects.exists()
    marks = [entry.data for entry in everything() if entry.verb == "release.marked"]
    assert marks == [{"is_ended": True}, {"is_lifted": True}, {"is_embargoed": True}, {"is_embargoed": True}]


def test_whoever_asks_early_is_noted_once_an_hour_for_staff_alone(embargoed, organization):
    public_id = embargoed.update.public_id
    assert note_asked_early(public_id, by=VISITOR)
    assert not note_asked_early(public_id, by=VISITOR)
    with clock.at(timezone.now() + timedelta(hours=2)):
        assert note_asked_early(public_id, by=VISITOR)
    assert [entry.verb for entry in everything()][:2] == ["release.asked_early"] * 2
    assert not feed_for(organization).filter(verb__startswith="release").exists()
    # The log has no title for what is still held back.
    assert titles_of_releases([embargoed.public_id], "en") == {}


def test_no_alarm_for_what_is_out_or_no_release(campaign, draft):
    assert not note_asked_early(draft.public_id, by=VISITOR)
    assert not note_asked_early(open_update(campaign).public_id, by=VISITOR)


def test_subscribers_hear_when_the_embargo_has_ended_and_once(embargoed):
    subscribe("en@example.org")
    subscribe("uk@example.org", "uk")
    Subscription.objects.create(email="asked@example.org", language="en", asked_at=timezone.now())

    assert tell_subscribers() == 0
    with clock.at(timezone.now() + timedelta(days=1, minutes=1)):
        assert tell_subscribers() == 2
        assert tell_subscribers() == 0
    letters = {letter.to: letter for letter in OutgoingMail.objects.filter(kind=LETTER)}
    assert set(letters) == {"en@example.org", "uk@example.org"}
    assert letters["en@example.org"].subject == "Held back (en)"
    assert f"/en/partner/updates/{embargoed.update.public_id}/" in letters["en@example.org"].text
    assert letters["uk@example.org"].leave_url in letters["uk@example.org"].text


def test_letters_are_of_the_topics_that_were_chosen(campaign, press_officer):
    subject = campaign.subjects.get(code="children")
    release = mark_release(
        open_update(campaign, subject=subject), time_zone="UTC", embargo=None, contacts={}, by=acting(press_officer)
    )
    subscribe("all@example.org")
    subscribe("mine@example.org", topics=["children", "labour"])
    subscribe("other@example.org", topics=["labour"])

    tell_subscribers()
    told = OutgoingMail.objects.filter(kind=LETTER).values_list("to", flat=True)
    assert set(told) == {"all@example.org", "mine@example.org"}
    release.refresh_from_db()
    assert release.told_in == ["en", "uk"]
