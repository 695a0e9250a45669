from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cms.library"
    label = "library"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save
        from wagtail.models import PageViewRestriction
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from cms.library.models import MaterialPage
        from cms.library.signals import faces
        from cms.library.signals.recording import record_published, record_unpublished

        page_published.connect(record_published, sender=MaterialPage, dispatch_uid="material-published")
        page_unpublished.connect(record_unpublished, sender=MaterialPage, dispatch_uid="material-unpublished")
        post_save.connect(faces.page_saved, sender=MaterialPage, dispatch_uid="material-face-saved")
        post_delete.connect(faces.page_deleted, sender=MaterialPage, dispatch_uid="material-face-deleted")
        # Of any page: restrictions come from above, so moving a parent may open or close what is below.
        post_page_move.connect(faces.page_moved, dispatch_uid="material-face-moved")
        for signal in (post_save, post_delete):
            signal.connect(
                faces.restriction_changed, sender=PageViewRestriction, dispatch_uid="material-face-restricted"
            )
