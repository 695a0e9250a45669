from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "partners.dashboard"
    label = "dashboard"
