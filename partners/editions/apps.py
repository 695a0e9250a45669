from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "partners.editions"
    label = "editions"

    def ready(self) -> None:
        from partners.activity.rendering import NAMERS
        from partners.activity.verbs import Noun
        from partners.editions.emails import tell_holders
        from partners.editions.selectors import names_of_links, names_of_photographs, titles_of_editions
        from partners.publications.services import FOLLOWERS

        # Handed over, because `activity` lies below and cannot ask us.
        NAMERS[Noun.EDITION] = titles_of_editions
        NAMERS[Noun.PHOTOGRAPH] = names_of_photographs
        NAMERS[Noun.PRIVATE_LINK] = names_of_links
        FOLLOWERS.append(tell_holders)
