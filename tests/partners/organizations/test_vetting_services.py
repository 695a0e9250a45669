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
from partners.organizations.selectors.vetting import (
    has_possible_duplicates,
    organizations_under_review,
    possible_duplicates,
    stamp_of,
)
from partners.organizations.services.joining import resubmit_application
from partners.organizations.services.notes import add_note
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    assign_review,
    decline_organization,
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
    assert last.reviewer == partnerships
    assert [(note.author, note.text) for note in complete.notes.all()] == [(partnerships, "Checked by phone.")]
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


def test_whoever_decides_first_has_begun_the_review(application, applicant, partnerships):
    approve_organization(application, by=acting(partnerships))
    assert rounds(application) == [(1, "approved", "", "")]
    assert application.reviews.get().reviewer == partnerships


def test_a_decision_about_what_a_colleague_has_decided_meanwhile_is_refused(complete, applicant, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    start_review(complete, by=acting(partnerships))
    seen = stamp_of(Organization.objects.get(pk=complete.pk), complete.reviews.get())
    ask_for_information(complete, reason="Who runs it?", seen=seen, by=acting(colleague))
    resubmit_application(complete, answer="A council.", by=acting(applicant))
    with pytest.raises(Conflict) as refused:
        approve_organization(complete, seen=seen, by=acting(partnerships))
    assert refused.value.code == "stale"
    complete.refresh_from_db()
    assert complete.standing == "in_review", "the same standing, and yet another round"
    now = stamp_of(complete, complete.reviews.order_by("-round").first())
    approve_organization(complete, seen=now, by=acting(partnerships))


def test_a_note_and_another_reviewer_do_not_make_what_was_seen_old(complete, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    start_review(complete, by=acting(partnerships))
    seen = stamp_of(Organization.objects.get(pk=complete.pk), complete.reviews.get())
    assign_review(complete, reviewer=colleague, by=acting(partnerships))
    add_note(complete, text="Called them.", by=acting(colleague))
    decline_organization(complete, reason="No.", seen=seen, by=acting(partnerships))
    assert rounds(complete) == [(1, "declined", "No.", "")]


def test_taking_an_application_begins_its_review_and_handing_it_over_writes_to_the_colleague(
    application, applicant, partnerships
):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    assign_review(application, reviewer=partnerships, by=acting(partnerships))
    application.refresh_from_db()
    assert (application.standing, application.reviews.get().reviewer) == ("in_review", partnerships)
    assert not OutgoingMail.objects.exists()
    assign_review(application, reviewer=colleague, by=acting(partnerships))
    assign_review(application, reviewer=colleague, by=acting(partnerships))
    assert application.reviews.get().reviewer == colleague
    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.kind) == (colleague.email, "organizations/review_handed_over")
    assert "River" in letter.subject
    assert f"/cms/partners/{application.public_id}/" in letter.text
    assert list(ActivityEntry.objects.order_by("id").values_list("verb", "audience")) == [
        ("review.started", "own"),
        ("review.handed_over", "staff"),
    ]


def test_what_a_reviewer_had_in_hand_who_has_left_is_taken_by_nobody(application, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    assign_review(application, reviewer=colleague, by=acting(partnerships))
    assert organizations_under_review(acting(partnerships)).get(pk=application.pk).reviewer_id == colleague.pk
    colleague.groups.clear()

    seen = organizations_under_review(acting(partnerships)).get(pk=application.pk)
    assert (seen.reviewer_id, seen.reviewer_name) == (None, None)
    Organization.objects.filter(pk=application.pk).update(standing="information_needed")
    assert organizations_under_review(acting(partnerships)).get(pk=application.pk).reviewer_id == colleague.pk


@pytest.mark.parametrize("standing", ["information_needed", "approved", "declined"])
def test_only_what_waits_for_staff_has_a_reviewer_to_choose(partnerships, standing):
    with pytest.raises(Conflict):
        assign_review(make_organization("A", standing), reviewer=partnerships, by=acting(partnerships))


def test_nobody_reviews_what_is_theirs_or_without_the_right(application, applicant, partnerships, staff_editor):
    application.memberships.create(user=(member := make_user("m@example.org", staff=True, groups=("Partnerships",))))
    for nobody in (staff_editor, applicant, member):
        with pytest.raises(DomainError) as refused:
            assign_review(application, reviewer=nobody, by=acting(partnerships))
        assert refused.value.code == "no_reviewer"
        with pytest.raises(NotAllowed):
            assign_review(application, reviewer=partnerships, by=acting(nobody))


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


def test_the_list_suspects_what_the_screen_suspects():
    named = ["Надія", "Nadiia", "Надiя", "Лис", "Ліс", "Paper Boat", "PAPER BOAT Ltd", "Alone", ""]
    for number, name in enumerate(named):
        make_organization(name, "applied", website=f"https://w{number}.example.org", email="")
    make_organization("Alone", "draft", website="")
    every = Organization.objects.exclude(standing="draft")
    suspected = set(every.filter(has_possible_duplicates()))
    assert suspected == {each for each in every if possible_duplicates(each).exists()}
    assert {"Надія", "Nadiia", "Paper Boat"} <= {each.name for each in suspected}
    assert not {"Лис", "Ліс", "Alone", ""} & {each.name for each in suspected}


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
