from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "partners.activity"
    label = "activity"
