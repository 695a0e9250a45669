from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "partners.press"
    label = "press"
