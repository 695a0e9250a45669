"""Which mail is due."""

from datetime import datetime

from django.db.models import Q, QuerySet

from partners.kernel.models import OutgoingMail


def mail_due(at: datetime) -> QuerySet[OutgoingMail]:
    """Waiting, its time has come, and nobody holds a lease on it."""
    return OutgoingMail.objects.filter(
        Q(lease_until__isnull=True) | Q(lease_until__lt=at), state=OutgoingMail.State.WAITING, next_attempt_at__lte=at
    )
