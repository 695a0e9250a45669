"""What a table of contacts would do, row by row, before anything is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.kernel.fields.choices import changed_columns
from partners.organizations.models import Organization
from partners.press.models import MediaContact
from partners.press.models.facts import allowed_surfaces

from .contacts import contacts_of, contacts_used


class Outcome(TextChoices):
    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("would change")
    SAME = "same", gettext_lazy("is there already")
    REFUSED = "refused", gettext_lazy("cannot be taken")


@dataclass(frozen=True)
class Planned:
    """What becomes of one row. `errors` are pairs of a column's heading, or nothing, and a sentence; `changed` names
    the facts that differ; `alike` are people with the same number, who may be the same person."""

    number: int
    called: str
    outcome: Outcome
    answers: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    alike: list[str] = field(default_factory=list)
    contact: MediaContact | None = None


@dataclass(frozen=True)
class Plan:
    """`digest` is another whenever a row would do something else than before."""

    rows: list[Planned]

    @property
    def digest(self) -> str:
        told = [
            [row.number, row.outcome, row.answers, row.changed, row.contact and row.contact.stamp] for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()

    @property
    def numbers(self) -> Mapping[str, int]:
        return Counter(row.outcome.value for row in self.rows)

    @property
    def does_something(self) -> bool:
        return any(row.outcome in (Outcome.NEW, Outcome.CHANGED) for row in self.rows)


def plan_of(organization: Organization, rows: Iterable[Any]) -> Plan:
    """`rows` as `forms.importing` reads them."""
    contacts = list(contacts_of(organization))
    live = {contact.email: contact for contact in contacts if contact.is_live}
    declined = {contact.email for contact in contacts if contact.standing == MediaContact.Standing.DECLINED}
    numbers: dict[str, list[tuple[str, str]]] = {}
    for contact in live.values():
        numbers.setdefault(contact.phone, []).append((contact.email, contact.name))
    used = contacts_used(organization)
    room = used.quota.number - used.number
    first: dict[str, int] = {}
    found = []
    for row in rows:
        planned = _planned(row, live, declined, first, room)
        if planned.outcome == Outcome.NEW:
            room -= 1
        if planned.outcome != Outcome.REFUSED:
            email, phone = planned.answers["email"], planned.answers.get("phone", "")
            others = [name for address, name in numbers.get(phone, []) if address != email] if phone else []
            planned = replace(planned, alike=others)
            if planned.outcome == Outcome.NEW:
                numbers.setdefault(phone, []).append((email, planned.called))
        found.append(planned)
    return Plan(found)


def _planned(
    row: Any, live: Mapping[str, MediaContact], declined: set[str], first: dict[str, int], room: int
) -> Planned:
    def refused(sentence: str) -> Planned:
        return Planned(row.number, row.called, Outcome.REFUSED, errors=[("", sentence)])

    if row.errors:
        return Planned(row.number, row.called, Outcome.REFUSED, errors=row.errors)
    email = row.answers["email"]
    before = first.setdefault(email, row.number)
    if before != row.number:
        return refused(_("Row %(number)s has the same address. One person is one row.") % {"number": before})
    if contact := live.get(email):
        answers = dict(row.answers)
        if {"safety", "surfaces"} & answers.keys():
            safety, wanted = (answers.get(name, getattr(contact, name)) for name in ("safety", "surfaces"))
            answers["surfaces"] = allowed_surfaces(safety, wanted)
        changed = changed_columns(contact, answers)
        outcome = Outcome.CHANGED if changed else Outcome.SAME
        return Planned(row.number, row.called, outcome, answers=answers, changed=changed, contact=contact)
    if email in declined:
        return refused(_("The person with this address declined recently. Speak with them before asking again."))
    if room <= 0:
        return refused(_("There is no room for one more media contact."))
    return Planned(row.number, row.called, Outcome.NEW, answers=dict(row.answers))
