"""Which pages are releases."""

from datetime import datetime

from cms.update_pages.querysets import UpdateQuerySet
from cms.update_pages.selectors import newest_updates
from partners.press.selectors import releases_out


def releases_shown(language: str, *, at: datetime, topic: str = "") -> UpdateQuerySet:
    """The pages of releases that everybody may read in this language, the newest first."""
    out = releases_out(at=at).values("update__public_id")
    return newest_updates(language, at=at, topic=topic).filter(translation_key__in=out)
