"""What happens to media contacts and inquiries, one module per subject."""

from datetime import datetime

from partners.press.services.contacts import purge_contacts
from partners.press.services.inquiries import purge_inquiries


def purge_press(*, at: datetime) -> dict[str, int]:
    """Delete what is past its time; counts by name."""
    return {"purged_contacts": purge_contacts(at=at), "purged_inquiries": purge_inquiries(at=at)}
