"""The demo as an app of its own, so that its command exists where the demo does."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "portal.demo"
