"""Nothing of what is embargoed or withdrawn is told anywhere: each place has a word of its own, and everybody looks.

The suite lets the most different readers look at the moments that matter; `make prove` lets all of them look always.
"""

import io
import itertools
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image, PngImagePlugin

from cms.media.models import CampaignDocument, CampaignImage
from partners.artwork.services.templates import add_template
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from partners.organizations.services.keys import create_access_key
from partners.publications.models import PublicationQuerySet
from partners.updates.models import Update
from partners.updates.services import correct_update, withdraw_update
from portal.kept_pages import middleware
from portal.offline.bundle import bundles_kept, keep_bundle
from tests.architecture.test_routes import ARGUMENT, all_routes
from tests.cms.conftest import *  # noqa: F403  the small site
from tests.cms.conftest import link, translate
from tests.support.branding import SLOTS
from tests.support.branding import picture as drawn
from tests.support.crawler import Crawler, colour_of
from tests.support.prove import THOROUGH, only_in_prove

pytestmark = pytest.mark.django_db
# Two things, two languages; a word in each place. Letters only, so that no encoding of a page or a file hides them.
THINGS, LANGUAGES = ("material", "update"), ("en", "uk")
PLACES = ("title", "summary", "body", "alt", "credit")
COLOURS = {"material": (208, 32, 144), "update": (32, 208, 80)}
ON_PAGES = {f"kanarka{thing}{place}{language}" for thing in THINGS for place in PLACES for language in LANGUAGES}
IN_FILES = {"kanarkapaper", "kanarkapapername", "kanarkatemplate"}
TITLES = {word for word in ON_PAGES if "title" in word}
REASONS = {f"kanarkareason{thing}" for thing in THINGS}
NOTES = {f"kanarkanote{thing}" for thing in THINGS}
# What nobody reads at any time: the notes of a photograph, and its name before it came here.
NEVER = {"kanarkanotes", "kanarkafilename"}
# Who looks; the second are staff without pages, who begin in the admin as well.
READERS = ["visitor", "applicant", "viewer", "editor", "owner", "outsider", "key"]
STAFF = ["partnerships", "press_officer", "moderator"]
# Whose work templates are reads what they are called, and for what: they are made before anything is open.
OF_TEMPLATES = {"partnerships": {"kanarkatemplate", "kanarkamaterialtitleen"}}
MOMENTS = ["long before", "a second before", "open", "corrected", "withdrawn"]
IN_THE_SUITE = [
    *((who, "a second before") for who in ("visitor", "owner", "key")),
    ("visitor", "withdrawn"),
]
CASES = list(itertools.product([*READERS, *STAFF], MOMENTS)) if THOROUGH else IN_THE_SUITE
MOST = 1_500 if THOROUGH else 220
# Far enough ahead that whatever the suite does before is over by then.
HOUR = timezone.now().replace(microsecond=0) + timedelta(hours=12)
AT = {"long before": HOUR - timedelta(hours=6), "a second before": HOUR - timedelta(seconds=1)}


def picture(thing):
    data, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_itxt("Description", "kanarkanotes")
    Image.new("RGB", (1200, 900), COLOURS[thing]).save(data, "PNG", pnginfo=notes)
    return data.getvalue()


def colour(thing):
    data = io.BytesIO()
    Image.new("RGB", (8, 8), COLOURS[thing]).save(data, "PNG")
    return colour_of(data.getvalue())


def paper():
    pdf, data = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page(page_size=(300, 300))
    page.Contents = pdf.make_stream(b"BT /F1 12 Tf 20 20 Td (kanarkapaper) Tj ET")
    pdf.save(data)
    return ContentFile(data.getvalue(), "paper.pdf")


def words(thing, language):
    return {place: f"kanarka{thing}{place}{language}" for place in PLACES}


