"""The updates that lists, feeds and panels show: one answer for all of them."""

from datetime import datetime
from typing import Any

from cms.blocks.selectors import nearest_of_type, open_pages
from cms.update_pages.models import UpdateIndexPage, UpdatePage
from cms.update_pages.querysets import UpdateQuerySet


def newest_updates(language: str, *, at: datetime, topic: str = "") -> UpdateQuerySet:
    """What everybody may read in this language, the newest first; `topic` is the code of a subject."""
    updates = UpdatePage.objects.available(at=at).narrowed(language=language, topic=topic)
    return updates.newest_first().for_cards()


def update_versions(public_id: Any, *, at: datetime) -> UpdateQuerySet:
    """One update in all languages in which it can be read."""
    return UpdatePage.objects.available(at=at).filter(translation_key=public_id).select_related("locale")


def list_of_updates(language: str, *, at: datetime) -> Any:
    """The page that has all of them, where one is open in this language."""
    if near := nearest_of_type(UpdateIndexPage, language):
        return near
    return open_pages(UpdateIndexPage.objects.filter(locale__language_code=language), at=at).first()
