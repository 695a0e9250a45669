"""Files that the campaign has to see before anybody gets them: what waits, how long it takes, what was refused."""

from datetime import datetime, timedelta
from statistics import median
from typing import Any

from partners.editions.models import Edition
from partners.editions.permissions import can_decide_on_edition
from partners.kernel.actors import Actor

from .made import with_state

# Fewer say nothing about the next one, and older ones nothing about today.
FEWEST, MOST, RECENT = 5, 20, timedelta(days=90)
# After that nobody is asked any more to change what was refused.
REMIND = timedelta(days=14)


def editions_waiting(viewer: Actor) -> Any:
    """Those that somebody waits for now, for those who may decide; the one that has waited longest comes first."""
    if not can_decide_on_edition(viewer):
        return Edition.objects.none()
    undecided = Edition.objects.filter(asked_at__isnull=False, decided_at__isnull=True)
    waiting = with_state(undecided).filter(state=Edition.State.WAITING).order_by("asked_at", "pk")
    return waiting.select_related(
        "organization", "template_version__template__material__campaign", "template_version__film", "kit", "photograph"
    )


def shown_alike(edition: Edition) -> list[Edition]:
    """Other files of the same artwork and kit with the same words and picture, whatever their type and paper: who has
    seen one has seen them all. Without those that were withdrawn."""
    same = Edition.objects.filter(
        organization_id=edition.organization_id,
        template_version_id=edition.template_version_id,
        kit_id=edition.kit_id,
        photograph=edition.photograph,
        asked_at__isnull=False,
        withdrawn_at__isnull=True,
    ).exclude(pk=edition.pk)
    return [each for each in same.select_related("photograph").order_by("pk") if each.look == edition.look]


def usual_wait(*, at: datetime) -> timedelta | None:
    """Within which time half of the last decisions were taken; None where there are too few to say anything."""
    decided = Edition.objects.filter(asked_at__isnull=False, decided_at__gt=at - RECENT).order_by("-decided_at")
    moments: Any = decided.values_list("asked_at", "decided_at")[:MOST]
    waits = [until - since for since, until in moments]
    return median(waits) if len(waits) >= FEWEST else None


def refused_lately(organization: Any, *, at: datetime) -> list[Edition]:
    """Files that were refused and for which this organisation has asked with no other text since; the latest first."""
    asked = Edition.objects.filter(organization=organization, asked_at__isnull=False, withdrawn_at__isnull=True)
    # Mostly there is none, and then nothing more is asked.
    refused = list(
        asked.exclude(refused_reason="")
        .filter(decided_at__gt=at - REMIND, template_version__template__material__withdrawn_at__isnull=True)
        .select_related("template_version__template")
        .order_by("-decided_at")
    )
    if not refused:
        return []
    latest = dict(asked.order_by("asked_at", "pk").values_list("template_version__template", "pk"))
    return [each for each in refused if latest[each.template_version.template_id] == each.pk]
