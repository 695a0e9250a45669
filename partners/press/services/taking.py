"""Contacts leave the portal as a file: counted for whoever takes them, told to the log, and to others when many go."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed, UsedUp
from partners.kernel.limits.counting import Name, count_amounts
from partners.organizations.models import Organization
from partners.press.emails import send_taken
from partners.press.permissions import can_take_contacts

DAY = timedelta(days=1)
# More than a press officer can use in a day, and less than all that a large campaign has.
MOST_A_DAY = 2000
# From so many on within a day, others hear of it.
MANY = 100


@transaction.atomic
def take_contacts(number: int, *, kind: str, organization: Organization | None = None, by: Actor) -> None:
    """Count so many contacts that one person takes as a file of this kind, before it is made.

    Of an organisation its own, without one those of all. Raises NotAllowed, Conflict (`nothing`) and UsedUp.
    """
    if not can_take_contacts(by, organization):
        raise NotAllowed(_("You may not do this."))
    if not number:
        raise Conflict(_("There is nobody to take: the list is empty."), code="nothing")
    person = acting_user(by)
    name = Name("press.contacts-taken", f"person:{person.pk}")
    taken = count_amounts({name: number}, within=DAY)[name]
    if taken.number > MOST_A_DAY:
        # The transaction takes the count back: a smaller choice may still fit.
        left = max(0, MOST_A_DAY - (taken.number - number))
        moment = date_format(timezone.localtime(taken.ends_at), "DATETIME_FORMAT")
        sentence = _(
            "One person can take %(most)s contacts within a day; %(left)s are left to you until %(moment)s. "
            "Choose fewer by the filters of the list."
        )
        raise UsedUp(sentence % {"most": MOST_A_DAY, "left": left, "moment": moment}, retry_after=taken.wait)
    if organization:
        record(Verb.CONTACTS_TAKEN, by=by, organization=organization, number=number, kind=kind)
    else:
        record(Verb.CONTACTS_TAKEN_BY_STAFF, by=by, number=number, kind=kind)
    if taken.number - number < MANY <= taken.number:
        record(Verb.MANY_CONTACTS_TAKEN, by=by, organization=organization, number=taken.number)
        send_taken(person, taken.number)
