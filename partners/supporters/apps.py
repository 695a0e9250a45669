from django.apps import AppConfig


class SupportersConfig(AppConfig):
    name = "partners.supporters"
    label = "supporters"
