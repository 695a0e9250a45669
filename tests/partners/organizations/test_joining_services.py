"""Drafts: begun once, kept as they are, never silently overwritten."""

import pytest

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, Role
from partners.organizations.selectors import missing_answers
from partners.organizations.services.joining import (
    MOST_DRAFTS,
    MOST_UNDECIDED,
    resubmit_application,
    save_draft,
    start_application,
    submit_application,
)
from partners.organizations.services.vetting import ask_for_information
from tests.conftest import make_member, make_organization, make_user


@pytest.fixture
def draft(person):
    return start_application(name="River", by=acting(person))


def test_starting_makes_a_draft_with_this_person_as_owner_and_one_entry(draft, person):
    assert draft.standing == Organization.Standing.DRAFT
    assert draft.memberships.get().user == person
    assert draft.memberships.get().role == Role.OWNER
    assert ActivityEntry.objects.get().verb == "application.started"


def test_starting_twice_with_the_same_name_gives_the_same_draft(draft, person):
    assert start_application(name="River", by=acting(person)) == draft
    assert ActivityEntry.objects.count() == 1


def test_nobody_fills_the_tables_with_drafts(person):
    for number in range(MOST_DRAFTS):
        start_application(name=f"River {number}", by=acting(person))
    with pytest.raises(Conflict):
        start_application(name="One more", by=acting(person))


def test_nobody_fills_the_reviewers_screens_with_applications(person):
    for number in range(MOST_UNDECIDED):
        organization = start_application(name=f"River {number}", by=acting(person))
        Organization.objects.filter(pk=organization.pk).update(standing="applied")
    with pytest.raises(Conflict):
        start_application(name="One more", by=acting(person))


def test_a_draft_takes_any_part_of_the_answers_and_leaves_the_rest(draft, person):
    saved = save_draft(draft, answers={"mission": "We help."}, seen=draft.stamp, by=acting(person))
    saved = save_draft(saved, answers={"plans": "Posters."}, seen=saved.stamp, by=acting(person))
    assert (saved.name, saved.mission, saved.plans) == ("River", "We help.", "Posters.")
    assert ActivityEntry.objects.count() == 1


def test_what_is_no_answer_cannot_be_written(draft, person):
    save_draft(draft, answers={"standing": "approved"}, seen=draft.stamp, by=acting(person))
    draft.refresh_from_db()
    assert draft.standing == "draft"


def test_a_stale_save_is_refused_unless_it_changes_nothing(draft, person):
    seen = draft.stamp
    save_draft(draft, answers={"mission": "New."}, seen=seen, by=acting(person))
    with pytest.raises(Conflict) as refused:
        save_draft(draft, answers={"mission": "Old."}, seen=seen, by=acting(person))
    assert refused.value.code == "stale"
    with pytest.raises(Conflict):
        save_draft(draft, answers={"mission": "Old."}, seen="", by=acting(person))
    assert save_draft(draft, answers={"mission": "New."}, seen=seen, by=acting(person)).mission == "New."


def test_languages_ticked_in_another_order_are_no_change(draft, person):
    saved = save_draft(draft, answers={"languages": ["uk", "en"]}, seen=draft.stamp, by=acting(person))

    again = save_draft(draft, answers={"languages": ["en", "uk"]}, seen="", by=acting(person))

    assert (again.languages, again.updated_at) == (["uk", "en"], saved.updated_at)


def test_only_editors_write_and_only_while_it_is_theirs_to_write(draft, person, outsider):
    viewer = make_member(draft, "viewer@example.org", Role.VIEWER)
    for stranger in (viewer, outsider):
        with pytest.raises(NotAllowed):
            save_draft(draft, answers={"mission": "x"}, seen=draft.stamp, by=acting(stranger))
    Organization.objects.filter(pk=draft.pk).update(standing="applied")
    with pytest.raises(Conflict) as refused:
        save_draft(draft, answers={"mission": "x"}, seen=draft.stamp, by=acting(person))
    assert refused.value.code == "wrong_state"


def test_an_incomplete_application_is_not_sent_and_says_what_is_missing(draft, person):
    with pytest.raises(DomainError) as refused:
        submit_application(draft, by=acting(person))
    assert refused.value.code == "incomplete"
    draft.refresh_from_db()
    assert draft.standing == "draft"
    missing = [name for name, _label in missing_answers(draft)]
    assert missing == ["country", "email", "languages", "mission", "motivation", "plans"]


def test_the_mail_to_staff_names_the_organisation_and_leads_to_its_page(partnerships):
    organization = make_organization("Paper Moon", "draft", email="d@example.org", motivation="Yes.", plans="Much.")
    owner = make_member(organization, "o@example.org", Role.OWNER)
    submit_application(organization, by=acting(owner))
    mail = OutgoingMail.objects.get(kind="organizations/application_waiting")
    assert mail.to == partnerships.email
    assert "Paper Moon" in mail.subject
    assert f"http://testserver/cms/partners/{organization.public_id}/\n" in mail.text
    assert owner.email not in mail.text


@pytest.fixture
def asked(partnerships):
    """An application with a question of this reviewer, and a colleague who reviews too."""
    make_user("second-reviewer@example.org", staff=True, groups=("Partnerships",))
    organization = make_organization(
        "Planted name", "in_review", email="d@example.org", motivation="Yes.", plans="Much."
    )
    make_member(organization, "o@example.org", Role.OWNER)
    ask_for_information(organization, reason="Who runs it?", by=acting(partnerships))
    return organization


def test_an_answer_is_confirmed_to_the_owners_and_announced_to_who_asked(asked, partnerships):
    owner = asked.memberships.get().user
    resubmit_application(asked, answer="A council.", by=acting(owner))
    receipt = OutgoingMail.objects.get(kind="organizations/answer_received")
    assert receipt.to == owner.email
    assert "Planted name" in receipt.subject
    assert f"/en/partner/{asked.public_id}/application/status/" in receipt.text
    notice = OutgoingMail.objects.get(kind="organizations/answer_waiting")
    assert notice.to == partnerships.email
    assert "Planted name" in notice.subject
    assert f"/cms/partners/{asked.public_id}/" in notice.text
    assert "council" not in notice.text


def test_every_reviewer_hears_of_an_answer_when_who_asked_reviews_no_more(asked, partnerships):
    partnerships.groups.clear()
    make_user("third-reviewer@example.org", staff=True, groups=("Partnerships",))
    resubmit_application(asked, answer="A council.", by=acting(asked.memberships.get().user))
    told = OutgoingMail.objects.filter(kind="organizations/answer_waiting").values_list("to", flat=True)
    assert sorted(told) == ["second-reviewer@example.org", "third-reviewer@example.org"]


def test_an_empty_answer_is_not_sent(applicant, application):
    Organization.objects.filter(pk=application.pk).update(standing="information_needed")
    with pytest.raises(DomainError) as refused:
        resubmit_application(application, answer="  ", by=acting(applicant))
    assert refused.value.code == "answer_needed"
