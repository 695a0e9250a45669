"""What happened to one thing, as the screens of staff tell it."""

from typing import Any

from django.utils.translation import get_language

from partners.activity.rendering import sentence
from partners.activity.selectors import everything

LONGEST = 30


def history_of(**about: Any) -> list[dict[str, Any]]:
    """The newest entries that fit these columns: when, in words, and who did it, named also where that is staff."""
    # Asks for no permission: the screen that tells it has asked whether the viewer may see the thing.
    entries = everything().filter(**about)[:LONGEST]
    language = get_language() or "en"
    return [
        {
            "at": entry.happened_at,
            "words": sentence(entry, language),
            "actor": entry.actor_user or entry.actor_key or "",
        }
        for entry in entries
    ]
