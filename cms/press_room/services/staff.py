"""Press officers write on the page of the press room, and on no other page."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission

from cms.press_room.models import PressRoomPage

RIGHT = ("press", "change_pressroom")
OVER_THE_PAGE = ("change_page", "publish_page")


@transaction.atomic
def share_press_pages() -> None:
    """Give each group that keeps the press room its pages, and take them from each that does not. Safe to run again.

    Wagtail knows rights over pages by places in the tree only, so they are given there, page by page.
    """
    pages = list(PressRoomPage.objects.all())
    label, codename = RIGHT
    keepers = set(
        Group.objects.filter(
            permissions__content_type__app_label=label, permissions__codename=codename
        ).values_list("pk", flat=True)
    )  # fmt: skip
    rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=OVER_THE_PAGE)
    given = GroupPagePermission.objects.filter(page__in=pages, permission__in=rights)
    given.exclude(group__in=keepers).delete()
    for page in pages:
        for group in keepers:
            for right in rights:
                GroupPagePermission.objects.get_or_create(group_id=group, page=page, permission=right)
