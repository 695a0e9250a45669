"""A small site in two languages, made of what the tests are about and nothing else."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page, Site

from cms.campaign_pages.models import CampaignPage, PartnersPage, SafeReportPage, VideosPage
from cms.library.models import CollectionEntry, CollectionPage, MaterialIndexPage, MaterialPage
from cms.media.models import CampaignImage
from cms.pages.models import HomePage, PublicSite, StandardPage
from cms.press_room.models import PressRoomPage
from cms.update_pages.models import UpdateIndexPage, UpdatePage
from partners.artwork.models import Template, TemplateVersion
from partners.materials.models import Material
from tests.support.branding import picture

SOURCE = {"kind": "report", "title": "A report, 2022", "url": "https://reports.example.org/1"}


@pytest.fixture
def locales(db):
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in ("en", "uk")}


@pytest.fixture
def site(locales):
    """English and Ukrainian home pages under Wagtail's default site."""
    home = put_online(
        HomePage(
            title="Territories are people",
            slug="campaign-home",
            hero_title="Territories are people",
            hero_lead="Whoever talks about land talks about them.",
            locale=locales["en"],
        ),
        under=Page.get_first_root_node(),
    )
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    translate(home, locales, title="Території — це люди", hero_title="Території — це люди")
    return site


def put_online(page, *, under):
    """As it stands after publishing, without the drafts before it: each of those costs three times the page."""
    page.first_published_at = page.last_published_at = timezone.now()
    return under.add_child(instance=page)


def translate(page, locales, **values):
    original = page.get_parent().specific
    parent = original if original.is_root() else original.get_translation(locales["uk"])
    data = page.serializable_data()
    for name in (relation.get_accessor_name() for relation in get_all_child_relations(page)):
        data[name] = [{**child, "pk": None} for child in data[name]]
    alone = {"pk": None, "path": "", "depth": None, "numchild": 0, "latest_revision": None, "live_revision": None}
    slug = f"{page.slug}-uk" if original.is_root() else page.slug
    version = type(page).from_serializable_data({**data, **alone, "locale": locales["uk"].pk, "slug": slug})
    for name, value in values.items():
        setattr(version, name, value)
    return put_online(version, under=parent)


@pytest.fixture
def home(site):
    return HomePage.objects.get(pk=site.root_page_id)


@pytest.fixture
def standard_page(home, locales):
    page = put_online(
        StandardPage(
            title="Privacy",
            slug="privacy",
            lead="We keep little.",
            show_in_menus=True,
            body=[("heading", "What we keep"), ("paragraph", "<p>Very little.</p>"), ("sources", [SOURCE])],
        ),
        under=home,
    )
    translate(page, locales, title="Приватність")
    return page


@pytest.fixture
def campaign_page(home, locales, campaign, statement):
    PublicSite.objects.create(site=Site.objects.get(is_default_site=True), campaign=campaign)
    topics = [
        (
            "topic",
            {
                "key": key,
                "title": f"On {key}",
                "lead": "It happens.",
                "text": "<p>Facts.</p>",
                "law": "",
                "sources": [SOURCE],
            },
        )
        for key in ("detention", "filtration")
    ]
    page = put_online(
        CampaignPage(
            title="The campaign",
            slug="campaign",
            show_in_menus=True,
            campaign=campaign,
            lead="Behind every line are people.",
            intro="<p>In 2014 it began.</p>",
            topics=topics,
            timeline=[("event", {"date": "2022-09", "title": "Liberation", "text": "Of many places.", "sources": []})],
            ways=[("way", {"key": "media", "title": "Ask us", "text": "We answer.", "action": link("Ask", "ask")})],
        ),
        under=home,
    )
    translate(page, locales, title="Кампанія")
    return page


@pytest.fixture
def partners_page(home, locales, campaign):
    page = put_online(PartnersPage(title="Partners", slug="partners", lead="Many."), under=home)
    translate(page, locales, title="Партнери")
    return page


@pytest.fixture
def videos_page(home, locales, campaign):
    page = put_online(VideosPage(title="Videos", slug="videos", lead="In their own words."), under=home)
    translate(page, locales, title="Відео")
    return page


def link(label, destination="", page=None):
    return {"label": label, "destination": destination, "page": page, "anchor": ""}


def channel(name, protection, address="reports.77", **more):
    words = {"hidden": "", "visible": "That you write.", "steps": ["Write little."], "url": "", **more}
    return ("channel", {"name": name, "address": address, "protection": protection, **words})