@pytest.fixture
def planted(
    home, standard_page, campaign_page, make_material, make_update, make_picture, index_page, updates_page, locales,
    administrator, settings, monkeypatch,
):  # fmt: skip
    """Both are published with an hour that has not come, and every place of the site leads to them."""
    settings.KEEP_PAGES, settings.BASE_URL = True, "http://testserver"
    monkeypatch.setattr(middleware, "FRESH", 0)
    pictures = {}
    for thing in THINGS:
        image = CampaignImage(title="A picture", file=ContentFile(picture(thing), "kanarkafilename.png"))
        image._set_image_file_metadata()
        image.save()
        pictures[thing] = image
    document = CampaignDocument.objects.create(title="kanarkapapername", file=paper())
    kept = {language: words("material", language) for language in LANGUAGES}
    material = make_material(kept["en"]["title"], preview=pictures["material"], neutral_file=document)
    material.summary, material.credit, material.search_description = (
        kept["en"][place] for place in ("summary", "credit", "alt")
    )
    material.body = [("section", {"heading": "x", "text": kept["en"]["body"]})]
    material.save()
    translate(
        material, locales, title=kept["uk"]["title"], summary=kept["uk"]["summary"], credit=kept["uk"]["credit"],
        search_description=kept["uk"]["alt"], body=[("section", {"heading": "x", "text": kept["uk"]["body"]})],
    )  # fmt: skip
    told = {language: words("update", language) for language in LANGUAGES}

    def body(language):
        shown = {"picture": pictures["update"], "alt": "x", "caption": told[language]["credit"]}
        return [("paragraph", f"<p>{told[language]['body']}</p>"), ("picture", shown)]

    update = make_update(
        told["en"]["title"], summary=told["en"]["summary"], picture=pictures["update"],
        picture_alt=told["en"]["alt"], body=body("en"),
    )  # fmt: skip
    translate(
        update, locales, title=told["uk"]["title"], summary=told["uk"]["summary"], picture_alt=told["uk"]["alt"],
        body=body("uk"),
    )  # fmt: skip
    rows = {"material": Material.objects.get(), "update": Update.objects.get()}
    template = add_template(
        rows["material"], key="sheet", kind="social_card", language="en", titles={"en": "kanarkatemplate"},
        artwork=drawn(), slots=SLOTS, by=acting(administrator),
    )  # fmt: skip
    # The entries of the log, as publishing writes them.
    for page in (material, update):
        page.save_revision(user=administrator).publish(user=administrator)
    lead(home, standard_page, campaign_page, [material, update])
    for row in rows.values():
        type(row).objects.filter(pk=row.pk).update(opens_at=HOUR)
    yield {"rows": rows, "pages": [material, update], "document": document, "template": template}
    for language in LANGUAGES:
        for name in bundles_kept(language):
            default_storage.delete(name)


def lead(home, standard_page, campaign_page, pages):
    links = [link(f"There {page.pk}", page=page) for page in pages]
    home.refresh_from_db()
    home.calls = [("call", each) for each in links]
    home.featured = [("page", page) for page in pages]
    home.footer = [("column", {"title": "About", "links": links})]
    home.save()
    standard_page.body = [("paragraph", f'<p><a linktype="page" id="{page.pk}">words</a></p>') for page in pages]
    standard_page.save()
    campaign_page.ways = [
        ("way", {"key": f"w{place}", "title": "Go", "text": "On.", "action": each}) for place, each in enumerate(links)
    ]
    campaign_page.save()


def everything_with(planted, organization):
    """Every route that can be asked, with what is planted in the place of its arguments."""
    row = planted["rows"]
    for thing in THINGS:
        values = {
            "organization_id": organization.public_id, "material_id": row["material"].public_id,
            "public_id": row[thing].public_id, "key": row[thing].public_id, "update_id": row["update"].public_id,
            "template_id": planted["template"].public_id, "language": "en", "slug": row[thing].key, "code": "children",
            "document_id": planted["document"].pk, "document_filename": planted["document"].filename,
            "topic": "children", "shape": "square", "digest": "x", "name": "x", "path": "x", "address": "x",
        }  # fmt: skip
        for route in all_routes():
            if not route.path.startswith(("cms/", "^")) and not set("(*$") & set(route.path):
                filled = ARGUMENT.sub(lambda found, values=values: str(values.get(found[1], "x")), route.path)
                yield f"/{filled}"


def known(planted):
    """What somebody may have kept: the addresses of the pages, and those by which they are handed on."""
    for page in planted["pages"]:
        for version in page.get_translations(inclusive=True):
            yield version.url
            yield f"/{version.locale.language_code}/share/{page.translation_key}/square.jpg"
    yield planted["document"].url


