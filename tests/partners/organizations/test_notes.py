"""What reviewers tell each other: a thread that nobody changes, and that no partner reads."""

from importlib import import_module
from unittest.mock import Mock

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.models import UnchangingError
from partners.mail.models import OutgoingMail
from partners.organizations.models import VettingNote, VettingReview
from partners.organizations.selectors.vetting import notes_of
from partners.organizations.services.keys import create_access_key
from partners.organizations.services.notes import add_note, strike_note
from partners.organizations.services.vetting import approve_organization, ask_for_information, decline_organization
from tests.conftest import make_user

CANARY = "planted-among-colleagues"


def test_a_thread_keeps_every_note_with_its_author_and_hour(application, applicant, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    add_note(application, text=" Called them. ", by=acting(partnerships))
    ask_for_information(application, reason="Who runs it?", note="They sounded sure.", by=acting(colleague))
    decline_organization(application, reason="No answer came.", by=acting(partnerships))
    told = [(note.author, note.text) for note in notes_of(application)]
    assert told == [(partnerships, "Called them."), (colleague, "They sounded sure.")]
    assert ActivityEntry.objects.count() == 2, "a note is no event"


def test_a_note_that_is_sent_twice_is_one(application, partnerships):
    first, again = (add_note(application, text="Called them.", by=acting(partnerships)) for _time in range(2))
    assert first == again
    assert notes_of(application).count() == 1


def test_nobody_changes_or_deletes_a_note(application, partnerships):
    note = add_note(application, text="Called them.", by=acting(partnerships))
    note.text = "Never mind."
    with pytest.raises(UnchangingError):
        note.save()
    with pytest.raises(UnchangingError):
        note.delete()
    assert notes_of(application).get().text == "Called them."


def test_an_author_strikes_a_note_once_and_says_why(application, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    note = add_note(application, text="Called them.", by=acting(partnerships))
    with pytest.raises(NotAllowed):
        strike_note(note, because="Wrong", by=acting(colleague))
    with pytest.raises(DomainError):
        strike_note(note, because="  ", by=acting(partnerships))
    strike_note(note, because="That was another organisation.", by=acting(partnerships))
    with pytest.raises(Conflict):
        strike_note(note, because="Again", by=acting(partnerships))
    kept = notes_of(application).get()
    assert (kept.text, kept.struck_because) == ("Called them.", "That was another organisation.")
    assert kept.struck_at is not None


def test_only_reviewers_write_and_not_about_their_own(application, applicant, staff_editor, partnerships):
    application.memberships.create(user=partnerships)
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    for nobody in (applicant, staff_editor, partnerships):
        with pytest.raises(NotAllowed):
            add_note(application, text="x", by=acting(nobody))
    with pytest.raises(DomainError):
        add_note(application, text=" ", by=acting(colleague))


def test_no_partner_no_key_no_letter_and_no_export_tells_a_note(application, applicant, partnerships, sign_in):
    add_note(application, text=CANARY, by=acting(partnerships))
    struck = add_note(application, text=f"{CANARY} again", by=acting(partnerships))
    strike_note(struck, because=CANARY, by=acting(partnerships))
    approve_organization(application, note=CANARY, by=acting(partnerships))
    owner, staff = sign_in(applicant), sign_in(partnerships)
    _key, token = create_access_key(
        type(application).objects.get(pk=application.pk),
        name="Site", scopes=["campaign:read", "activity:read"], expires_at=None, by=acting(applicant),
    )  # fmt: skip
    base = f"/en/partner/{application.public_id}"
    pages = [f"{base}/", f"{base}/activity/", f"{base}/application/status/", f"{base}/about/", f"{base}/partners/"]
    told = [owner.get(page).content for page in pages]
    with_key = {"Authorization": f"Bearer {token}"}
    for address in ("organizations", f"organizations/{application.public_id}", "activity"):
        answer = Client().get(f"/api/v1/{address}", headers=with_key)
        assert answer.status_code == 200
        told.append(answer.content)
    told.append(b"".join(staff.get("/cms/partners/?export=csv").streaming_content))
    told += [f"{letter.subject}{letter.text}".encode() for letter in OutgoingMail.objects.all()]
    assert all(told)
    assert not [text for text in told if CANARY.encode() in text]
    on_the_screen = staff.get(f"/cms/partners/{application.public_id}/").content
    assert on_the_screen.count(CANARY.encode()) >= 4, "the control: reviewers read all of them"


def test_the_one_note_of_a_round_becomes_an_entry_of_the_thread_and_a_blank_one_does_not(application, partnerships):
    """The column is gone, so the rows that had it are played; the thread is the real one."""
    reviews = Mock()
    reviews.objects.using.return_value.exclude.return_value.order_by.return_value.iterator.return_value = [
        VettingReview(organization=application, reviewer=partnerships, updated_at=timezone.now()),
        VettingReview(organization=application, reviewer=None, updated_at=timezone.now()),
    ]
    for review, note in zip(
        reviews.objects.using().exclude().order_by().iterator(), ["Called them.\nTwice.", " "], strict=True
    ):
        review.note = note
    models = {"VettingReview": reviews, "VettingNote": VettingNote}
    registry = Mock(get_model=lambda label, name: models[name])
    migration = import_module("partners.organizations.migrations.0006_notes_of_reviews_into_the_thread")
    migration.move(registry, Mock(connection=connection))
    assert [(note.author, note.text) for note in notes_of(application)] == [(partnerships, "Called them.\nTwice.")]
