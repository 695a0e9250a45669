"""What an organisation has made, and what has become of it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from partners.artwork.models import TemplateVersion
from partners.branding.models import BrandKit
from partners.editions.models import Edition
from partners.kernel.limits.quotas import Used


def with_state(editions: QuerySet[Edition]) -> Any:
    """Each with its `state`, an `Edition.State`: derived, because a look that comes back brings its files back.

    What counts is the content and not the row: a kit whose taglines alone have changed has the look it had.
    """
    kits = BrandKit.objects.filter(organization=OuterRef("organization")).order_by("-version")
    versions = TemplateVersion.objects.filter(template=OuterRef("template_version__template")).order_by("-number")
    # In the database, because the list is filtered by it and cut into pages.
    return editions.annotate(
        state=Case(
            When(withdrawn_at__isnull=False, then=Value(Edition.State.WITHDRAWN)),
            When(
                kit__sha256=Subquery(kits.values("sha256")[:1]),
                template_version__sha256=Subquery(versions.values("sha256")[:1]),
                then=Value(Edition.State.CURRENT),
            ),
            default=Value(Edition.State.REPLACED),
        )
    )


def editions_of(organization: Any, *, state: str = "") -> QuerySet[Edition]:
    """What this organisation has made, each with its state (an `Edition.State`), the newest first; or all in one."""
    made = Edition.objects.filter(organization=organization).select_related(
        "template_version__template__material", "kit"
    )
    told = with_state(made).order_by("-id")
    return told.filter(state=state) if state else told


def state_of(edition: Edition) -> Edition.State:
    """What has become of this one, as things are now."""
    return Edition.State(with_state(Edition.objects.filter(pk=edition.pk)).values_list("state", flat=True).get())


def edition_of(organization: Any, digest: str) -> Edition | None:
    return editions_of(organization).filter(digest=digest).first()


def kept_files(organization: Any = None) -> Any:
    """Editions whose file lies in the storage; those that were not fetched for longest come first."""
    kept = Edition.objects.filter(drawn_at__isnull=False, dropped_at__isnull=True)
    if organization is not None:
        kept = kept.filter(organization=organization)
    return kept.alias(wanted_at=Coalesce("last_fetched_at", "drawn_at")).order_by("wanted_at", "pk")


def editions_used(organization: Any) -> Used:
    """All that were made, and the bytes of those whose file is kept."""
    is_kept = Q(drawn_at__isnull=False, dropped_at__isnull=True)
    made = Edition.objects.filter(organization=organization)
    return Used("edition", **made.aggregate(number=Count("pk"), bytes=Sum("size", filter=is_kept, default=0)))


def titles_of_editions(public_ids: Iterable[Any], language: str) -> dict[Any, str]:
    """What each of these files is, by the edition's public id: the title of its template, and the type of file."""
    editions = Edition.objects.filter(public_id__in=list(public_ids)).select_related("template_version__template")
    return {
        edition.public_id: f"{edition.template_version.template.title_in(language)} ({edition.get_output_display()})"
        for edition in editions
    }
