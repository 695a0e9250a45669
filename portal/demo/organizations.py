"""Twelve organisations, each led by the services to where it stands."""

from typing import Any

from partners.campaigns.models import StatementVersion
from partners.campaigns.services.statements import endorse_statement
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.organizations.models import Organization as Row
from partners.organizations.models import Role
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
from portal.demo.accounts import seed_person
from portal.demo.facts import ORGANIZATIONS, Organization, Person, Text
from portal.demo.story import Story

QUESTION: Text = {
    "en": "Could you tell us more about whom you reach?",
    "uk": "Розкажіть, будь ласка, кого ви охоплюєте.",
}
REASON: Text = {"en": "We ask you for a conversation first.", "uk": "Просимо спершу поговорити з нами."}


class Life:
    """One organisation from its first draft on. `days` counts back from the seeding to that draft."""

    def __init__(self, facts: Organization, *, days: float, reviewer: User, statement: StatementVersion) -> None:
        self.facts, self.days, self.reviewer, self.statement = facts, days, reviewer, statement
        self.language = "uk" if facts.language == "uk" else "en"
        person = next(person for person in facts.people if person.role == "owner")
        self.owner = seed_person(person.email, person.name, language=self.language)
        self.key = 0

    @property
    def row(self) -> Row:
        # Read anew for each step: services lock and save a row of their own, and one kept here would grow old.
        return Row.objects.get(pk=self.key)

    def add_to(self, story: Story) -> None:
        facts, days = self.facts, self.days
        story.at(days, self._begin)
        if facts.standing == "draft":
            return
        # In days after the draft, here and below: each step needs what the earlier ones have left.
        story.at(days - 0.2, lambda: submit_application(self.row, by=acting(self.owner)))
        if facts.standing == "applied":
            return
        story.at(days - 1.5, lambda: start_review(self.row, by=acting(self.reviewer)))
        if facts.standing == "information_needed":
            story.at(days - 2.5, self._ask)
        elif facts.standing == "declined":
            story.at(
                days - 2.2, lambda: decline_organization(self.row, reason=self._reason(), by=acting(self.reviewer))
            )
        elif facts.standing in {"approved", "suspended"}:
            self._add_partnership_to(story)

    def _add_partnership_to(self, story: Story) -> None:
        facts, days = self.facts, self.days
        if facts.question:
            story.at(days - 2, self._ask)
            answer = facts.application.reach
            story.at(days - 2.6, lambda: resubmit_application(self.row, answer=answer, by=acting(self.owner)))
        story.at(days - 3.2, lambda: approve_organization(self.row, by=acting(self.reviewer)))
        if facts.standing == "suspended":
            # Never in the future, which the last to come would otherwise reach.
            late = max(days - 9, 1)
            story.at(late, lambda: suspend_organization(self.row, reason=self._reason(), by=acting(self.reviewer)))
            return
        story.at(days - 3.6, self._accept)
        story.at(days - 3.7, lambda: endorse_statement(self.row, self.statement, by=acting(self.owner)))
        for number, person in enumerate(person for person in facts.people if person.role != "owner"):
            # Bound now: the step is taken when this loop is long over.
            story.at(days - 4 - number, lambda person=person: self._join(person))  # type: ignore[misc]

    def _begin(self) -> None:
        facts = self.facts
        row = start_application(name=facts.names.get(facts.language, facts.names["en"]), by=acting(self.owner))
        self.key = row.pk
        save_draft(row, answers=self._answers(), seen=row.stamp, by=acting(self.owner))

    def _answers(self) -> dict[str, Any]:
        facts = self.facts
        return {
            "country": facts.country,
            "website": facts.website,
            "email": f"hello@{facts.website.split('//')[1]}",
            "registration_number": facts.application.registration_number,
            "languages": list(facts.languages),
            "mission": facts.mission.get(self.language, facts.mission["en"]),
            "motivation": facts.application.why,
            "plans": facts.application.plans,
            "reach": facts.application.reach,
        }

    def _ask(self) -> None:
        question = self.facts.question or QUESTION
        ask_for_information(self.row, reason=question.get(self.language, question["en"]), by=acting(self.reviewer))

    def _reason(self) -> str:
        reason = self.facts.reason or REASON
        return reason.get(self.language, reason["en"])

    def _accept(self) -> None:
        agreement = current_agreement(at=clock.now())
        if agreement is not None:
            accept_agreement(self.row, agreement, by=acting(self.owner))

    def _join(self, person: Person) -> None:
        user = seed_person(person.email, person.name, language=self.language)
        _invitation, code = invite_member(self.row, email=user.email, role=Role(person.role), by=acting(self.owner))
        accept_invitation(code, by=acting(user))


def add_lives(story: Story, *, reviewer: User, statement: StatementVersion) -> dict[str, Life]:
    """All of them, by key; the first began forty days ago."""
    # Half a week between two, so that even the last of the twelve has days enough for all its steps.
    lives = {
        facts.key: Life(facts, days=40.0 - 2.5 * place, reviewer=reviewer, statement=statement)
        for place, facts in enumerate(ORGANIZATIONS)
    }
    for life in lives.values():
        life.add_to(story)
    return lives
