"""The page of the press room, its feeds and its kit."""

from django.apps import AppConfig


class PressRoomConfig(AppConfig):
    name = "cms.press_room"
    label = "press_room"

    def ready(self) -> None:
        from cms.press_room.signals import share_new_pages

        share_new_pages()
