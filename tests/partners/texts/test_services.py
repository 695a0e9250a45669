"""A text that binds people is written by one person and published by another."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.activity.selectors import everything
from partners.campaigns.models import StatementVersion
from partners.campaigns.selectors import current_statement
from partners.campaigns.services.statements import publish_statement
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Agreement
from partners.organizations.selectors import current_agreement
from partners.organizations.services.agreements import publish_agreement
from partners.press.models import ConsentText
from partners.press.rendering import consent_as_text
from partners.press.selectors import current_consent_text
from partners.press.services.consent import publish_consent_text
from partners.texts.models import EVERYWHERE, Draft, Kind, Origin
from partners.texts.selectors import base_texts, drafts_waiting_for, is_overtaken, newest_version
from partners.texts.services import (
    ask_for_publication,
    compare_anew,
    publish_draft,
    save_draft,
    send_back,
    start_draft,
    withdraw_draft,
)
from tests.conftest import make_user

NEW = {"en": "People are not territory. Nobody asked them.", "uk": "Люди — не територія. Їх не питали."}
CONSENT = {
    language: {
        "title": "Consent", "intro": "May we name you?", "acceptance": "I agree.",
        "sections": [{"heading": "Who sees it", "paragraphs": ["The press officers.", "Nobody else."]}],
    }
    for language in ("en", "uk")
}  # fmt: skip


@pytest.fixture
def second(db):
    return make_user("second@example.org", staff=True, groups=("Editors",))


@pytest.fixture
def draft(statement, staff_editor):
    return start_draft(Kind.STATEMENT, statement.campaign.public_id, by=acting(staff_editor))


def saved(draft, by, *, seen=None, **changes):
    options = {"texts": NEW, "change_notes": {"en": "They were not asked."}, "is_material": True, "starts_at": None}
    draft.refresh_from_db()
    save_draft(draft, **{**options, **changes}, seen=seen or draft.stamp, by=acting(by))
    draft.refresh_from_db()
    return draft


def asked(draft, by, **changes):
    draft = saved(draft, by, **changes)
    return ask_for_publication(draft, seen=draft.stamp, by=acting(by))


def published(draft, by):
    draft.refresh_from_db()
    return publish_draft(draft, seen=draft.stamp, by=acting(by))


def refused(code, call, *args, **kwargs):
    with pytest.raises(Conflict) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code


def test_what_one_wrote_another_publishes(draft, staff_editor, second, statement):
    assert draft.texts == statement.texts

    version = published(asked(draft, staff_editor), second)

    draft.refresh_from_db()
    assert (version.number, version.texts, version.change_notes) == (2, NEW, {"en": "They were not asked."})
    assert (version.origin, version.drafted_by, version.approved_by) == (Origin.SCREEN, staff_editor, second)
    assert (draft.standing, draft.number, draft.approved_by) == ("published", 2, second)
    assert current_statement(statement.campaign, at=timezone.now()) == version
    assert [entry.verb for entry in everything()] == [
        "statement.published", "draft.publication_asked", "draft.saved", "draft.started",
    ]  # fmt: skip


def test_nobody_publishes_their_own_words(draft, staff_editor, second):
    asked(draft, staff_editor)
    with pytest.raises(NotAllowed):
        published(draft, staff_editor)

    # A comma makes a reviewer the author, and what waited has to be asked for again.
    saved(draft, second, texts={**NEW, "en": NEW["en"] + " Never."})
    assert draft.standing == "writing"
    with pytest.raises(NotAllowed):
        ask_for_publication(draft, seen=draft.stamp, by=acting(staff_editor))
    ask_for_publication(draft, seen=draft.stamp, by=acting(second))
    with pytest.raises(NotAllowed):
        published(draft, second)
    assert published(draft, staff_editor).drafted_by == second


@pytest.mark.parametrize(
    ("kind", "author", "others"),
    [
        (Kind.STATEMENT, "staff_editor", ["partnerships", "press_officer", "moderator", "owner"]),
        (Kind.AGREEMENT, "partnerships", ["staff_editor", "press_officer", "moderator", "owner"]),
        (Kind.CONSENT, "press_officer", ["staff_editor", "partnerships", "moderator", "owner"]),
    ],
)
def test_each_group_writes_its_own_text_and_administrators_publish_all(
    request, kind, author, others, administrator, statement
):
    scope = statement.campaign.public_id if kind == Kind.STATEMENT else EVERYWHERE
    for other in others:
        with pytest.raises(NotAllowed):
            start_draft(kind, scope, by=acting(request.getfixturevalue(other)))
    author = request.getfixturevalue(author)
    draft = start_draft(kind, scope, by=acting(author))
    texts = {code: consent_as_text(text) for code, text in CONSENT.items()} if kind == Kind.CONSENT else NEW

    asked(draft, author, texts=texts)
    for other in others:
        with pytest.raises(NotAllowed):
            published(draft, request.getfixturevalue(other))
    assert published(draft, administrator).ordinal == draft.base + 1


def test_all_three_come_into_force_on_their_day_and_not_before(
    statement, staff_editor, second, partnerships, press_officer, administrator
):
    day = timezone.now() + timedelta(days=3)
    publish_agreement(version=1, texts=NEW, by=acting(partnerships))
    publish_consent_text(version=1, texts=CONSENT, by=acting(press_officer))
    campaign = statement.campaign
    wanted = [
        (Kind.STATEMENT, campaign.public_id, staff_editor, lambda at: current_statement(campaign, at=at)),
        (Kind.AGREEMENT, EVERYWHERE, partnerships, lambda at: current_agreement(at=at)),
        (Kind.CONSENT, EVERYWHERE, press_officer, lambda at: current_consent_text(at=at)),
    ]
    for kind, scope, author, current in wanted:
        draft = start_draft(kind, scope, by=acting(author))
        texts = {code: text.replace("e", "é", 1) for code, text in draft.texts.items()}
        texts["en"] = texts["en"].replace("\n\n", ".\n\nNew.\n\n", 1) if kind == Kind.CONSENT else "Other."
        version = published(asked(draft, author, texts=texts, starts_at=day), administrator)

        assert current(timezone.now()).ordinal == 1
        assert current(day - timedelta(seconds=1)).ordinal == 1
        assert current(day) == version


def test_a_day_that_has_passed_by_the_time_is_now(draft, staff_editor, second):
    version = published(asked(draft, staff_editor, starts_at=timezone.now() - timedelta(days=1)), second)

    assert version.published_at > timezone.now() - timedelta(minutes=1)


def test_nothing_comes_into_force_before_what_it_replaces(draft, staff_editor, second, statement, administrator):
    published(asked(draft, staff_editor, starts_at=timezone.now() + timedelta(days=3)), second)
    later = start_draft(Kind.STATEMENT, draft.scope, by=acting(staff_editor))
    assert (later.base, later.texts) == (2, NEW)

    saved(later, staff_editor, texts={"en": "C.", "uk": "В."})
    refused("too_early", ask_for_publication, later, seen=later.stamp, by=acting(staff_editor))
    texts = {"en": "D.", "uk": "Г."}
    refused("too_early", publish_statement, statement.campaign, texts=texts, by=acting(administrator))


def test_where_only_spelling_was_put_right_signatures_count_on(draft, staff_editor, second):
    third = published(asked(draft, staff_editor, is_material=False), second)
    assert (third.binds_since, third.covers(1), third.covers(2), third.covers(3)) == (1, True, True, False)

    more = start_draft(Kind.STATEMENT, draft.scope, by=acting(staff_editor))
    fourth = published(asked(more, staff_editor, texts={"en": "A.", "uk": "А."}, is_material=False), second)
    assert (fourth.number, fourth.binds_since) == (3, 1)

    last = start_draft(Kind.STATEMENT, draft.scope, by=acting(staff_editor))
    fifth = published(asked(last, staff_editor, texts={"en": "B.", "uk": "Б."}), second)
    assert (fifth.binds_since, fifth.covers(3), fifth.covers(4)) == (None, False, True)


@pytest.mark.parametrize(
    ("texts", "code", "said"),
    [
        ({"en": NEW["en"], "uk": " \n"}, "incomplete", "Ukrainian"),
        ({"en": NEW["en"]}, "incomplete", "Ukrainian"),
        ({"en": "People  are not\n\nterritory. ", "uk": "Люди — не територія."}, "unchanged", "version 1"),
    ],
)
def test_what_is_not_ready_is_not_asked_for(draft, staff_editor, texts, code, said):
    saved(draft, staff_editor, texts=texts)
    with pytest.raises(Conflict, match=said) as caught:
        ask_for_publication(draft, seen=draft.stamp, by=acting(staff_editor))

    assert caught.value.code == code


def test_a_consent_without_its_last_sentence_is_none(press_officer):
    draft = start_draft(Kind.CONSENT, EVERYWHERE, by=acting(press_officer))
    saved(draft, press_officer, texts={"en": "Consent\n\nMay we?", "uk": "Згода\n\nЧи можна?"})

    refused("incomplete", ask_for_publication, draft, seen=draft.stamp, by=acting(press_officer))


def test_a_consent_text_comes_back_as_it_was_written(press_officer):
    publish_consent_text(version=1, texts=CONSENT, by=acting(press_officer))
    administrator = make_user("boss@example.org", staff=True, groups=("Administrators",))
    draft = start_draft(Kind.CONSENT, EVERYWHERE, by=acting(press_officer))
    texts = {code: text.replace("Nobody else.", "Nobody besides.") for code, text in draft.texts.items()}

    version = published(asked(draft, press_officer, texts=texts), administrator)

    sections = [{"heading": "Who sees it", "paragraphs": ["The press officers.", "Nobody besides."]}]
    assert version.texts["en"] == {**CONSENT["en"], "sections": sections}
    assert everything().first().verb == "consent_text.published"


def test_what_was_overtaken_by_command_is_compared_anew(draft, staff_editor, second, administrator, statement):
    asked(draft, staff_editor)
    publish_statement(statement.campaign, texts={"en": "B.", "uk": "Б."}, by=acting(administrator))

    assert is_overtaken(draft)
    refused("overtaken", published, draft, second)
    compare_anew(draft, seen=draft.stamp, by=acting(second))
    draft.refresh_from_db()
    assert (draft.base, draft.standing, draft.texts, draft.written_by) == (2, "writing", NEW, staff_editor)
    assert base_texts(draft) == {"en": "B.", "uk": "Б."}
    assert published(ask_for_publication(draft, seen=draft.stamp, by=acting(staff_editor)), second).number == 3


def test_who_saves_second_is_told_and_loses_nothing(draft, staff_editor, second):
    before = draft.stamp
    saved(draft, staff_editor)

    refused("stale", saved, draft, second, seen=before, texts={"en": "Mine.", "uk": "Моє."})
    draft.refresh_from_db()
    assert (draft.texts, draft.written_by) == (NEW, staff_editor)


def test_what_was_not_read_is_not_published(draft, staff_editor, second, administrator):
    read = asked(draft, staff_editor).stamp
    saved(draft, second, texts={"en": "Sly.", "uk": "Хитро."})
    ask_for_publication(draft, seen=draft.stamp, by=acting(second))

    refused("stale", publish_draft, draft, seen=read, by=acting(administrator))
    assert StatementVersion.objects.count() == 1


def test_saving_what_is_saved_already_changes_nothing(draft, staff_editor, second):
    saved(draft, staff_editor)

    assert not save_draft(
        draft, texts=NEW, change_notes={"en": "They were not asked."}, is_material=True, starts_at=None,
        seen=draft.stamp, by=acting(second),
    )  # fmt: skip
    draft.refresh_from_db()
    assert draft.written_by == staff_editor


def test_two_who_begin_have_one_draft(draft, second):
    assert start_draft(Kind.STATEMENT, draft.scope, by=acting(second)) == draft


def test_sent_back_it_says_why_and_withdrawn_it_makes_room(draft, staff_editor, second):
    asked(draft, staff_editor)
    assert list(drafts_waiting_for(acting(second))) == [draft]
    assert not drafts_waiting_for(acting(staff_editor)).exists()

    draft = send_back(draft, reason="Too long.", by=acting(second))
    assert (draft.standing, draft.note) == ("writing", "Too long.")
    assert draft.note not in "".join(OutgoingMail.objects.values_list("text", flat=True))
    withdraw_draft(draft, by=acting(second))
    refused("wrong_state", saved, draft, staff_editor)
    assert start_draft(Kind.STATEMENT, draft.scope, by=acting(second)) != draft


def test_letters_go_to_who_may_be_the_second_and_to_the_author(
    draft, staff_editor, second, administrator, partnerships, press_officer
):
    asked(draft, staff_editor)
    assert set(OutgoingMail.objects.values_list("kind", "to")) == {
        ("texts/publication_asked", second.email), ("texts/publication_asked", administrator.email),
    }  # fmt: skip

    published(draft, second)
    assert OutgoingMail.objects.filter(kind="texts/published").values_list("to", flat=True).get() == staff_editor.email
    assert NEW["en"] not in "".join(OutgoingMail.objects.values_list("text", flat=True))
    assert not mail.outbox


def test_versions_of_the_command_name_nobody(administrator, campaign):
    version = publish_statement(campaign, texts=NEW, by=acting(administrator))

    assert (version.origin, version.drafted_by, version.approved_by, version.binds_since) == (
        "command",
        None,
        None,
        None,
    )
    assert newest_version(Kind.STATEMENT, campaign.public_id) == version


# What no service can get past: the tables themselves.

COLUMNS = {
    StatementVersion: {"number": 9, "sha256": "0" * 64},
    Agreement: {"version": 9},
    ConsentText: {"version": 9},
}


@pytest.mark.parametrize("model", COLUMNS)
@pytest.mark.parametrize(
    ("origin", "people"),
    [("screen", "aa"), ("screen", "a-"), ("screen", "-b"), ("screen", "--"), ("command", "ab"), ("command", "a-")],
)
def test_the_database_refuses_a_version_without_two_people(model, origin, people, staff_editor, partnerships, campaign):
    names = {"a": staff_editor, "b": partnerships, "-": None}
    columns = {"texts": NEW, "published_at": timezone.now(), **COLUMNS[model]}
    if model is StatementVersion:
        columns["campaign"] = campaign
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**columns, origin=origin, drafted_by=names[people[0]], approved_by=names[people[1]])
    # The control: of two people, and of none by command, it takes it.
    row = model.objects.create(**columns, origin="screen", drafted_by=staff_editor, approved_by=partnerships)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(approved_by=staff_editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(drafted_by=None, approved_by=None)
    assert model.objects.filter(pk=row.pk).update(origin="command", drafted_by=None, approved_by=None) == 1


def test_the_database_refuses_a_draft_published_by_its_author(draft, staff_editor, second):
    rows = Draft.objects.filter(pk=draft.pk)
    for wrong in (
        {"standing": "published", "approved_by": staff_editor, "number": 2},
        {"standing": "published", "approved_by": None, "number": 2},
        {"standing": "published", "approved_by": second, "number": None},
        {"standing": "asked", "approved_by": second},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
    assert rows.update(standing="published", approved_by=second, number=2) == 1


def test_a_text_has_one_open_draft(draft, second):
    columns = {"kind": draft.kind, "scope": draft.scope, "written_by": second, "written_at": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.create(**columns)
    assert Draft.objects.create(**{**columns, "scope": UUID(int=7)})
