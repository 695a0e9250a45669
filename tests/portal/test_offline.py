"""The campaign in one ZIP: what a stranger may read, read from a folder, and nothing that was taken back."""

import io
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.models import PageViewRestriction

from cms.media.models import CampaignImage
from partners.campaigns.models import Campaign
from partners.campaigns.services.statements import endorse_statement
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.organizations.models import Organization
from portal.offline.bundle import bundles_kept, keep_bundle, name_of, write_bundle
from portal.offline.pages import Rewriter, place_of
from portal.offline.tasks import ask_for_missing
from tests.cms.conftest import *  # noqa: F403  the small site
from tests.cms.conftest import png

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.BASE_URL = "http://testserver"
    yield
    for language in ("en", "uk"):
        for name in bundles_kept(language):
            default_storage.delete(name)


def unpacked(language="en") -> dict[str, bytes]:
    file = io.BytesIO()
    write_bundle(file, language, at=clock.now())
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


REWRITER = Rewriter({"/en/", "/en/campaign/"}, lambda path: path.startswith("/static/"), "https://portal.example.org")


@pytest.mark.parametrize(
    ("address", "becomes"),
    [
        ("/en/", "../index.html"),
        ("/en/campaign/#join", "index.html#join"),
        ("#join", "#join"),
        ("https://portal.example.org/en/", "../index.html"),
        ("/static/css/base.css", "../../static/css/base.css"),
        ("../materials/", "https://portal.example.org/en/materials/"),
        ("/en/?page=2", "https://portal.example.org/en/?page=2"),
        ("/en/partner/join/", "https://portal.example.org/en/partner/join/"),
        ("https://elsewhere.example.org/en/", "https://elsewhere.example.org/en/"),
        ("mailto:press@example.org", "mailto:press@example.org"),
        ("/../../etc/passwd", "https://portal.example.org/etc/passwd"),
    ],
)
def test_an_address_leads_into_the_folder_or_to_the_site(address, becomes):
    assert REWRITER.address(address, "/en/campaign/") == becomes


def test_no_page_gets_a_place_outside_of_the_folder():
    assert place_of("/") == "index.html"
    assert place_of("/uk/кампанія/") == "uk/кампанія/index.html"
    assert place_of("/static/a%20b.css") == "static/a b.css"


def test_every_link_of_the_folder_leads_to_something_in_it_or_to_the_web(campaign_page, standard_page, make_material):
    make_material("Poster")
    files = unpacked()

    assert {"index.html", "en/index.html", "en/campaign/index.html", "en/privacy/index.html"} <= set(files)
    assert not [name for name in files if name.startswith("uk/")]
    lost = []
    for name, content in files.items():
        if not name.endswith((".html", ".css")):
            continue
        text = content.decode()
        found = re.findall(r'(?:href|src)="([^"#]*)', text) + re.findall(r"url\(['\"]?([^'\")]+)", text)
        for address in found:
            if address and ":" not in address:
                target = (Path("/") / name).parent.joinpath(address).resolve().as_posix().lstrip("/")
                lost += [] if target in files else [(name, address)]
    assert lost == []


def test_what_not_everybody_may_read_is_not_in_it(standard_page, make_material, campaign_page):
    material = make_material("Canary poster")
    PageViewRestriction.objects.create(page=standard_page, restriction_type="login")

    assert b"Canary poster" in b"".join(unpacked().values())
    material.unpublish()
    told = b"".join(unpacked().values())
    assert b"Canary poster" not in told
    assert b"Very little." not in told


def test_a_zip_of_before_is_not_handed_out_once_something_is_taken_back(standard_page, client):
    first = keep_bundle("en", at=clock.now())
    assert client.get("/en/offline.zip").status_code == 200

    standard_page.unpublish()
    for _time in range(2):
        soon = client.get("/en/offline.zip")
        assert (soon.status_code, soon["Retry-After"]) == (503, "60")
        assert bundles_kept("en") == [first], "who reads has nothing made; the suite's queue would have done so at once"
    # Of both languages of the site only English has pages here.
    ask_for_missing()
    assert not default_storage.exists(first)
    answer = client.get("/en/offline.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert "en/privacy/index.html" not in archive.namelist()


def test_a_page_that_ends_is_gone_at_its_hour(standard_page):
    now = clock.now()
    type(standard_page).objects.filter(pk=standard_page.pk).update(expire_at=now + timedelta(hours=1))

    assert name_of("en", at=now) != name_of("en", at=now + timedelta(hours=2))


CHANGES = {
    "a partner hides": lambda: Organization.objects.update(shown_as=Organization.ShownAs.NOTHING),
    "a partner is suspended": lambda: Organization.objects.update(standing=Organization.Standing.SUSPENDED),
    "a partner is called otherwise": lambda: Organization.objects.update(name="Wren House"),
    "another address": lambda: Campaign.objects.update(addresses={"press": "press@campaign.example.org"}),
    "another hashtag": lambda: Campaign.objects.update(hashtag="#people"),
    "rights end": lambda: CampaignImage.objects.update(rights_until=clock.now().date() - timedelta(days=1)),
    "a draft, which nobody reads": None,
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_readers_would_notice_gives_it_another_name(what, campaign_page, statement, organization, owner):
    endorse_statement(organization, statement, by=acting(owner))
    CampaignImage.objects.create(title="Herons", file=ContentFile(png(), "herons.png"))
    now = clock.now()
    before = name_of("en", at=now)

    change = CHANGES[what]
    change() if change else campaign_page.save_revision()

    assert (name_of("en", at=now) != before) == (change is not None)


def test_the_tick_asks_for_what_is_missing_and_not_twice_in_a_row(standard_page):
    assert ask_for_missing() == 2
    assert ask_for_missing() == 0
    assert len(bundles_kept("en")) == 1


def test_a_language_without_pages_has_none(db, client):
    assert client.get("/uk/offline.zip").status_code == 404


def test_pages_of_the_folder_run_no_script_and_set_no_cookie(campaign_page):
    pages = [content.decode() for name, content in unpacked().items() if name.endswith(".html")]

    assert [page for page in pages if re.search(r"<script(?! type=.application/ld\+json)", page)] == []


@pytest.mark.browser
def test_it_opens_from_a_folder_without_a_server(campaign_page, standard_page, browser, tmp_path):
    for name, content in unpacked().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))

    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("link", name="Begin to read").click()
    page.get_by_role("link", name="The campaign", exact=True).first.click()

    assert page.locator("h1").inner_text() == "Territories are people"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Source Sans 3"')
    page.evaluate("document.fonts.ready.then(() => true)")
    assert [url for url in asked if not url.startswith("file:")] == []
    assert failed == []
    context.close()
