"""A question goes to one voice after the other, each for a stated time, and then to the press officers.

Whoever changes an inquiry or an offer of it first takes the lock of the inquiry (`held_inquiry`), so of many who accept
at once one does.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import CLOCK, Actor, acting_user
from partners.kernel.errors import Conflict
from partners.organizations.models import Organization
from partners.press.emails import notify_press_officers, send_accepted, send_offer, send_offer_over
from partners.press.models import InquiryOffer, MediaContact, MediaInquiry
from partners.press.permissions import WITH_A_PARTNER
from partners.press.routing import Reason, share, turn_for
from partners.press.selectors import order_of, question_of, ranked_voices, rules_of, voices
from partners.press.workflow import INQUIRY, OFFER

State, Standing = InquiryOffer.State, MediaInquiry.Standing
TOO_LATE = _("The time to accept this question has passed, and it has gone on to others. Thank you all the same.")
NOT_LISTED = _("This person is not listed any more. Look at who is listed now.")
IS_ASKED = _("This partner is being asked already.")


def held_inquiry(inquiry: MediaInquiry) -> MediaInquiry:
    """The same, locked, as it stands now."""
    # `of`, because PostgreSQL refuses to lock the side of a join that may be missing, and the campaign may.
    held = MediaInquiry.objects.select_for_update(of=("self",), no_key=True).select_related("campaign")
    return held.get(pk=inquiry.pk)


def held_offer(offer: InquiryOffer) -> InquiryOffer:
    """The same with its inquiry locked. The row of the offer needs no lock: whoever changes it holds the inquiry's."""
    inquiry = held_inquiry(offer.inquiry)
    found = InquiryOffer.objects.select_related("organization", "contact").get(pk=offer.pk)
    found.inquiry = inquiry
    return found


@transaction.atomic
def offer_inquiry(inquiry: MediaInquiry, *, contact: MediaContact, by: Actor) -> InquiryOffer:
    """A press officer chooses whom to ask; also somebody whom the ranking leaves out, for as long as they are listed.

    Raises NotAllowed and Conflict (`wrong_state`, `not_listed`, `already_asked`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "offer", by=by)
    now = clock.now()
    voice, contact = voices(at=now, pk=contact.pk).get(contact.pk, (None, contact))
    if voice is None:
        raise Conflict(NOT_LISTED, code="not_listed")
    if inquiry.offers.filter(organization=contact.organization, state=State.OFFERED).exists():
        raise Conflict(IS_ASKED, code="already_asked")
    turn = turn_for(voice, now, inquiry.deadline_at)
    # Who is chosen in their sleep, or after the deadline, has the same time by the clock on the wall.
    until = turn.until if turn else now + share(now, inquiry.deadline_at)
    return _offered(inquiry, contact, until, [], by=by)


def offer_next(inquiry: MediaInquiry, *, by: Actor) -> InquiryOffer | None:
    """Offer it to the best voice that was not asked yet; None where nobody is left, or a person has it in hand.

    The caller holds the inquiry's lock. Once nobody is left it belongs to the press officers, and stays with them.
    """
    is_free = inquiry.standing == Standing.RECEIVED and inquiry.left_to_staff_at is None
    if not is_free or inquiry.offers.filter(state=State.OFFERED).exists():
        return None
    now = clock.now()
    if rules_of(inquiry.campaign).offers_by_itself:
        question = question_of(inquiry, at=now)
        for ranked, contact in ranked_voices(order_of(question, at=now), question, at=now):
            turn = turn_for(ranked.voice, now, inquiry.deadline_at)
            if turn is not None:
                return _offered(inquiry, contact, turn.until, ranked.reasons, by=by)
    inquiry.left_to_staff_at = now
    inquiry.save(update_fields=["left_to_staff_at", "updated_at"])
    return None


@transaction.atomic
def accept_offer(offer: InquiryOffer, *, by: Actor) -> InquiryOffer:
    """From now on this partner answers; whoever else was asked is told that it is taken.

    Raises NotAllowed and Conflict (`too_late`, `wrong_state`).
    """
    offer = held_offer(offer)
    now = clock.now()
    OFFER.require(offer, "accept", by=by)
    if not offer.is_open(at=now):
        raise Conflict(TOO_LATE, code="too_late")
    INQUIRY.advance(offer.inquiry, "accept", by=by)
    offer.accepted_by = by.user
    _settle(offer, "accept", Verb.INQUIRY_ACCEPTED, by=by)
    offer.inquiry.save(update_fields=["standing", "updated_at"])
    for other in offer.inquiry.offers.filter(state=State.OFFERED).select_related("organization"):
        end_offer(other, by=CLOCK)
    send_accepted(offer, acting_user(by), is_read_first=rules_of(offer.inquiry.campaign).approves_answers)
    return offer


@transaction.atomic
def pass_offer(offer: InquiryOffer, *, why: str = "", by: Actor) -> InquiryOffer:
    """The partner does not answer, or not after all; the next voice is asked. Raises NotAllowed and Conflict."""
    offer = held_offer(offer)
    was_accepted = offer.state == State.ACCEPTED
    offer.why = why
    _settle(offer, "pass", Verb.INQUIRY_PASSED_ON, by=by)
    _go_on(offer.inquiry, was_accepted=was_accepted, by=CLOCK)
    return offer


@transaction.atomic
def take_back_inquiry(inquiry: MediaInquiry, *, reason: str = "", by: Actor) -> MediaInquiry:
    """A press officer ends what is with partners; from now on nobody is asked by itself.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "take_back", by=by)
    end_offers(inquiry, why=reason, by=by)
    leave_to_staff(inquiry)
    return inquiry


