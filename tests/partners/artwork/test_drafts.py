"""A template is made as a draft, looked at with partners that are hard on it, and only then offered."""

import pytest

from partners.artwork.errors import ArtworkRefused
from partners.artwork.models import LONGEST_LINE, TemplateDraft
from partners.artwork.rendering import shapes
from partners.artwork.selectors import drafts_for_staff, other_languages_of, templates_available
from partners.artwork.services import (
    begin_template,
    begin_version,
    discard_draft,
    offer_template_again,
    publish_draft,
    retire_template,
    revise_template,
    save_draft,
)
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from tests.conftest import make_user
from tests.support.branding import SLOTS, picture, print_page
from tests.support.log import verbs
from tests.support.materials import open_material

QR = {"kind": "qr", "x": 0.7, "y": 0.1, "width": 0.25, "height": 0.2}


def begin(by, language="en", **facts):
    told = {"kind": "social_card", "title": "A card", "artwork": picture(1080, 1350), "description": "Faces."} | facts
    return begin_template(open_material(), language=language, by=acting(by), **told)


def save(draft, by, **changes):
    told = {
        "title": draft.title, "description": draft.description, "credit": draft.credit, "licence": draft.licence,
        "slots": draft.slots, "seen": draft.stamp,
    }  # fmt: skip
    is_new = save_draft(draft, **told | changes, by=acting(by))
    draft.refresh_from_db()
    return is_new


@pytest.fixture
def draft(administrator, campaign):
    found = begin(administrator)
    save(found, administrator, slots=SLOTS)
    return found


def test_partners_see_nothing_of_a_draft(draft):
    assert list(templates_available()) == []
    assert verbs() == []


def test_what_was_looked_at_is_offered_and_told(draft, administrator):
    version = publish_draft(draft, looked=draft.look, by=acting(administrator))

    draft.refresh_from_db()
    assert (version.number, version.template.title_in("en"), version.template.key) == (
        1,
        "A card",
        "drawn-social-card-en",
    )
    assert list(templates_available()) == [version.template]
    assert (draft.is_open, draft.version, draft.closed_by) == (False, version, administrator)
    assert verbs() == ["template.added"]


def test_another_content_than_was_looked_at_is_not_published(draft, administrator):
    looked = draft.look
    save(draft, administrator, slots=[*SLOTS, QR])

    with pytest.raises(Conflict) as refused:
        publish_draft(draft, looked=looked, by=acting(administrator))

    assert refused.value.code == "not_looked"
    assert list(templates_available()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"}, {"description": "Another"}, {"credit": "Another"}, {"licence": "Another"},
        {"artwork": picture(1080, 1350, "#000000")}, {"slots": SLOTS[:1]}, {"slots": SLOTS[::-1]},
    ],
)  # fmt: skip
def test_whatever_is_changed_has_to_be_looked_at_again(draft, administrator, change):
    looked = draft.look

    assert save(draft, administrator, **change)
    assert draft.look != looked


def test_saving_the_same_again_is_nothing_new(draft, administrator):
    looked, stamp = draft.look, draft.stamp

    assert not save(draft, administrator)
    assert (draft.look, draft.stamp) == (looked, stamp)


def test_who_saves_second_is_told_and_takes_nothing_away(draft, administrator):
    seen, other = draft.stamp, make_user("other@example.org", staff=True, groups=("Administrators",))
    save(draft, other, credit="The second hand")

    with pytest.raises(Conflict) as refused:
        save_draft(
            draft, title="Mine", description="", credit="", licence="", slots=[], seen=seen, by=acting(administrator)
        )

    draft.refresh_from_db()
    assert refused.value.code == "stale"
    assert (draft.credit, draft.written_by) == ("The second hand", other)


def test_a_template_without_a_place_for_anybody_is_not_offered(administrator, campaign):
    bare = begin(administrator)

    with pytest.raises(Conflict) as refused:
        publish_draft(bare, looked=bare.look, by=acting(administrator))
    assert refused.value.code == "no_slots"


def test_two_languages_of_a_material_know_each_other(administrator, campaign):
    made = []
    for language in ("en", "uk"):
        draft = begin(administrator, language, title={"en": "A card", "uk": "Картка"}[language])
        save(draft, administrator, slots=SLOTS)
        made.append(publish_draft(draft, looked=draft.look, by=acting(administrator)).template)

    english, ukrainian = made
    assert list(other_languages_of(english)) == [ukrainian]
    assert ukrainian.title_in("uk") == "Картка"


def test_a_second_piece_of_the_same_kind_has_a_name_of_its_own(administrator, campaign):
    keys = []
    for _time in range(2):
        draft = begin(administrator)
        save(draft, administrator, slots=SLOTS)
        keys.append(publish_draft(draft, looked=draft.look, by=acting(administrator)).template.key)

    assert keys == ["drawn-social-card-en", "drawn-social-card-2-en"]


def test_the_next_version_begins_with_the_present_one(card, partnerships):
    draft = begin_version(card, by=acting(partnerships))

    assert (draft.slots, draft.credit, draft.base, draft.title) == (
        card.current_version.slots, "The campaign", 1, "A card",
    )  # fmt: skip
    with pytest.raises(Conflict) as refused:
        begin_version(card, by=acting(partnerships))
    assert refused.value.code == "draft_open"


