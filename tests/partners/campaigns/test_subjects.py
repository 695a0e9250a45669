"""What the press may ask about: added, called something else, moved, no longer offered; never deleted."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from partners.activity.rendering import names_of, sentence
from partners.activity.selectors import everything
from partners.campaigns.models import Campaign, Subject
from partners.campaigns.selectors import subject_choices, subject_names
from partners.campaigns.services.facts import open_campaign
from partners.campaigns.services.subjects import add_subject, change_subject
from partners.kernel.actors import VISITOR, acting
from partners.kernel.errors import Conflict, NotAllowed
from tests.support.subjects import SUBJECTS

EVACUATION = {"en": "Evacuation", "uk": "Евакуація"}
CODES = list(SUBJECTS)


def codes(campaign) -> list[str]:
    return [subject.code for subject in campaign.subjects.all()]


def offered() -> list[str]:
    return [code for code, _name in subject_choices(at=timezone.now())]


def subject(campaign, code="aid") -> Subject:
    return campaign.subjects.get(code=code)


def test_a_campaign_is_opened_with_its_subjects_in_their_order(administrator):
    told = {"windows": {"en": "Windows", "uk": "Вікна"}, "general": {"en": "All", "uk": "Усе"}}

    campaign = open_campaign(
        slug="windows", names={"en": "W"}, hashtag="#w", languages=["en"], starts_on=timezone.now().date(),
        subjects=told, by=acting(administrator),
    )  # fmt: skip

    assert {found.code: found.names for found in campaign.subjects.all()} == told
    assert offered() == ["windows", "general"]
    assert everything().count() == 1


@pytest.mark.parametrize("persona", ["press_officer", "administrator"])
def test_one_more_stands_behind_the_others_and_is_recorded(campaign, request, persona):
    somebody = request.getfixturevalue(persona)

    added = add_subject(campaign, code="evacuation", names=EVACUATION, by=acting(somebody))

    assert offered() == [*CODES, "evacuation"]
    entry = everything().get()
    assert (entry.verb, entry.subject_id, entry.audience) == ("subject.added", added.public_id, "staff")
    assert names_of([entry], "uk") == {added.public_id: "Евакуація"}
    with pytest.raises(Conflict) as refused:
        add_subject(campaign, code="evacuation", names=EVACUATION, by=acting(somebody))
    assert refused.value.code == "code_taken"


@pytest.mark.parametrize("persona", ["owner", "staff_editor", "partnerships", "moderator"])
def test_nobody_else_says_what_the_press_asks_about(campaign, request, persona):
    somebody = acting(request.getfixturevalue(persona))

    for by in (somebody, VISITOR):
        with pytest.raises(NotAllowed):
            add_subject(campaign, code="evacuation", names=EVACUATION, by=by)
        with pytest.raises(NotAllowed):
            change_subject(subject(campaign), is_offered=False, by=by)
    assert not everything().exists()


def test_another_name_keeps_code_and_place(campaign, press_officer):
    renamed = change_subject(subject(campaign), names={"en": "Help", "uk": "Допомога"}, by=acting(press_officer))

    assert (renamed.code, codes(campaign)) == ("aid", CODES)
    assert subject_names()["aid"] == "Help"
    with translation.override("uk"):
        assert subject_names()["aid"] == "Допомога"


@pytest.mark.parametrize(
    ("place", "order"),
    [(1, ["aid", "detention", "children"]), (3, ["detention", "children", "aid"]), (99, ["detention", "children"])],
)
def test_the_others_make_room(campaign, press_officer, place, order):
    change_subject(subject(campaign), place=place, by=acting(press_officer))

    assert codes(campaign)[: len(order)] == order
    assert [found.position for found in campaign.subjects.all()] == list(range(1, len(CODES) + 1))


def test_what_changes_nothing_is_not_recorded(campaign, press_officer):
    aid = subject(campaign)

    change_subject(aid, names=aid.names, place=2, is_offered=True, by=acting(press_officer))

    assert not everything().exists()


def test_what_is_no_longer_offered_keeps_its_name_and_can_come_back(campaign, press_officer):
    change_subject(subject(campaign), is_offered=False, by=acting(press_officer))

    assert "aid" not in offered()
    assert subject_names()["aid"] == "Aid and medicine"
    assert subject_choices(at=timezone.now(), kept=["aid"])[-1] == ("aid", "Aid and medicine")
    change_subject(subject(campaign), is_offered=True, by=acting(press_officer))
    assert offered() == CODES
    told = [sentence(entry, "en") for entry in everything()]
    assert told == [
        "The campaign team offers a press topic again.",
        "The campaign team no longer offers a press topic.",
    ]


def test_the_last_one_stays_offered(campaign, press_officer):
    campaign.subjects.exclude(code="aid").update(is_offered=False)

    with pytest.raises(Conflict) as refused:
        change_subject(subject(campaign), is_offered=False, by=acting(press_officer))

    assert refused.value.code == "last_offered"
    assert offered() == ["aid"]


def test_between_two_campaigns_the_youngest_is_asked_about(campaign):
    Campaign.objects.update(ends_on=timezone.now().date() - timedelta(days=1))

    assert offered() == CODES


def test_of_a_code_that_two_campaigns_have_the_younger_one_gives_the_name(campaign):
    older = Campaign.objects.create(
        slug="older", names={"en": "Older"}, hashtag="#o", languages=["en"],
        starts_on=campaign.starts_on - timedelta(days=300), ends_on=campaign.starts_on,
    )  # fmt: skip
    for place, code in enumerate(["aid", "bridges"]):
        Subject.objects.create(campaign=older, code=code, names={"en": f"Earlier {code}"}, position=place)

    assert subject_names()["aid"] == "Aid and medicine"
    assert subject_names()["bridges"] == "Earlier bridges"
    assert "bridges" not in offered()


@pytest.mark.parametrize("kept", [[{"a": 1}, None, 2], "no list", []])
def test_what_others_wrote_into_a_row_breaks_no_choice(campaign, kept):
    assert subject_choices(at=timezone.now(), kept=kept)[: len(CODES)] == [
        (code, english) for code, (english, _ukrainian) in SUBJECTS.items()
    ]


@pytest.mark.parametrize("spelling", ["ЕВАКУАЦІЯ", "Евакуацiя", "«Евакуація»", " Евакуація!", "Ева­куація"])
def test_a_name_that_readers_take_for_another_is_taken(campaign, press_officer, spelling):
    by = acting(press_officer)
    add_subject(campaign, code="evacuation", names=EVACUATION, by=by)

    with pytest.raises(Conflict) as refused:
        add_subject(campaign, code="other", names={"en": "Something else", "uk": spelling}, by=by)
    assert refused.value.code == "name_taken"
    with pytest.raises(Conflict):
        change_subject(subject(campaign), names={"en": "Help", "uk": spelling}, by=by)