def end_offers(inquiry: MediaInquiry, *, why: str = "", by: Actor) -> None:
    """Take back what is with partners. The caller holds the inquiry's lock. Raises NotAllowed and Conflict."""
    for offer in inquiry.offers.filter(state__in=WITH_A_PARTNER).select_related("organization"):
        end_offer(offer, why=why, by=by)


def end_offer(offer: InquiryOffer, *, why: str = "", by: Actor) -> None:
    """Take one back and tell the partner. The caller holds the inquiry's lock. Raises NotAllowed and Conflict."""
    offer.why = why
    _settle(offer, "take_back", Verb.INQUIRY_TAKEN_BACK, by=by)
    send_offer_over(offer)


def leave_to_staff(inquiry: MediaInquiry) -> None:
    """No partner has it any more, and none is looked for. Raises neither NotAllowed nor Conflict, as the clock may."""
    inquiry.left_to_staff_at = inquiry.left_to_staff_at or clock.now()
    _release(inquiry)


def lapse_offers() -> int:
    """End what was not accepted in time, and what is with voices or partners that are not listed or approved any more.

    Each question goes on to the next voice. Returns how many ended. What somebody settled meanwhile is left alone, so
    neither NotAllowed nor Conflict comes out of it.
    """
    now = clock.now()
    waiting = InquiryOffer.objects.filter(state=State.OFFERED).values("contact")
    listed = voices(at=now, pk__in=waiting).keys()
    over = Q(state=State.OFFERED) & (Q(until__lte=now) | ~Q(contact__in=listed))
    left = Q(state=State.ACCEPTED) & ~Q(organization__standing=Organization.Standing.APPROVED)
    ended = 0
    for offer in InquiryOffer.objects.filter(over | left).select_related("inquiry"):
        ended += _lapse(offer, at=now)
    return ended


@transaction.atomic
def _lapse(offer: InquiryOffer, *, at: datetime) -> bool:
    state = offer.state
    offer = held_offer(offer)
    # Somebody accepted it, or another tick was here, while this one waited for the lock.
    if offer.state != state:
        return False
    if state == State.OFFERED:
        _settle(offer, "lapse", Verb.INQUIRY_LAPSED, by=CLOCK)
    else:
        _settle(offer, "take_back", Verb.INQUIRY_TAKEN_BACK, by=CLOCK)
    _go_on(offer.inquiry, was_accepted=state == State.ACCEPTED, by=CLOCK)
    return True


@transaction.atomic
def _go_on(inquiry: MediaInquiry, *, was_accepted: bool, by: Actor) -> None:
    """The next voice, or the press officers."""
    if was_accepted:
        _release(inquiry)
    was_with_staff = inquiry.left_to_staff_at is not None
    offer_next(inquiry, by=by)
    has_come_to_staff = inquiry.left_to_staff_at is not None and not was_with_staff
    if has_come_to_staff:
        record(Verb.INQUIRY_LEFT_TO_STAFF, by=by, campaign=inquiry.campaign, subject=inquiry)
    if has_come_to_staff or was_accepted:
        notify_press_officers(inquiry, "left")


def _release(inquiry: MediaInquiry) -> None:
    """What only the partner had in hand is in nobody's. An answer that has left stays one."""
    if inquiry.standing == Standing.ASSIGNED and inquiry.assigned_to_id is None:
        INQUIRY.advance(inquiry, "release", by=CLOCK)
    inquiry.save(update_fields=["standing", "left_to_staff_at", "updated_at"])


@transaction.atomic
def _offered(
    inquiry: MediaInquiry,
    contact: MediaContact,
    until: datetime,
    reasons: tuple[Reason, ...] | list[Reason],
    *,
    by: Actor,
) -> InquiryOffer:
    offer = InquiryOffer.objects.create(
        inquiry=inquiry,
        organization=contact.organization,
        contact=contact,
        offered_at=clock.now(),
        until=until,
        reasons=[[reason.code, reason.value] for reason in reasons],
        offered_by=by.user,
    )
    record(Verb.INQUIRY_OFFERED, by=by, organization=offer.organization, campaign=inquiry.campaign, subject=inquiry)
    send_offer(offer)
    return offer


@transaction.atomic
def _settle(offer: InquiryOffer, move: str, verb: Verb, *, by: Actor) -> None:
    OFFER.advance(offer, move, by=by)
    offer.settled_at = clock.now()
    offer.save(update_fields=["state", "settled_at", "why", "accepted_by", "updated_at"])
    inquiry = offer.inquiry
    record(verb, by=by, organization=offer.organization, campaign=inquiry.campaign, subject=inquiry)
