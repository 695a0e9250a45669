from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "partners.branding"
    label = "branding"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.branding.selectors import titles_of_editions

        NAMERS["edition"] = titles_of_editions
