from django.apps import AppConfig


class BrandingConfig(AppConfig):
    name = "partners.branding"
    label = "branding"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.branding.selectors import titles_of_editions, titles_of_templates

        NAMERS[Noun.TEMPLATE] = titles_of_templates
        NAMERS[Noun.EDITION] = titles_of_editions
