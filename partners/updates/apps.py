from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    name = "partners.updates"
    label = "updates"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.updates.selectors import titles_of_updates

        NAMERS[Noun.UPDATE] = titles_of_updates
