"""A consent as `confirm_contact` writes it, without its letters and limits."""

from dataclasses import asdict
from datetime import datetime

from partners.press.models import ConsentKey, ContactConsent, MediaContact


def agreed(contact: MediaContact, *, at: datetime, until: datetime) -> ContactConsent:
    consent = ContactConsent(
        contact=contact, number=1, facts=asdict(contact.facts), text_version=1, agreed_at=at, until=until
    )
    consent.put_seal()
    consent.save()
    ConsentKey.objects.bulk_create(ConsentKey.of(consent))
    return consent
