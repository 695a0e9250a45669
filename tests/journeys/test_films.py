"""A partner orders the campaign's film with its card at the end, sees it come, and takes it."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from partners.artwork.rendering import Choices, links_in
from partners.artwork.services import address_of_code, card_of, marked
from partners.branding.services import add_logo, brand_with_logos, save_brand_kit
from partners.editions.models import Edition, FilmOrder
from partners.kernel.actors import acting
from partners.kernel.uploads import clean_logo
from portal.tasks import ask_for_films
from tests.support.branding import KIT, drawn_logo
from tests.support.filming import FILM, add_end_card
from tests.support.films import difference, frame, need_ffmpeg


@pytest.fixture
def end_card(campaign, administrator, organization, owner):
    need_ffmpeg()
    logo = add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))
    save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))
    return add_end_card(administrator)


def test_a_film_is_ordered_seen_to_come_and_taken(
    end_card, organization, owner, signed_in_page, is_accessible, tmp_path
):
    page = signed_in_page(owner, viewport={"width": 360, "height": 800})
    page.goto(f"/en/partner/{organization.public_id}/studio/{end_card.public_id}/")
    page.fill("[name=line]", "On the porch, at six")
    is_accessible(page)
    page.get_by_role("button", name="Film (MP4)").click()
    page.wait_for_url("**/editions/")
    expect(page.get_by_text("The film waits for its turn.")).to_be_visible()

    order = FilmOrder.objects.get()
    FilmOrder.objects.update(attempts=1, percent=42)
    # A plain link to the same page: nothing here needs a script.
    page.get_by_role("link", name="See how far it is now").click()
    expect(page.get_by_text("The film is being made: 42 % are done.")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "42")
    expect(page.get_by_role("button", name="Download")).to_have_count(0)
    is_accessible(page)
    page.get_by_role("button", name="Give it up").click()
    expect(page.get_by_text("Somebody of your organisation gave this film up.")).to_be_visible()
    order.refresh_from_db()
    assert order.failed == "given_up"

    page.get_by_role("button", name="Make the film").click()
    expect(page.get_by_text("The film waits for its turn.")).to_be_visible()
    assert ask_for_films() == 1
    page.get_by_role("link", name="See how far it is now").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    assert path.suffix == ".mp4"

    edition, film = Edition.objects.get(), path.read_bytes()
    choices = marked(Choices(line="On the porch, at six", language="en"), edition.code)
    with Image.open(io.BytesIO(card_of(edition.template_version, brand_with_logos(edition.kit), choices))) as drawn:
        card = drawn.convert("RGB")
    assert difference(frame(film, 1.0), Image.new("RGB", card.size, FILM)) < 4
    assert difference(frame(film, 2.5), card) < 4
    seen = io.BytesIO()
    frame(film, 2.5).save(seen, "PNG")
    assert links_in(seen.getvalue()) == [address_of_code(edition.code)]

    # Whoever is sent the film finds out whose it is.
    page.goto("/en/verify/")
    page.set_input_files("[name=file]", path)
    page.get_by_role("button", name="Look at this file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We issued this very file, and it is current")
    expect(page.get_by_text(edition.shown_code).first).to_be_visible()
