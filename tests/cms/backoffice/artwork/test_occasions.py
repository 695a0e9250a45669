"""Places for a date, for where it is, and for a photograph: drawn in the editor, and looked at with hard ones."""

import pytest

from partners.artwork.models import TemplateDraft
from partners.artwork.rendering import longest_moment, moment_in_words, slots_from_json
from partners.artwork.services import begin_version, trials_of
from partners.artwork.services.sheets import choices_for
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import Budget
from tests.cms.backoffice.artwork.test_drafts import at, begin, fields_of, with_slots
from tests.partners.conftest import card  # noqa: F401
from tests.support.branding import SLOTS


@pytest.fixture
def client_of_staff(administrator, sign_in, campaign):
    return sign_in(administrator)


@pytest.fixture
def draft(client_of_staff):
    assert begin(client_of_staff).status_code == 302
    return TemplateDraft.objects.get()


def saved(client, draft, values):
    answer = client.post(at("draft", draft), values)
    draft.refresh_from_db()
    return answer


def test_the_places_are_added_by_buttons_and_kept_as_they_were_filled_in(client_of_staff, draft):
    values = with_slots(client_of_staff, draft, "date", "place", "photo")
    values |= {"slots-1-text": "Market Square", "slots-2-y": "50", "slots-2-required": "on"}

    assert saved(client_of_staff, draft, values).status_code == 302

    date, place, photo = draft.slots
    assert (date["kind"], date["required"]) == ("date", True)
    assert (place["text"], "required" in place, "longest" in place) == ("Market Square", False, False)
    assert (photo["kind"], photo["y"], photo["required"]) == ("photo", 0.5, True)
    # What the form shows is what it saves.
    saved(client_of_staff, draft, fields_of(client_of_staff, draft))
    assert draft.slots == [date, place, photo]


def test_a_date_for_everybody_has_to_be_one(client_of_staff, draft):
    values = with_slots(client_of_staff, draft, "date")

    refused = saved(client_of_staff, draft, values | {"slots-0-text": "next Tuesday"})
    assert refused.status_code == 422
    assert "A date looks like 2026-12-01" in refused.content.decode()

    assert saved(client_of_staff, draft, values | {"slots-0-text": "2030-12-03T18:00"}).status_code == 302
    assert draft.slots[0]["text"] == "2030-12-03T18:00"


def test_a_place_for_a_photograph_asks_staff_and_can_be_lifted(client_of_staff, draft):
    values = with_slots(client_of_staff, draft, "photo")

    answer = client_of_staff.post(at("draft", draft), values, follow=True)
    draft.refresh_from_db()
    assert draft.needs_approval
    assert "so staff see each file before it leaves" in answer.content.decode()

    values = fields_of(client_of_staff, draft)
    values.pop("needs_approval")
    saved(client_of_staff, draft, values)
    assert not draft.needs_approval, "whoever saves once more has the last word"


def test_the_next_version_asks_for_it_as_well(card, administrator):  # noqa: F811
    photo = {"kind": "photo", "x": 0.0, "y": 0.0, "width": 1.0, "height": 0.4}

    assert begin_version(card, slots=[*SLOTS, photo], by=acting(administrator)).needs_approval


def test_the_look_before_publishing_has_the_longest_day_and_pictures_of_every_shape(client_of_staff, draft):
    saved(client_of_staff, draft, with_slots(client_of_staff, draft, "date", "place", "photo"))
    slots = slots_from_json(draft.slots)
    told = {name: choices_for(slots, "uk", name).occasion for name in ("plain", "tall", "wide", "white", "arabic")}

    assert {each.date for each in told.values()} == {longest_moment("uk")}
    assert moment_in_words(longest_moment("uk"), "uk")[0].startswith("Понеділок, 16 листопада")
    shapes = {name: each.photo.width / each.photo.height for name, each in told.items()}
    assert shapes["tall"] < 0.6
    assert shapes["wide"] > 4
    assert told["arabic"].place > "\u0600"
    assert len({each.photo.sha256 for each in told.values()}) == 4
    assert len(trials_of(draft, "uk", budget=Budget("sample", None))) == 13
    pictures = {client_of_staff.get(at("picture", draft, name, 1)).content for name in ("plain", "tall", "wide")}
    assert len(pictures) == 3


def test_words_on_a_photograph_need_a_plate(client_of_staff, draft):
    photo = {"kind": "photo", "x": 0.0, "y": 0.0, "width": 1.0, "height": 1.0}
    name = {"kind": "name", "x": 0.1, "y": 0.1, "width": 0.8, "height": 0.2}
    TemplateDraft.objects.update(slots=[photo, name])
    draft.refresh_from_db()

    def overlaps() -> int:
        flaws = [flaw for trial in trials_of(draft, "en", budget=Budget("sample", None)) for flaw in trial.flaws]
        return sum("lies over another one" in str(words) for _slot, _number, words in flaws)

    assert overlaps()
    TemplateDraft.objects.update(slots=[photo, {**name, "background": "#ffffff"}])
    draft.refresh_from_db()
    assert not overlaps()
