"""What the log says about materials. Wagtail's signals are the only place that every way of publishing passes."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from cms.library.models import MaterialPage
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import CLOCK, Actor, acting


def record_published(sender: Any, instance: MaterialPage, revision: Any, **kwargs: Any) -> None:
    # Wagtail also calls this when a page was only scheduled, and for each alias of a page.
    if instance.live and instance.alias_of_id is None:
        write(Verb.MATERIAL_PUBLISHED, instance, by=who_acts(getattr(revision, "user", None)))


def record_unpublished(sender: Any, instance: MaterialPage, **kwargs: Any) -> None:
    if instance.alias_of_id is None:
        write(Verb.MATERIAL_UNPUBLISHED, instance, by=who_acts())


def who_acts(otherwise: Any = None) -> Actor:
    """The person at the Wagtail admin, or the clock where the job publishes what was scheduled."""
    # Wagtail's signals do not say who acts; its log context does, for a request.
    user = get_active_log_context().user or otherwise
    return acting(user) if user is not None else CLOCK


def write(verb: Verb, material: MaterialPage, *, by: Actor) -> None:
    # The signal may come outside a transaction, and `record` refuses to write there.
    with transaction.atomic():
        record(verb, by=by, campaign=material.campaign, subject=material, language=material.locale.language_code)
