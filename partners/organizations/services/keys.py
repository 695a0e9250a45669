"""Access keys."""

from datetime import datetime

from partners.organizations.models import AccessKey


def note_key_use(key: AccessKey, *, at: datetime) -> None:
    """Remember that the key works; not an event, so the log does not hear of it."""
    AccessKey.objects.filter(pk=key.pk).update(last_used_at=at)
