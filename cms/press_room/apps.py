from django.apps import AppConfig


class PressRoomConfig(AppConfig):
    name = "cms.press_room"
    label = "press_room"
