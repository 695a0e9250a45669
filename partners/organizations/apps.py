from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "partners.organizations"
    label = "organizations"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.organizations import selectors
        from partners.organizations.services.agreements import AGREEMENT
        from partners.texts.models import Kind
        from partners.texts.selectors import BINDINGS

        NAMERS[Noun.DOCUMENT] = selectors.titles_of_documents
        NAMERS[Noun.ACCESS_KEY] = selectors.names_of_keys
        NAMERS[Noun.AGREEMENT] = selectors.titles_of_agreements
        BINDINGS[Kind.AGREEMENT] = AGREEMENT
