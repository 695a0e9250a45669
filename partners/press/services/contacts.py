"""Putting a person forward, asking them, and taking them off. What they answer is in `consent`."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor, ActorKind
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.fields.addresses import canonical_address
from partners.kernel.fields.choices import changed_columns
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold
from partners.press.emails import send_end, send_question
from partners.press.models import FACTS, ContactConsent, MediaContact, allowed_surfaces
from partners.press.permissions import can_offer_contact
from partners.press.rendering import differences
from partners.press.selectors import contacts_used
from partners.press.selectors.keeping import CONTACTS
from partners.press.services.questions import ask_anew, ask_or_wait
from partners.press.workflow import CONTACT, LIVE

ASK_TO_RENEW_BEFORE = timedelta(days=30)
# Longer than a question is open: its editor sees that nobody answered, and can ask once more.
KEEP_UNANSWERED = timedelta(days=30)
# So long, too, a refusal keeps the partner from asking again: then nothing is known of it any more.
KEEP_ENDED = CONTACTS.after
# What an organisation may change: the facts that are its own to say, and the language of our letters.
DETAILS = (*(name for name in FACTS if name != "organization"), "language")


@transaction.atomic
def submit_contact(
    organization: Organization,
    *,
    name: str,
    email: str,
    language: str,
    languages: Sequence[str],
    by: Actor,
    may_wait: bool = False,
    **others: Any,
) -> MediaContact:
    """Suggest a media contact and ask them. `others` are of `DETAILS`. With `may_wait` somebody to whom no letter may
    be sent now is kept all the same, and asked by the clock.

    Raises NotAllowed, OverQuota, and Conflict with `address_taken`, `declined`, `too_many_questions` or `just_asked`;
    TypeError for another name than those.
    """
    # One lock for all contacts of an organisation: of two forms with one address at once, the second is told so.
    organization = hold(organization)
    _check_may_offer(by, organization)
    # In the one form also for the count: else another spelling would be another mailbox.
    address = canonical_address(email)
    _check_address(organization, address)
    contacts_used(organization).require_room()
    if unknown := others.keys() - set(DETAILS):
        raise TypeError(f"Nothing is known of: {sorted(unknown)}")
    given = {"name": name, "email": address, "language": language, "languages": list(languages), **others}
    contact = MediaContact(organization=organization, **given)
    contact.surfaces = allowed_surfaces(contact.safety, contact.surfaces)
    code = (ask_or_wait if may_wait else ask_anew)(contact, organization)
    contact.save()
    record(Verb.CONTACT_SUBMITTED, by=by, organization=organization, subject=contact)
    if code:
        send_question(contact, code, different=differences(contact))
    return contact


@transaction.atomic
def change_contact(
    contact: MediaContact,
    *,
    by: Actor,
    seen: str | None = None,
    may_wait: bool = False,
    **changes: Any,
) -> MediaContact:
    """Change what is proposed, of `DETAILS`. The person stays listed with what they agreed to, and is asked.

    What is corrected while the question is open needs no second letter: its link shows the facts as they are then.
    What is put back to what was agreed to takes the question back.
    What does not change anything is not recorded. `seen` is the `stamp` of what the writer has before them; when
    something was saved since, nothing is written: Conflict with the code `stale`. Without it the last writer wins.
    `may_wait` as in `submit_contact`.

    Raises Conflict with `just_asked` or `too_many_questions` when the letter may not be sent now. Then nothing is
    written, and the person stays listed with what they agreed to. Raises NotAllowed too, and Conflict (`wrong_state`,
    `address_taken`, `declined`) where the change itself cannot be.
    """
    organization = hold(contact.organization)
    contact = hold_contact(contact)
    _check_may_offer(by, organization)
    _check_is_live(contact)
    if "email" in changes:
        changes["email"] = canonical_address(changes["email"])
    if {"surfaces", "safety"} & changes.keys():
        safety, wanted = (changes.get(name, getattr(contact, name)) for name in ("safety", "surfaces"))
        changes["surfaces"] = allowed_surfaces(safety, wanted)
    changed = changed_columns(contact, {name: changes[name] for name in DETAILS if name in changes})
    if not changed:
        return contact
    # After looking for changes: who writes what stands there already overwrites nothing, however old their page is.
    if seen is not None and seen != contact.stamp:
        raise Conflict(_("This contact was changed in the meantime."), code="stale")
    if "email" in changed:
        _check_address(organization, changes["email"], besides=contact)
    is_fact = any(name in FACTS for name in changed)
    # Before the columns change: `earlier_facts` speaks of today's address only.
    replaced = contact.earlier_facts if "email" in changed else None
    for name in changed:
        setattr(contact, name, changes[name])
    if is_taken_back := contact.is_as_agreed and is_fact:
        contact.code_hash = contact.code_expires_at = None
        replaced = None
    # Another address is always asked: the link that is open lies in the mailbox of the one before.
    asks_again = not is_taken_back and ("email" in changed or (is_fact and not contact.is_open(at=clock.now())))
    # With the new facts in place: at the new address the letter is counted.
    code = (ask_or_wait if may_wait else ask_anew)(contact, organization) if asks_again else ""
    contact.save()
    record(Verb.CONTACT_CHANGED, by=by, organization=organization, subject=contact, asks_again=asks_again)
    if code:
        send_question(contact, code, different=differences(contact))
    if replaced:
        send_end(contact, replaced, is_replaced=True)
    return contact


@transaction.atomic
def resend_confirmation(contact: MediaContact, *, by: Actor) -> MediaContact:
    """Ask once more; the earlier link stops working. Also how a year is renewed before it ends.

    Raises NotAllowed and Conflict (`wrong_state`, `too_early`, `too_many_questions`, `just_asked`).
    """
    organization = hold(contact.organization)
    contact = hold_contact(contact)
    _check_may_offer(by, organization)
    _check_is_live(contact)
    if not may_be_asked_again(contact, at=clock.now()):
        raise Conflict(_("This person is listed. They can be asked again in the last 30 days."), code="too_early")
    code = ask_anew(contact, organization)
    contact.save()
    about = {"organization": organization, "subject": contact}
    record(Verb.CONTACT_CHANGED, by=by, **about, asks_again=True, is_reminder=True)
    send_question(contact, code, different=differences(contact))
    return contact


@transaction.atomic
def withdraw_contact(contact: MediaContact, *, by: Actor) -> MediaContact:
    """An editor takes the person off the list, or takes the question back. Whoever had agreed is told.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    # The predicate trusts who holds a link, because a code has found the contact. Here none was asked for.
    if by.kind == ActorKind.LINK_HOLDER:
        raise NotAllowed(_("You may not do this."))
    contact = take_off(contact, by=by)
    # At the address that agreed, which need not be today's. Whoever never agreed gets no second letter.
    if agreed := contact.agreed_facts:
        send_end(contact, agreed)
    return contact


