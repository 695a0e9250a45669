from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cms.library"
    label = "library"

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished

        from cms.library.models import MaterialPage
        from cms.library.recording import record_published, record_unpublished
        from cms.library.selectors import titles_of
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun

        page_published.connect(record_published, sender=MaterialPage, dispatch_uid="material-published")
        page_unpublished.connect(record_unpublished, sender=MaterialPage, dispatch_uid="material-unpublished")
        NAMERS[Noun.MATERIAL] = titles_of
