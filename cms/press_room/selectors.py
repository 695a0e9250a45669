"""The press room's page, for whatever stands beside it."""

from datetime import datetime
from typing import Any

from cms.blocks.selectors import nearest_of_type, open_pages
from cms.press_room.models import PressRoomPage


def press_room_in(language: str, *, at: datetime) -> Any:
    """The page in this language, where one is open."""
    if near := nearest_of_type(PressRoomPage, language):
        return near.specific
    return open_pages(PressRoomPage.objects.filter(locale__language_code=language), at=at).first()
