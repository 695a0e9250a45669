"""What Wagtail's index of uses holds."""

from django.core.management import call_command
from wagtail.models import ReferenceIndex

Uses = set[tuple[object, ...]]


def uses() -> Uses:
    columns = ("base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "model_path", "content_path")
    return set(ReferenceIndex.objects.values_list(*columns))


def uses_found_anew() -> Uses:
    call_command("rebuild_references_index", verbosity=0)
    return uses()
