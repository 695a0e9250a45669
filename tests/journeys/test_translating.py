"""A page is translated, goes online in its second language, and is taken offline in both."""

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import expect
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.library.models import MaterialPage
from partners.activity.selectors import everything
from tests.support.editor_passages import save_every_passage
from tests.support.full_pages import make_full_pages
from tests.support.prove import only_in_prove
from tests.support.translating import unmarked

# Twice for the same browser: what the database does is asked by the tests of services and views.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")
SECRET = "Heron at dawn"


@pytest.fixture
def pages(campaign):
    return make_full_pages(campaign, title=SECRET)


@pytest.mark.parametrize("who", ["staff_editor", pytest.param("administrator", marks=only_in_prove)])
def test_the_translation_editor_opens_every_kind_of_page(who, pages, signed_in_page, request):
    user = request.getfixturevalue(who)
    page = signed_in_page(user)
    lookups = []
    page.on("response", lambda answer: "/api/main/" in answer.url and lookups.append((answer.status, answer.url)))
    for original in pages:
        translate_object(original, [Locale.objects.get(language_code="uk")], user=user)
        translation = Translation.objects.get(source__object_id=original.translation_key)
        page.goto(f"/cms/pages/{translation.get_target_instance().pk}/edit/")
        expect(page.get_by_role("button", name="Publish in Ukrainian")).to_be_visible()
        page.wait_for_load_state("networkidle")
        shown = page.locator("li.incomplete").count()
        for tab in page.get_by_role("tab").all()[1:]:
            tab.click()
            shown += page.locator("li.incomplete").count()
        assert shown >= translation.source.stringsegment_set.count(), original
    assert {status for status, _url in lookups} == {200}
    assert {url.split("/api/main/")[1].split("/")[0] for _status, url in lookups} == {"pages", "images", "documents"}


def test_a_page_with_a_picture_is_translated_published_and_taken_offline_in_both_languages(
    pages, staff_editor, signed_in_page
):
    original = next(page for page in pages if isinstance(page, MaterialPage))
    original.save_revision().publish()
    before = len(everything())
    page = signed_in_page(staff_editor)

    page.goto(f"/cms/localize/submit/page/{original.pk}/")
    page.get_by_role("checkbox", name="Ukrainian").check()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("button", name="Publish in Ukrainian")).to_be_visible()
    target = original.get_translation(Locale.objects.get(language_code="uk"))
    address = target.get_url()
    assert SECRET not in unmarked(Client().get(address))

    page.get_by_role("button", name="Publish in Ukrainian").click()
    expect(page.get_by_text("passages are not translated yet")).to_be_visible()
    assert SECRET not in unmarked(Client().get(address))
    assert len(everything()) == before

    save_every_passage(page)
    page.get_by_role("button", name="Publish in Ukrainian").click()
    expect(page.get_by_text("Published", exact=False).first).to_be_visible()
    target.refresh_from_db()
    shown = Client().get(target.get_url())
    assert "Чапля на світанку" in shown.content.decode()
    assert SECRET not in shown.content.decode()
    assert len(everything()) == before + 1

    page.goto(f"/cms/pages/{original.pk}/unpublish/")
    expect(page.get_by_role("checkbox", name="Ukrainian")).to_be_checked()
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect(page.get_by_text("Along with it: Ukrainian.")).to_be_visible()
    for version in (original, target):
        assert Client().get(version.get_url()).status_code == 404
    assert len(everything()) == before + 3
