from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "partners.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.campaigns import selectors

        NAMERS[Noun.STATEMENT] = selectors.titles_of_statements
        NAMERS[Noun.SUBJECT] = selectors.names_of_subjects
