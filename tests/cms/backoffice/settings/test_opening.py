"""German, French and Polish begin in the admin, are translated in the translation editor, and open to readers."""

import json

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.pages.models import HomePage
from cms.update_pages.models import UpdatePage
from partners.kernel.languages.opened import open_languages
from tests.support.translating import fill

OWN = {"de": "Deutsch", "fr": "Français", "pl": "Polski"}


@pytest.fixture
def english(home, index_page, updates_page, make_material, make_update, campaign_page):
    """Each kind of page that a list or a feed knows, with what leads to it."""
    home.menu = [("link", {"label": "Materials", "page": index_page, "destination": "", "anchor": "", "elsewhere": ""})]
    home.save_revision().publish()
    return [
        HomePage.objects.get(pk=home.pk),
        index_page,
        updates_page,
        make_material("A poster"),
        make_update("A letter"),
    ]


def publish_in(code, page, client, callbacks):
    """As an editor does: into the language, every passage, and the button."""
    locale = Locale.objects.get(language_code=code)
    if not page.has_translation(locale):
        client.post(f"/cms/localize/submit/page/{page.pk}/", {"locales": [locale.pk]})
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    fill(translation)
    with callbacks(execute=True):
        client.post(f"/cms/pages/{translation.get_target_instance().pk}/edit/", {"action": "publish"})
    return type(page).objects.get(translation_key=page.translation_key, locale=locale)


@pytest.mark.parametrize("code", ["de", "fr", "pl"])
def test_a_language_opens_with_its_home_page_and_everything_follows(
    code, english, administrator, staff_editor, sign_in, django_capture_on_commit_callbacks
):
    sign_in(administrator).post("/cms/languages/", {"code": code})
    assert code not in open_languages()
    home = HomePage.objects.get(locale__language_code=code)
    assert not home.live, "begun is a draft"
    editor = sign_in(staff_editor)

    pages = [publish_in(code, page, editor, django_capture_on_commit_callbacks) for page in english]

    assert all(page.live for page in pages)
    assert code in open_languages()
    visitor = Client()
    start = visitor.get(f"/{code}/").content.decode()
    # The interface has no words in it yet: they stay English, and say so.
    assert '<html lang="en"' in start or f'<html lang="{code}"' in start
    assert f'href="{pages[1].get_url()}"' in start, "the menu leads to the pages of this language"
    assert OWN[code] in visitor.get("/en/").content.decode(), "the language switch"
    for page, original in zip(pages, english, strict=True):
        address = page.get_url()
        assert address.startswith(f"/{code}/")
        shown = visitor.get(address)
        assert shown.status_code == 200, address
        assert f'hreflang="{code}"' in visitor.get(original.get_url()).content.decode(), address
        assert f"{address}</loc>" in visitor.get(f"/sitemap-{code}.xml").content.decode()
    feed = visitor.get(f"/{code}/updates.json").json()
    assert feed["language"] == code
    assert [item["language"] for item in feed["items"]] == [code]
    assert f'xml:lang="{code}"' in visitor.get(f"/{code}/updates.atom").content.decode()
    assert isinstance(pages[-1], UpdatePage)
    assert json.dumps(feed)


@pytest.mark.parametrize("code", ["de", "fr", "pl"])
def test_words_of_the_interface_say_in_which_language_they_are(
    code, english, administrator, staff_editor, sign_in, django_capture_on_commit_callbacks
):
    sign_in(administrator).post("/cms/languages/", {"code": code})
    publish_in(code, english[0], sign_in(staff_editor), django_capture_on_commit_callbacks)

    page = Client().get(f"/{code}/").content.decode()
    form = Client().get(f"/{code}/press/ask/").content.decode()

    assert f'<html lang="{code}"' in page, "what an editor wrote is in the language"
    assert '<a class="skip-link" href="#content" lang="en">' in page, "what the portal says is not"
    assert '<html lang="en"' in form, "a page of the portal's own words is English, and says so"