@pytest.fixture
def reader(request, organization, sign_in):
    """`reader("owner")` is the client of somebody, with the addresses that they begin at."""

    def begin(who):
        if who == "visitor":
            return Client()
        if who == "key":
            owner = request.getfixturevalue("owner")
            scopes = ["campaign:read", "activity:read", "brand:read", "contacts:read"]
            ends = HOUR + timedelta(days=9)
            _key, token = create_access_key(organization, name="Site", scopes=scopes, expires_at=ends, by=acting(owner))
            return Client(headers={"Authorization": f"Bearer {token}"})
        return sign_in(request.getfixturevalue(who))

    return begin


def starts(who, planted, organization):
    own = ["/en/", "/uk/", "/robots.txt", "/sitemap.xml", "/en/offline.zip", "/uk/offline.zip", "/en/updates/feed/"]
    inside = "/cms/" if who in STAFF else "/api/v1/" if who == "key" else f"/en/partner/{organization.public_id}/"
    return [*own, inside, *known(planted), *everything_with(planted, organization)]


def reach(moment, planted, administrator):
    """What has happened until then. The clock stands at the moment."""
    rows, by = planted["rows"], acting(administrator)
    if moment in {"corrected", "withdrawn"}:
        correct_material(rows["material"], notes={"en": "kanarkanotematerial"}, by=by)
        correct_update(rows["update"], notes={"en": "kanarkanoteupdate"}, by=by)
    if moment == "withdrawn":
        withdraw_material(rows["material"], reasons={"en": "kanarkareasonmaterial"}, by=by)
        withdraw_update(rows["update"], reasons={"en": "kanarkareasonupdate"}, by=by)
    for language in LANGUAGES:
        keep_bundle(language, at=clock.now())


def allowed(who, moment):
    """Who may read which words when; of what is withdrawn its name and the reason."""
    own = OF_TEMPLATES.get(who, set())
    if moment in AT:
        return own
    if moment == "withdrawn":
        return TITLES | REASONS | own
    told = NOTES if moment == "corrected" else set()
    return ON_PAGES | IN_FILES | told | {colour(thing) for thing in THINGS}


LOOKED_FOR = [*ON_PAGES, *IN_FILES, *REASONS, *NOTES, *NEVER, *map(colour, THINGS)]


def look(who, moment, planted, reader, organization, administrator):
    with time_machine.travel(AT.get(moment, HOUR + timedelta(seconds=1)), tick=False):
        reach(moment, planted, administrator)
        return Crawler(reader(who), LOOKED_FOR, most=MOST).crawl(starts(who, planted, organization))


@pytest.mark.parametrize(("who", "moment"), CASES)
def test_nobody_finds_what_is_not_theirs_to_read_then(who, moment, planted, reader, organization, administrator):
    crawler = look(who, moment, planted, reader, organization, administrator)

    wrong = {word: places[:3] for word, places in crawler.found.items() if word not in allowed(who, moment)}
    assert wrong == {}
    assert len(crawler.asked) > 50


def test_what_is_open_is_found_by_the_same_crawler(planted, reader, organization, administrator):
    found = {}
    for who in ("visitor", "owner", "key"):
        found |= look(who, "open", planted, reader, organization, administrator).found

    assert set(found) >= ON_PAGES | IN_FILES | {colour(thing) for thing in THINGS}
    assert not NEVER & set(found)


@pytest.mark.parametrize("who", ["visitor", *(pytest.param(who, marks=only_in_prove) for who in ("owner", "key"))])
def test_without_the_rule_it_finds_them_before_their_hour(
    who, planted, reader, organization, administrator, monkeypatch
):
    def none_is(self, *, at, is_closed=True):
        return self.none() if is_closed else self.all()

    monkeypatch.setattr(PublicationQuerySet, "closed", none_is)
    found = look(who, "a second before", planted, reader, organization, administrator).found

    expected = {"visitor": ON_PAGES, "owner": IN_FILES, "key": {word for word in TITLES if "material" in word}}
    assert expected[who] - set(found) == set()
