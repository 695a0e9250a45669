"""A page of the press room that is new is given to press officers, whoever made it and however."""

from typing import Any

from django.db.models.signals import post_save

from cms.press_room.models import PressRoomPage
from cms.press_room.services.staff import share_press_pages


def share_new_pages() -> None:
    post_save.connect(page_saved, sender=PressRoomPage, dispatch_uid="press-room-shared")


def page_saved(sender: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        share_press_pages()
