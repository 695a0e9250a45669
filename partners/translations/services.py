"""Writing a translation, sending it, and deciding about it."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed, OverQuota
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold
from partners.translations.emails import tell_reviewers, tell_translators
from partners.translations.models import Kind, Offer
from partners.translations.permissions import can_offer_translation
from partners.translations.selectors import (
    PAGES,
    Original,
    languages_into,
    now_original,
    offers_used,
    open_offer,
    original_of,
)
from partners.translations.workflow import OFFER

# What is over stays, as what was said: beginning and withdrawing in turn must not go on without end.
MOST_A_DAY = 100
GONE = _("What is translated is not online any more.")


@transaction.atomic
def save_offer(
    organization: Organization,
    *,
    kind: str,
    thing_id: UUID,
    language: str,
    texts: Mapping[str, str],
    wants_credit: bool,
    seen: str,
    by: Actor,
) -> Offer:
    """Keep what was written; the first time it begins the offer. Passages may be missing.

    `seen` is the `stamp` of what the writer had before them, empty for none. Raises NotAllowed, and Conflict (`gone`,
    `own_language`, `stale`, `wrong_state`, and `over_quota` as OverQuota).
    """
    # One lock for all of an organisation's: of two colleagues who begin at once, the second is told so.
    organization = hold(organization)
    if not can_offer_translation(by, organization):
        raise NotAllowed(_("You may not do this."))
    original = _offered(kind, thing_id, language)
    offer = open_offer(organization, kind, thing_id, language)
    if offer is not None and not offer.is_written:
        raise Conflict(_("It waits for an answer. Take it back first, then change it."), code="wrong_state")
    if seen != (offer.stamp if offer else ""):
        raise Conflict(_("A colleague has saved this translation in the meantime."), code="stale")
    if offer is None:
        offers_used(organization).require_room()
        _require_another_today(organization)
        offer = Offer(organization=organization, kind=Kind(kind), thing_id=thing_id, language=language, revision=0)
    keys = {passage.key for passage in original.passages}
    offer.title, offer.source_language = original.title, original.language
    offer.source = [passage.kept() for passage in original.passages]
    offer.texts = {key: text for key, text in texts.items() if key in keys and text.strip()}
    offer.wants_credit = wants_credit
    offer.revision += 1
    offer.written_by, offer.written_at = acting_user(by), clock.now()
    offer.save()
    _record(Verb.TRANSLATION_SAVED, offer, by=by)
    return offer


@transaction.atomic
def send_offer(offer: Offer, *, seen: str, by: Actor) -> Offer:
    """Say that it is finished; whoever may decide gets a letter.

    Raises NotAllowed and Conflict (`wrong_state`, `stale`, `gone`, `overtaken`, `incomplete`).
    """
    offer = _held(offer)
    OFFER.advance(offer, "send", by=by)
    _check_seen(offer, seen)
    original = _offered(offer.kind, offer.thing_id, offer.language)
    if offer.source != [passage.kept() for passage in original.passages]:
        raise Conflict(
            _("The original has changed since you saved. Look at what is new, then save and send again."),
            code="overtaken",
        )
    left = len(offer.source) - offer.done
    if left:
        raise Conflict(_("Passages without a translation: %(number)s.") % {"number": left}, code="incomplete")
    # What was asked for before is answered by this; the answer to come is another one.
    offer.note, offer.sent_at = "", clock.now()
    offer.save()
    _record(Verb.TRANSLATION_OFFERED, offer, by=by)
    tell_reviewers(offer)
    return offer


@transaction.atomic
def take_back_offer(offer: Offer, *, by: Actor) -> Offer:
    """Before anybody has decided, to change it. Raises NotAllowed and Conflict (`wrong_state`)."""
    offer = _held(offer)
    OFFER.advance(offer, "take_back", by=by)
    offer.save()
    _record(Verb.TRANSLATION_TAKEN_BACK, offer, by=by)
    return offer


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: Actor) -> Offer:
    """It becomes nothing. Raises NotAllowed and Conflict (`wrong_state`)."""
    offer = _held(offer)
    OFFER.advance(offer, "withdraw", by=by)
    offer.save()
    _record(Verb.TRANSLATION_WITHDRAWN, offer, by=by)
    return offer


@transaction.atomic
def accept_offer(offer: Offer, *, seen: str, by: Actor) -> Offer:
    """Its words become the draft of the page in that language; nothing goes online.

    `seen` is the `stamp` of what the reviewer has read. Raises NotAllowed, and Conflict (`wrong_state`, `stale`,
    `gone`, `not_begun`, and what else the pages refuse).
    """
    offer = _held(offer)
    OFFER.advance(offer, "accept", by=by)
    _check_seen(offer, seen)
    if now_original(offer) is None:
        raise Conflict(GONE, code="gone")
    _decide(offer, by=by)
    PAGES[offer.kind].put(offer, by)
    _record(Verb.TRANSLATION_ACCEPTED, offer, by=by)
    tell_translators("offer_accepted", offer)
    return offer


@transaction.atomic
def return_offer(offer: Offer, *, reason: str, by: Actor) -> Offer:
    """To its translators, with what should be another way. Raises NotAllowed and Conflict (`wrong_state`)."""
    offer = _held(offer)
    OFFER.advance(offer, "return", by=by)
    offer.note = reason
    offer.save()
    _record(Verb.TRANSLATION_RETURNED, offer, by=by)
    tell_translators("offer_returned", offer)
    return offer


@transaction.atomic
def decline_offer(offer: Offer, *, reason: str, by: Actor) -> Offer:
    """For good, with the reason. Raises NotAllowed and Conflict (`wrong_state`)."""
    offer = _held(offer)
    OFFER.advance(offer, "decline", by=by)
    offer.note = reason
    _decide(offer, by=by)
    _record(Verb.TRANSLATION_DECLINED, offer, by=by)
    tell_translators("offer_declined", offer)
    return offer


def _require_another_today(organization: Organization) -> None:
    today = organization.offers.filter(created_at__gt=clock.now() - timedelta(days=1))
    if today.count() >= MOST_A_DAY:
        raise OverQuota(
            _("Many translations were begun today. Go on with those that are open, or begin this one tomorrow.")
        )


def _offered(kind: str, thing_id: UUID, language: str) -> Original:
    original = original_of(kind, thing_id, at=clock.now())
    if original is None:
        raise Conflict(GONE, code="gone")
    if language not in dict(languages_into(original)):
        raise Conflict(_("It cannot be translated into this language."), code="own_language")
    return original


def _held(offer: Offer) -> Offer:
    return Offer.objects.select_for_update(no_key=True, of=("self",)).select_related("organization").get(pk=offer.pk)


def _check_seen(offer: Offer, seen: str) -> None:
    if seen != offer.stamp:
        raise Conflict(_("This translation was changed since you opened the page. Please read it again."), code="stale")


def _decide(offer: Offer, *, by: Actor) -> None:
    offer.decided_by, offer.decided_at = acting_user(by), clock.now()
    offer.save()


@transaction.atomic
def _record(verb: Verb, offer: Offer, *, by: Actor) -> None:
    record(verb, by=by, organization=offer.organization, subject=offer, language=offer.language)
