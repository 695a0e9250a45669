from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cms.library"
    label = "library"

    def ready(self) -> None:
        from cms.library.selectors import wordings
        from cms.library.services import words_of
        from cms.library.signals import FACES
        from cms.pages.signals.faces import follow
        from partners.editions.services import WORDS
        from partners.materials.models import Material
        from partners.materials.selectors import WORDINGS
        from partners.publications.selectors import ADDRESSES

        WORDS.append(words_of)
        ADDRESSES[Material] = "library:material"
        WORDINGS.append(wordings)
        follow(FACES)
