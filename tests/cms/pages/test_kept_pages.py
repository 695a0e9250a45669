"""Whatever changes what everybody sees ends what is kept of it, in every process; each kind of change once."""

import re
import threading
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.pages.models import HomePage, PublicSite
from cms.pages.selectors import frame
from partners.campaigns.models import Campaign, Endorsement, StatementVersion
from partners.kernel import clock
from partners.kernel.shelves import forget_known
from partners.materials.models import Material
from partners.organizations.models import Organization
from portal.kept_pages import middleware
from portal.kept_pages.marks import is_quiet
from tests.cms.conftest import put_online
from tests.conftest import make_organization
from tests.support.small_site import publish_small_site

HOME, PRIVACY, CAMPAIGN, LIBRARY = "/en/", "/en/privacy/", "/en/campaign/", "/en/materials/"
POSTER, MAP = "/en/materials/material-1/", "/sitemap-en.xml"


@pytest.fixture
def keeping(settings, monkeypatch):
    settings.KEEP_PAGES = settings.KEEP_PARTS = True
    monkeypatch.setattr(middleware, "FRESH", 0)


@pytest.fixture
def whole_site(standard_page, campaign_page, make_material, make_picture, statement, owner, organization):
    make_material("A poster", preview=make_picture(description="A hill"))
    Endorsement.objects.create(
        organization=organization,
        statement_version=statement,
        text_sha256="0" * 64,
        endorsed_by=owner,
        endorsed_at=timezone.now(),
    )


def read(reader, address):
    # Of a form that was here before.
    reader.cookies.clear()
    answer = reader.get(address)
    # The token of a form is another one each time.
    words = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)
    return answer.status_code, words, answer.headers.get("Location")


def page_at(slug):
    return Page.objects.get(slug=slug, locale__language_code="en").specific


def edit(slug, **values):
    page = page_at(slug)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def add_below(slug):
    parent = page_at(slug)
    put_online(type(page_at("privacy"))(title="New", slug="new", show_in_menus=True), under=parent)


def keep_from_strangers():
    PageViewRestriction.objects.create(page=page_at("campaign"), restriction_type="password", password="lantern")


def statement_of(campaign):
    StatementVersion.objects.create(
        campaign=campaign, number=2, texts={"en": "Anew."}, sha256="1" * 64, published_at=timezone.now()
    )


def sign_another():
    signed = Endorsement.objects.get()
    other = make_organization("Paper Boat")
    Endorsement.objects.create(
        organization=other, statement_version=signed.statement_version, text_sha256="0" * 64,
        endorsed_by=signed.endorsed_by, endorsed_at=timezone.now(),
    )  # fmt: skip


