"""What was recorded."""

from partners.activity.models import ActivityEntry


def verbs() -> list[str]:
    """The oldest first."""
    return list(ActivityEntry.objects.order_by("pk").values_list("verb", flat=True))
