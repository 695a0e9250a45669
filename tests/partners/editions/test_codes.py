"""A QR code on a file is one that telephones read, and leads to what has become of that file; or there is no file."""

import io
import json
import shutil
import subprocess
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from partners.artwork.rendering import SAMPLE_CODE, Choices, codes_from, edition_digest, identifiers_in
from partners.artwork.services import address_of_code, code_at, is_code_readable, revise_template
from partners.branding.services import findings_on, save_brand_kit
from partners.editions.models import Edition
from partners.editions.services import draw_preview, request_edition
from partners.kernel.actors import acting
from partners.kernel.codes import is_short_code
from partners.kernel.errors import Conflict, DomainError
from partners.kernel.limits.budgets import Budget
from tests.support.branding import KIT, picture, print_page
from tests.support.editions import content

# A network that shows a picture smaller, and packs it once more.
ARTWORK = Path(__file__).parents[3] / "portal/demo/campaign/artwork"
SHRUNK, PACKED = 2 / 3, 75
OUTPUTS = [("card", "jpeg"), ("card", "png"), ("poster", "pdf"), ("poster", "jpeg"), ("poster", "png")]
LONG_LINK = ("https://partner.example.org/" + "a1b2c3d4" * 40)[:299]


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


@pytest.mark.parametrize(("which", "output"), OUTPUTS)
def test_the_code_of_every_file_is_read_and_leads_to_that_file(request, organization, owner, kit, which, output):
    template = request.getfixturevalue(which)

    edition = request_edition(organization, template, line="", output=output, by=acting(owner))

    read = seen_by_telephones(content(edition), output)
    assert read == [f"http://testserver/v/{edition.code}"] * (1 if output == "pdf" else 2)
    assert code_at(read[0]) == edition.code


@pytest.mark.parametrize(("which", "output"), OUTPUTS)
def test_a_file_says_its_code_to_programs(request, organization, owner, kit, which, output, tmp_path):
    edition = request_edition(organization, request.getfixturevalue(which), line="", output=output, by=acting(owner))
    file = content(edition)

    assert identifiers_in(file) == [address_of_code(edition.code)]
    if program := shutil.which("exiftool"):
        path = tmp_path / f"file.{output}"
        path.write_bytes(file)
        told = json.loads(subprocess.run([program, "-j", "-G", path], capture_output=True, check=True).stdout)[0]
        assert told["XMP:Identifier"] == address_of_code(edition.code)
        assert told["XMP:Credit"] == "The campaign"
        if output == "jpeg":
            assert told["IPTC:OriginalTransmissionReference"] == edition.shown_code


def test_a_slot_for_the_code_shows_it_in_letters(organization, owner, administrator, poster, kit):
    slots = [*slots_of("poster_people"), {"kind": "code", "x": 0.1, "y": 0.02, "width": 0.5, "height": 0.05}]
    revise_template(poster, slots=slots, by=acting(administrator))

    edition = request_edition(organization, poster, line="", output="pdf", by=acting(owner))

    page = pypdfium2.PdfDocument(content(edition))[0]
    assert edition.shown_code in page.get_textpage().get_text_bounded()


def test_however_long_the_partners_link_is_the_file_is_made(organization, owner, card):
    kit = save_brand_kit(organization, **{**KIT, "link": LONG_LINK}, logo=None, by=acting(owner))

    assert findings_on(card.current_version, kit) == []
    assert request_edition(organization, card, line="", output="jpeg", by=acting(owner)).drawn_at


def test_a_template_whose_code_nobody_could_read_gives_no_file(organization, owner, administrator, card, kit):
    tiny = [
        {**slot, "width": 0.03, "height": 0.03} if slot["kind"] == "qr" else slot for slot in card.current_version.slots
    ]
    revise_template(card, slots=tiny, by=acting(administrator))
    assert not is_code_readable(card.current_version)

    with pytest.raises(DomainError, match="too small to be read") as refused:
        request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert refused.value.code == "code_unreadable"


def test_without_that_rule_no_telephone_would_read_it():
    """The negative control: one pixel for each module."""
    code = segno.make_qr(address_of_code(SAMPLE_CODE), error="m")
    one_pixel = io.BytesIO()
    code.save(one_pixel, kind="png", scale=1, border=4)
    drawn = Image.open(one_pixel).convert("RGB")
    sheet = Image.new("RGB", (1080, 1350), "white")
    sheet.paste(drawn, (800, 1100))
    out = io.BytesIO()
    sheet.save(out, "PNG")
    assert len(seen_by_telephones(out.getvalue(), "png")) < 2


def test_a_template_without_a_qr_code_has_none_to_be_read(card):
    version = card.current_version
    version.slots = [slot for slot in version.slots if slot["kind"] != "qr"]
    assert is_code_readable(version)


def test_a_preview_shows_a_code_that_is_nobodys(organization, owner, card, kit):
    drawn = draw_preview(
        card.current_version, organization, kit, line="", width=800, budget=Budget("preview", owner.pk)
    )

    assert seen_by_telephones(drawn, "jpeg")[0] == address_of_code(SAMPLE_CODE)


def test_the_code_follows_from_the_digest_and_is_never_that_of_previews():
    digest = edition_digest("a", "b", Choices(), "jpeg")
    codes = list(codes_from(digest))
    assert codes == list(codes_from(digest))
    assert len(set(codes)) == len(codes) > 1
    assert all(is_short_code(code) for code in codes)
    assert SAMPLE_CODE not in list(codes_from("0" * 64))


def test_a_code_that_is_taken_is_left_to_whoever_has_it(organization, other_organization, owner, outsider, card, kit):
    """Never a wrong partner: the second file takes the next code."""
    first = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    save_brand_kit(other_organization, **KIT, logo=None, by=acting(outsider))
    theirs = request_edition(other_organization, card, line="", output="jpeg", by=acting(outsider))
    wanted = next(codes_from(theirs.digest))
    assert theirs.code == wanted
    Edition.objects.filter(pk=theirs.pk).delete()
    Edition.objects.filter(pk=first.pk).update(code=wanted)

    again = request_edition(other_organization, card, line="", output="jpeg", by=acting(outsider))

    assert again.code == list(islice(codes_from(again.digest), 2))[1] != wanted


def test_where_all_its_codes_are_taken_the_person_is_told(organization, owner, card, kit, monkeypatch):
    monkeypatch.setattr("partners.editions.services.editions.codes_from", lambda digest: ["7K3MQ9XA2B"])
    first = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    assert first.code == "7K3MQ9XA2B"

    with pytest.raises(Conflict) as refused:
        request_edition(organization, card, line="Another", output="jpeg", by=acting(owner))

    assert refused.value.code == "no_free_code"


@pytest.mark.parametrize(
    "address",
    [
        "https://testserver.example.org/v/{code}", "http://testserver/en/v/{code}", "http://testserver/v/{code}/x",
        "http://testserver/v/", "ftp://testserver/v/{code}", "http://evil.example.org/?http://testserver/v/{code}",
        "http://testserver@evil.example.org/v/{code}", "{code}", "",
    ],
)  # fmt: skip
def test_only_our_own_address_is_read_as_a_code(address):
    code = next(codes_from("f" * 64))
    assert code_at(f"http://testserver/v/{code}") == code
    assert code_at(f"HTTP://TESTSERVER/V/{code[:5]}-{code[5:]}/".lower()) == code
    assert code_at(address.format(code=code)) == ""
