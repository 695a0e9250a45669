"""Two entries about one person become one. What was agreed to in one is never carried to the other."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.organizations.services.locks import hold
from partners.press.emails import send_end
from partners.press.models import ContactConsent, InquiryOffer, MediaContact, MediaInquiry
from partners.press.services.contacts import end_listing, hold_contact
from partners.press.workflow import CONTACT, LIVE


@transaction.atomic
def merge_contacts(
    kept: MediaContact, other: MediaContact, *, seen: tuple[str, str] | None = None, by: Actor
) -> MediaContact:
    """End `other`, and hand its questions of reporters over to `kept`, which shows what it showed before, or nothing.

    Whoever had agreed at the address of `other` is told. `seen` are the stamps of both as they were looked at. Raises
    NotAllowed and Conflict (`wrong_state`, `not_two`, `stale`).
    """
    if kept.pk == other.pk or kept.organization_id != other.organization_id:
        raise Conflict(_("These are not two entries of one organisation."), code="not_two")
    organization = hold(kept.organization)
    # By number, so that of two who merge crosswise neither holds what the other waits for.
    first, second = sorted((kept, other), key=lambda each: each.pk)
    held = {each.pk: hold_contact(each) for each in (first, second)}
    kept, other = held[kept.pk], held[other.pk]
    CONTACT.require(other, "merge", by=by)
    if kept.standing not in LIVE:
        raise Conflict(_("This person is no longer a contact. Suggest them again."), code="wrong_state")
    if seen is not None and seen != (kept.stamp, other.stamp):
        raise Conflict(_("One of the two was changed in the meantime. Please look at them again."), code="stale")
    agreed = other.agreed_facts
    offers = InquiryOffer.objects.filter(contact=other)
    # Whoever changes an offer holds its inquiry.
    inquiries = MediaInquiry.objects.filter(offers__in=offers).order_by("pk")
    list(MediaInquiry.objects.select_for_update(no_key=True).filter(pk__in=inquiries.values("pk")).order_by("pk"))
    moved = offers.update(contact=kept)
    CONTACT.advance(other, "merge", by=by)
    end_listing(other, ContactConsent.End.MERGED)
    record(
        Verb.CONTACTS_MERGED, by=by, organization=organization, subject=kept, merged=str(other.public_id), number=moved
    )
    if agreed:
        send_end(other, agreed, is_merged=True)
    return kept
