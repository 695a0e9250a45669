from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "partners.translations"
    label = "translations"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.translations.selectors import names_of_offers

        NAMERS[Noun.OFFER] = names_of_offers
