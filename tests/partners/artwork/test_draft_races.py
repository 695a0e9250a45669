"""Two members of staff at one draft at the same moment: one of them is told, and nothing is published unseen."""

from threading import Barrier

import pytest
from django.db import connection

from partners.artwork.models import TemplateDraft, TemplateVersion
from partners.artwork.services import begin_template, discard_draft, drafts, publish_draft, save_draft
from partners.kernel.actors import acting
from tests.conftest import make_user
from tests.support.branding import SLOTS, picture
from tests.support.materials import open_material
from tests.support.races import at_once, in_words

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(administrator, campaign):
    begun = begin_template(
        open_material(),
        kind="social_card",
        language="en",
        title="A card",
        artwork=picture(1080, 1350),
        description="Faces.",
        by=acting(administrator),
    )
    save(begun, administrator, "A card", slots=SLOTS)
    begun.refresh_from_db()
    return begun


@pytest.fixture
def colleague(db):
    return make_user("colleague@example.org", staff=True, groups=("Administrators",))


def save(draft, person, title, **changes):
    told = {"description": draft.description, "credit": "", "licence": "", "slots": draft.slots, "seen": draft.stamp}
    return save_draft(draft, title=title, by=acting(person), **told | changes)


@pytest.fixture
def without_lock(monkeypatch):
    together = Barrier(2, timeout=20)

    def unheld(draft):
        found = TemplateDraft.objects.get(pk=draft.pk)
        together.wait()
        return found

    monkeypatch.setattr(drafts, "_held", unheld)


def test_of_two_who_save_at_once_one_is_told(draft, administrator, colleague):
    ended = at_once(lambda: save(draft, administrator, "Hers"), lambda: save(draft, colleague, "His"))

    assert sorted(in_words(ended)) == ["done", "stale"]
    kept = TemplateDraft.objects.get()
    assert (kept.revision, kept.title) == (draft.revision + 1, ["Hers", "His"][in_words(ended).index("done")])


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
def test_without_the_lock_the_words_of_one_would_be_lost(draft, administrator, colleague, without_lock):
    """The negative control."""
    ended = at_once(lambda: save(draft, administrator, "Hers"), lambda: save(draft, colleague, "His"))

    assert in_words(ended) == ["done", "done"]
    assert TemplateDraft.objects.get().revision == draft.revision + 1


def test_what_one_changes_while_another_publishes_is_not_published_unseen(draft, administrator, colleague):
    ended = at_once(
        lambda: save(draft, administrator, "Changed"),
        lambda: publish_draft(draft, looked=draft.look, by=acting(administrator)),
    )

    assert in_words(ended) in (["done", "not_looked"], ["closed", "done"])
    titles = [version.template.title_in("en") for version in TemplateVersion.objects.all()]
    assert titles == ([] if in_words(ended)[1] == "not_looked" else ["A card"])


def test_of_two_who_publish_at_once_one_does(draft, administrator, colleague):
    ended = at_once(
        lambda: publish_draft(draft, looked=draft.look, by=acting(administrator)),
        lambda: publish_draft(draft, looked=draft.look, by=acting(colleague)),
    )

    assert sorted(in_words(ended)) == ["closed", "done"]
    assert TemplateVersion.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has a single writer")
def test_without_the_lock_one_draft_would_become_two_templates(draft, administrator, colleague, without_lock):
    """The negative control."""
    ended = at_once(
        lambda: publish_draft(draft, looked=draft.look, by=acting(administrator)),
        lambda: publish_draft(draft, looked=draft.look, by=acting(colleague)),
    )

    assert in_words(ended) == ["done", "done"]
    assert TemplateVersion.objects.count() == 2


def test_of_publishing_and_discarding_at_once_one_happens(draft, administrator, colleague):
    ended = at_once(
        lambda: publish_draft(draft, looked=draft.look, by=acting(administrator)),
        lambda: discard_draft(draft, by=acting(colleague)),
    )

    assert sorted(in_words(ended)) == ["closed", "done"]
    assert TemplateVersion.objects.count() == (1 if in_words(ended)[0] == "done" else 0)
