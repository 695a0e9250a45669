"""The pages of the press room are those of the groups that keep it, whichever of the two is new."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import GroupPagePermission

from cms.press_room.models import PressRoomPage
from cms.press_room.services.staff import share_press_pages


def share_new_pages() -> None:
    post_save.connect(page_saved, sender=PressRoomPage, dispatch_uid="press-room-shared")
    m2m_changed.connect(rights_changed, sender=Group.permissions.through, dispatch_uid="press-room-rights")
    # Whoever takes all rights over pages from a group takes these along.
    post_delete.connect(page_right_gone, sender=GroupPagePermission, dispatch_uid="press-room-kept")


def page_saved(sender: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        share_press_pages()


def rights_changed(sender: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        share_press_pages()


def page_right_gone(sender: Any, instance: GroupPagePermission, **kwargs: Any) -> None:
    # Of a page or a group that goes itself there is nothing to give back.
    if PressRoomPage.objects.filter(pk=instance.page_id).exists():
        share_press_pages()
