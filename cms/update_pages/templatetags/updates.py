"""The newest updates, for pages of other rooms: one line in a template."""

from typing import Any

from django import template
from django.utils.translation import get_language

from cms.pages.selectors.frame import frame_of
from cms.update_pages.selectors import list_of_updates, newest_updates
from partners.kernel import clock
from partners.kernel.shelves import Known

register = template.Library()
RECENT = 3
_NEWEST: Known[tuple[list[Any], Any]] = Known()


@register.inclusion_tag("cms/update_pages/newest.html", takes_context=True)
def newest(context: Any) -> dict[str, Any]:
    """A section with its own heading; nothing at all where there is no update in this language."""
    language, request = get_language() or "en", context.get("request")

    def read() -> tuple[list[Any], Any]:
        now = clock.now()
        updates = list(newest_updates(language, at=now)[:RECENT])
        return updates, list_of_updates(language, at=now) if updates else None

    # The same wherever it stands.
    is_known = request is not None and frame_of(request) is not None
    updates, index = _NEWEST.get(language, read) if is_known else read()
    return {"request": request, "LANGUAGE_CODE": language, "updates": updates, "index": index}
