"""One page of every type, with something in every field and a block of every kind."""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Locale, Page

from cms.campaign_pages.models import CampaignPage, SafeReportPage
from cms.library.models import CollectionEntry, CollectionPage, MaterialIndexPage, MaterialPage
from cms.media.models import CampaignDocument, CampaignImage
from cms.pages.models import HomePage, StandardPage
from cms.update_pages.models import UpdateIndexPage, UpdatePage
from partners.campaigns.models import Campaign
from partners.materials.models import Material
from tests.cms.conftest import png
from tests.support.small_site import publish_small_site

SOURCE = {"kind": "report", "title": "A report, 2022", "url": "https://reports.example.org/1"}
SECTION = {"heading": "First", "text": "Words."}


def make_full_pages(campaign: Campaign, *, title: str) -> list[Page]:
    """English drafts, on a small site that has a home page and a library in Ukrainian as well."""
    publish_small_site(campaign)
    home, library = HomePage.objects.get(), MaterialIndexPage.objects.get()
    ukrainian = Locale.objects.get_or_create(language_code="uk")[0]
    for page, words in ((home, "Території — це люди"), (library, "Матеріали")):
        translated = page.copy_for_translation(ukrainian)
        translated.title = words
        translated.save_revision().publish()
    picture = CampaignImage(title="Herons", file=ContentFile(png(), "herons.png"), description="Herons at dawn")
    picture._set_image_file_metadata()
    picture.save()
    document = CampaignDocument.objects.create(title="A leaflet", file=ContentFile(b"%PDF-1.4", "leaflet.pdf"))
    words = {"title": title, "search_description": "In short", "seo_title": "For search", "share_picture": picture}
    opening = {"picture": picture, "picture_alt": "Herons", "live": False}
    link = {"label": "Read", "page": home, "destination": "", "anchor": ""}
    rich = (
        f'<p>Some <b>words</b>, <a linktype="page" id="{home.pk}">a page</a> '
        f'and <a linktype="document" id="{document.pk}">a file</a>.</p>'
    )
    body = [
        ("heading", "What we keep"),
        ("paragraph", rich),
        ("points", ["One", "Two"]),
        ("quote", {"text": "Herons.", "who": "A poet"}),
        ("picture", {"picture": picture, "alt": "Herons", "caption": "At dawn"}),
        ("sources", [SOURCE]),
    ]
    topic = {"key": "detention", "title": "On", "lead": "It", "text": rich, "law": "The law", "sources": [SOURCE]}
    event = {"date": "2022-09", "title": "It began", "text": "There.", "sources": [SOURCE]}
    way = {"key": "media", "title": "Ask us", "text": "We answer.", "action": link}
    advice = {"title": "Wait", "text": "Until it is safe."}
    channel = {
        "name": "Signal", "address": "reports.77", "url": "", "protection": "strong", "hidden": "What",
        "visible": "That",
        "steps": ["Write little."],
    }  # fmt: skip
    pages = [
        HomePage(
            slug="second", hero_title="Herons", hero_lead="At dawn.", calls=[("call", link)],
            messages=[("message", SECTION)], featured_title="Look", featured=[("page", home)],
            footer=[("column", {"title": "More", "links": [link]})], **words, **opening,
        ),
        StandardPage(slug="rules", lead="Be kind.", body=body, action=[("call", link)], live=False, **words),
        MaterialIndexPage(slug="more-things", lead="To share.", live=False, **words),
        CampaignPage(
            slug="it", campaign=campaign, lead="Lead", intro=rich, topics_note="Note", topics=[("topic", topic)],
            timeline=[("event", event)], ways=[("way", way)], **words, **opening,
        ),
        SafeReportPage(
            slug="safely", lead="Read first.", before=[("advice", advice)], channels=[("channel", channel)],
            after=[("advice", advice)], live=False, **words,
        ),
        MaterialPage(
            slug="poster", campaign=campaign, kind="poster", summary="A poster.", preview=picture,
            neutral_file=document, body=[("section", SECTION)], credit="Us", licence="CC BY 4.0", live=False,
            licence_code="CC-BY-4.0", territory="UA PL", rights_until=date(2099, 1, 1), warning="Shows a heron",
            photos=[("picture", {"picture": picture, "alt": "Herons", "caption": "At dawn"})],
            film_url="https://films.example.net/2", film_length="1:00", **words,
        ),
        CollectionPage(
            slug="herons", lead="Herons belong together.", dated_on=date(2026, 5, 4), picture=picture, body=body,
            entries=[CollectionEntry(material=Material.objects.first(), sort_order=0)], live=False, **words,
        ),
        UpdateIndexPage(slug="more-news", lead="What happens.", live=False, **words),
    ]  # fmt: skip
    parents = {HomePage: Page.get_first_root_node(), MaterialPage: library, CollectionPage: library}
    pages = [parents.get(type(page), home).add_child(instance=page) for page in pages]
    film = {"url": "https://films.example.net/1", "title": "Herons", "poster": picture, "length": "2:00"}
    figure = {"number": "41", "counts": "herons", "source": "A count", "url": "https://reports.example.org/2"}
    update = UpdatePage(
        slug="news", campaign=campaign, kicker="Kyiv", summary="Herons came.", correction_note="There were two.",
        body=[*body, ("figure", figure), ("video", film), ("call", link)], **words, **opening,
    )  # fmt: skip
    return [*pages, pages[-1].add_child(instance=update)]
