"""What people say about being listed. Nobody is listed before they themselves agreed, and not for ever."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.organizations.selectors import digest_of
from partners.press.emails import send_own_link
from partners.press.models import ConsentText, MediaContact
from partners.press.permissions import can_answer_inquiries
from partners.press.selectors import contact_asked, contact_with_link, current_consent_text
from partners.press.services.contacts import end_listing, hold_contact, take_off
from partners.press.workflow import CONTACT

# What the consent text promises.
LISTED_FOR = timedelta(days=365)


@transaction.atomic
def publish_consent_text(*, version: int, texts: dict[str, Any], by: Any, at: datetime | None = None) -> ConsentText:
    """Put a version into force for whoever is asked from now on. Records no entry: it concerns no organisation."""
    if not can_answer_inquiries(by):
        raise NotAllowed(_("Only press officers may publish a consent text."))
    newest = ConsentText.objects.select_for_update().order_by("-version").first()
    if newest and version <= newest.version:
        raise Conflict(_("There is this version or a newer one already."), code="version_taken")
    return ConsentText.objects.create(version=version, texts=texts, published_at=at or timezone.now())


@transaction.atomic
def confirm_contact(
    code: str, *, version: int, seen: str | None = None, at: datetime | None = None
) -> tuple[MediaContact, str]:
    """The person agrees to the version that they read. Returns the code of their own link, which is not kept.

    `seen` is the `stamp` of what they had before them; Conflict when that has changed since.
    """
    now = at or timezone.now()
    contact = _asked(code, at=now)
    consent = current_consent_text(at=now)
    if consent is None or consent.version != version:
        raise Conflict(
            _("The text has changed since you opened this page. Please read it again."), code="newer_version"
        )
    if not contact.organization.is_approved:
        raise Conflict(_("This organisation is not a partner of the campaign at present."), code="not_a_partner")
    if seen is not None and seen != contact.stamp:
        raise Conflict(
            _("What would be public has changed since you opened this page. Please read it again."), code="stale"
        )
    CONTACT.advance(contact, "confirm", by=None)
    own_code = secrets.token_urlsafe(32)
    contact.code_hash = contact.code_expires_at = None
    contact.personal_hash = digest_of(own_code)
    contact.consent_version = version
    contact.confirmed_at = now
    contact.listed_until = now + LISTED_FOR
    contact.save()
    record(Verb.CONTACT_CONFIRMED, by=None, organization=contact.organization, subject=contact, at=at, version=version)
    send_own_link(contact, own_code)
    return contact, own_code


@transaction.atomic
def decline_contact(code: str, *, at: datetime | None = None) -> MediaContact:
    """The person does not agree, or not again."""
    now = at or timezone.now()
    contact = _asked(code, at=now)
    CONTACT.advance(contact, "decline", by=None)
    end_listing(contact, at=now)
    record(Verb.CONTACT_DECLINED, by=None, organization=contact.organization, subject=contact, at=at)
    return contact


@transaction.atomic
def withdraw_by_link(code: str, *, at: datetime | None = None) -> MediaContact:
    """The person takes themselves off the list with their own link."""
    contact = contact_with_link(code)
    if contact is None:
        raise Expired(_("This link cannot be used any more."), code="link_gone")
    return take_off(contact, by=None, at=at)


def _asked(code: str, *, at: datetime) -> MediaContact:
    """Looked up, locked, looked up again: of two clicks at once the second finds a link that is used."""
    found = contact_asked(code, at=at)
    contact = hold_contact(found) if found else None
    if contact is None or contact.code_hash != digest_of(code):
        raise Expired(_("This link cannot be used any more."), code="link_gone")
    return contact