def test_publishing_the_next_version_is_a_revision(card, partnerships):
    draft = begin_version(card, by=acting(partnerships))
    save(draft, partnerships, slots=[*SLOTS, QR], title="A better card")

    version = publish_draft(draft, looked=draft.look, by=acting(partnerships))

    card.refresh_from_db()
    assert (version.number, card.current_version, card.titles["en"]) == (2, version, "A better card")
    assert card.titles["uk"] == "Картка"
    assert verbs() == ["template.added", "template.revised"]


def test_a_better_title_alone_makes_no_version(card, partnerships):
    draft = begin_version(card, by=acting(partnerships))
    save(draft, partnerships, title="A better card")

    assert publish_draft(draft, looked=draft.look, by=acting(partnerships)) == card.current_version
    card.refresh_from_db()
    assert card.title_in("en") == "A better card"
    assert card.versions.count() == 1


def test_nothing_new_is_not_published(card, partnerships):
    draft = begin_version(card, by=acting(partnerships))

    with pytest.raises(Conflict) as refused:
        publish_draft(draft, looked=draft.look, by=acting(partnerships))
    assert refused.value.code == "unchanged"


def test_a_version_that_came_out_meanwhile_is_not_undone(card, partnerships):
    draft = begin_version(card, by=acting(partnerships))
    save(draft, partnerships, slots=[*SLOTS, QR])
    revise_template(card, slots=SLOTS[:1], by=acting(partnerships))

    with pytest.raises(Conflict) as refused:
        publish_draft(draft, looked=draft.look, by=acting(partnerships))

    assert refused.value.code == "revised"
    assert card.current_version.number == 2


def test_an_earlier_version_is_taken_again(card, partnerships):
    first = card.current_version
    revise_template(card, slots=SLOTS[:1], by=acting(partnerships))

    draft = begin_version(card, like=first, by=acting(partnerships))
    version = publish_draft(draft, looked=draft.look, by=acting(partnerships))

    # The look that it had brings back the files that it had.
    assert (version.number, version.sha256) == (3, first.sha256)


def test_a_discarded_draft_makes_room_for_another(card, partnerships):
    draft = discard_draft(begin_version(card, by=acting(partnerships)), by=acting(partnerships))

    for act in (
        lambda: discard_draft(draft, by=acting(partnerships)),
        lambda: publish_draft(draft, looked=draft.look, by=acting(partnerships)),
        lambda: save(draft, partnerships),
    ):
        with pytest.raises(Conflict) as refused:
            act()
        assert refused.value.code == "closed"
    assert begin_version(card, by=acting(partnerships)).is_open


def test_a_retired_template_is_offered_to_nobody_until_it_comes_back(card, partnerships):
    retire_template(card, by=acting(partnerships))
    retire_template(card, by=acting(partnerships))
    assert list(templates_available()) == []

    offer_template_again(card, by=acting(partnerships))
    assert list(templates_available()) == [card]
    assert verbs() == ["template.added", "template.retired", "template.reinstated"]


def test_who_only_revises_adds_nothing_and_who_is_no_staff_does_neither(card, draft, partnerships, owner):
    next_one = begin_version(card, by=acting(partnerships))
    for person in (partnerships, owner):
        with pytest.raises(NotAllowed):
            begin(person)
        for act in (lambda by: discard_draft(draft, by=by), lambda by: publish_draft(draft, looked=draft.look, by=by)):
            with pytest.raises(NotAllowed):
                act(acting(person))
        with pytest.raises(NotAllowed):
            save(draft, person)
    for act in (retire_template, offer_template_again, begin_version):
        with pytest.raises(NotAllowed):
            act(card, by=acting(owner))
    assert set(drafts_for_staff(acting(partnerships))) == {next_one}
    assert set(drafts_for_staff(acting(owner))) == set()
    assert TemplateDraft.objects.filter(closed_at=None).count() == 2


def test_a_slot_stands_on_a_page_that_is_there(draft, administrator):
    with pytest.raises(ArtworkRefused, match="Slot 1: the artwork has no page 2"):
        save(draft, administrator, slots=[{**QR, "page": 2}])
    with pytest.raises(ArtworkRefused, match="no page 2"):
        save(draft, administrator, slots=[{**QR, "page": 2}], artwork=print_page())


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"text": "a" * 141}, "text has to be one line of 140"),
        ({"text": 7}, "text has to be one line"),
        ({"longest": 141}, "longest has to be a whole number"),
        ({"longest": 1.5}, "longest has to be a whole number"),
        ({"least": 0.04}, "least has to be between"),
        ({"least": 0.001}, "least has to be between"),
        ({"least": "x"}, "least has to be a number"),
    ],
)
def test_words_and_sizes_that_cannot_be_are_refused(draft, administrator, words, reason):
    with pytest.raises(ArtworkRefused, match=reason):
        save(draft, administrator, slots=[{**SLOTS[2], **words}])


def test_slots_from_before_have_the_hash_that_they_had():
    slot = {"kind": "line", "x": 0.0, "y": 0.0, "width": 1.0, "height": 1.0}

    assert not {"least", "text", "longest"} & set(shapes.slots_to_json(shapes.slots_from_json([slot]))[0])
    assert shapes.MOST_LETTERS == LONGEST_LINE
