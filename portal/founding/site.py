"""The public site as it begins: a home page, the campaign and its materials; pages beside them as drafts."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.html import escape
from wagtail.models import Locale, Page, Site

from cms.blocks.links import DESTINATIONS
from cms.campaign_pages.models import CampaignPage
from cms.library.models import MaterialIndexPage
from cms.pages.models import HomePage, PublicSite, StandardPage
from partners.campaigns.models import Campaign
from partners.kernel.actors import Actor
from portal.content.shapes import Page as PageContent
from portal.content.shapes import Text
from portal.content.site import PAGES
from portal.founding import words
from portal.founding.texts import Unusable

Pages = dict[str, Page]
Fields = Callable[[str], dict[str, Any]]
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class Ground:
    """`pages` holds what exists so far: key of the page → language → page."""

    def __init__(self, campaign: Campaign, by: Actor) -> None:
        self.campaign, self.user = campaign, by.user
        self.locales = {language: Locale.objects.get_or_create(language_code=language)[0] for language in LANGUAGES}
        self.pages: dict[str, Pages] = {}

    def add(
        self,
        parent: Page,
        model: type[Page],
        fields: Fields,
        *,
        slug: str,
        menu: bool = False,
        publish: bool = True,
    ) -> Pages:
        """The English page and its translations, all of them published or all of them drafts."""
        first = LANGUAGES[0]
        versions = {
            first: parent.add_child(
                instance=model(locale=self.locales[first], slug=slug, show_in_menus=menu, live=publish, **fields(first))
            )
        }
        self.keep(versions[first], publish=publish)
        for language in LANGUAGES[1:]:
            translated = versions[first].copy_for_translation(self.locales[language])
            for name, value in fields(language).items():
                setattr(translated, name, value)
            self.keep(translated, publish=publish)
            versions[language] = translated
        return versions

    def keep(self, page: Page, *, publish: bool = True) -> None:
        revision = page.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)
        page.refresh_from_db()

    def point_site(self, home: Page, name: str) -> None:
        """Wagtail's first migration made a site and a page of its own; the page gives way."""
        site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
        first = site.root_page if site.root_page_id else None
        if first is not None and not first.is_leaf():
            raise Unusable(f"There are pages below “{first.title}” already. Move them elsewhere first.")
        site.root_page, site.site_name = home, name
        site.save()
        if first is not None and first.pk != home.pk:
            first.delete()

    def choose_settings(self, **chosen: Any) -> None:
        PublicSite.objects.update_or_create(
            site=Site.objects.get(is_default_site=True),
            defaults={
                "campaign": self.campaign,
                "campaign_page": Page.objects.get(pk=self.pages["campaign"]["en"].pk),
                **chosen,
            },
        )

    def footer(self, language: str) -> list[tuple[str, Any]]:
        return [
            (
                "column",
                {
                    "title": title[language],
                    "links": [self.link(label[language], key, language) for label, key in links],
                },
            )
            for title, links in words.FOOTER
        ]

    def link(self, label: str, key: str, language: str) -> dict[str, Any]:
        """To a place of the portal, or to a page; a draft is linked and appears once it is published."""
        page = self.pages[key][language] if key in self.pages and key not in DESTINATIONS else None
        return {"label": label, "page": page, "destination": key if key in DESTINATIONS else "", "anchor": ""}


def found_site(campaign: Campaign, *, summaries: Text, by: Actor) -> None:
    """What is ready is published; pages whose words promise something wait for an editor of the campaign."""
    ground = Ground(campaign, by)

    def home_fields(language: str) -> dict[str, Any]:
        name = campaign.name_in(language)
        return {"title": name, "hero_title": name, "hero_lead": summaries[language]}

    def campaign_fields(language: str) -> dict[str, Any]:
        return {
            "title": words.CAMPAIGN[language],
            "seo_title": campaign.name_in(language),
            "campaign": campaign,
            "lead": summaries[language],
        }

    ground.pages["home"] = ground.add(Page.get_first_root_node(), HomePage, home_fields, slug=campaign.slug)
    home = ground.pages["home"]["en"]
    ground.point_site(home, campaign.name_in("en"))
    ground.pages["campaign"] = ground.add(home, CampaignPage, campaign_fields, slug="campaign", menu=True)
    ground.pages["materials"] = ground.add(home, MaterialIndexPage, library_fields, slug="materials", menu=True)
    for page in PAGES:
        slug = page.key.replace("_", "-")
        ground.pages[page.key] = ground.add(
            home, StandardPage, page_fields(page), slug=slug, menu=page.key != "privacy", publish=False
        )
    for language, version in ground.pages["home"].items():
        version.refresh_from_db()
        version.calls = [("call", ground.link(words.JOIN[language], "join", language))]
        version.featured_title = words.FEATURED[language]
        version.featured = [("page", ground.pages[key][language]) for key in ("campaign", "materials")]
        version.footer = ground.footer(language)
        ground.keep(version)
    ground.choose_settings()


def library_fields(language: str) -> dict[str, Any]:
    return {"title": words.LIBRARY[language], "lead": words.LIBRARY_LEAD[language]}


def page_fields(page: PageContent) -> Fields:
    def fields(language: str) -> dict[str, Any]:
        body: list[tuple[str, Any]] = []
        for section in page.sections:
            body.append(("heading", section.heading[language]))
            body.append(("paragraph", in_paragraphs(section.paragraphs, language)))
        return {"title": page.title[language], "lead": page.lead[language], "body": body}

    return fields


def in_paragraphs(texts: tuple[Text, ...], language: str) -> str:
    return "".join(f"<p>{escape(text[language])}</p>" for text in texts)
