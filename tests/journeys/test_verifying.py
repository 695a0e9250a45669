"""Journey 3, its end: a file is made, met on a wall, looked up, replaced and withdrawn."""

import io
import json

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.campaigns.services.statements import endorse_statement
from partners.editions.models import Edition
from partners.kernel.actors import acting
from partners.materials.services import withdraw_material
from portal.demo.facts import CAMPAIGN
from tests.support.branding import KIT
from tests.support.materials import open_material
from tests.support.small_site import publish_small_site


@pytest.fixture
def card(campaign, administrator):
    publish_small_site(campaign)
    facts = json.loads((CAMPAIGN / "artwork/social_card_people.en.json").read_text())
    return add_template(
        open_material(), key="people-en", kind=facts["kind"], language="en",
        titles={"en": "People are not territory", "uk": "Люди — не територія"},
        artwork=(CAMPAIGN / "artwork" / facts["artwork"]).read_bytes(), slots=facts["slots"],
        by=acting(administrator),
    )  # fmt: skip


@pytest.fixture
def partner(organization, owner, statement):
    endorse_statement(organization, statement, by=acting(owner))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    return organization


# The other pages are 404 for nobody: all of this journey's are found.
def test_a_file_is_met_on_a_wall_and_looked_up(
    card,
    partner,
    owner,
    administrator,
    signed_in_page,
    open_page,
    press,
    live_server,
    settings,
    is_accessible,
    tmp_path,
):
    settings.BASE_URL = live_server.url
    own = signed_in_page(owner)
    own.goto(f"/en/partner/{partner.public_id}/studio/{card.public_id}/")
    with own.expect_download() as started:
        own.get_by_role("button", name="JPEG", exact=True).click()
    path = tmp_path / "card.jpg"
    started.value.save_as(path)

    (seen,) = zxingcpp.read_barcodes(Image.open(path).convert("L"))
    first = Edition.objects.get()
    assert seen.text == f"{live_server.url}/v/{first.code}"
    own.goto(f"/en/partner/{partner.public_id}/editions/")
    expect(own.get_by_role("link", name=first.shown_code)).to_be_visible()

    reader = open_page(viewport={"width": 360, "height": 780})
    reader.goto(seen.text)
    heading = reader.locator("h1")
    expect(heading).to_have_text("The file with this code is current")
    assert reader.url == f"{live_server.url}/en/verify/{first.code}/"
    expect(reader.locator("main")).to_contain_text(partner.name)
    expect(reader.get_by_role("link", name=f"Go on to {partner.name}")).to_have_attribute("href", KIT["link"])
    assert reader.evaluate("document.documentElement.scrollWidth") <= 360
    assert reader.context.cookies() == []
    is_accessible(reader)

    press(reader, "Look up the file itself, or another one")
    is_accessible(reader)
    reader.set_input_files("[name=file]", path)
    press(reader, "Look at this file")
    expect(heading).to_have_text("We issued this very file, and it is current")
    is_accessible(reader)

    photographed = io.BytesIO()
    whole = Image.open(path).convert("RGB")
    whole.resize((whole.width * 6 // 10, whole.height * 6 // 10)).save(photographed, "JPEG", quality=70)
    reader.goto("/en/verify/")
    reader.set_input_files(
        "[name=file]", {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photographed.getvalue()}
    )
    press(reader, "Look at this file")
    expect(reader.locator("main")).to_contain_text("Recognised, and not the very file")
    expect(reader.locator("main")).to_contain_text(first.shown_code)

    own.goto(f"/en/partner/{partner.public_id}/brand/")
    own.fill("[name=name_en]", "The Lantern House")
    press(own, "Save the brand kit")
    reader.goto(seen.text)
    expect(heading).to_have_text("The file with this code has been replaced")
    own.goto(f"/en/partner/{partner.public_id}/studio/{card.public_id}/")
    with own.expect_download():
        own.get_by_role("button", name="JPEG", exact=True).click()
    newer = Edition.objects.exclude(pk=first.pk).get()
    reader.goto(seen.text)
    press(reader, newer.shown_code)
    expect(heading).to_have_text("The file with this code is current")

    reasons = {"en": "The date was wrong.", "uk": "Дата була хибна."}
    withdraw_material(card.material, reasons=reasons, by=acting(administrator))
    for code in (first.code, newer.code):
        reader.goto(f"/v/{code}")
        expect(heading).to_have_text("The file with this code has been withdrawn")
        expect(reader.locator("main")).to_contain_text("The date was wrong.")
    is_accessible(reader)


def test_a_mistyped_code_is_told_without_a_script(card, open_page, press, is_accessible):
    page = open_page(java_script_enabled=False)
    page.goto("/en/verify/")
    page.fill("[name=code]", "0000000001")
    page.locator("main form[method=get] [type=submit]").click()

    expect(page.locator("main")).to_contain_text("One sign is mistyped")
    expect(page.locator("[name=code]")).to_have_value("0000000001")
