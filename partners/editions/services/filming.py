"""Films with a partner's name: ordered by somebody, made by the worker, and kept whole or not at all."""

import time
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.artwork.services import film_with, marked
from partners.editions.emails import tell_of_film
from partners.editions.models import Edition, FilmOrder
from partners.editions.permissions import Mandate, can_make_edition
from partners.editions.selectors import GIVEN_UP, open_orders, reason_of
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Busy, Conflict, DomainError, NotAllowed, NotNow
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads.ffmpeg import Stopped, is_possible
from partners.organizations.services.locks import hold

from .drawing import brand_of, choices_of
from .handing import check_handed_out
from .keeping import is_kept, keep_drawn

log = structlog.get_logger(__name__)

# Longer than a worker that lives may be silent: each word of ffmpeg's begins it anew.
LEASE = timedelta(minutes=2)
# Seconds between two notes of how far it is: each is a write, and somebody who looks reads whole per cents.
NOTE_EVERY = 3.0
# Of one organisation, waiting or being made; and how many it may order in a day.
MOST_WAITING, MOST_A_DAY = 5, 40
# What kills its worker is not tried for ever.
MOST_ATTEMPTS = 3
RETRY_AFTER = 300
KEEP_ORDERS = timedelta(days=30)


@transaction.atomic
def order_film(edition: Edition, *, by: Actor, mandate: Mandate | None = None) -> FilmOrder | None:
    """From then on a worker is at it, one film of an organisation after the other. None where it is there already;
    ordering it while it is being made gives that order. Not an event, as no making of a file is.

    Raises NotAllowed; Conflict (`no_films_here`, `too_many_today`); Busy where too many wait already; Expired, Gone and
    Conflict for a file that is not handed out.
    """
    organization = hold(edition.organization)
    if not can_make_edition(by, organization, mandate):
        raise NotAllowed(_("Only owners and editors make files with the organisation’s name."))
    check_handed_out(edition)
    if is_kept(edition):
        return None
    if not is_possible():
        raise Conflict(_("Films cannot be made at the moment. The campaign team knows why."), code="no_films_here")
    waiting = open_orders(organization)
    if (own := waiting.filter(edition=edition).first()) is not None:
        return own
    if waiting.count() >= MOST_WAITING:
        sentence = _("Several of your films are waiting to be made already. Please order this one once they are done.")
        raise Busy(sentence, retry_after=RETRY_AFTER)
    now = clock.now()
    today = FilmOrder.objects.filter(edition__organization=organization, asked_at__gt=now - timedelta(days=1))
    if today.count() >= MOST_A_DAY:
        raise Conflict(_("Many films were ordered today. Please go on tomorrow."), code="too_many_today")
    return FilmOrder.objects.create(edition=edition, asked_by=by.user, asked_at=now)


@transaction.atomic
def give_up_film(edition: Edition, *, by: Actor) -> bool:
    """Whoever makes it stops within seconds; whether there was anything to give up. Raises NotAllowed."""
    organization = hold(edition.organization)
    if not can_make_edition(by, organization):
        raise NotAllowed(_("Only owners and editors make files with the organisation’s name."))
    order = open_orders(organization).filter(edition=edition).first()
    return order is not None and _end(order, GIVEN_UP)


def make_film(order_id: int) -> bool:
    """The worker's part; whether there is a film now. Safe to run twice, and by two at once: the second finds the first
    one's lease, or another film of the same organisation under way."""
    order = _taken_up(order_id)
    if order is None:
        return False
    edition = order.edition
    try:
        check_handed_out(edition)
        data = _made(edition, _note(order))
        return _keep(order, data)
    except Stopped:
        log.info("film_given_up", order=order.pk)
    except NotNow as later:
        _mine(order).update(lease_until=clock.now() + timedelta(seconds=later.retry_after), attempts=F("attempts") - 1)
    except DomainError as refused:
        # Pages go first, so on a busy day a film may come to its end of time: that says nothing of the film yet.
        if refused.code == "timeout" and order.attempts < MOST_ATTEMPTS:
            _mine(order).update(lease_until=clock.now() + timedelta(seconds=RETRY_AFTER))
            return False
        # What is wrong is told where it was ordered; a film of the campaign's that cannot be read is the campaign's.
        log.error("film_not_made", order=order.pk, error=refused.code)
        _end(order, refused.code)
    return False


def purge_orders() -> int:
    """Delete orders that ended a month ago: what came of them stands on the edition."""
    old = FilmOrder.objects.filter(ended_at__lt=clock.now() - KEEP_ORDERS)
    return old.delete()[0]


def _made(edition: Edition, told: Callable[[float], bool]) -> bytes:
    version, budget = edition.template_version, Budget("partner_film", None, edition.organization_id)
    choices = marked(choices_of(edition), edition.code)
    return film_with(version, brand_of(edition.organization, edition.kit), choices, told=told, budget=budget)


@transaction.atomic
def _taken_up(order_id: int) -> FilmOrder | None:
    found = FilmOrder.objects.filter(pk=order_id).select_related("edition__organization").first()
    if found is None:
        return None
    # Of one organisation one film at a time, however many workers there are.
    organization, now = hold(found.edition.organization), clock.now()
    waiting = open_orders(organization)
    if waiting.filter(lease_until__gt=now).exists():
        return None
    order: FilmOrder | None = (
        waiting.filter(pk=order_id)
        .select_related(
            "edition__organization", "edition__template_version__template__material", "edition__template_version__film",
            "edition__kit__logo", "edition__kit__dark_logo", "edition__kit__mono_logo", "edition__photograph",
        )
        .first()
    )  # fmt: skip
    if order is None:
        return None
    if order.attempts >= MOST_ATTEMPTS:
        _end(order, "broken_off")
        return None
    order.attempts, order.lease_until, order.percent = order.attempts + 1, now + LEASE, 0
    order.save(update_fields=["attempts", "lease_until", "percent"])
    return order


def _note(order: FilmOrder) -> Callable[[float], bool]:
    """Hears how far the film is, and says whether anybody still wants it of us."""
    last = 0.0

    def note(share: float) -> bool:
        nonlocal last
        if time.monotonic() - last < NOTE_EVERY:
            return True
        last = time.monotonic()
        # Done it is once it is kept.
        percent = min(99, int(share * 100))
        return bool(_mine(order).update(percent=percent, lease_until=clock.now() + LEASE))

    return note


@transaction.atomic
def _keep(order: FilmOrder, data: bytes) -> bool:
    """File and end of the order at once, unless it was given up, or the file taken back, a moment ago."""
    hold(order.edition.organization)
    if not _mine(order).exists():
        return False
    edition = Edition.objects.select_related("template_version__template__material", "organization", "photograph").get(
        pk=order.edition_id
    )
    check_handed_out(edition)
    keep_drawn(edition, data)
    return _end(order, "")


def _mine(order: FilmOrder) -> QuerySet[FilmOrder]:
    """The order as long as it is open, and no other worker has taken it up since."""
    return FilmOrder.objects.filter(pk=order.pk, ended_at__isnull=True, attempts=order.attempts)


@transaction.atomic
def _end(order: FilmOrder, failed: str) -> bool:
    percent = order.percent if failed else 100
    ended = {"ended_at": clock.now(), "lease_until": None, "failed": failed[:40], "percent": percent}
    if not FilmOrder.objects.filter(pk=order.pk, ended_at__isnull=True).update(**ended):
        return False
    # Somebody of the organisation pressed that button.
    if failed != GIVEN_UP:
        tell_of_film(order, reason_of(failed))
    return True
