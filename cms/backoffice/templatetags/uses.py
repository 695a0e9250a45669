"""Where something is used, for whoever is about to delete it."""

from itertools import islice
from typing import Any

from django import template
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ReferenceIndex

register = template.Library()

MOST_SHOWN = 20


@register.inclusion_tag("cms/backoffice/frame/uses.html", takes_context=True)
def uses(context: Any, groups: Any, usage_url: str) -> dict[str, Any]:
    """`groups` as Wagtail's index of references gives them. What the viewer may not edit is counted, not named."""
    finder = AdminURLFinder(context["request"].user)
    rows = [_row(user, references, finder) for user, references in islice(groups, MOST_SHOWN)] if groups else []
    return {
        "rows": rows,
        "count": groups.count() if groups else 0,
        "is_protected": bool(groups) and groups.is_protected,
        "usage_url": usage_url,
    }


@register.inclusion_tag("cms/backoffice/frame/uses.html", takes_context=True)
def uses_of(context: Any, thing: Any, usage_url: str) -> dict[str, Any]:
    return uses(context, ReferenceIndex.get_references_to(thing).group_by_source_object(), usage_url)


def _row(user: Any, references: list[Any], finder: AdminURLFinder) -> dict[str, Any]:
    # No URL means that the viewer may not edit it, and then they read no title either.
    url = finder.get_edit_url(user)
    return {
        "url": url,
        "title": str(user) if url else "",
        "kind": capfirst(references[0].model_name),
        "language": user.locale.get_display_name() if url and getattr(user, "locale_id", None) else "",
        "places": ", ".join(dict.fromkeys(str(reference.describe_source_field()) for reference in references)),
    }
