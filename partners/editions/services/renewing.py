"""All files that are replaced, made anew with the look of today."""

import time
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.models import Renewal
from partners.editions.permissions import can_renew_editions
from partners.editions.selectors import progress_of
from partners.kernel import clock
from partners.kernel.actors import CLOCK, Actor, acting_user
from partners.kernel.errors import Conflict, DomainError, NotAllowed, NotNow
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold

from .editions import request_edition

# Longer than one file may take to draw; each file that is drawn begins it anew.
LEASE = timedelta(minutes=2)
# So that other work of the queue has its turn.
SECONDS_A_TURN = 45.0
MOST_A_DAY = 20


@transaction.atomic
def ask_for_renewal(organization: Organization, *, by: Actor) -> Renewal:
    """From then on a worker is at it. Asking while one is under way gives that one. Raises NotAllowed, and Conflict
    where nothing is replaced (`nothing_replaced`) or this was asked too often (`too_many_today`)."""
    organization = hold(organization)
    if not can_renew_editions(by, organization):
        raise NotAllowed(_("Only owners and editors make files with the organisation’s name."))
    open_one: Renewal | None = organization.renewals.filter(ended_at__isnull=True).first()
    if open_one is not None:
        return open_one
    progress = progress_of(organization)
    # Those that were refused are tried once more: their template may have been changed since.
    if not progress.waiting and not progress.refused:
        raise Conflict(_("None of your files is replaced: there is nothing to make anew."), code="nothing_replaced")
    now = clock.now()
    if organization.renewals.filter(asked_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Conflict(_("This was asked for many times today. Please go on tomorrow."), code="too_many_today")
    renewal = Renewal.objects.create(organization=organization, asked_by=acting_user(by), asked_at=now)
    record(Verb.RENEWAL_ASKED, by=by, organization=organization, files=progress.total)
    return renewal


def renew_some(renewal_id: int) -> bool:
    """One turn at a renewal; whether another one is to follow at once. Safe to run twice, and by two at once: what is
    drawn is left, and the second finds the first one's lease."""
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lte=clock.now())
    mine = Renewal.objects.filter(is_free, pk=renewal_id, ended_at__isnull=True)
    if not mine.update(lease_until=clock.now() + LEASE):
        return False
    renewal = Renewal.objects.select_related("organization").get(pk=renewal_id)
    begun = time.monotonic()
    for target in progress_of(renewal.organization).waiting:
        try:
            request_edition(
                renewal.organization,
                target.template,
                line=target.line,
                output=target.output,
                sheet=target.sheet,
                occasion=target.occasion,
                by=CLOCK,
                mandate=renewal,
            )
        except NotNow as later:
            _lend(renewal, timedelta(seconds=later.retry_after))
            return False
        except (DomainError, OSError, ValueError) as refused:
            renewal.refused[target.digest] = getattr(refused, "code", "cannot_be_drawn")
            renewal.save(update_fields=["refused"])
        _lend(renewal, LEASE)
        if time.monotonic() - begun > SECONDS_A_TURN:
            break
    # Asked once more: the kit may have been saved again meanwhile.
    is_over = not progress_of(renewal.organization).waiting
    Renewal.objects.filter(pk=renewal.pk).update(lease_until=None, ended_at=clock.now() if is_over else None)
    return not is_over


def _lend(renewal: Renewal, time_given: timedelta) -> None:
    Renewal.objects.filter(pk=renewal.pk).update(lease_until=clock.now() + time_given)