def may_be_asked_again(contact: MediaContact, *, at: datetime) -> bool:
    """Whoever did not answer, or agreed to something else; who is listed, only shortly before it ends."""
    if contact.standing != MediaContact.Standing.CONFIRMED:
        return contact.standing in LIVE
    is_ending = contact.listed_until is None or contact.listed_until < at + ASK_TO_RENEW_BEFORE
    return is_ending or not contact.is_as_agreed


def purge_contacts() -> int:
    """Delete people who never answered, who said no, who withdrew, whose year is over, and whose partner has left."""
    now = clock.now()
    over = (
        Q(standing=MediaContact.Standing.SUBMITTED, asked_at__lt=now - KEEP_UNANSWERED)
        | Q(standing__in=["declined", "withdrawn"], ended_at__lt=now - KEEP_ENDED)
        | Q(
            standing=MediaContact.Standing.CONFIRMED,
            consents__ended_at__isnull=True,
            consents__until__lt=now - KEEP_ENDED,
        )
        # Nothing changes an organisation after it has left.
        | Q(organization__standing=Organization.Standing.LEFT, organization__updated_at__lt=now - KEEP_ENDED)
    )
    keys = MediaContact.objects.filter(over).values("pk")
    return MediaContact.objects.filter(pk__in=keys).delete()[1].get("press.MediaContact", 0)


@transaction.atomic
def take_off(contact: MediaContact, *, by: Actor, seals: Sequence[str] = ()) -> MediaContact:
    """`seals` of consents stay in the log when the row goes. Raises NotAllowed and Conflict (`wrong_state`)."""
    contact = hold_contact(contact)
    CONTACT.advance(contact, "withdraw", by=by)
    is_person = by.kind == ActorKind.LINK_HOLDER
    end_listing(contact, ContactConsent.End.WITHDRAWN if is_person else ContactConsent.End.REMOVED)
    told = {"seals": list(seals)} if seals else {}
    record(Verb.CONTACT_WITHDRAWN, by=by, organization=contact.organization, subject=contact, **told)
    return contact


def hold_contact(contact: MediaContact) -> MediaContact:
    """Raises Conflict (`wrong_state`)."""
    # Without `of` the organisation would be locked as well, and after its contact: editors take the two the other way.
    found = MediaContact.objects.select_for_update(of=("self",), no_key=True).select_related("organization")
    fresh = found.prefetch_related("consents").filter(pk=contact.pk).first()
    if fresh is None:
        raise Conflict(_("This person is no longer a contact. Suggest them again."), code="wrong_state")
    return fresh


def end_listing(contact: MediaContact, end: ContactConsent.End) -> None:
    # The consent stays, ended, until the row is deleted: the letter about the end is written from it.
    end_consent(contact, end)
    contact.code_hash = contact.code_expires_at = contact.personal_hash = None
    contact.ended_at = clock.now()
    contact.save()


def end_consent(contact: MediaContact, end: ContactConsent.End) -> None:
    contact.consents.filter(ended_at__isnull=True).update(ended_at=clock.now(), end=end)


def _check_may_offer(actor: Actor, organization: Organization) -> None:
    if not can_offer_contact(actor, organization):
        raise NotAllowed(_("Only editors of a partner organisation may change its media contacts."))


def _check_is_live(contact: MediaContact) -> None:
    if contact.standing not in LIVE:
        raise Conflict(_("This person is no longer a contact. Suggest them again."), code="wrong_state")


def _check_address(organization: Organization, address: str, *, besides: MediaContact | None = None) -> None:
    earlier = MediaContact.objects.filter(organization=organization, email__iexact=address)
    if besides:
        earlier = earlier.exclude(pk=besides.pk)
    if earlier.filter(standing__in=LIVE).exists():
        raise Conflict(_("There is a contact with this address already."), code="address_taken")
    if earlier.filter(standing=MediaContact.Standing.DECLINED).exists():
        raise Conflict(
            _("The person with this address declined recently. Speak with them before asking again."), code="declined"
        )
