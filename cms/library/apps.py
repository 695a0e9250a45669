from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "cms.library"
    label = "library"

    def ready(self) -> None:
        from cms.library.selectors import wordings
        from cms.library.services import words_of
        from cms.library.signals import FACES
        from cms.pages.signals.faces import follow
        from partners.materials.models import Material
        from partners.materials.selectors import PAGES, Pages
        from partners.publications.selectors import ADDRESSES

        ADDRESSES[Material] = "library:material"
        PAGES.append(Pages(wordings=wordings, files=words_of))
        follow(FACES)
