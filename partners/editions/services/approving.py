"""Files of templates that demand it: seen by the campaign before anybody gets them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.editions.emails import tell_of_decision
from partners.editions.models import Edition
from partners.editions.permissions import can_decide_on_edition
from partners.editions.selectors import shown_alike, state_of
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed

from .withdrawing import held, required_reason


@transaction.atomic
def approve_edition(edition: Edition, *, by: Actor) -> Edition:
    """From now on its partner gets the file, and a letter says so; those that show the same and wait go with it.

    Raises NotAllowed, and Conflict where somebody has decided already (`decided`), or nobody waits for it any more
    (`not_waiting`): kit or artwork have changed, or it was withdrawn.
    """
    edition = _waiting(edition, by=by)
    return _decide_all(edition, Verb.EDITION_APPROVED, "", by=by)


@transaction.atomic
def refuse_edition(edition: Edition, *, reason: str, by: Actor) -> Edition:
    """It is never handed out, and its partner reads why in a letter and on the list of its files; so with those that
    show the same and wait.

    Raises NotAllowed and Conflict as `approve_edition`; DomainError without a reason (`reason_needed`) or with one that
    is too long (`too_long`).
    """
    edition = _waiting(edition, by=by)
    words = required_reason(reason, missing=_("Write down why: the partner reads it, and changes the text by it."))
    return _decide_all(edition, Verb.EDITION_REFUSED, words, by=by)


def _waiting(edition: Edition, *, by: Actor) -> Edition:
    if not can_decide_on_edition(by):
        raise NotAllowed(_("You may not do this."))
    edition = held(edition)
    if edition.decided_at is not None:
        raise Conflict(_("Somebody has decided on this file already."), code="decided")
    if state_of(edition) != Edition.State.WAITING:
        raise Conflict(
            _("Nobody waits for this file any more: it was withdrawn, or the brand kit or the artwork has changed."),
            code="not_waiting",
        )
    return edition


def follow_decision(edition: Edition) -> bool:
    """Whether somebody has decided on one that shows the same: that holds for this one, which is not saved here."""
    told = next((each for each in shown_alike(edition) if each.decided_at), None)
    if told is None:
        return False
    for name in ("asked_at", "decided_at", "decided_by_id", "refused_reason"):
        setattr(edition, name, getattr(told, name))
    return True


def _decide_all(edition: Edition, verb: Verb, refused_reason: str, *, by: Actor) -> Edition:
    for each in shown_alike(edition):
        if each.decided_at is None:
            _decide(held(each), verb, refused_reason, by=by)
    return _decide(edition, verb, refused_reason, by=by)


@transaction.atomic
def _decide(edition: Edition, verb: Verb, refused_reason: str, *, by: Actor) -> Edition:
    edition.decided_at, edition.decided_by = clock.now(), acting_user(by)
    edition.refused_reason = refused_reason
    edition.save(update_fields=["decided_at", "decided_by", "refused_reason", "updated_at"])
    campaign = edition.template_version.template.material.campaign
    record(verb, by=by, organization=edition.organization, campaign=campaign, subject=edition)
    tell_of_decision(edition)
    return edition
