"""What people say about being listed. Nobody is listed before they themselves agreed, and not for ever."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.kernel.languages.opened import open_languages
from partners.press.emails import send_own_link, tell_editors
from partners.press.models import FACTS, ConsentKey, ConsentText, ContactConsent, MediaContact, allowed_surfaces
from partners.press.permissions import can_answer_inquiries, can_keep_listing
from partners.press.rendering import LABELS, consent_as_text, consent_from, consent_mistake
from partners.press.selectors import contact_asked, contact_with_link, current_consent_text, listed_contacts
from partners.press.services.contacts import end_consent, end_listing, hold_contact, take_off
from partners.press.workflow import CONTACT
from partners.texts.models import EVERYWHERE, Draft
from partners.texts.selectors import Binding, Bound, require_in_order, version_from

# What the consent text promises.
LISTED_FOR = timedelta(days=365)
# What the person themselves may put right. Another mailbox would have to be asked first.
CORRECTED = frozenset(FACTS) - {"organization", "email", "kind"}


@transaction.atomic
def publish_consent_text(*, version: int, texts: dict[str, Any], by: Actor) -> ConsentText:
    """Put a version into force for whoever is asked from now on.

    Raises NotAllowed and Conflict (`version_taken`, or `too_early` before one whose day has not come).
    """
    if not can_answer_inquiries(by):
        raise NotAllowed(_("Only press officers may publish a consent text."))
    ConsentText.objects.require_next(version)
    return _put_into_force(version, texts=texts, published_at=clock.now(), by=by)


@transaction.atomic
def put_draft_into_force(draft: Draft, at: datetime, by: Actor) -> ConsentText:
    """What `publish_draft` makes of a draft; it has asked who may. Raises Conflict (`too_early`)."""
    newest = ConsentText.objects.newest_held()
    columns = version_from(draft, newest)
    columns["texts"] = {language: consent_from(text) for language, text in draft.texts.items()}
    return _put_into_force(newest.version + 1 if newest else 1, **columns, published_at=at, by=by)


@transaction.atomic
def _put_into_force(version: int, *, by: Actor, **columns: Any) -> ConsentText:
    require_in_order(ConsentText.objects.order_by("-version").first(), columns["published_at"])
    consent = ConsentText.objects.create(version=version, **columns)
    # For staff alone: it concerns no organisation before one of its people is asked.
    record(Verb.CONSENT_PUBLISHED, by=by, subject=consent, version=version)
    return consent


@transaction.atomic
def confirm_contact(
    code: str, *, version: int, seen: str | None = None, by: Actor, **corrections: Any
) -> tuple[MediaContact, str]:
    """The person agrees, to the version that they read and to the facts, with what they correct in them.

    `code` is that of the question, or that of their own link while they are listed. `corrections` are of `CORRECTED`;
    of `surfaces` those count that the safety level allows. Returns the code of their own link, which is not kept.
    `seen` is the `stamp` of what they had before them; Conflict when that has changed since. Raises NotAllowed, Expired
    (`link_gone`) and Conflict (`newer_version`, `not_a_partner`, `stale`, `wrong_state`).
    """
    now = clock.now()
    contact = _answering(code)
    consent = current_consent_text(at=now)
    if consent is None or consent.version != version:
        raise Conflict(
            _("The text has changed since you opened this page. Please read it again."), code="newer_version"
        )
    # Asked here and not in the table of moves: whatever has become of the partner, people can decline and end it.
    if not contact.organization.is_approved:
        raise Conflict(_("This organisation is not a partner of the campaign at present."), code="not_a_partner")
    if seen is not None and seen != contact.stamp:
        raise Conflict(
            _("What you would agree to has changed since you opened this page. Please read it again."), code="stale"
        )
    CONTACT.advance(contact, "confirm", by=by)
    proposed = contact.facts
    for name in CORRECTED & corrections.keys():
        setattr(contact, name, corrections[name])
    contact.surfaces = allowed_surfaces(contact.safety, contact.surfaces)
    corrected = [LABELS[name] for name in contact.facts.differs_in(proposed)]
    # A new one with each agreement: of the earlier one only the hash is known, and the letter has to hold a link.
    own_code = new_secret()
    contact.code_hash = contact.code_expires_at = None
    contact.personal_hash = digest_of(own_code)
    contact.save()
    _agree(contact, version, at=now)
    contact = hold_contact(contact)
    about = {"organization": contact.organization, "subject": contact}
    record(Verb.CONTACT_CONFIRMED, by=by, **about, version=version)
    send_own_link(contact, own_code)
    tell_editors(contact, "confirm", corrected=corrected)
    return contact, own_code


def _agree(contact: MediaContact, version: int, *, at: datetime) -> ContactConsent:
    """Put what stands in the row into force, in place of what was agreed to before."""
    end_consent(contact, ContactConsent.End.REPLACED)
    # From the row that the stamp was compared with: a partner renamed meanwhile is not agreed to.
    consent = ContactConsent(
        contact=contact,
        number=contact.consents.count() + 1,
        facts=asdict(contact.facts),
        text_version=version,
        agreed_at=at,
        until=at + LISTED_FOR,
    )
    consent.put_seal()
    consent.save()
    ConsentKey.objects.bulk_create(ConsentKey.of(consent))
    return consent


@transaction.atomic
def keep_listing(code: str, *, by: Actor) -> MediaContact:
    """The person refuses what is proposed, with the link of the question or with their own.

    The proposal becomes again what they agreed to; the listing was never another one. Raises Expired (`link_gone`) for
    a link that opens nothing, Conflict (`cannot_keep`, `wrong_state`) where what they agreed to cannot be given back,
    and NotAllowed.
    """
    contact = _answering(code)
    agreed = contact.agreed_facts
    if agreed is None or not can_keep_listing(contact, at=clock.now()):
        raise Conflict(_("What you agreed to cannot be kept. Please read this page again."), code="cannot_keep")
    CONTACT.advance(contact, "keep", by=by)
    for name in FACTS:
        # The organisation's name is not the contact's to give back; that it is the same was asked above.
        if name != "organization":
            setattr(contact, name, getattr(agreed, name))
    # The question goes, or its link could still agree to what was refused. Their own link stays.
    contact.code_hash = contact.code_expires_at = None
    contact.save()
    record(Verb.CONTACT_KEPT, by=by, organization=contact.organization, subject=contact)
    tell_editors(contact, "keep")
    return contact


@transaction.atomic
def decline_contact(code: str, *, by: Actor) -> MediaContact:
    """The person does not agree, or not again.

    Raises NotAllowed, Expired (`link_gone`) and Conflict (`wrong_state`).
    """
    contact = _asked(code)
    CONTACT.advance(contact, "decline", by=by)
    end_listing(contact, ContactConsent.End.WITHDRAWN)
    record(Verb.CONTACT_DECLINED, by=by, organization=contact.organization, subject=contact)
    tell_editors(contact, "decline")
    return contact


@transaction.atomic
def withdraw_by_link(code: str, *, by: Actor) -> MediaContact:
    """The person takes themselves off the list with their own link.

    Raises NotAllowed, Expired (`link_gone`) and Conflict (`wrong_state`).
    """
    contact = contact_with_link(code)
    if contact is None:
        raise Expired(_("This link cannot be used any more."), code="link_gone")
    contact = take_off(contact, by=by)
    tell_editors(contact, "withdraw")
    return contact


def _asked(code: str) -> MediaContact:
    return _opened(code, contact_asked(code, at=clock.now()), "code_hash")


def _answering(code: str) -> MediaContact:
    """As `_asked`, also by the person's own link while what they agreed to is in force."""
    now = clock.now()
    contact = _opened(code, contact_asked(code, at=now) or contact_with_link(code), "code_hash", "personal_hash")
    # Their own link changes what they said at their own address; at another one somebody else is asked.
    is_own = contact.code_hash != digest_of(code)
    if is_own and (contact.earlier_facts is None or contact.listing(at=now) is None):
        raise Conflict(_("What you agreed to cannot be kept. Please read this page again."), code="cannot_keep")
    return contact


def _opened(code: str, found: MediaContact | None, *hashes: str) -> MediaContact:
    """Looked up, locked, looked up again: of two clicks at once the second finds a link that is used."""
    contact = hold_contact(found) if found else None
    if contact is None or digest_of(code) not in {getattr(contact, name) for name in hashes}:
        raise Expired(_("This link cannot be used any more."), code="link_gone")
    return contact


CONSENT = Binding(
    scopes=lambda: [EVERYWHERE],
    name=lambda scope: gettext("Consent of media contacts"),
    versions=lambda scope: ConsentText.objects.order_by("-version"),
    hold=lambda scope: ConsentText.objects.newest_held(),
    languages=lambda scope: list(open_languages()),
    plain=lambda version: {language: consent_as_text(text) for language, text in version.texts.items()},
    bound=lambda version: [Bound(found.public_id, found.facts.name) for found in listed_contacts(at=clock.now())],
    mistake=consent_mistake,
    put_into_force=put_draft_into_force,
)
