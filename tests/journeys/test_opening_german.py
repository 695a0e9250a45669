"""An administrator begins German, an editor translates the way in and a material, and readers find them."""

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import expect
from wagtail.models import Locale

from cms.library.models import MaterialIndexPage, MaterialPage
from partners.kernel.languages.opened import forget_languages
from tests.support.editor_passages import save_every_passage
from tests.support.small_site import publish_small_site

# Once for the same browser: what the database does is asked by the tests of services and views.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")


def publish(page):
    save_every_passage(page)
    page.get_by_role("button", name="Publish in German").click()
    expect(page.get_by_text("Published", exact=False).first).to_be_visible()


def translate(page, original):
    page.goto(f"/cms/localize/submit/page/{original.pk}/")
    page.get_by_role("checkbox", name="German").check()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("button", name="Publish in German")).to_be_visible()
    publish(page)


def test_german_is_begun_translated_and_open(campaign, administrator, staff_editor, signed_in_page):
    publish_small_site(campaign)
    page = signed_in_page(administrator)
    page.goto("/cms/languages/")
    page.get_by_role("button", name="Begin: German").click()
    expect(page.get_by_text("Here is its home page, as a draft.")).to_be_visible()
    assert Client().get("/de/")["Location"] == "/en/", "nothing of it is online"

    page = signed_in_page(staff_editor)
    home = MaterialIndexPage.objects.get().get_parent().get_translation(Locale.objects.get(language_code="de"))
    page.goto(f"/cms/pages/{home.pk}/edit/")
    publish(page)
    for original in (MaterialIndexPage.objects.get(), MaterialPage.objects.get()):
        translate(page, original)

    forget_languages()
    page.goto("/de/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    german = MaterialPage.objects.get(locale__language_code="de")
    page.goto(german.get_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Чапля на світанку")
    page.goto(MaterialPage.objects.get(locale__language_code="en").get_url())
    page.get_by_role("link", name="Deutsch").first.click()
    page.wait_for_url(f"**{german.get_url()}")
