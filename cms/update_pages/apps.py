from django.apps import AppConfig


class UpdatePagesConfig(AppConfig):
    name = "cms.update_pages"
    label = "update_pages"

    def ready(self) -> None:
        from cms.pages.signals.faces import follow
        from cms.update_pages.signals import FACES, note_corrections
        from partners.publications.selectors import ADDRESSES
        from partners.updates.models import Update

        ADDRESSES[Update] = "updates:update"
        follow(FACES)
        note_corrections()
