"""Films that are editions: which of them somebody waits for, how far they are, and why one is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.editions.models import Edition, FilmOrder

GIVEN_UP = "given_up"
# By the code of an order that has failed.
REASONS: dict[str, Any] = {
    GIVEN_UP: _("Somebody of your organisation gave this film up."),
    "broken_off": _("Making this film broke off several times. The campaign team has to look into it."),
    "timeout": _("Making this film took too long, so we ended it. The campaign team has to make its film shorter."),
    "too_large": _("This film became too large. The campaign team has to make its film shorter."),
    "corrupt": _("The film of the campaign could not be read. The campaign team has to send it anew."),
}
OTHERWISE = _("This film could not be made.")


@dataclass(frozen=True)
class Filming:
    """What has become of one film. `order` is the last one; a film that was let go has one that ended well."""

    order: FilmOrder | None
    is_kept: bool

    @property
    def is_under_way(self) -> bool:
        return self.order is not None and self.order.ended_at is None

    @property
    def is_begun(self) -> bool:
        return self.order is not None and self.is_under_way and self.order.attempts > 0

    @property
    def percent(self) -> int:
        return self.order.percent if self.order and self.is_under_way else 0

    @property
    def why_not(self) -> Any:
        """A sentence; empty where nothing went wrong."""
        return "" if self.is_kept or self.order is None else reason_of(self.order.failed)


def reason_of(failed: str) -> Any:
    """A sentence; empty where nothing went wrong."""
    return REASONS.get(failed, OTHERWISE) if failed else ""


def open_orders(organization: Any) -> QuerySet[FilmOrder]:
    return FilmOrder.objects.filter(edition__organization=organization, ended_at__isnull=True).order_by("pk")


def with_films(editions: Iterable[Edition]) -> list[Any]:
    """Each film among them with its `filming`; one question for all, and none where there is no film."""
    found: list[Any] = list(editions)
    films = [edition for edition in found if edition.is_film]
    orders: dict[int, FilmOrder] = {}
    if films:
        last = FilmOrder.objects.filter(edition__in=[edition.pk for edition in films]).order_by("pk")
        orders = {order.edition_id: order for order in last}
    for edition in films:
        is_kept = edition.drawn_at is not None and edition.dropped_at is None
        edition.filming = Filming(orders.get(edition.pk), is_kept)
    return found


def films_waiting(*, at: datetime) -> list[int]:
    """Keys of orders that no worker has in hand, the oldest first; of each organisation one, because they are made one
    after the other."""
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    waiting = FilmOrder.objects.filter(is_free, ended_at__isnull=True).order_by("pk")
    firsts: dict[int, int] = {}
    for key, organization in waiting.values_list("pk", "edition__organization"):
        firsts.setdefault(organization, key)
    return list(firsts.values())