@pytest.fixture
def report_page(home, locales):
    page = put_online(
        SafeReportPage(
            title="Report a violation safely",
            slug="report",
            lead="Read to the end before you write.",
            before=[("advice", {"title": "Wait until it is safe", "text": "No report is worth an arrest."})],
            channels=[
                channel("Ordinary mail", "weak", "info@campaign.example.org"),
                channel("Signal", "strong", url="https://signal.example.org/x"),
            ],
            exit_url="https://weather.example.org/",
        ),
        under=home,
    )
    translate(page, locales, title="Як безпечно повідомити")
    return page


@pytest.fixture
def index_page(home, locales):
    page = put_online(
        MaterialIndexPage(title="Materials", slug="materials", lead="To share.", show_in_menus=True), under=home
    )
    translate(page, locales, title="Матеріали")
    return page


@pytest.fixture
def make_material(index_page, campaign):
    """`make_material("Poster")` publishes one; `publish=False` keeps it a draft."""
    count = iter(range(1, 1000))

    def make(title="A poster", *, kind="poster", publish=True, parent=None, templates=0, **fields):
        number = next(count)
        page = MaterialPage(
            title=title,
            slug=f"material-{number}",
            campaign=campaign,
            kind=kind,
            summary=f"About {title}.",
            licence="CC BY 4.0",
            live=publish and "go_live_at" not in fields,
            **fields,
        )
        if page.live:
            page = put_online(page, under=parent or index_page)
        else:
            (parent or index_page).add_child(instance=page)
        for place in range(templates):
            template = Template.objects.create(
                material=Material.objects.get(public_id=page.translation_key),
                key=f"template-{number}-{place}",
                titles={"en": f"Sheet {number}-{place}"},
                kind="poster",
                language="en",
            )
            TemplateVersion.objects.create(
                template=template,
                number=1,
                media_type="image/png",
                width=1,
                height=1,
                slots=[],
                published_at=timezone.now(),
            )
        if page.live:
            return page
        revision = page.save_revision()
        if publish:
            revision.publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def hidden_materials(make_material):
    """A draft, one that is scheduled for tomorrow, one that ended and one taken offline; all titled `Hidden …`."""
    now = timezone.now()
    offline = make_material("Hidden offline")
    offline.unpublish()
    ended = make_material("Hidden ended")
    ended.expire_at = now - timedelta(minutes=1)
    ended.save()
    return [
        make_material("Hidden draft", publish=False),
        make_material("Hidden scheduled", go_live_at=now + timedelta(days=1)),
        ended,
        offline,
    ]


def png(width=1200, height=900, colour="#204080"):
    return picture(width, height, colour)


@pytest.fixture
def make_picture(db):
    def make(title="A picture", **fields):
        image = CampaignImage(title=title, file=ContentFile(png(), f"{title}.png"), **fields)
        image._set_image_file_metadata()
        image.save()
        return image

    return make


@pytest.fixture
def updates_page(home, locales):
    page = put_online(
        UpdateIndexPage(title="Updates", slug="updates", lead="What happens.", show_in_menus=True), under=home
    )
    translate(page, locales, title="Новини")
    return page


@pytest.fixture
def make_update(updates_page, campaign):
    """`make_update("Title")` publishes one; `publish=False` keeps it a draft."""
    count = iter(range(1, 1000))

    def make(title="A letter arrives", *, publish=True, parent=None, **fields):
        number = next(count)
        told = {"summary": f"About {title}.", "dated_on": date(2026, 5, 4), "campaign": campaign, **fields}
        page = UpdatePage(title=title, slug=f"update-{number}", live=publish, **told)
        if publish:
            return put_online(page, under=parent or updates_page)
        return (parent or updates_page).add_child(instance=page)

    return make


@pytest.fixture
def press_room_page(home, locales, campaign, make_picture):
    """With one photograph that may be printed."""
    picture = make_picture("On a roof", credit="A. Photographer", licence_code="CC-BY-4.0", description="A roof")
    photos = [("picture", {"picture": picture, "alt": "", "caption": "A call home", "credit": ""})]
    page = put_online(
        PressRoomPage(title="For the press", slug="press", lead="Ask us.", show_in_menus=True, photos=photos),
        under=home,
    )
    translate(page, locales, title="Для медіа", photos=page.photos)
    return page


@pytest.fixture
def topic(campaign):
    return campaign.subjects.get(code="children")


@pytest.fixture
def make_collection(index_page):
    """`make_collection("A day", material, …)` publishes one that holds these, in this order."""

    def make(title, *materials, live=True, **fields):
        entries = [
            CollectionEntry(material=Material.objects.get(public_id=page.translation_key), sort_order=place)
            for place, page in enumerate(materials)
        ]
        page = CollectionPage(
            title=title, slug=title.lower().replace(" ", "-"), lead="Together.", entries=entries, live=live, **fields
        )
        return put_online(page, under=index_page)

    return make
