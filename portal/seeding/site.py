"""The public site: pages in English with Ukrainian translations, their pictures and files."""

from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.campaign_pages.models import CampaignPage
from cms.library.models import MaterialIndexPage, MaterialPage
from cms.pages.models import HomePage, StandardPage
from partners.campaigns.models import Campaign
from partners.kernel.actors import Actor
from partners.materials.models import Material as MaterialRow
from portal.content import campaign as content
from portal.content import site as site_content
from portal.content.materials import MATERIALS, SHARE_CARD
from portal.content.shapes import Material, WayToJoin
from portal.content.shapes import Page as PageContent
from portal.founding import words
from portal.founding.site import LANGUAGES, Fields, Ground, in_paragraphs, library_fields, page_fields
from portal.seeding import site_words as own
from portal.seeding.clock import Story, days_ago
from portal.seeding.site_files import Shelf
from portal.seeding.site_words import event_value, in_lines, topic_value

Rows = dict[str, MaterialRow]


@transaction.atomic
def build_site(campaign: Campaign, *, by: Actor, materials: Rows | None = None, story: Story | None = None) -> None:
    """Everything or nothing; on a site that has a home page already, nothing.

    Into a `story`, the materials are put for whoever tells it: then they appear between what partners do.
    """
    if HomePage.objects.exists():
        return
    own_story = Story()
    SiteBuilder(campaign, by, materials or {}).build(own_story if story is None else story)
    own_story.tell()


class SiteBuilder(Ground):
    def __init__(self, campaign: Campaign, by: Actor, materials: Rows) -> None:
        super().__init__(campaign, by)
        self.materials = materials
        self.shelf = Shelf(by.user)

    def build(self, story: Story) -> None:
        with days_ago(45):
            self.shelf.add_pictures()
            root = Page.get_first_root_node()
            self.pages["home"] = self.add(root, HomePage, self.home_fields, slug=content.SLUG)
            home = self.pages["home"]["en"]
            self.point_site(home, content.NAME["en"])
            self.pages["campaign"] = self.add(home, CampaignPage, self.campaign_fields, slug="campaign", menu=True)
            self.pages["materials"] = self.add(
                home, MaterialIndexPage, self.library_fields, slug="materials", menu=True
            )
        for place, material in enumerate(reversed(MATERIALS)):
            story.at(40 - 4 * place, partial(self.add_material, material))
        with days_ago(44):
            for page in site_content.PAGES:
                slug = page.key.replace("_", "-")
                self.pages[page.key] = self.add(
                    home, StandardPage, self.page_fields(page), slug=slug, menu=page.key != "privacy"
                )
            self.link_pages()
        self.choose_settings(share_picture=self.shelf.preview(SHARE_CARD, "en"))

    # What the pages hold

    def home_fields(self, language: str) -> dict[str, Any]:
        return {
            "title": content.NAME[language],
            "hero_title": site_content.HERO_TITLE[language],
            "hero_lead": site_content.HERO_LEAD[language],
            "picture": self.shelf.pictures["contours.jpg"],
            "picture_alt": self.shelf.alts["contours.jpg"][language],
            "messages": [
                ("message", {"heading": section.heading[language], "text": in_lines(section.paragraphs, language)})
                for section in site_content.STATEMENTS
            ],
        }

    def campaign_fields(self, language: str) -> dict[str, Any]:
        return {
            "title": words.CAMPAIGN[language],
            "seo_title": content.NAME[language],
            "campaign": self.campaign,
            "lead": content.SUMMARY[language],
            "picture": self.shelf.pictures["neighbours.jpg"],
            "picture_alt": self.shelf.alts["neighbours.jpg"][language],
            "intro": in_paragraphs(content.INTRO, language),
            "topics_note": content.TOPICS_NOTE[language],
            "topics": [("topic", topic_value(topic, language)) for topic in content.TOPICS],
            "timeline": [("event", event_value(event, language)) for event in content.TIMELINE],
        }

    def library_fields(self, language: str) -> dict[str, Any]:
        return {**library_fields(language), "share_picture": self.shelf.pictures["fields.jpg"]}

    def page_fields(self, page: PageContent) -> Fields:
        fields = page_fields(page)
        picture = self.shelf.pictures[own.PAGE_PICTURES[page.key]]
        return lambda language: {**fields(language), "share_picture": picture}

    def add_material(self, material: Material) -> None:
        previews = {language: self.shelf.preview(material, language) for language in LANGUAGES}
        files = {language: self.shelf.neutral_file(material, language) for language in LANGUAGES}
        row = self.materials.get(material.key)
        named = {"translation_key": row.public_id} if row else {}

        def fields(language: str) -> dict[str, Any]:
            return {
                "title": material.title[language],
                "campaign": self.campaign,
                "kind": material.kind,
                "summary": material.description[language],
                "preview": previews[language],
                "neutral_file": files[language],
                "credit": material.credit[language],
                "licence": material.licence[language],
                "body": [
                    ("section", {"heading": part.heading[language], "text": in_lines(part.paragraphs, language)})
                    for part in material.sections
                ],
                **named,
            }

        self.add(self.pages["materials"]["en"], MaterialPage, fields, slug=material.key)

    def link_pages(self) -> None:
        """Links between pages, once all of them exist. Fetched anew: pages count their children."""
        for versions in self.pages.values():
            for page in versions.values():
                page.refresh_from_db()
        for language in LANGUAGES:
            home = self.pages["home"][language]
            home.calls = [
                ("call", self.link(call.label[language], {"partner": "join"}.get(call.target, call.target), language))
                for call in site_content.HERO_CALLS
                if call.target in own.TARGETS
            ]
            home.featured_title = words.FEATURED[language]
            home.featured = [
                ("page", self.pages[key][language]) for key in ("campaign", "materials", "what_partners_do")
            ]
            home.footer = self.footer(language)
            self.keep(home)
            page = self.pages["campaign"][language]
            page.ways = [("way", self.way_value(way, language)) for way in content.WAYS_TO_JOIN]
            self.keep(page)
            for key, (label, target) in own.ACTIONS.items():
                page = self.pages[key][language]
                page.action = [("call", self.link(label[language], target, language))]
                self.keep(page)

    def way_value(self, way: WayToJoin, language: str) -> dict[str, Any]:
        return {
            "key": way.key,
            "title": way.title[language],
            "text": way.text[language],
            "action": self.link(way.action[language], way.key, language),
        }

    def link(self, label: str, key: str, language: str) -> dict[str, Any]:
        return super().link(label, own.TARGETS.get(key, key), language)
