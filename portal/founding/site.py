"""The public site as a campaign's folder tells of it."""

from functools import partial
from typing import Any

from wagtail.models import Page

from cms.campaign_pages.models import CampaignPage, PartnersPage, SafeReportPage, VideosPage
from cms.library.models import CollectionPage, MaterialIndexPage, MaterialPage
from cms.pages.models import HomePage, StandardPage
from partners.campaigns.models import Campaign, Subject
from partners.kernel.actors import Actor
from partners.materials.models import Material as MaterialRow
from partners.materials.services import correct_material
from portal.founding.collections import collection_fields
from portal.founding.files import Shelf
from portal.founding.ground import LANGUAGES, Fields, Ground
from portal.founding.material_plan import Material, Photo
from portal.founding.pieces import block_of, with_pieces
from portal.founding.plan import Page as PagePlan
from portal.founding.plan import SitePlan, Source, Way
from portal.founding.press import add_press_page
from portal.founding.values import event_value, in_advice, in_paragraphs, report_fields, source_value, topic_value

Rows = dict[str, MaterialRow]


class SiteFounder(Ground):
    """Its steps: `begin`, `add_material` for each, `add_pages`, `link_pages`. A story may do them on different days."""

    def __init__(self, plan: SitePlan, campaign: Campaign, rows: Rows, by: Actor) -> None:
        super().__init__(campaign, by)
        self.by = by
        self.plan, self.rows = plan, rows
        self.shelf = Shelf(by.user, LANGUAGES[0])

    def begin(self) -> None:
        """Home, the campaign and the library, so far without links."""
        self.shelf.add_pictures(self.plan.pictures)
        root, first = Page.get_first_root_node(), LANGUAGES[0]
        self.pages["home"] = self.add(root, HomePage, self.home_fields, slug=self.campaign.slug)
        self.point_site(self.home, self.campaign.name_in(first))
        self.pages["campaign"] = self.add(self.home, CampaignPage, self.campaign_fields, slug="campaign", menu=True)
        self.pages["materials"] = self.add(
            self.home, MaterialIndexPage, self.library_fields, slug="materials", menu=True
        )

        if wall := self.plan.wall:
            self.pages["partners"] = self.add(
                self.home,
                PartnersPage,
                lambda language: {"title": wall.title[language], "lead": wall.lead.get(language, "")},
                slug="partners",
                menu=True,
            )

        if self.plan.videos:
            self.pages["videos"] = self.add(self.home, VideosPage, self.videos_fields, slug="videos")

    @property
    def home(self) -> Page:
        return self.pages["home"][LANGUAGES[0]]

    def add_material(self, material: Material) -> None:
        chosen = self.shelf.pictures.get(material.picture)
        previews = {language: self.shelf.preview(material, language) or chosen for language in LANGUAGES}
        subject = (
            Subject.objects.filter(campaign=self.campaign, code=material.topic).first() if material.topic else None
        )
        files = {language: self.shelf.neutral_file(material, language) for language in LANGUAGES}

        def fields(language: str) -> dict[str, Any]:
            return {
                "title": material.title[language],
                "campaign": self.campaign,
                "kind": material.kind,
                "summary": material.summary[language],
                "preview": previews[language],
                "neutral_file": files[language],
                "credit": material.credit.get(language, ""),
                "licence": material.licence.get(language, ""),
                "licence_code": material.licence_code,
                "territory": material.territory,
                "rights_until": material.rights_until,
                "warning": material.warning.get(language, ""),
                "subject": subject,
                "photos": [("picture", self.photo(photo, language)) for photo in material.photos],
                "film_url": material.film_url,
                "film_length": material.film_length,
                "body": [
                    ("section", {"heading": heading, "text": text})
                    for heading, text in material.bodies.get(language, ())
                ],
                # What makes the page a face of this row.
                "translation_key": self.rows[material.key].public_id,
            }

        parent = self.pages["materials"][LANGUAGES[0]]
        self.add(parent, MaterialPage, fields, slug=material.key, publish=not material.is_draft)

    def correct(self, material: Material) -> None:
        correct_material(self.rows[material.key], notes=material.corrected, by=self.by)

    def photo(self, photo: Photo, language: str) -> dict[str, Any]:
        return {
            "picture": self.shelf.pictures[photo.picture],
            "alt": self.plan.pictures[photo.picture].alt[language],
            "caption": photo.caption.get(language, ""),
            "credit": self.plan.pictures[photo.picture].credit.get(language, ""),
        }

    def add_collections(self) -> None:
        for told in self.plan.collections:
            # Fetched anew: pages count their children.
            parent = Page.objects.get(pk=self.pages["materials"][LANGUAGES[0]].pk)
            self.add(parent, CollectionPage, partial(collection_fields, self, told), slug=told.key)

    def add_pages(self) -> None:
        for page in self.plan.pages:
            self.pages[page.key] = self.add(
                self.home,
                StandardPage,
                self.page_fields(page),
                slug=page.key,
                menu=page.in_menu,
                publish=not page.is_draft,
            )
        if self.plan.report:
            fields = partial(report_fields, self.plan.report)
            self.pages["report"] = self.add(self.home, SafeReportPage, fields, slug="report")
        if self.plan.press:
            add_press_page(self, self.plan.press)

    def link_pages(self) -> None:
        """Links between pages, once all of them exist. Fetched anew: pages count their children."""
        for versions in self.pages.values():
            for page in versions.values():
                page.refresh_from_db()
        plan = self.plan
        for language in LANGUAGES:
            home = self.pages["home"][language]
            home.calls = [("call", self.link(call, language)) for call in plan.home.calls]
            home.featured_title = plan.home.featured_title.get(language, "")
            home.featured = [("page", self.pages[key][language]) for key in plan.home.featured]
            home.footer = [
                ("column", {"title": title[language], "links": [self.link(link, language) for link in links]})
                for title, links in plan.home.footer
            ]
            self.keep(home)
            if plan.campaign.ways:
                page = self.pages["campaign"][language]
                page.ways = [("way", self.way_value(way, language)) for way in plan.campaign.ways]
                self.keep(page)
            if plan.videos and plan.videos.action:
                page = self.pages["videos"][language]
                page.action = [("call", self.link(plan.videos.action, language))]
                self.keep(page)
            for told in plan.pages:
                if told.action:
                    page = self.pages[told.key][language]
                    page.action = [("call", self.link(told.action, language))]
                    self.keep(page, publish=not told.is_draft)
        self.choose_settings(share_picture=self.share_picture())

    # What the pages hold

    def home_fields(self, language: str) -> dict[str, Any]:
        plan = self.plan.home
        return {
            "title": self.campaign.name_in(language),
            "hero_title": plan.title[language],
            "hero_lead": plan.lead[language],
            "messages": [
                ("message", {"heading": heading[language], "text": text[language]}) for heading, text in plan.messages
            ],
            **self.picture_fields(plan.picture, language),
        }

    def campaign_fields(self, language: str) -> dict[str, Any]:
        plan, pieces = self.plan.campaign, self.plan.campaign.pieces
        kept = self.shelf.pictures, {key: picture.alt for key, picture in self.plan.pictures.items()}
        return {
            "title": plan.title[language],
            "seo_title": self.campaign.name_in(language),
            "campaign": self.campaign,
            "lead": plan.lead[language],
            "intro": in_paragraphs(plan.intro.get(language, "")),
            "topics_note": plan.topics_note.get(language, ""),
            "opening": [block_of(piece, language, *kept) for piece in pieces.between if not piece.after],
            "topics": with_pieces(
                [(topic.key, ("topic", topic_value(topic, language))) for topic in plan.topics],
                pieces.between,
                language,
                *kept,
            ),
            "timeline": [("event", event_value(event, language)) for event in plan.timeline],
            "today": plan.today.get(language, ""),
            "call": plan.call.get(language, ""),
            "call_text": plan.call_text.get(language, ""),
            "posts": [block_of(piece, language, *kept) for piece in pieces.posts],
            "behind": [block_of(piece, language, *kept) for piece in pieces.behind],
            **self.picture_fields(plan.picture, language),
        }

    def library_fields(self, language: str) -> dict[str, Any]:
        plan = self.plan.library
        return {
            "title": plan.title[language],
            "lead": plan.lead.get(language, ""),
            "share_picture": self.shelf.pictures.get(plan.picture),
        }

    def videos_fields(self, language: str) -> dict[str, Any]:
        plan = self.plan.videos
        if plan is None:
            return {}
        return {
            "title": plan.title[language],
            "lead": plan.lead.get(language, ""),
            "before": in_advice(plan.before, language),
        }

    def page_fields(self, page: PagePlan) -> Fields:
        def fields(language: str) -> dict[str, Any]:
            body: list[tuple[str, Any]] = []
            for heading, text in page.bodies[language]:
                body += self.section(heading, text)
            return {
                "title": page.title[language],
                "lead": page.lead.get(language, ""),
                "body": body,
                "share_picture": self.shelf.pictures.get(page.picture),
            }

        return fields

    def section(self, heading: str, text: str) -> list[tuple[str, Any]]:
        parts: list[tuple[str, Any]] = [("heading", heading)] if heading else []
        return [*parts, ("paragraph", in_paragraphs(text))] if text else parts

    def source(self, source: Source, language: str) -> dict[str, Any]:
        return source_value(source, language)

    def picture_fields(self, key: str, language: str) -> dict[str, Any]:
        if not key:
            return {}
        return {"picture": self.shelf.pictures[key], "picture_alt": self.plan.pictures[key].alt[language]}

    def way_value(self, way: Way, language: str) -> dict[str, Any]:
        return {
            "key": way.key,
            "title": way.title[language],
            "verb": way.verb.get(language, ""),
            "text": way.text[language],
            "action": self.link(way.action, language),
        }

    def share_picture(self) -> Any:
        """One of the pictures, or the preview of a material."""
        key = self.plan.share_picture
        material = next((material for material in self.plan.materials if material.key == key), None)
        return self.shelf.preview(material, LANGUAGES[0]) if material else self.shelf.pictures.get(key)
