"""Who puts contacts forward, who speaks for themselves, and who answers reporters."""

from datetime import datetime

from partners.kernel import clock
from partners.kernel.actors import Actor, ActorKind
from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_edit_organization
from partners.press.models import InquiryLetter, InquiryMessage, InquiryOffer, MediaContact, MediaInquiry
from partners.users.permissions import may

ANSWER = "press.answer_inquiry"
WITH_A_PARTNER = (InquiryOffer.State.OFFERED, InquiryOffer.State.ACCEPTED)


def can_offer_contact(actor: Actor, organization: Organization) -> bool:
    """Editors of a partner; or the partner's own key with the scope, whatever has become of who made it."""
    # Before either is looked at: the key of a suspended partner offers nobody, either.
    if not organization.is_approved:
        return False
    if actor.key is not None:
        return actor.key.organization_id == organization.pk and AccessKey.Scope.CONTACTS_WRITE in actor.key.scopes
    return can_edit_organization(actor, organization)


def can_take_contacts(actor: Actor, organization: Organization | None) -> bool:
    """Out of the portal as a file: editors of a partner its own, press officers those of all (None)."""
    if organization is None:
        return can_answer_inquiries(actor)
    return organization.is_approved and can_edit_organization(actor, organization)


def holds_the_link(actor: Actor, contact: MediaContact) -> bool:
    """The person themselves: services that take a code have looked the contact up by it."""
    return actor.kind == ActorKind.LINK_HOLDER


def can_keep_listing(contact: MediaContact, *, at: datetime) -> bool:
    """Whether the person may refuse a change and stay listed with what they agreed to, until the day it runs to.

    Not after another address was given: that may have been done because somebody else reads the old one. And not
    another name of the organisation, which is not theirs to refuse: they stay listed under the one that they know.
    """
    earlier = contact.earlier_facts
    if earlier is None or not contact.organization.is_approved or contact.organization.name != earlier.organization:
        return False
    return contact.listing(at=at) is not None and not contact.is_as_agreed


def can_withdraw_contact(actor: Actor, contact: MediaContact) -> bool:
    """The person, or an editor of the organisation, whatever the organisation's standing."""
    return holds_the_link(actor, contact) or can_edit_organization(actor, contact.organization)


def can_merge_contact(actor: Actor, contact: MediaContact) -> bool:
    """Editors of the partner; a press officer of whoever is listed, because of others they know no word."""
    if can_take_contacts(actor, contact.organization):
        return True
    return can_answer_inquiries(actor) and contact.listing(at=clock.now()) is not None


def can_keep_rota(actor: Actor, contact: MediaContact) -> bool:
    """Say when somebody is on duty or away: whoever may merge them."""
    return can_merge_contact(actor, contact)


def can_answer_inquiries(actor: Actor) -> bool:
    """Whether the press officers' screens open at all."""
    return may(actor, ANSWER)


def can_take_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    # Taking it over once more would be an entry in the log about nothing.
    return can_answer_inquiries(actor) and inquiry.assigned_to_id != actor.user_id


def can_answer_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """One voice: only who has taken the inquiry over answers it."""
    return can_answer_inquiries(actor) and inquiry.assigned_to_id == actor.user_id


def can_close_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    # Any of them, so that what needs no answer is put away without being taken over first.
    return can_answer_inquiries(actor)


def can_hand_over_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    return can_answer_inquiries(actor)


def can_offer_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """A press officer, while no partner has accepted it."""
    return can_answer_inquiries(actor) and not inquiry.offers.filter(state=InquiryOffer.State.ACCEPTED).exists()


def can_take_back_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """A press officer, where a partner has it or could still accept it."""
    return can_answer_inquiries(actor) and inquiry.offers.filter(state__in=WITH_A_PARTNER).exists()


def can_approve_answer(actor: Actor, inquiry: MediaInquiry) -> bool:
    return can_answer_inquiries(actor) and inquiry.messages.filter(state=InquiryMessage.State.WAITING).exists()


def can_settle_letter(actor: Actor, inquiry: MediaInquiry) -> bool:
    """A press officer, where a letter is held."""
    return can_answer_inquiries(actor) and inquiry.letters.filter(state=InquiryLetter.State.HELD).exists()


def can_correct_answer(actor: Actor, inquiry: MediaInquiry) -> bool:
    # Any of them: a wrong sentence does not wait until the one voice is back.
    return can_answer_inquiries(actor) and inquiry.answered_at is not None


def can_merge_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """A press officer, where the same mailbox has asked something else that is open."""
    if not can_answer_inquiries(actor):
        return False
    same = MediaInquiry.objects.filter(email__iexact=inquiry.email).exclude(standing=MediaInquiry.Standing.CLOSED)
    return same.exclude(pk=inquiry.pk).exists()


def can_settle_offer(actor: Actor, offer: InquiryOffer) -> bool:
    """Editors of the partner that it was made to, for as long as it is a partner."""
    return offer.organization.is_approved and can_edit_organization(actor, offer.organization)


def can_accept_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    offers = inquiry.offers.filter(state=InquiryOffer.State.OFFERED).select_related("organization")
    return any(can_settle_offer(actor, offer) for offer in offers)


def can_speak_for_partner(actor: Actor, inquiry: MediaInquiry) -> bool:
    """Editors of the partner that has accepted it."""
    offer = inquiry.offers.filter(state=InquiryOffer.State.ACCEPTED).select_related("organization").first()
    return offer is not None and can_settle_offer(actor, offer)


def is_the_clock(actor: Actor, thing: object) -> bool:
    """What follows from another move, whoever made that one, or from time."""
    return actor.kind == ActorKind.CLOCK


def can_end_offer(actor: Actor, offer: InquiryOffer) -> bool:
    """A press officer, or the portal itself by the clock."""
    return is_the_clock(actor, offer) or can_answer_inquiries(actor)


def can_reopen_inquiry(actor: Actor, inquiry: MediaInquiry) -> bool:
    """The reporter: whoever calls has looked the inquiry up by its receipt."""
    return actor.kind == ActorKind.LINK_HOLDER


def can_keep_press_room(actor: Actor) -> bool:
    """Write what stands in the press room, and say which updates are releases and until when they are held back."""
    return may(actor, "press.change_pressroom")


def can_decide_on_access(actor: Actor, access: object) -> bool:
    """Who may read a release early is decided by those who say until when it is held back."""
    return can_keep_press_room(actor)
