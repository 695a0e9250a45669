from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "partners.texts"
    label = "texts"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.texts.selectors import names_of_drafts

        NAMERS[Noun.DRAFT] = names_of_drafts
