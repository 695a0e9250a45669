from django.apps import AppConfig, apps


class PagesConfig(AppConfig):
    name = "cms.pages"
    label = "pages"

    def ready(self) -> None:
        from django.db.models.signals import pre_save

        from cms.pages.models import PublicPage
        from cms.pages.translations import keep_untranslated_offline

        for model in apps.get_models():
            if issubclass(model, PublicPage):
                pre_save.connect(keep_untranslated_offline, sender=model, dispatch_uid="complete-before-online")
