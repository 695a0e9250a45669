"""Twelve organisations, each led by the services to where it stands."""

from collections.abc import Callable
from typing import Any

from partners.campaigns.models import StatementVersion
from partners.campaigns.services import endorse_statement
from partners.organizations.models import Agreement, Membership, Role
from partners.organizations.models import Organization as Row
from partners.organizations.selectors import current_agreement
from partners.organizations.services.agreements import accept_agreement
from partners.organizations.services.joining import (
    resubmit_application,
    save_draft,
    start_application,
    submit_application,
)
from partners.organizations.services.team import accept_invitation, invite_member
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    decline_organization,
    start_review,
    suspend_organization,
)
from partners.users.models import User
from portal.content.partners import ORGANIZATIONS
from portal.content.shapes import Organization
from portal.seeding.clock import days_ago
from portal.seeding.people import seed_person


def seed_organizations(*, reviewer: User, statement: StatementVersion) -> dict[str, Row]:
    """All of them, by key; the earliest approved joined first."""
    rows = {}
    for place, facts in enumerate(ORGANIZATIONS):
        begin = 40.0 - 2.5 * place
        rows[facts.key] = _seed_one(facts, begin=begin, reviewer=reviewer, statement=statement)
    return rows


def _seed_one(facts: Organization, *, begin: float, reviewer: User, statement: StatementVersion) -> Row:
    language = "uk" if facts.language == "uk" else "en"
    owner_facts = next(person for person in facts.people if person.role == "owner")
    owner = seed_person(owner_facts.email, owner_facts.name, language=language)
    with days_ago(begin):
        row = start_application(name=facts.names.get(facts.language, facts.names["en"]), by=owner)
        row = save_draft(row, answers=_answers(facts, language), seen_at=row.updated_at, by=owner)
    if facts.standing == "draft":
        return row
    with days_ago(begin - 0.2):
        row = submit_application(row, by=owner)
    lead: dict[str, Callable[..., Row]] = {
        "in_review": _lead_into_review,
        "information_needed": _lead_to_question,
        "approved": _lead_to_approval,
        "declined": _lead_to_refusal,
        "suspended": _lead_to_suspension,
    }
    if facts.standing in lead:
        row = lead[facts.standing](row, facts, begin=begin, reviewer=reviewer, owner=owner)
    if facts.standing in {"approved", "suspended"}:
        _seed_team(row, facts, language=language, owner=owner, begin=begin)
    if facts.standing == "approved":
        _seed_signatures(row, owner=owner, begin=begin, statement=statement)
    return Row.objects.get(pk=row.pk)


def _answers(facts: Organization, language: str) -> dict[str, Any]:
    return {
        "country": facts.country,
        "website": facts.website,
        "email": f"hello@{facts.website.split('//')[1]}",
        "registration_number": facts.application.registration_number,
        "languages": list(facts.languages),
        "mission": facts.mission.get(language, facts.mission["en"]),
        "motivation": facts.application.why,
        "plans": facts.application.plans,
        "reach": facts.application.reach,
    }


def _lead_into_review(row: Row, facts: Organization, *, begin: float, reviewer: User, owner: User) -> Row:
    with days_ago(begin - 1.5):
        return start_review(row, by=reviewer)


def _lead_to_question(row: Row, facts: Organization, *, begin: float, reviewer: User, owner: User) -> Row:
    row = _lead_into_review(row, facts, begin=begin, reviewer=reviewer, owner=owner)
    question = facts.question or {"en": "Could you tell us more?", "uk": "Розкажіть, будь ласка, більше."}
    with days_ago(begin - 2.5):
        return ask_for_information(row, reason=question.get(owner.language, question["en"]), by=reviewer)


def _lead_to_approval(row: Row, facts: Organization, *, begin: float, reviewer: User, owner: User) -> Row:
    row = _lead_into_review(row, facts, begin=begin, reviewer=reviewer, owner=owner)
    if facts.question:
        with days_ago(begin - 2):
            row = ask_for_information(row, reason=facts.question[owner.language], by=reviewer)
        with days_ago(begin - 2.6):
            row = resubmit_application(row, answer=facts.application.reach, by=owner)
    with days_ago(begin - 3.2):
        return approve_organization(row, by=reviewer)


def _lead_to_refusal(row: Row, facts: Organization, *, begin: float, reviewer: User, owner: User) -> Row:
    row = _lead_into_review(row, facts, begin=begin, reviewer=reviewer, owner=owner)
    reason = facts.reason or {"en": "This does not fit the campaign."}
    with days_ago(begin - 2.2):
        return decline_organization(row, reason=reason.get(owner.language, reason["en"]), by=reviewer)


def _lead_to_suspension(row: Row, facts: Organization, *, begin: float, reviewer: User, owner: User) -> Row:
    row = _lead_to_approval(row, facts, begin=begin, reviewer=reviewer, owner=owner)
    reason = facts.reason or {"en": "We ask you for a conversation first."}
    with days_ago(max(begin - 9, 1)):
        return suspend_organization(row, reason=reason.get(owner.language, reason["en"]), by=reviewer)


def _seed_team(row: Row, facts: Organization, *, language: str, owner: User, begin: float) -> None:
    if not row.is_approved:
        return
    for number, person in enumerate(p for p in facts.people if p.role != "owner"):
        user = seed_person(person.email, person.name, language=language)
        if Membership.objects.filter(user=user, organization=row).exists():
            continue
        with days_ago(begin - 4 - number):
            _invitation, code = invite_member(row, email=user.email, role=Role(person.role), by=owner)
            accept_invitation(code, by=user)


def _seed_signatures(row: Row, *, owner: User, begin: float, statement: StatementVersion) -> None:
    with days_ago(begin - 3.6) as moment:
        agreement = current_agreement(at=moment)
        assert isinstance(agreement, Agreement)  # noqa: S101  the seed publishes it before any organisation
        accept_agreement(row, agreement, by=owner)
        endorse_statement(row, statement, by=owner)
