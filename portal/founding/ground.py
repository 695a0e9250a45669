"""Pages in all the site's languages, made as an editor would make them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, PageLogEntry, Site

from cms.blocks.links import DESTINATIONS
from cms.pages.models import PublicSite
from partners.campaigns.models import Campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from portal.founding.plan import Link
from portal.founding.reading import Unusable

Pages = dict[str, Page]
Fields = Callable[[str], dict[str, Any]]
LANGUAGES = tuple(code for code, _name in settings.INTERFACE_LANGUAGES)


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
        """The page in the first language and its translations, all of them published or all of them drafts."""
        first = LANGUAGES[0]
        versions = {
            first: parent.add_child(
                # `live` is said here: Wagtail takes a new page for online, and a draft would be until it is kept.
                instance=model(locale=self.locales[first], slug=slug, show_in_menus=menu, live=publish, **fields(first))
            )
        }
        self.keep(versions[first], publish=publish)
        for language in LANGUAGES[1:]:
            translated = versions[first].copy_for_translation(self.locales[language])
            # Before it is kept: a copy in the original's words may not go online.
            for name, value in fields(language).items():
                setattr(translated, name, value)
            self.keep(translated, publish=publish)
            versions[language] = translated
        return versions

    def keep(self, page: Page, *, publish: bool = True) -> None:
        revision = page.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)
        follow_our_clock(page)
        # Publishing writes by a copy made from the revision; what is in hand knows nothing of it.
        page.refresh_from_db()

    def point_site(self, home: Page, name: str) -> None:
        """Wagtail's first migration made a site and a page of its own; the page gives way. Raises Unusable."""
        site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
        first = site.root_page if site.root_page_id else None
        # Deleting it would take somebody's pages along.
        if first is not None and not first.is_leaf():
            raise Unusable(f"There are pages below “{first.title}” already. Move them elsewhere first.")
        site.root_page, site.site_name = home, name
        # The site first: with the page that it stands on, it would be deleted as well.
        site.save()
        if first is not None and first.pk != home.pk:
            first.delete()

    def choose_settings(self, **chosen: Any) -> None:
        PublicSite.objects.update_or_create(
            site=Site.objects.get(is_default_site=True),
            defaults={
                "campaign": self.campaign,
                "campaign_page": Page.objects.get(pk=self.pages["campaign"][LANGUAGES[0]].pk),
                **chosen,
            },
        )

    def link(self, link: Link, language: str) -> dict[str, Any]:
        """To a place of the portal, or to a page; a draft is linked and appears once it is published."""
        versions = self.pages.get(link.to)
        return {
            "label": link.label[language],
            "page": versions[language] if versions else None,
            "destination": link.to if link.to in DESTINATIONS else "",
            "anchor": "",
        }


def follow_our_clock(page: Page) -> None:
    """Wagtail dates by the world's clock; where ours tells of another day, what it has just dated later is of then."""
    now = clock.now()
    for name in ("first_published_at", "last_published_at", "latest_revision_created_at"):
        Page.objects.filter(pk=page.pk, **{f"{name}__gt": now}).update(**{name: now})
    page.revisions.filter(created_at__gt=now).update(created_at=now)
    PageLogEntry.objects.filter(page=page.pk, timestamp__gt=now).update(timestamp=now)
