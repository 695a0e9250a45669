"""Somebody comes upon a picture with a warning, and decides. No script is needed for it."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from cms.library.models import MaterialIndexPage, MaterialPage
from cms.media.models import CampaignImage
from cms.media.selectors import VEIL
from tests.cms.conftest import png, put_online
from tests.support.small_site import publish_small_site


@pytest.fixture
def material(campaign):
    publish_small_site(campaign)
    picture = CampaignImage(
        title="Ruins", file=ContentFile(png(), "ruins.png"), caution="destruction", description="A street"
    )
    picture._set_image_file_metadata()
    picture.save()
    words = {"title": "A card", "slug": "a-card", "summary": "For walls.", "kind": "social_card"}
    page = MaterialPage(campaign=campaign, preview=picture, **words)
    return put_online(page, under=MaterialIndexPage.objects.get())


class Fetched:
    """What a page has asked for, and which of it shows the picture clearly."""

    def __init__(self, page, material):
        self.urls = []
        page.on("request", lambda request: self.urls.append(request.url))
        own = material.preview.renditions
        self.own = own.filter(filter_spec__startswith="width-")
        self.blurred = own.filter(filter_spec=VEIL)

    def has(self, renditions):
        paths = [one.url for one in renditions.all()]
        return any(url.endswith(path) for url in self.urls for path in paths)


def test_nothing_clear_is_fetched_before_somebody_asks_for_it(material, open_page):
    page = open_page()
    fetched = Fetched(page, material)
    page.goto("/en/materials/a-card/")
    page.wait_for_load_state("networkidle")
    clear = page.locator("details.veiled img[alt='A street']")
    assert fetched.has(fetched.blurred)
    assert not fetched.has(fetched.own)
    expect(clear).not_to_be_visible()

    page.locator("details.veiled summary").focus()
    page.keyboard.press("Enter")
    expect(clear).to_be_visible()
    page.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=clear.element_handle())
    assert fetched.has(fetched.own)
    page.get_by_text("Blur it again").click()
    expect(clear).not_to_be_visible()


def test_nor_where_no_script_runs_and_browsers_know_nothing_lazy(material, open_page):
    page = open_page(java_script_enabled=False)
    fetched = Fetched(page, material)
    page.goto("/en/materials/a-card/")
    page.locator("details.veiled summary").focus()
    page.keyboard.press("Enter")
    opens = page.get_by_role("link", name="Open the picture by itself: A street")
    expect(opens).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert fetched.has(fetched.blurred)
    assert not fetched.has(fetched.own)

    opens.click()
    assert fetched.has(fetched.own)


def test_what_is_veiled_can_be_read_and_pressed_by_everybody(material, open_page, is_accessible):
    page = open_page()
    for address in ("/en/materials/", "/en/materials/a-card/"):
        page.goto(address)
        is_accessible(page)
