from django.apps import AppConfig


class ArtworkConfig(AppConfig):
    name = "partners.artwork"
    label = "artwork"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.artwork.selectors import titles_of_templates

        NAMERS[Noun.TEMPLATE] = titles_of_templates
