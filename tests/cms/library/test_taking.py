"""Files without a partner's logo: what they carry, what they are called, who may have them, and the ZIP of several."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta
from urllib.parse import unquote
from uuid import uuid4

import pypdfium2
import pytest
import time_machine
import zxingcpp
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from cms.library import views
from cms.media.models import CampaignDocument, CampaignImage
from partners.artwork.models import Template
from partners.artwork.services import add_template, revise_template
from partners.artwork.services.neutral import purge_neutral
from partners.kernel.actors import acting
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import PRICES, Price, Share
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.cms.conftest import translate
from tests.support.branding import picture, print_page
from tests.support.closed import CANARY, KINDS_OF_MATERIALS, close

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="currentColor" d="M0 0h40v20H0z"/></svg>'
SITE = "https://territories.example.org"
SLOTS = [
    {"kind": "logo", "x": 0.05, "y": 0.8, "width": 0.25, "height": 0.15, "background": "#ffffff"},
    {"kind": "name", "x": 0.35, "y": 0.8, "width": 0.3, "height": 0.06, "colour": "#1b1f24", "align": "start"},
    {"kind": "qr", "x": 0.7, "y": 0.75, "width": 0.28, "height": 0.2, "colour": "#1b1f24", "background": "#ffffff"},
]


@pytest.fixture(autouse=True)
def address(settings, campaign):
    settings.BASE_URL = SITE
    campaign.mark = MARK
    campaign.save()


@pytest.fixture
def make_document(db):
    def make(title="A paper", **fields):
        document = CampaignDocument(title=title, file=ContentFile(print_page(), f"{uuid4()}.pdf"), **fields)
        document._set_document_file_metadata()
        document.save()
        return document

    return make


@pytest.fixture
def give_template(administrator):
    def give(page, artwork=None, key="sheet-en", title="Sheet", language="en"):
        return add_template(
            Material.objects.get(public_id=page.translation_key), key=key, kind="poster", language=language,
            titles={"en": title}, artwork=artwork or print_page(), slots=SLOTS, by=acting(administrator),
        )  # fmt: skip

    return give


def picture_of(data):
    image = CampaignImage(title="Card", file=ContentFile(data, "card.png"))
    image._set_image_file_metadata()
    image.save()
    return image


def taken(page, number=1, client=None):
    return (client or Client()).get(f"/en/partner/materials/{page.public_id}/file/{number}/")


def content_of(answer):
    return b"".join(answer.streaming_content)


def drawn_from(data):
    if not data.startswith(b"%PDF"):
        return Image.open(io.BytesIO(data)).convert("RGB")
    document = pypdfium2.PdfDocument(data)
    drawn = document[0].render(scale=150 / 72).to_pil()
    document.close()
    return drawn


def codes_on(data):
    return [found.text for found in zxingcpp.read_barcodes(drawn_from(data))]


def words_on(data):
    document = pypdfium2.PdfDocument(data)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return words


@pytest.mark.parametrize("artwork", [print_page(), picture(1080, 1350)])
def test_of_a_template_the_campaign_gives_a_file_with_its_own_mark_address_and_code(
    make_material, give_template, make_document, artwork
):
    page = make_material(neutral_file=make_document())
    give_template(page, artwork)

    data = content_of(taken(page))

    assert codes_on(data) == [SITE]
    drawn = drawn_from(data)
    # The mark stands on its plate.
    assert drawn.getpixel((round(0.175 * drawn.width), round(0.875 * drawn.height)))[0] < 60
    if data.startswith(b"%PDF"):
        assert "Territories are people" in words_on(data)


def test_paper_without_a_template_gets_a_foot_and_keeps_its_size(make_material, make_document):
    data = content_of(taken(make_material(neutral_file=make_document())))

    assert codes_on(data) == [SITE]
    assert "Territories are people" in words_on(data)
    assert "territories.example.org" in words_on(data)
    assert [round(side) for side in pypdfium2.PdfDocument(data)[0].get_size()] == [420, 595]


def test_a_picture_without_a_template_grows_by_a_foot(make_material):
    image = picture_of(picture(1080, 1080, "#cc2200"))
    data = content_of(taken(make_material(kind="social_card", preview=image)))

    drawn = drawn_from(data)
    assert codes_on(data) == [SITE]
    assert drawn.width == 1080
    assert drawn.height > 1080
    # Nothing of it is covered.
    assert {drawn.getpixel((x, y)) for x in (0, 540, 1079) for y in (0, 540, 1079)} == {(204, 34, 0)}


def test_what_is_too_small_for_a_foot_is_handed_out_as_it_is(make_material):
    image = picture_of(picture(200, 200))
    data = content_of(taken(make_material(kind="social_card", preview=image)))
    assert Image.open(io.BytesIO(data)).size == (200, 200)
    assert codes_on(data) == []


def test_it_is_called_as_it_was_when_it_was_uploaded(make_material, make_document):
    page = make_material(neutral_file=make_document(file_name="Листівка.pdf"))
    told = taken(page)["Content-Disposition"]
    assert unquote(told.partition("''")[2]) == "Листівка.pdf"


def test_the_page_offers_each_file_by_its_number(make_material, give_template):
    page = make_material()
    give_template(page, title="Wide")
    give_template(page, picture(1080, 1350), key="sheet-two-en", title="Tall")

    html = Client().get(page.url).content.decode()

    for number in (1, 2):
        assert f"/en/partner/materials/{page.public_id}/file/{number}/" in html
        assert taken(page, number).status_code == 200
    assert taken(page, 3).status_code == 404
    assert taken(page, 0).status_code == 404


def test_the_page_offers_what_partners_can_use_now_in_its_language_by_what_its_newest_version_is(
    make_material, give_template, administrator
):
    page = make_material()
    turned = give_template(page, key="sheet-a-en", title="Turned")
    revise_template(turned, artwork=picture(1080, 1350), slots=SLOTS, by=acting(administrator))
    give_template(page, key="sheet-b-en", title="Printed")
    give_template(page, key="sheet-uk", title="Foreign", language="uk")
    Template.objects.filter(pk=give_template(page, key="sheet-c-en").pk).update(retired_at=timezone.now())

    context = Client().get(page.url).context

    assert context["files_to_take"] == [
        {"number": 1, "title": "Turned", "is_picture": True},
        {"number": 2, "title": "Printed", "is_picture": False},
    ]
    assert context["has_templates"]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_page_costs_as_much_for_many_templates_as_for_none(
    campaign_page, make_material, give_template, make_picture, count, django_assert_num_queries
):
    page = make_material(preview=make_picture())
    for number in range(count):
        give_template(page, key=f"sheet-{number}-en")
    Client().get(page.url)
    with django_assert_num_queries(12):
        Client().get(page.url)


def test_it_is_drawn_once_and_a_browser_that_has_it_is_told_so(make_material, make_document, monkeypatch):
    page = make_material(neutral_file=make_document())
    first = taken(page)
    content_of(first)
    monkeypatch.setattr("partners.artwork.services.neutral.with_foot", None)

    assert taken(page).status_code == 200
    again = Client().get(first.wsgi_request.path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert "no-cache" in first["Cache-Control"]


@pytest.mark.parametrize("kind", KINDS_OF_MATERIALS)
def test_nobody_takes_a_file_of_what_is_closed(kind, make_material, make_document, owner, applicant, sign_in):
    page = make_material(f"{CANARY} {kind}", neutral_file=make_document(CANARY))
    other = make_material("Open")
    assert taken(page).status_code == 200

    close(page, kind)

    for client in (Client(), sign_in(owner), sign_in(applicant)):
        answer = taken(page, client=client)
        assert answer.status_code in {404, 410}
        assert CANARY not in answer.get("Content-Disposition", "")
        archive = opened(zip_of(page, other, client=client))
        told = " ".join(
            [*archive.namelist(), *(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())]
        )
        assert CANARY not in told
        assert any("Open" in name for name in archive.namelist())


def zip_of(*pages, client=None, language="en"):
    query = "&".join(f"take={page.public_id}" for page in pages)
    return (client or Client()).get(f"/{language}/partner/materials/selection.zip?{query}")


def opened(answer):
    assert answer.status_code == 200, answer.content
    archive = zipfile.ZipFile(io.BytesIO(content_of(answer)))
    assert archive.testzip() is None
    return archive


def test_a_selection_is_one_zip_with_files_texts_licences_and_hashes(
    make_material, make_document, make_picture, locales
):
    body = [("section", {"heading": "Post", "text": "People are <not> territory."})]
    leaflet = make_material("Leaflet: a/b", kind="leaflet", neutral_file=make_document(), body=body, credit="Us")
    card = make_material("Card", kind="social_card", preview=make_picture(description="A hill at dawn"))

    answer = zip_of(leaflet, card)
    archive = opened(answer)

    assert answer.streaming
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    # The newest first, whatever the order in which they were ticked.
    assert archive.namelist() == [
        "01 Card/A picture.png",
        "01 Card/about.txt",
        "02 Leaflet a b/A paper.pdf",
        "02 Leaflet a b/text.txt",
        "02 Leaflet a b/text.html",
        "02 Leaflet a b/about.txt",
        "LICENCES.txt",
        "READ ME.txt",
        "manifest.json",
    ]
    assert "People are <not> territory." in archive.read("02 Leaflet a b/text.txt").decode()
    assert "People are &lt;not&gt; territory." in archive.read("02 Leaflet a b/text.html").decode()
    assert "A hill at dawn" in archive.read("01 Card/about.txt").decode()
    assert "CC BY 4.0" in archive.read("LICENCES.txt").decode()
    assert codes_on(archive.read("02 Leaflet a b/A paper.pdf")) == [SITE]
    manifest = json.loads(archive.read("manifest.json"))
    for material in manifest["materials"]:
        for file in material["files"]:
            data = archive.read(file["name"])
            assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))


def test_it_speaks_the_language_of_the_reader_where_a_material_does(make_material, locales):
    body = [("section", {"heading": "", "text": "Words."})]
    both = make_material("Both", kind="posts", body=body)
    translate(both, locales, title="Обидві")
    english = make_material("English only", kind="posts", body=body)

    archive = opened(zip_of(both, english, language="uk"))

    assert any(name.startswith("02 Обидві/") for name in archive.namelist())
    assert any(name.startswith("01 English only/") for name in archive.namelist())
    assert any(name.startswith("ПРОЧИТАЙТЕ") for name in archive.namelist())


def test_what_was_withdrawn_since_it_was_ticked_is_named_and_not_in_it(make_material, administrator):
    gone, there = make_material("Gone sheet"), make_material("There")
    withdraw_material(
        Material.objects.get(public_id=gone.translation_key), reasons={"en": "Wrong"}, by=acting(administrator)
    )

    archive = opened(zip_of(gone, there))

    assert not any("Gone" in name for name in archive.namelist())
    assert "Gone sheet" in archive.read("READ ME.txt").decode()
    assert [thing["title"] for thing in json.loads(archive.read("manifest.json"))["withdrawn"]] == ["Gone sheet"]
    assert zip_of(gone).status_code == 422


def test_what_cannot_be_drawn_now_is_named_and_breaks_nothing(make_material, make_document, monkeypatch):
    page = make_material("Busy", neutral_file=make_document())

    def refuse(*args):
        raise Busy("Later", retry_after=3)

    monkeypatch.setattr("partners.artwork.services.neutral.kept_or_drawn", lambda *args, **kwargs: refuse())
    archive = opened(zip_of(page))
    assert "A paper.pdf" in archive.read("READ ME.txt").decode()
    assert taken(page).status_code == 503


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Nothing was ticked"),
        ("?take=x&take=%00", ""),
        ("?take=no&take=", "Nothing was ticked"),
        ("?take=5d1c2a52-6a1e-4a0c-9d4b-0f6a3a9b7c11", "Nothing of what you ticked"),
    ],
)
def test_nothing_to_take_is_told_in_words(db, index_page, query, words):
    answer = Client().get(f"/en/partner/materials/selection.zip{query}")
    assert answer.status_code in {400, 422}
    assert words in answer.content.decode()
    assert not answer.cookies


def test_too_many_and_too_much_are_told_with_what_was_ticked(make_material, make_document, monkeypatch):
    pages = [make_material(f"Sheet {number}", neutral_file=make_document()) for number in range(3)]
    monkeypatch.setattr(views, "MOST_MATERIALS", 2)
    answer = zip_of(*pages)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "2 materials at the most" in html
    assert html.count(" checked") == 2
    assert all(page.title in html for page in pages)

    monkeypatch.setattr(views, "MOST_BYTES", 10)
    answer = zip_of(pages[0])
    assert answer.status_code == 422
    assert "MB at the most" in answer.content.decode()


def test_it_ends_by_the_clock(make_material):
    page = make_material("Ends")
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()
    assert zip_of(page).status_code == 422


def test_a_piece_at_a_time_is_in_memory(make_material, make_document, monkeypatch):
    """Before the last file is opened, the first is through."""
    pages = [make_material(f"Sheet {number}", neutral_file=make_document()) for number in range(2)]
    [content_of(taken(page)) for page in pages]
    answer = zip_of(*pages)
    stream = iter(answer.streaming_content)
    opened_files = []
    monkeypatch.setattr(
        "partners.artwork.services.neutral.kept_or_drawn",
        lambda name, *args, **kwargs: opened_files.append(name) or io.BytesIO(b"x" * 200_000),
    )
    first = next(stream)
    assert len(first) < 100_000
    assert len(opened_files) <= 1
    rest = [len(piece) for piece in stream]
    assert len(opened_files) == 2
    assert max(rest) <= 70_000


def test_cards_can_be_ticked_in_the_library_and_by_partners(make_material, organization, owner, sign_in):
    page = make_material()
    tick = f'name="take" value="{page.public_id}" form="take"'
    for html in (
        Client().get("/en/materials/").content.decode(),
        sign_in(owner).get(f"/en/partner/{organization.public_id}/materials/").content.decode(),
    ):
        assert tick in html
        assert 'id="take" method="get"' in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_zip_costs_a_few_queries_for_each_material(make_material, count, django_assert_max_num_queries):
    pages = [make_material(f"Number {number}") for number in range(count)]
    zip_of(*pages)
    with django_assert_max_num_queries(12 + 6 * count):
        opened(zip_of(*pages))


def test_what_was_drawn_a_month_ago_is_let_go_and_drawn_again(make_material, make_document):
    page = make_material(neutral_file=make_document())
    data = content_of(taken(page))
    assert purge_neutral() == 0

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert purge_neutral() >= 1

    assert content_of(taken(page)) == data


def test_what_an_address_may_have_drawn_ends_in_words(make_material, make_document, monkeypatch):
    monkeypatch.setitem(PRICES, "neutral", Price(timedelta(hours=1), Share(uses=1), Share(uses=99)))
    first, second = (make_material(name, neutral_file=make_document(name)) for name in ("One", "Two"))
    first.credit = "Nobody has drawn it with this"
    first.save()
    assert taken(first).status_code == 200

    assert taken(second).status_code == 429
    # What is drawn already costs nothing.
    assert taken(first).status_code == 200
