"""A QR code on a file is one that telephones read, or there is no file."""

import io
import json
from pathlib import Path

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from partners.artwork.services import is_code_readable, longest_link, revise_template
from partners.branding.models import LONGEST_LINK
from partners.branding.services import findings_on, save_brand_kit
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.kernel.errors import DomainError
from tests.support.branding import KIT, picture, print_page, url_of
from tests.support.editions import content

# A network that shows a picture smaller, and packs it once more.
ARTWORK = Path(__file__).parents[3] / "portal/demo/campaign/artwork"
SHRUNK, PACKED = 2 / 3, 75


def link_of(length: int) -> str:
    return ("https://partner.example.org/" + "a1b2c3d4" * 40)[:length]


def seen_by_telephones(file: bytes, output: str) -> list[str]:
    """What is read off a file as it is, and after a network or a print shop had it."""
    if output == "pdf":
        # A camera sees much less than a press prints.
        pictures = [pypdfium2.PdfDocument(file)[0].render(scale=150 / 72).to_pil()]
    else:
        whole = Image.open(io.BytesIO(file)).convert("RGB")
        small = io.BytesIO()
        whole.resize((round(whole.width * SHRUNK), round(whole.height * SHRUNK)), Image.Resampling.BICUBIC).save(
            small, "JPEG", quality=PACKED
        )
        pictures = [whole, Image.open(small)]
    return [found.text for picture in pictures for found in zxingcpp.read_barcodes(picture)]


@pytest.fixture
def card(card, administrator):
    """The places of the demo's card, on a card of the networks' size."""
    revise_template(card, artwork=picture(1080, 1350), slots=slots_of("social_card_people"), by=acting(administrator))
    return card


@pytest.fixture
def poster(poster, administrator):
    revise_template(poster, artwork=print_page(), slots=slots_of("poster_people"), by=acting(administrator))
    return poster


def slots_of(name):
    return json.loads((ARTWORK / f"{name}.en.json").read_text())["slots"]


def with_link(organization, owner, length):
    return save_brand_kit(organization, **{**KIT, "link": link_of(length)}, logo=None, by=acting(owner))


@pytest.mark.parametrize(
    ("which", "output"), [("card", "jpeg"), ("card", "png"), ("poster", "pdf"), ("poster", "jpeg"), ("poster", "png")]
)
def test_the_longest_link_that_a_template_takes_is_read_off_its_files(request, organization, owner, which, output):
    template = request.getfixturevalue(which)
    most = longest_link(template.current_version, LONGEST_LINK)
    kit = with_link(organization, owner, most)

    edition = request_edition(organization, template, line="", output=output, by=acting(owner))

    read = seen_by_telephones(content(edition), output)
    assert read == [kit.link] * (1 if output == "pdf" else 2)


def test_a_longer_one_is_refused_with_the_number_that_fits(client, organization, owner, card):
    version = card.current_version
    most = longest_link(version, LONGEST_LINK)
    assert 60 < most < 299
    kit = with_link(organization, owner, 299)
    client.force_login(owner)

    answer = client.post(url_of("studio", organization, card.public_id), {"line": "With us", "output": "jpeg"})

    assert answer.status_code == 422
    assert f"Up to {most} characters fit" in answer.text
    assert "With us" in answer.text, "what was typed stays"
    assert [finding.code for finding in findings_on(version, kit)] == ["link"]
    with pytest.raises(DomainError, match=str(most)):
        request_edition(organization, card, line="", output="jpeg", by=acting(owner))


def test_without_that_rule_no_telephone_would_read_it():
    """The negative control: one pixel for each module, as a long link had."""
    code = segno.make_qr(link_of(299), error="m")
    one_pixel = io.BytesIO()
    code.save(one_pixel, kind="png", scale=1, border=4)
    picture = Image.open(one_pixel).convert("RGB")
    sheet = Image.new("RGB", (1080, 1350), "white")
    sheet.paste(picture, (800, 1100))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    assert len(seen_by_telephones(out.getvalue(), "png")) < 2


def test_a_template_without_a_code_takes_any_link(card):
    version = card.current_version
    version.slots = [slot for slot in version.slots if slot["kind"] != "qr"]
    assert is_code_readable(version, link_of(300))
