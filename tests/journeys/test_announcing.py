"""A partner announces something with a day, a place and its own photograph, in two languages; staff let it leave."""

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from partners.artwork.rendering.occasions import sample_photo
from partners.artwork.services import add_template
from partners.branding.services import add_logo, save_brand_kit
from partners.editions.models import Edition
from partners.kernel.actors import acting
from partners.kernel.uploads import clean_logo
from tests.journeys.test_cobranding import check_picture, download
from tests.support.branding import KIT, drawn_logo, encoded
from tests.support.materials import open_material

WORDS = {"colour": "#1b1f24", "background": "#fbf6ea", "align": "start"}
SLOTS = [
    {"kind": "photo", "x": 0.0, "y": 0.0, "width": 1.0, "height": 0.52, "required": True},
    {"kind": "date", "x": 0.06, "y": 0.55, "width": 0.88, "height": 0.08, "required": True, **WORDS},
    {"kind": "place", "x": 0.06, "y": 0.65, "width": 0.88, "height": 0.1, "max_lines": 2, **WORDS},
    {"kind": "logo", "x": 0.06, "y": 0.8, "width": 0.3, "height": 0.15, "background": "#ffffff"},
    {"kind": "qr", "x": 0.76, "y": 0.79, "width": 0.18, "height": 0.15, "background": "#ffffff"},
]
PLACES = {"en": "Market Square, Kharkiv", "uk": "Ринкова площа, Харків"}
SAID = {"en": "Tuesday, 3 December 2030, 18:00", "uk": "Вівторок, 3 грудня 2030"}


@pytest.fixture
def templates(campaign, organization, owner, administrator):
    logo = add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))
    save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))
    return {
        code: add_template(
            open_material(),
            key=f"announcement-{code}",
            kind="social_card",
            language=code,
            titles={"en": "Come along", "uk": "Приходьте"},
            artwork=encoded(Image.new("RGB", (1080, 1350), "#d9c6a0"), "PNG"),
            slots=SLOTS,
            by=acting(administrator),
        )
        for code in ("en", "uk")
    }


def add_a_photograph(page: Page, organization, is_accessible) -> None:
    page.goto(f"/en/partner/{organization.public_id}/photographs/")
    page.get_by_role("link", name="Add a photograph").click()
    file = {"name": "us.jpg", "mimeType": "image/jpeg", "buffer": sample_photo("tall").load()}
    page.set_input_files("[name=picture]", files=[file])
    page.get_by_label("What it shows").fill("Three people before a hill")
    page.get_by_label("Who took it").fill("Lantern")
    page.get_by_label("What matters on it, from the top, %").fill("45")
    page.get_by_label("We took it ourselves").check()
    page.get_by_role("button", name="Add it").click()
    # Nothing was said of whoever is seen on it; the picture need not be chosen again.
    expect(page.get_by_text("Ask everybody who can be recognised on it first.").first).to_be_visible()
    page.get_by_label("Everybody who can be recognised on it").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("The photograph is there.")).to_be_visible()
    is_accessible(page)


def ask_for_a_file(page: Page, organization, template, language: str, is_accessible) -> None:
    page.goto(f"/en/partner/{organization.public_id}/studio/{template.public_id}/")
    page.get_by_label("Day").fill("2030-12-03")
    page.get_by_label("Hour").fill("18:00")
    with page.expect_response(lambda response: "/preview/" in response.url):
        page.get_by_label("Place").fill(PLACES[language])
    with page.expect_response(lambda response: "/preview/" in response.url and "photograph=" in response.url) as drawn:
        page.locator("[name=photograph]").select_option(label="Three people before a hill")
    assert drawn.value.status == 200
    is_accessible(page)
    page.get_by_role("button", name="JPEG", exact=True).click()
    expect(page.get_by_text("The campaign sees this file before you get it.")).to_be_visible()
    expect(page.get_by_text(SAID[language]).first).to_be_visible()


def test_an_announcement_in_both_languages_is_approved_and_taken(
    templates, organization, owner, administrator, signed_in_page, is_accessible, tmp_path
):
    page = signed_in_page(owner)
    add_a_photograph(page, organization, is_accessible)
    for language, template in templates.items():
        ask_for_a_file(page, organization, template, language, is_accessible)

    staff = signed_in_page(administrator, viewport={"width": 1280, "height": 900})
    for edition in Edition.objects.order_by("pk"):
        staff.goto(f"/cms/files/{edition.public_id}/decide/")
        language = edition.template_version.template.language
        expect(staff.get_by_text(SAID[language]).first).to_be_visible()
        expect(staff.get_by_text(PLACES[language]).first).to_be_visible()
        expect(staff.get_by_text("Three people before a hill").first).to_be_visible()
        is_accessible(staff)
        staff.get_by_role("button", name="Approve").first.click()
        staff.wait_for_load_state()

    page = signed_in_page(owner)
    for language, template in templates.items():
        page.goto(f"/en/partner/{organization.public_id}/studio/{template.public_id}/?date=2030-12-03&hour=18:00")
        page.get_by_label("Place").fill(PLACES[language])
        page.locator("[name=photograph]").select_option(label="Three people before a hill")
        check_picture(download(page, "JPEG", tmp_path))
    assert Edition.objects.filter(drawn_at__isnull=False).count() == 2
