"""An update is withdrawn once, with a reason; each of its corrections is kept."""

from datetime import timedelta

import pytest

from partners.activity.models import ActivityEntry
from partners.activity.rendering import sentence
from partners.kernel import clock
from partners.kernel.actors import CLOCK, VISITOR, acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.models import UnchangingError
from partners.updates.models import Correction, Update
from partners.updates.selectors import author_name, corrections_in, subjects_of, titles_of_updates
from partners.updates.services import (
    add_update,
    correct_update,
    describe_update,
    hide_face,
    show_face,
    withdraw_update,
)
from tests.support.updates import DAY, open_update

CHANGES = {"en": [{"place": "Title", "before": "Seven towns", "after": "Six towns"}]}


@pytest.fixture
def update(campaign):
    return open_update(campaign)


def is_available(update) -> bool:
    return Update.objects.available(at=clock.now()).filter(pk=update.pk).exists()


def test_a_withdrawal_is_recorded_with_who_and_why(update, administrator):
    withdrawn = withdraw_update(update, reasons={"en": " It endangers somebody "}, by=acting(administrator))

    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_reason) == (administrator, "It endangers somebody")
    entry = ActivityEntry.objects.get()
    assert (entry.verb, entry.subject_type, entry.audience) == ("update.withdrawn", "update", "joint")
    assert "endangers" not in sentence(entry, "en") + str(entry.data)
    assert not is_available(update)
    assert titles_of_updates([update.public_id], "en") == {}
    with pytest.raises(Conflict):
        withdraw_update(update, reasons={"en": "Again"}, by=acting(administrator))


def test_nothing_is_withdrawn_or_corrected_without_a_reason_or_a_right(update, administrator, owner, press_officer):
    with pytest.raises(DomainError, match="why"):
        withdraw_update(update, reasons={"en": "  "}, by=acting(administrator))
    for person in (owner, press_officer):
        with pytest.raises(NotAllowed):
            withdraw_update(update, reasons={"en": "Mine"}, by=acting(person))
        with pytest.raises(NotAllowed):
            correct_update(update, notes={"en": "Mine"}, by=acting(person))

    assert is_available(update)
    assert not Correction.objects.exists()


def test_each_correction_is_kept_with_the_words_before_and_after(update, staff_editor):
    correct_update(update, notes={"en": "Six, not seven", "uk": " "}, changes=CHANGES, by=acting(staff_editor))
    with clock.at(clock.now() + timedelta(days=1)):
        correct_update(update, notes={"en": "A name"}, by=acting(staff_editor))

    assert [(row.note, row.passages) for row in corrections_in(update.public_id, "en")] == [
        ("A name", []),
        ("Six, not seven", CHANGES["en"]),
    ]
    assert corrections_in(update.public_id, "uk") == []
    update.refresh_from_db()
    assert update.change_notes == {"en": "A name"}
    assert [entry.verb for entry in ActivityEntry.objects.all()] == ["update.corrected"] * 2
    with pytest.raises(UnchangingError):
        Correction.objects.first().save()


def test_a_correction_needs_words_and_another_update_in_its_place(update, staff_editor):
    for wrong in ({"notes": {"en": ""}}, {"notes": {"en": "x"}, "corrected_by": update}):
        with pytest.raises(DomainError):
            correct_update(update, **wrong, by=acting(staff_editor))


def test_it_is_available_as_long_as_one_language_is(update):
    hide_face(update, "en", by=CLOCK)
    assert titles_of_updates([update.public_id], "en") == {update.public_id: "Told (uk)"}

    hide_face(update, "uk", by=CLOCK)
    assert not is_available(update)


def test_outside_of_its_window_it_is_not_available(update):
    Update.objects.filter(pk=update.pk).update(opens_at=clock.now() + timedelta(hours=1))
    assert not is_available(update)


def test_partners_and_visitors_show_and_hide_nothing(update, owner, campaign):
    for actor in (acting(owner), VISITOR):
        for act in (
            lambda by: add_update(campaign, key="own", dated_on=DAY, by=by),
            lambda by: describe_update(update, campaign=campaign, dated_on=DAY, subject=None, author=None, by=by),
            lambda by: show_face(update, "en", title="Mine", until=None, by=by),
            lambda by: hide_face(update, "en", by=by),
        ):
            with pytest.raises(NotAllowed):
                act(actor)


def test_a_short_name_is_given_once_in_a_campaign(update, campaign):
    with pytest.raises(Conflict):
        add_update(campaign, key=update.key, dated_on=DAY, by=CLOCK)


def test_a_partner_stands_for_it_as_long_as_it_is_one(campaign, organization):
    assert author_name(organization, campaign, "en") == organization.name

    organization.shown_as = organization.ShownAs.NOTHING
    assert author_name(organization, campaign, "en") == campaign.name_in("en")
    organization.shown_as, organization.standing = organization.ShownAs.NAME, "suspended"
    assert author_name(organization, campaign, "en") == campaign.name_in("en")
    assert author_name(None, campaign, "uk") == campaign.name_in("uk")


def test_topics_are_those_under_which_something_can_be_read(campaign, administrator):
    first = campaign.subjects.create(code="a", names={"en": "A"}, position=1)
    second = campaign.subjects.create(code="b", names={"en": "B"}, position=2)
    open_update(campaign, "on-a", subject=first)
    gone = open_update(campaign, "on-b", subject=second)
    assert list(subjects_of(campaign, at=clock.now())) == [first, second]

    withdraw_update(gone, reasons={"en": "Wrong"}, by=acting(administrator))
    assert list(subjects_of(campaign, at=clock.now())) == [first]
