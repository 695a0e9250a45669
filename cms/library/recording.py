"""What the log says about materials. Wagtail's signals are the only place that every way of publishing passes."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from cms.library.models import MaterialPage
from partners.activity.services import record
from partners.activity.verbs import Verb


def record_published(sender: Any, instance: MaterialPage, revision: Any, **kwargs: Any) -> None:
    # Wagtail also calls this when a page was only scheduled, and for each alias of a page.
    if instance.live and instance.alias_of_id is None:
        write(Verb.MATERIAL_PUBLISHED, instance, by=who_acts() or getattr(revision, "user", None))


def record_unpublished(sender: Any, instance: MaterialPage, **kwargs: Any) -> None:
    if instance.alias_of_id is None:
        write(Verb.MATERIAL_UNPUBLISHED, instance, by=who_acts())


def who_acts() -> Any:
    """The person at the Wagtail admin, or None for the job that publishes what was scheduled."""
    return get_active_log_context().user


def write(verb: Verb, material: MaterialPage, *, by: Any) -> None:
    with transaction.atomic():
        record(verb, by=by, campaign=material.campaign, subject=material, language=material.locale.language_code)
