"""What the log says about pages. Wagtail's signals are the only place that every way of publishing passes."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from cms.pages.signals.kinds import kind_of
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import CLOCK, Actor, acting


def record_published(sender: Any, instance: Any, revision: Any, **kwargs: Any) -> None:
    # Wagtail also calls this when a page was only scheduled, and for each alias of a page.
    if not instance.live or instance.alias_of_id is not None:
        return
    kind = kind_of(instance)
    thing = kind.row_of(instance)
    # What is withdrawn stays so, whatever its page says now: its readers are told nothing else, nor is the log.
    if thing is None or thing.withdrawn_at is None:
        write(kind.published, instance, by=who_acts(getattr(revision, "user", None)))


def record_unpublished(sender: Any, instance: Any, **kwargs: Any) -> None:
    if instance.alias_of_id is None:
        write(kind_of(instance).unpublished, instance, by=who_acts())


def who_acts(otherwise: Any = None) -> Actor:
    """The person at the Wagtail admin, or the clock where the job publishes what was scheduled."""
    # Wagtail's signals do not say who acts; its log context does, for a request.
    user = get_active_log_context().user or otherwise
    return acting(user) if user is not None else CLOCK


def write(verb: Verb, page: Any, *, by: Actor) -> None:
    # The signal may come outside a transaction, and `record` refuses to write there.
    with transaction.atomic():
        record(verb, by=by, campaign=page.campaign, subject=page, language=page.locale.language_code)
