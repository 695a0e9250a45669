"""Every transition of the standing: the right person, the wrong person, the wrong state."""

import pytest

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Verb
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Membership, Organization, Role, VettingReview
from partners.organizations.services.joining import leave_campaign, resubmit_application, submit_application
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    decline_organization,
    reinstate_organization,
    start_review,
    suspend_organization,
)
from partners.organizations.workflow import STANDING
from tests.conftest import make_member, make_organization

S = Organization.Standing
SAID = {"reason": "Because of the statutes."}
RECEIVED = ["application_received", "application_waiting"]
ANSWERED = ["answer_received", "answer_waiting"]

# name → service, its words, who may, the verb, and the kinds of mail that leave (one owner, one reviewer exist)
MOVES = {
    "submit": (submit_application, {}, "owner", Verb.APPLICATION_SUBMITTED, RECEIVED),
    "start_review": (start_review, {}, "reviewer", Verb.REVIEW_STARTED, []),
    "ask_for_information": (ask_for_information, SAID, "reviewer", Verb.INFORMATION_REQUESTED, ["information_needed"]),
    "resubmit": (resubmit_application, {"answer": "Here."}, "owner", Verb.APPLICATION_RESUBMITTED, ANSWERED),
    "approve": (approve_organization, {}, "reviewer", Verb.ORGANIZATION_APPROVED, ["approved"]),
    "decline": (decline_organization, SAID, "reviewer", Verb.ORGANIZATION_DECLINED, ["declined"]),
    "suspend": (suspend_organization, SAID, "reviewer", Verb.ORGANIZATION_SUSPENDED, ["suspended"]),
    "reinstate": (reinstate_organization, {}, "reviewer", Verb.ORGANIZATION_REINSTATED, ["reinstated"]),
    "leave": (leave_campaign, {}, "owner", Verb.ORGANIZATION_LEFT, []),
}  # fmt: skip
ALLOWED = [(name, source) for name, move in STANDING.transitions.items() for source in sorted(move.sources)]
REFUSED = [
    (name, state) for name, move in STANDING.transitions.items() for state in S.values if state not in move.sources
]


def organization_at(standing: str) -> Organization:
    organization = make_organization(
        "Lantern", standing, email="desk@example.org", motivation="It is right.", plans="Posters."
    )
    if standing not in {S.DRAFT, S.APPLIED}:
        VettingReview.objects.create(organization=organization)
    return organization


@pytest.fixture
def people(db, partnerships, staff_editor, outsider):
    """Who stands where towards an organisation that a test makes."""

    def around(organization):
        return {
            "owner": make_member(organization, "o@example.org", Role.OWNER),
            "editor": make_member(organization, "e@example.org", Role.EDITOR),
            "reviewer": partnerships,
            "other staff": staff_editor,
            "outsider": outsider,
        }

    return around


def test_every_transition_of_the_table_has_a_service_here():
    assert set(MOVES) == set(STANDING.transitions)


@pytest.mark.parametrize(("name", "source"), ALLOWED)
def test_the_right_person_moves_it_with_one_entry_and_the_stated_mail(people, name, source):
    service, words, who, verb, mails = MOVES[name]
    organization = organization_at(source)
    service(organization, by=acting(people(organization)[who]), **words)
    organization.refresh_from_db()
    assert organization.standing == STANDING.transitions[name].target
    assert list(ActivityEntry.objects.values_list("verb", flat=True)) == [verb]
    assert sorted(OutgoingMail.objects.values_list("kind", flat=True)) == [f"organizations/{kind}" for kind in mails]


@pytest.mark.parametrize("name", list(MOVES))
def test_everybody_else_is_refused_and_nothing_is_written(people, name):
    service, words, who, _verb, _mails = MOVES[name]
    source = min(STANDING.transitions[name].sources)
    organization = organization_at(source)
    for persona, user in people(organization).items():
        if persona == who:
            continue
        with pytest.raises(NotAllowed):
            service(organization, by=acting(user), **words)
    organization.refresh_from_db()
    assert organization.standing == source
    assert not ActivityEntry.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(("name", "state"), REFUSED)
def test_the_wrong_state_is_a_conflict_and_nothing_is_written(people, name, state):
    service, words, who, _verb, _mails = MOVES[name]
    organization = organization_at(state)
    with pytest.raises(Conflict) as refused:
        service(organization, by=acting(people(organization)[who]), **words)
    assert refused.value.code == "wrong_state"
    organization.refresh_from_db()
    assert organization.standing == state
    assert not ActivityEntry.objects.exists()


@pytest.mark.parametrize("name", [name for name, move in STANDING.transitions.items() if move.needs_reason])
def test_a_reason_of_blanks_is_no_reason(partnerships, name):
    organization = organization_at(min(STANDING.transitions[name].sources))
    with pytest.raises(DomainError) as refused:
        MOVES[name][0](organization, reason="  \n", by=acting(partnerships))
    assert refused.value.code == "reason_needed"
    assert not ActivityEntry.objects.exists()


@pytest.mark.parametrize("name", ["start_review", "approve", "decline", "suspend"])
def test_a_reviewer_never_decides_about_their_own_organisation(partnerships, name):
    organization = organization_at(min(STANDING.transitions[name].sources))
    Membership.objects.create(user=partnerships, organization=organization, role=Role.VIEWER)
    with pytest.raises(NotAllowed):
        MOVES[name][0](organization, by=acting(partnerships), **MOVES[name][1])
