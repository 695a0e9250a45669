"""Journey 2: a partner's logo on the campaign's materials, and the files opened."""

import json
import shutil
import subprocess

import pypdfium2
import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect

from partners.artwork.services.templates import add_template
from partners.kernel.actors import acting
from portal.demo.facts import CAMPAIGN, LOGOS
from tests.support.materials import open_material

LINES = {"uk": "Ґанок, 24 серпня, о шостій", "en": "On the porch, 24 August, at six"}
# What a picture may say about itself: how it is coded, and the campaign's title, credit and terms. All else is a trace.
CODING = {"SourceFile", "ExifTool", "File", "JFIF", "PNG", "Composite"}
RIGHTS = {
    "IPTC:CodedCharacterSet", "IPTC:ObjectName", "IPTC:Credit", "IPTC:CopyrightNotice", "IPTC:SpecialInstructions",
    "IPTC:OriginalTransmissionReference", "XMP:Identifier", "XMP:TransmissionReference",
    "XMP:Title", "XMP:Credit", "XMP:Rights", "XMP:Marked", "XMP:UsageTerms", "XMP:WebStatement", "XMP:XMPToolkit",
}  # fmt: skip


@pytest.fixture
def templates(campaign, administrator):
    """A Ukrainian poster for print and an English card for the screen, as the demo has them."""
    return {
        "poster": _add("poster_people", "uk", by=acting(administrator)),
        "card": _add("social_card_people", "en", by=acting(administrator)),
    }


def _add(piece: str, language: str, *, by):
    facts = json.loads((CAMPAIGN / "artwork" / f"{piece}.{language}.json").read_text())
    return add_template(
        open_material(),
        key=f"{piece}-{language}",
        kind=facts["kind"],
        language=language,
        titles={"en": f"{piece} {language}", "uk": f"{piece} {language}"},
        artwork=(CAMPAIGN / "artwork" / facts["artwork"]).read_bytes(),
        slots=facts["slots"],
        by=by,
    )


def test_the_logo_is_on_every_file(templates, organization, owner, signed_in_page, press, is_accessible, tmp_path):
    page = signed_in_page(owner)
    own = f"/en/partner/{organization.public_id}"
    page.goto(f"{own}/brand/")
    page.fill("[name=name_en]", "Lantern on the Porch")
    page.fill("[name=name_uk]", "Ліхтар на ґанку")
    page.fill("[name=link]", "https://lantern.example.org/people")
    page.set_input_files("[name=logo]", LOGOS / "logo_08.svg")
    press(page, "Save the brand kit")

    everywhere = page.get_by_role("region", name="On every template")
    pictures = everywhere.locator("img")
    expect(pictures).to_have_count(2)
    for place in range(2):
        pictures.nth(place).scroll_into_view_if_needed()
        page.wait_for_function(
            "image => image.complete && image.naturalWidth > 0", arg=pictures.nth(place).element_handle()
        )
    is_accessible(page)

    files = {}
    for key, language, outputs in (("poster", "uk", ("PDF for print", "JPEG")), ("card", "en", ("JPEG", "PNG"))):
        everywhere.get_by_role("link", name=f"{templates[key].title}").last.click()
        page.wait_for_load_state()
        write_a_line(page, LINES[language])
        for output in outputs:
            files[language, output] = download(page, output, tmp_path)
        page.goto(f"{own}/brand/")

    check_pdf(files["uk", "PDF for print"], line=LINES["uk"], name="Ліхтар на ґанку")
    for key in (("uk", "JPEG"), ("en", "JPEG"), ("en", "PNG")):
        check_picture(files[key])
    page.goto(f"{own}/editions/")
    expect(page.locator("main .sheet-card")).to_have_count(4)
    page.goto(f"{own}/activity/")
    expect(page.get_by_text("downloaded a co-branded file")).to_have_count(4)


def write_a_line(page: Page, line: str) -> None:
    """The picture follows while one types."""
    image = page.locator("#studio-picture")
    before = image.get_attribute("src")
    with page.expect_response(lambda response: "/preview/" in response.url) as drawn:
        page.fill("[name=line]", line)
    assert drawn.value.ok
    page.wait_for_function(
        "([image, before]) => image.getAttribute('src') !== before && image.complete && image.naturalWidth > 0",
        arg=[image.element_handle(), before],
    )
    assert drawn.value.headers["content-type"] == "image/jpeg"


def download(page: Page, output: str, folder):
    with page.expect_download() as started:
        page.get_by_role("button", name=output, exact=True).click()
    path = folder / f"{len(list(folder.iterdir()))}-{started.value.suggested_filename}"
    started.value.save_as(path)
    return path


def check_pdf(path, *, line: str, name: str) -> None:
    document = pypdfium2.PdfDocument(path)
    text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert line in text
    assert name in text
    assert set(document.get_metadata_dict(skip_empty=True)) <= {"Title", "CreationDate", "ModDate", "Producer"}
    # The campaign's artwork and the logo are seen, too: not one plain sheet.
    assert max(ImageStat.Stat(document[0].render(scale=0.2).to_pil().convert("L")).stddev) > 20
    document.close()


def check_picture(path) -> None:
    with Image.open(path) as picture:
        picture.load()
        assert min(picture.size) >= 1000
        assert not picture.getexif()
        assert not {"exif", "comment"} & set(picture.info)
        assert max(ImageStat.Stat(picture.convert("L")).stddev) > 20
    if program := shutil.which("exiftool"):
        told = json.loads(subprocess.run([program, "-j", "-G", path], capture_output=True, check=True).stdout)[0]
        assert {key for key in told if key.split(":")[0] not in CODING} <= RIGHTS
