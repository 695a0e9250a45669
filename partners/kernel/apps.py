from django.apps import AppConfig
from django.db.backends.signals import connection_created

from partners.kernel.languages import searching, sqlite


class KernelConfig(AppConfig):
    name = "partners.kernel"
    label = "kernel"

    def ready(self) -> None:
        searching.use()
        connection_created.connect(sqlite.teach, dispatch_uid="kernel.languages")
