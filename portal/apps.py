from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class PortalConfig(AppConfig):
    name = "portal"
    label = "portal"

    def ready(self) -> None:
        # By name, for the module needs models, and behind all migrations of all apps, for it reads their tables.
        for work in (
            "portal.search.write_index_again",
            "cms.pages.services.follow_base_url",
            "portal.kept_pages.marks.keep_watch",
        ):
            post_migrate.connect(import_string(work), sender=self)
