"""What an organisation has made, and what has become of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, Count, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from partners.artwork.models import TemplateVersion
from partners.branding.models import BrandKit
from partners.editions.models import Confirmation, Edition
from partners.editions.permissions import can_withdraw_edition
from partners.kernel.actors import Actor
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.limits.quotas import Used
from partners.materials.models import Material
from partners.organizations.models import Membership, Organization, Role
from partners.publications.selectors import Change, change_of


def with_state(editions: QuerySet[Edition]) -> Any:
    """Each with its `state`, an `Edition.State`: derived, because a look that comes back brings its files back.

    What counts is the content and not the row: a kit whose taglines alone have changed has the look it had.
    """
    kits = BrandKit.objects.filter(organization=OuterRef("organization")).order_by("-version")
    versions = TemplateVersion.objects.filter(template=OuterRef("template_version__template")).order_by("-number")
    # In the database, because the list is filtered by it and cut into pages.
    return editions.annotate(
        state=Case(
            When(
                Q(withdrawn_at__isnull=False)
                | Q(template_version__template__material__withdrawn_at__isnull=False)
                # Who is no partner any more vouches for nothing; who comes back brings its files back.
                | ~Q(organization__standing=Organization.Standing.APPROVED)
                | Q(photograph__removed_at__isnull=False),
                then=Value(Edition.State.WITHDRAWN),
            ),
            # Whatever has changed since: it never left.
            When(~Q(refused_reason=""), then=Value(Edition.State.REFUSED)),
            When(
                kit__sha256=Subquery(kits.values("sha256")[:1]),
                template_version__sha256=Subquery(versions.values("sha256")[:1]),
                then=Case(
                    When(asked_at__isnull=False, decided_at__isnull=True, then=Value(Edition.State.WAITING)),
                    default=Value(Edition.State.CURRENT),
                ),
            ),
            default=Value(Edition.State.REPLACED),
        )
    )


def editions_of(organization: Any, *, state: str = "") -> QuerySet[Edition]:
    """What this organisation has made, each with its state (an `Edition.State`), the newest first; or all in one."""
    made = Edition.objects.filter(organization=organization).select_related(
        "template_version__template__material", "template_version__film", "kit", "photograph"
    )
    told = with_state(made).order_by("-id")
    return told.filter(state=state) if state else told


def state_of(edition: Edition) -> Edition.State:
    """What has become of this one, as things are now."""
    return Edition.State(with_state(Edition.objects.filter(pk=edition.pk)).values_list("state", flat=True).get())


def edition_of(organization: Any, digest: str) -> Edition | None:
    return editions_of(organization).filter(digest=digest).first()


def edition_with_code(organization: Any, code: str) -> Edition | None:
    return editions_of(organization).filter(code=code).first()


def editions_for_staff(viewer: Actor) -> Any:
    """Every file that was handed out, or that the campaign was asked for, for those who may withdraw one; the newest
    first."""
    if not can_withdraw_edition(viewer):
        return Edition.objects.none()
    told = Edition.objects.filter(Q(drawn_at__isnull=False) | Q(asked_at__isnull=False))
    found = with_state(told).select_related(
        "organization", "template_version__template__material__campaign", "template_version__film", "photograph"
    )
    return found.order_by("-pk")


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


NEVER = datetime.min.replace(tzinfo=UTC)
CHANGED_AT = Coalesce("withdrawn_at", "corrected_at")


@dataclass(frozen=True)
class Notice:
    """A change of a material, told to an organisation that holds `files` which are older; `confirmation` is there once
    it has said that they are replaced."""

    change: Change
    files: int
    confirmation: Confirmation | None = None


def change_for_holders(material: Material, language: str, *, at: datetime) -> Change | None:
    """As `change_of`; who holds files of a material that was never shown knows it by what stands on the template."""
    change = change_of(material, language, at=at)
    if change is None or change.title:
        return change
    template = material.templates.order_by("pk").first()
    return replace(change, title=template.title_in(language)) if template else change


def cleared(way: str = "") -> Q:
    """Those that partners get, as `Edition.is_cleared`; `way` leads to them. What only waits is held by nobody."""
    unasked = Q(**{f"{way}asked_at__isnull": True})
    return unasked | Q(**{f"{way}decided_at__isnull": False, f"{way}refused_reason": ""})


def notices_for(organization: Any, language: str, *, at: datetime) -> list[Notice]:
    """What this organisation holds of materials that were withdrawn or corrected since; the latest first."""
    held = {
        "templates__versions__editions__organization": organization,
        "templates__versions__editions__created_at__lt": CHANGED_AT,
    }
    changed = list(
        Material.objects.filter(cleared("templates__versions__editions__"), **held)
        .annotate(changed_at=CHANGED_AT, files=Count("templates__versions__editions"))
        .order_by("-changed_at", "pk")
    )
    # Mostly there is none, and then nothing more is asked.
    if not changed:
        return []
    answers = {
        (each.material_id, each.answers): each
        for each in Confirmation.objects.filter(organization=organization).select_related("confirmed_by")
    }
    return [
        Notice(change, material.files, answers.get((material.pk, change.at)))
        for material in changed
        if (change := change_for_holders(material, language, at=at))
    ]


def first_made(organization: Any, material: Material) -> datetime | None:
    """When this organisation made the first of its files that are older than the correction; None without any."""
    made = Edition.objects.filter(cleared(), organization=organization, template_version__template__material=material)
    older = made.filter(created_at__lt=material.corrected_at) if material.corrected_at else made.none()
    return older.order_by("created_at").values_list("created_at", flat=True).first()


def open_notices(organization: Any, language: str, *, at: datetime) -> list[Notice]:
    """Those that the organisation has not answered yet."""
    return [notice for notice in notices_for(organization, language, at=at) if notice.confirmation is None]


def with_uses(materials: QuerySet[Material]) -> Any:
    """Each with its `files`, how many partners have made of it, and its `holders`, how many partners those are."""
    made = Edition.objects.filter(cleared(), template_version__template__material=OuterRef("pk")).order_by()
    grouped = made.values("template_version__template__material")
    return materials.annotate(
        files=Coalesce(Subquery(grouped.annotate(n=Count("pk")).values("n")), 0),
        holders=Coalesce(Subquery(grouped.annotate(n=Count("organization", distinct=True)).values("n")), 0),
    )


def holders_of(material: Material) -> Any:
    """For staff: organisations with their `files` of this material and when the `latest` was made. After a withdrawal
    or correction: those whose files are older than that, each with `confirmed_at` once it has said that these are
    replaced."""
    changed_at = material.withdrawn_at or material.corrected_at
    made = cleared("editions__") & Q(editions__template_version__template__material=material)
    if changed_at:
        made &= Q(editions__created_at__lt=changed_at)
    # Without a change there is nothing to answer.
    answers = Confirmation.objects.filter(material=material, organization=OuterRef("pk"), answers=changed_at or NEVER)
    return (
        Organization.objects.filter(made)
        .annotate(
            files=Count("editions"),
            latest=Max("editions__created_at"),
            confirmed_at=Subquery(answers.values("confirmed_at")[:1]),
        )
        .order_by(*in_alphabet("name"), "pk")
    )


def made_of_template(template: Any) -> dict[Any, int]:
    """Which organisations have current files of this template, each with how many: what another version replaces."""
    made = with_state(Edition.objects.filter(template_version__template=template))
    current = made.filter(state=Edition.State.CURRENT).order_by().values_list("organization", flat=True)
    numbers = Counter(current)
    partners = Organization.objects.filter(pk__in=numbers).order_by(*in_alphabet("name"), "pk")
    return {partner: numbers[partner.pk] for partner in partners}


def people_who_hold(material: Material) -> list[Membership]:
    """One membership for each person who looks after files of this material; whoever does so in several organisations
    is there once."""
    memberships = Membership.objects.filter(
        organization__in=holders_of(material).values("pk"), role__in=[Role.OWNER, Role.EDITOR], user__is_active=True
    ).select_related("user", "organization")
    return list({each.user_id: each for each in memberships.order_by("-pk")}.values())
