"""Two people at the same moment make one version, and never a mix of two texts."""

from threading import Barrier

import pytest
from django.db import connection, transaction

from partners.campaigns.models import StatementVersion
from partners.kernel.actors import acting
from partners.texts import services
from partners.texts.models import Draft, Kind
from partners.texts.services import ask_for_publication, publish_draft, save_draft, start_draft
from tests.conftest import make_user
from tests.support.races import at_once, in_words

OLD, NEW = {"en": "Read.", "uk": "Прочитано."}, {"en": "Unread.", "uk": "Не прочитано."}


@pytest.fixture
def people(db):
    return [make_user(f"{number}@example.org", staff=True, groups=("Editors",)) for number in range(3)]


@pytest.fixture
def draft(statement, people):
    """Waits for a second person."""
    draft = start_draft(Kind.STATEMENT, statement.campaign.public_id, by=acting(people[0]))
    write(draft, OLD, people[0], seen="1")
    return ask_for_publication(draft, seen="2", by=acting(people[0]))


def write(draft, texts, by, *, seen):
    save_draft(draft, texts=texts, change_notes={}, is_material=True, starts_at=None, seen=seen, by=acting(by))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_does(draft, people):
    ended = at_once(*(lambda by=by: publish_draft(draft, seen="2", by=acting(by)) for by in people[1:]))

    assert sorted(in_words(ended)) == ["done", "wrong_state"]
    assert StatementVersion.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_whoever_publishes_gets_what_they_have_read_or_nothing(draft, people):
    ended = at_once(
        lambda: publish_draft(draft, seen="2", by=acting(people[1])), lambda: write(draft, NEW, people[2], seen="2")
    )
    published, written = in_words(ended)

    draft.refresh_from_db()
    if published == "done":
        assert (written, draft.texts, draft.standing) == ("wrong_state", OLD, "published")
        assert StatementVersion.objects.get(number=2).texts == OLD
    else:
        assert (published, written) == ("wrong_state", "done")
        assert (draft.texts, draft.standing) == (NEW, "writing")
        assert StatementVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_have_one_draft(statement, people):
    begin = [lambda by=by: start_draft(Kind.STATEMENT, statement.campaign.public_id, by=acting(by)) for by in people]

    assert in_words(at_once(*begin)) == ["done"] * 3
    assert Draft.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer, so two cannot meet")
def test_without_the_lock_both_would_publish_and_write(draft, people, monkeypatch):
    """The control: both read the row before either writes it, and one of them overwrites the other."""
    meeting = Barrier(2)

    def unheld(found):
        row = Draft.objects.get(pk=found.pk)
        meeting.wait(timeout=10)
        return row

    monkeypatch.setattr(services, "_held", unheld)
    ended = at_once(
        lambda: publish_draft(draft, seen="2", by=acting(people[1])), lambda: write(draft, NEW, people[2], seen="2")
    )

    # Both are told that it is done; what one of them wrote is gone.
    assert in_words(ended) == ["done", "done"]


@pytest.mark.django_db
def test_a_publication_that_fails_leaves_nothing_behind(draft, people, monkeypatch):
    monkeypatch.setattr(services, "tell_author", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish_draft(draft, seen="2", by=acting(people[1]))

    draft.refresh_from_db()
    assert (draft.standing, StatementVersion.objects.count()) == ("asked", 1)