def by_hand(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


# By what editors, staff, partners, commands and operators call it: where it is seen, and what happens.
CHANGES = {
    "a page is published": (PRIVACY, lambda: edit("privacy", lead="We keep nothing.")),
    "a page is taken offline": (PRIVACY, lambda: page_at("privacy").unpublish()),
    "a page is made": (HOME, lambda: add_below("campaign-home")),
    "a page is deleted": (MAP, lambda: page_at("privacy").delete()),
    "a page is moved": (PRIVACY, lambda: page_at("privacy").move(page_at("campaign"), pos="last-child")),
    "a page leaves the menu": (CAMPAIGN, lambda: edit("privacy", show_in_menus=False)),
    "a page gets a password": (CAMPAIGN, keep_from_strangers),
    "the foot is edited": (LIBRARY, lambda: edit("campaign-home", footer=[("column", {"title": "Foot", "links": []})])),
    "the site speaks of another page": (HOME, lambda: PublicSite.objects.update(campaign_page=page_at("campaign"))),
    "the site has another root": (HOME, lambda: Site.objects.update(root_page=page_at("campaign"))),
    "a statement is published": (CAMPAIGN, lambda: statement_of(Campaign.objects.get())),
    "a campaign is renamed": (CAMPAIGN, lambda: Campaign.objects.update(names={"en": "People first"})),
    "the portal is renamed": (PRIVACY, lambda: Campaign.objects.update(portal_names={"en": "Lanterns"})),
    "an organisation signs": (HOME, sign_another),
    "an organisation is suspended": (CAMPAIGN, lambda: Organization.objects.update(standing="suspended")),
    "an organisation is renamed": (CAMPAIGN, lambda: Organization.objects.update(name="Lanterns")),
    "a signature goes": (HOME, lambda: Endorsement.objects.all().delete()),
    "a material is withdrawn": (POSTER, lambda: Material.objects.update(withdrawn_at=timezone.now())),
    "a material is offered until now": (LIBRARY, lambda: Material.objects.update(closes_at=timezone.now())),
    "a picture is described": (POSTER, lambda: by_hand("UPDATE media_campaignimage SET description = 'A river'")),
    "a picture has no rights": (POSTER, lambda: by_hand("UPDATE media_campaignimage SET rights_until = '2020-01-01'")),
    "a row is written by hand": (PRIVACY, lambda: by_hand("UPDATE pages_standardpage SET lead = 'By hand'")),
    "rows are written at once": (HOME, lambda: Page.objects.bulk_update([changed(page_at("privacy"))], ["title"])),
}


def changed(page):
    page.title = "At once"
    return page


@pytest.mark.parametrize("keeps_pages", [True, False], ids=["pages and parts", "parts alone"])
def test_what_changes_a_page_is_seen_by_every_process(whole_site, keeping, settings, keeps_pages):
    settings.KEEP_PAGES = keeps_pages
    one, other = Client(), Client()
    # Sizes of pictures are made once, and stay.
    read(one, LIBRARY), read(one, POSTER)
    for name, (address, change) in CHANGES.items():
        with transaction.atomic():
            before = read(one, address)
            assert read(other, address) == before, name
            change()
            settings.KEEP_PAGES = settings.KEEP_PARTS = False
            forget_known()
            after = read(Client(), address)
            settings.KEEP_PAGES, settings.KEEP_PARTS = keeps_pages, True
            assert after != before, f"{name}: this would show nothing"
            assert [read(one, address), read(other, address)] == [after, after], name
            transaction.set_rollback(True)
        # Wagtail keeps there where its sites begin, and knows nothing of what is taken back.
        cache.clear()


def leave_out_of_the_menu():
    edit("privacy", show_in_menus=False)


@pytest.mark.parametrize("keeps_pages", [True, False], ids=["pages and parts", "parts alone"])
def test_without_the_mark_nobody_would_see_it(whole_site, keeping, settings, monkeypatch, keeps_pages):
    """The control of the test above: a page of its own, and the menu that all of them have."""
    settings.KEEP_PAGES = keeps_pages
    monkeypatch.setattr(middleware, "read_mark", lambda: 1)
    reader = Client()
    before = read(reader, CAMPAIGN)
    leave_out_of_the_menu()
    assert read(reader, CAMPAIGN) == before


def test_who_brings_a_cookie_is_told_nothing_that_the_process_knows(whole_site, keeping, monkeypatch):
    """Editors look at what they have just changed, in whichever process."""
    monkeypatch.setattr(middleware, "read_mark", lambda: 1)
    reader, editor = Client(), Client()
    before = read(reader, CAMPAIGN)
    leave_out_of_the_menu()
    editor.cookies["theme"] = "dark"
    assert editor.get(CAMPAIGN).content != before[1]
    assert read(reader, CAMPAIGN) == before


def test_what_is_known_ends_at_its_hour(whole_site, keeping, settings, monkeypatch):
    settings.KEEP_PAGES = False
    noon = timezone.now().replace(hour=12)
    Page.objects.filter(slug="privacy").update(expire_at=noon + timedelta(seconds=20))
    reader = Client()
    in_menu = []
    for seconds in (0, 19, 20):
        with clock.at(noon + timedelta(seconds=seconds)):
            in_menu.append(b'href="/en/privacy/"' in reader.get(CAMPAIGN).content)
    assert in_menu == [True, True, False]


def test_a_page_that_is_drawn_takes_what_the_process_knows(whole_site, keeping, settings):
    """With what is its own, and the mark; the first of all also what all pages have in common."""
    settings.KEEP_PAGES = False
    costs = {}
    for address in (HOME, PRIVACY, CAMPAIGN, LIBRARY, POSTER):
        # The first of all makes the sizes of its pictures, which is a change.
        Client().get(address), Client().get(address)
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        costs[address] = len(queries)
    assert costs == {HOME: 2, PRIVACY: 2, CAMPAIGN: 3, LIBRARY: 7, POSTER: 9}


def test_what_nobody_sees_ends_nothing(standard_page, keeping, owner, sign_in, django_assert_num_queries):
    reader = Client()
    # The first of all makes the row of the site's settings.
    for _time in range(2):
        reader.get(PRIVACY)
    sign_in(owner).post("/en/you/", {"name": "Olena", "language": "en", "time_zone": "Europe/Kyiv"})
    with django_assert_num_queries(1):
        reader.get(PRIVACY)


def test_what_a_page_for_everybody_reads_is_watched(whole_site):
    """A table that is not watched may stand on no page: what changes in it would not be seen."""
    quiet = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if is_quiet(model)}
    # Each process learns once which models there are: only a migration changes that.
    ContentType.objects.get_for_models(*apps.get_models())
    for address in (HOME, PRIVACY, CAMPAIGN, LIBRARY, POSTER, MAP, "/colours.css", "/robots.txt", "/en/developers/"):
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(address).status_code == 200
        read_from = {name for query in queries for name in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
        assert read_from & quiet == set(), address


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tells", ["with the change", "before it"])
def test_a_page_that_was_drawn_beside_a_change_does_not_stay(campaign, settings, monkeypatch, tells):
    """A reader comes between the change and its commit. The control: a mark that is told before the commit."""
    settings.KEEP_PAGES = settings.KEEP_PARTS = True
    monkeypatch.setattr(middleware, "FRESH", 0)
    publish_small_site(campaign)
    told = [0]
    if tells == "before it":
        monkeypatch.setattr(middleware, "read_mark", lambda: told[0])
    reader = Client()

    def read_once():
        answers.append(b"Lanterns" in reader.get("/en/").content)
        connection.close()

    answers: list[bool] = []
    with transaction.atomic():
        HomePage.objects.update(hero_title="Lanterns")
        told[0] += 1
        beside = threading.Thread(target=read_once)
        beside.start()
        beside.join()
    read_once()
    assert answers == [False, tells == "with the change"]


def test_a_site_with_too_many_pages_at_its_top_is_drawn_all_the_same(whole_site, keeping, settings, monkeypatch):
    """Then nothing is known of any page, and each is asked for."""
    settings.KEEP_PAGES = settings.KEEP_PARTS = False
    drawn = {address: read(Client(), address) for address in (HOME, PRIVACY, CAMPAIGN, LIBRARY)}
    settings.KEEP_PARTS = True
    monkeypatch.setattr(frame, "MOST_NEAR", 1)
    assert {address: read(Client(), address) for address in drawn} == drawn


@pytest.mark.parametrize("first", ["en", "uk"])
def test_menu_and_foot_lead_each_reader_into_the_own_language(whole_site, home, locales, keeping, settings, first):
    """Whoever asked first. The links of both home pages name the English page, as a copied menu does."""
    link = {"elsewhere": "", "anchor": "", "page": None, "destination": ""}
    places = [
        {**link, "label": "Privacy", "page": page_at("privacy")},
        {**link, "label": "Join", "destination": "join"},
    ]
    for page in (home, home.get_translation(locales["uk"])):
        page.menu = [("link", place) for place in places]
        page.footer = [("column", {"title": "Here", "links": places})]
        page.save()
    settings.KEEP_PAGES = settings.KEEP_PARTS = False
    drawn = {address: read(Client(), address) for address in ("/en/", "/uk/")}
    settings.KEEP_PARTS = True
    forget_known()
    for address in sorted(drawn, key=lambda address: first not in address):
        assert read(Client(), address) == drawn[address], address
    assert b'href="/uk/privacy/"' in drawn["/uk/"][1]
    assert b'href="/uk/partner/join/"' in drawn["/uk/"][1]


@pytest.mark.parametrize("query", ["?q=boat", "?from=a+letter&page=x", "?" + "x" * 600])
def test_a_page_whose_address_is_not_kept_is_drawn(whole_site, keeping, query):
    for address in (HOME, PRIVACY, CAMPAIGN):
        for _time in range(2):
            assert read(Client(), address + query) == read(Client(), address), address
