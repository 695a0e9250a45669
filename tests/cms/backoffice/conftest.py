"""Pages in three languages."""

import pytest
from wagtail.models import Locale

from cms.pages.models import StandardPage
from tests.cms.conftest import put_online
from tests.support.languages import in_all_languages


@pytest.fixture
def three_languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("uk", "Ukrainian"), ("pl", "Polish")]


@pytest.fixture
def polish(three_languages, locales, home):
    Locale.objects.create(language_code="pl")
    return in_all_languages(home)


@pytest.fixture
def pages(polish, request):
    """`pages("standard_page")` is that kind of page in three languages, all online."""

    def make(kind):
        if kind == "home_page":
            return polish
        if kind == "material":
            in_all_languages(request.getfixturevalue("index_page"))
            return in_all_languages(request.getfixturevalue("make_material")("Poster"))
        return in_all_languages(request.getfixturevalue(kind))

    return make


@pytest.fixture
def elsewhere(polish):
    """Another place for pages, in English and Ukrainian only."""
    place = put_online(StandardPage(title="Archive", slug="archive"), under=polish["en"])
    locale = Locale.objects.get(language_code="uk")
    copied = place.copy_for_translation(locale)
    copied.title = "Архів"
    copied.save_revision().publish()
    return {"en": place, "uk": copied}
