from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "partners.kernel"
    label = "kernel"
