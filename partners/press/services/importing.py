"""Contacts of a table are put forward one by one, exactly as by form: each is asked, and nobody is listed by it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold
from partners.press.permissions import can_offer_contact
from partners.press.selectors.importing import Outcome, Plan, plan_of
from partners.press.services.contacts import change_contact, submit_contact


@dataclass(frozen=True)
class Imported:
    """How many rows became what, by `Outcome`; of those refused at the last moment number and sentence."""

    numbers: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[int, str]] = field(default_factory=list)


@transaction.atomic
def import_contacts(organization: Organization, rows: Sequence[Any], *, plan: str, by: Actor) -> Imported:
    """Do what the plan with this digest said. Whoever cannot be written to today is asked by the clock.

    Raises NotAllowed, and Conflict (`stale`) where the same rows would do something else by now; then nothing is
    written.
    """
    # The lock of all contacts of an organisation: between the comparison and the last row nobody changes one.
    organization = hold(organization)
    if not can_offer_contact(by, organization):
        raise NotAllowed(_("Only editors of a partner organisation may change its media contacts."))
    found: Plan = plan_of(organization, rows)
    if found.digest != plan:
        raise Conflict(_("Something has changed since you looked at it. This is what would happen now."), code="stale")
    done = Imported()
    for row in found.rows:
        try:
            if row.outcome == Outcome.NEW:
                submit_contact(organization, **row.answers, may_wait=True, by=by)
            elif row.outcome == Outcome.CHANGED and row.contact:
                change_contact(row.contact, **row.answers, may_wait=True, by=by)
        except Conflict as conflict:
            done.refused.append((row.number, str(conflict)))
        else:
            done.numbers[row.outcome.value] += 1
    return done
