from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "partners.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        # In here: models may be loaded only when every app is known.
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.campaigns import selectors
        from partners.campaigns.services.statements import STATEMENT
        from partners.texts.models import Kind
        from partners.texts.selectors import BINDINGS

        # Handed down to the log, which lies below and cannot import whoever knows the names.
        NAMERS[Noun.STATEMENT] = selectors.titles_of_statements
        NAMERS[Noun.SUBJECT] = selectors.names_of_subjects
        BINDINGS[Kind.STATEMENT] = STATEMENT
