from django.apps import AppConfig, apps


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"

    def ready(self) -> None:
        from django.db.models.signals import pre_save
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import ReferenceIndex, Site
        from wagtail.signals import page_published, page_unpublished, pre_page_move

        from cms.pages.models import PublicPage, PublicSite
        from cms.pages.services import forget_pictures
        from cms.pages.signals.faces import follow_the_tree
        from cms.pages.translations import keep_in_own_tree, keep_untranslated_offline
        from partners.kernel.languages.opened import forget_languages
        from partners.publications.services import FOLLOWERS

        # Else whoever publishes a home page would see its language a second later.
        for happened in (page_published, page_unpublished):
            happened.connect(forget_languages, dispatch_uid="open-languages")
        # Wagtail moves a page without saving it, so this way needs a signal of its own.
        pre_page_move.connect(keep_in_own_tree, dispatch_uid="own-language-tree")
        follow_the_tree()
        FOLLOWERS.append(forget_pictures)
        for model in apps.get_models():
            # One by one, because Django sends signals with the concrete class, and an abstract one hears nothing.
            if issubclass(model, PublicPage):
                pre_save.connect(keep_untranslated_offline, sender=model, dispatch_uid="complete-before-online")
        # Wagtail's index of uses knows pages, pictures and documents; these use pages and pictures, too.
        for model in (PublicSite, Site, Redirect):
            ReferenceIndex.register_model(model)
