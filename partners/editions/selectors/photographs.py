"""An organisation's own photographs."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.text import Truncator

from partners.editions.models import Photograph
from partners.kernel.limits.quotas import Used, used_by


def photographs_of(organization: Any) -> QuerySet[Photograph]:
    """Those that it can use, the newest first."""
    return Photograph.objects.filter(organization=organization, removed_at__isnull=True).order_by("-pk")


def photographs_with_uses(organization: Any) -> Any:
    """Each with `uses`, how many of its files show it and are not withdrawn by themselves."""
    return photographs_of(organization).annotate(uses=Count("editions", filter=Q(editions__withdrawn_at__isnull=True)))


def photograph_of(organization: Any, public_id: Any) -> Photograph | None:
    return photographs_of(organization).filter(public_id=public_id).first()


def photographs_used(organization: Any) -> Used:
    return used_by("photograph", photographs_of(organization), size="size")


def photographs_to_choose(organization: Any) -> list[tuple[str, str]]:
    """Public ids with the beginning of what each shows."""
    return [(str(each.public_id), Truncator(each.alt).chars(70)) for each in photographs_of(organization)]


def names_of_photographs(public_ids: Any, language: str) -> dict[Any, str]:
    """What each of them shows, as its organisation wrote it; of those that were taken back nothing is left to say."""
    there = Photograph.objects.filter(public_id__in=list(public_ids), removed_at__isnull=True)
    return dict(there.values_list("public_id", "alt"))
