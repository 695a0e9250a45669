"""One file taken back, where the material and all other files of it hold."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.emails import tell_of_withdrawal
from partners.editions.models import Edition
from partners.editions.permissions import can_withdraw_edition
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.services.locks import hold

LONGEST_REASON = 500


@transaction.atomic
def withdraw_edition(edition: Edition, *, reason: str, by: Actor) -> Edition:
    """For good: it is handed out no more, whoever looks it up reads why, and its partner gets a letter.

    Raises NotAllowed, Conflict (`withdrawn`) the second time, and DomainError without a reason (`reason_needed`) or
    with one that is too long (`too_long`).
    """
    if not can_withdraw_edition(by):
        raise NotAllowed(_("You may not do this."))
    edition = held(edition)
    if edition.withdrawn_at is not None:
        raise Conflict(_("This file has been withdrawn already."), code="withdrawn")
    words = required_reason(reason, missing=_("Write down why: everybody who looks the file up reads it."))
    edition.withdrawn_at, edition.withdrawn_by, edition.withdrawn_reason = clock.now(), acting_user(by), words
    edition.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "updated_at"])
    campaign = edition.template_version.template.material.campaign
    record(Verb.EDITION_WITHDRAWN, by=by, organization=edition.organization, campaign=campaign, subject=edition)
    tell_of_withdrawal(edition)
    return edition


def held(edition: Edition) -> Edition:
    """With all that an entry and a letter about it say. The lock of all that touches its files comes first, of the kit
    as well: whoever asks for this one now gets it before, or not at all, and what was waiting is what is approved."""
    hold(edition.organization)
    return Edition.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "organization", "template_version__template__material__campaign"
    ).get(pk=edition.pk)  # fmt: skip


def required_reason(reason: str, *, missing: Any) -> str:
    """Raises DomainError: `reason_needed`, with the sentence `missing`, and `too_long`."""
    words = reason.strip()
    if not words:
        raise DomainError(missing, code="reason_needed")
    if len(words) > LONGEST_REASON:
        raise DomainError(_("The reason is too long."), code="too_long")
    return words
