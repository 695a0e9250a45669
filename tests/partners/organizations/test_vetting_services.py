"""Rounds, words and mail of a review."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, connections
from django.db.models import QuerySet

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, VettingReview
from partners.organizations.selectors import organizations_under_review, possible_duplicates
from partners.organizations.services.joining import resubmit_application
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    decline_organization,
    keep_review_note,
    reinstate_organization,
    start_review,
    suspend_organization,
)
from partners.organizations.workflow import STANDING
from tests.conftest import make_member, make_organization, make_user


@pytest.fixture
def complete(application, applicant):
    Organization.objects.filter(pk=application.pk).update(email="d@example.org", motivation="Yes.", plans="Much.")
    return application


def rounds(organization):
    return list(organization.reviews.order_by("round").values_list("round", "decision", "message", "answer"))


def test_a_question_and_its_answer_are_one_round_and_the_decision_the_next(complete, applicant, partnerships):
    start_review(complete, by=acting(partnerships))
    ask_for_information(complete, reason="Who runs it?", by=acting(partnerships))
    resubmit_application(complete, answer="A council.", by=acting(applicant))
    approve_organization(complete, note="Checked by phone.", by=acting(partnerships))
    assert rounds(complete) == [(1, "information_needed", "Who runs it?", "A council."), (2, "approved", "", "")]
    last = complete.reviews.get(round=2)
    assert (last.reviewer, last.note) == (partnerships, "Checked by phone.")
    assert last.decided_at is not None


def test_declining_without_waiting_for_the_answer_keeps_the_question(complete, partnerships):
    start_review(complete, by=acting(partnerships))
    ask_for_information(complete, reason="Who runs it?", by=acting(partnerships))
    decline_organization(complete, reason="No answer came.", by=acting(partnerships))
    assert rounds(complete) == [(1, "information_needed", "Who runs it?", ""), (2, "declined", "No answer came.", "")]


def test_suspending_and_reinstating_are_rounds_of_their_own(organization, partnerships):
    suspend_organization(organization, reason="A forged poster.", by=acting(partnerships))
    reinstate_organization(organization, by=acting(partnerships))
    assert [row[1] for row in rounds(organization)] == ["suspended", "reinstated"]
    organization.refresh_from_db()
    assert organization.approved_at is not None


def test_the_reason_reaches_each_owner_in_their_own_language_word_for_word(application, applicant, partnerships):
    applicant.language = "uk"
    applicant.save()
    start_review(application, by=acting(partnerships))
    decline_organization(application, reason="Rules & <statutes> “apply”.", by=acting(partnerships))
    mail = OutgoingMail.objects.get()
    assert mail.to == applicant.email
    assert "Rules & <statutes> “apply”." in mail.text
    assert f"http://testserver/uk/partner/{application.public_id}/application/status/" in mail.text
    assert "River" in mail.subject


def test_the_note_is_kept_with_the_round_and_never_mailed(application, applicant, partnerships):
    start_review(application, by=acting(partnerships))
    keep_review_note(application, note="planted-note", by=acting(partnerships))
    ask_for_information(application, reason="Who runs it?", by=acting(partnerships))
    assert application.reviews.get().note == "planted-note"
    assert not OutgoingMail.objects.filter(text__contains="planted-note").exists()


def test_a_note_needs_a_round_and_a_reviewer(application, partnerships, staff_editor):
    with pytest.raises(DomainError) as refused:
        keep_review_note(application, note="x", by=acting(partnerships))
    assert refused.value.code == "no_review"
    with pytest.raises(NotAllowed):
        keep_review_note(application, note="x", by=acting(staff_editor))


def test_reviewers_see_no_drafts_and_not_their_own_organisation(application, applicant, partnerships, staff_editor):
    make_organization("Draft", Organization.Standing.DRAFT)
    assert list(organizations_under_review(acting(partnerships))) == [application]
    assert not organizations_under_review(acting(staff_editor)).exists()
    assert not organizations_under_review(acting(applicant)).exists()
    application.memberships.create(user=partnerships)
    assert not organizations_under_review(acting(partnerships)).exists()


def test_what_waits_longest_comes_first_and_what_waits_for_nobody_last(partnerships):
    names = {"approved": "A", "applied": "B", "in_review": "C"}
    made = {standing: make_organization(name, standing) for standing, name in names.items()}
    VettingReview.objects.create(organization=made["in_review"])
    found = list(organizations_under_review(acting(partnerships)))
    assert [organization.name for organization in found] == ["B", "C", "A"]
    assert [organization.waiting_since is None for organization in found] == [False, False, True]


def test_duplicates_are_found_by_name_domain_and_address_but_drafts_are_not():
    mine = make_organization("Ліхтар", "applied", website="https://www.lantern.example.org/en", email="a@example.org")
    same_name = make_organization("ЛІХТАР", website="")
    same_host = make_organization("Other", website="http://lantern.example.org")
    same_mail = make_organization("Third", website="", email="A@example.org")
    make_organization("Ліхтар", "draft", website="")
    make_organization("Fourth", website="https://example.org")
    assert set(possible_duplicates(mine)) == {same_name, same_host, same_mail}


def approve_at_once(application, users, monkeypatch) -> list[str]:
    """Two threads approve; each waits for the other between asking for the state and saving, if the lock lets it."""
    meeting = threading.Barrier(2)
    advance = STANDING.advance

    def advance_together(thing, name, *, by):
        transition = advance(thing, name, by=by)
        with suppress(threading.BrokenBarrierError):
            meeting.wait(timeout=1)
        return transition

    monkeypatch.setattr(STANDING, "advance", advance_together)
    outcomes = []

    def approve(user):
        try:
            approve_organization(application, by=acting(user))
            outcomes.append("approved")
        except Conflict as conflict:
            outcomes.append(conflict.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve, args=[user]) for user in users]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.fixture
def two_reviewers_and_one_application(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has a single writer, so two approvals cannot meet")
    application = make_organization("River", Organization.Standing.IN_REVIEW)
    VettingReview.objects.create(organization=application)
    make_member(application, "applicant@example.org", "owner")
    users = [make_user(f"p{number}@example.org", staff=True, groups=("Partnerships",)) for number in (1, 2)]
    return application, users


@pytest.mark.postgresql
def test_of_two_approvals_at_once_exactly_one_counts(two_reviewers_and_one_application, monkeypatch):
    application, users = two_reviewers_and_one_application
    assert approve_at_once(application, users, monkeypatch) == ["approved", "wrong_state"]
    assert ActivityEntry.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


@pytest.mark.postgresql
def test_without_the_lock_both_would_count(two_reviewers_and_one_application, monkeypatch):
    application, users = two_reviewers_and_one_application
    monkeypatch.setattr(QuerySet, "select_for_update", lambda queryset, *args, **kwargs: queryset.all())
    assert approve_at_once(application, users, monkeypatch) == ["approved", "approved"]
    assert ActivityEntry.objects.count() == 2
