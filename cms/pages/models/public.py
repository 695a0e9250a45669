"""What every public page has in common, and the settings of a site."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, HelpPanel, PublishingPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.blocks.links import look_up
from cms.media.selectors import CARD, SHARE, SPECS, TO_TAKE, pictures_by_id, sizes_of
from cms.pages.fields import Drafts
from cms.pages.forms import PublicPageForm
from cms.pages.selectors import frame, sharing, site
from cms.pages.selectors.cards import card_of, card_url
from cms.pages.translations import require_home, require_translated
from partners.artwork.rendering.cards import HEIGHT, WIDTH
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.answers import for_everybody, oembed_url


@register_setting(icon="site")
class PublicSite(BaseSiteSetting):
    """Which campaign the site speaks of. Without a choice: the youngest that runs."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("campaign")
    )
    share_picture = models.ForeignKey(
        "media.CampaignImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for shared links"),
        help_text=_("Shown by messengers and networks for pages without a picture of their own."),
    )

    campaign_page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("the campaign’s page")
    )

    # Not a table's word but Wagtail's: fetched together.
    select_related = ["campaign", "campaign_page"]

    class Meta:
        verbose_name = _("public site")


class PublicPage(Page):
    """A page for everybody: no cookie, readable without JavaScript, with what machines want to know about it."""

    share_picture = models.ForeignKey(
        "media.CampaignImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for shared links"),
    )

    # Whether readers are offered ways to hand it on.
    is_shared = False

    # The card that is drawn from its title stands before its picture.
    prefers_card = False

    # No column: makes what a draft uses known to Wagtail's index of uses.
    drafts = Drafts()
    # Found out on the way to it; while nobody has asked, it may be kept for some.
    is_open = False

    base_form_class = PublicPageForm
    promote_panels = [*Page.promote_panels, FieldPanel("share_picture")]
    settings_panels = [
        PublishingPanel(children=[*PublishingPanel().children, HelpPanel(template="cms/pages/hours_elsewhere.html")]),
        CommentPanel(),
    ]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """As Wagtail does it, but straight to the page, and with all that surrounds it."""
        request.__dict__.setdefault("way_in", self)
        known = frame.frame_of(request)
        way = f"{self.url_path}{'/'.join(path_components)}/"
        # Those nearest to the root in one query.
        if known and path_components and (near := known.page_at(way)):
            return near.specific.route(request, [])
        # Two queries for the whole way, where Wagtail takes two for each step.
        deeper = Page.objects.filter(slug=path_components[-1], url_path=way) if len(path_components) > 1 else None
        if deeper is not None and (found := deeper.first()):
            return found.specific.route(request, [])
        if not path_components:
            self.look_around(request)
        return super().route(request, path_components)

    def look_around(self, request: HttpRequest) -> None:
        """Once for each request: whether this page is open to everybody, and what else it is drawn with."""
        if site.seen_around(request) is None and (home := getattr(request, "way_in", None)):
            around = site.look_around(self, home, at=clock.now())
            request.around = around  # type: ignore[attr-defined]
            for version in around.pages:
                if version.pk == self.pk:
                    self.is_open, self.locale = True, version.locale

    def get_view_restrictions(self) -> Any:
        # What everybody may read nobody has to be asked for.
        return self.view_restrictions.none() if self.is_open else super().get_view_restrictions()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Who divides their own URLs routes in a way of their own.
        self.look_around(request)
        # The job that takes ended pages offline may be late; the reader's clock decides.
        if self.expire_at and self.expire_at <= clock.now():
            raise Http404
        # Where a language has no home page online, Wagtail answers its URLs with the pages of the first language.
        own_address = self.get_url(request)
        is_preview = getattr(request, "is_preview", False)
        if own_address and not is_preview and not own_address.startswith(f"/{get_language()}/"):
            return redirect(own_address)
        response = super().serve(request, *args, **kwargs)
        if not self.is_open and not is_preview:
            # Somebody has shown a password: what they read is for nobody else.
            patch_cache_control(response, private=True, no_cache=True)
            return response
        return for_everybody(request, response)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """At once or at its hour. Raises NotTranslated already when it is scheduled: nobody is there at the hour."""
        # The version that goes online, not the page in memory: they may say different things.
        page = revision.as_object()
        require_translated(page)
        require_home(page)
        super().publish(revision, *args, **kwargs)

    def _get_dummy_header_url(self, original_request: Any = None) -> str:
        """Where Wagtail pretends to be when it draws a preview: at our own URL, in the page's language.

        Wagtail would take the host and the scheme that its `Site` happens to have; under production settings that is
        a redirect to TLS instead of the page.
        """
        _site, _root, path = self.get_url_parts() or (None, None, None)
        return site.absolute(path or f"/{self.locale.language_code}/")

    def summary_text(self) -> str:
        return self.search_description

    def main_picture_id(self) -> int | None:
        return self.share_picture_id

    def further_pictures(self) -> list[int | None]:
        """Numbers of what its template shows besides, small or to be taken away: `pictures` in the context has them."""
        return []

    def share_texts(self) -> list[tuple[str, str]]:
        """What readers may post: network (`cms.blocks.behind.NETWORKS`) and text. Without any the title is taken."""
        return []

    def hashtag(self) -> str:
        campaign = current_campaign(at=clock.now())
        return campaign.hashtag if campaign else ""

    def kind_of_work(self) -> dict[str, Any]:
        """The JSON-LD type of this page and what is special about it."""
        return {"@type": "WebPage"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = clock.now()
        bodies = [field for field in self._meta.get_fields() if isinstance(field, StreamField)]
        # What stands at the foot is shown by the page that is the way in, whichever page this is.
        home = None if frame.frame_of(request) else getattr(request, "way_in", self)
        values = [field.value_from_object(self) for field in bodies if field.name not in {"footer", "menu"}]
        look_up(*values, *(getattr(home, part, None) for part in ("footer", "menu")), request=request)
        around = site.seen_around(request)
        versions = around.versions_of(self) if around else site.translations_of(self, at=now)
        settings = PublicSite.for_request(request)
        if settings.campaign and settings.campaign_id == getattr(self, "campaign_id", None):
            self.campaign = settings.campaign
        share_id = self.share_picture_id
        if not share_id and not self.prefers_card:
            share_id = self.main_picture_id() or settings.share_picture_id
        # All in the same two queries.
        further = self.further_pictures()
        specs = (SHARE, *SPECS, CARD, *TO_TAKE) if further else (SHARE, *SPECS)
        pictures = pictures_by_id([share_id, self.main_picture_id(), *further], *specs)
        main = pictures.get(self.main_picture_id() or 0)
        context.update(
            site_settings=settings,
            pictures=pictures,
            versions=versions,
            language_links=site.language_links(self, versions, request),
            alternates=[{"code": code, "url": site.absolute(page.get_url(request))} for code, page in versions.items()],
            canonical_url=site.absolute(self.get_url(request)),
            # One that may not be shown any more leaves no empty frame behind.
            main_picture=main if main and main.is_shown else None,
            share_image=self._share_image(pictures.get(share_id or 0)) or self._card(versions),
            summary=self.summary_text(),
        )
        if self.is_shared:
            picture = pictures.get(self.main_picture_id() or self.share_picture_id or 0)
            can_take = sharing.may_travel(self, picture)
            context["share"] = sharing.share_of(self, request, has_picture=can_take)
            context["oembed_url"] = oembed_url(self.get_url(request) or "")
        context["structured_data"] = self._structured_data(context)
        return context

    def _share_image(self, picture: Any) -> dict[str, Any] | None:
        if not sharing.may_travel(self, picture):
            return None
        rendition = sizes_of(picture, SHARE).get(SHARE)
        return rendition and {
            "url": site.absolute(rendition.url),
            "width": rendition.width,
            "height": rendition.height,
            "alt": picture.description,
        }

    def _card(self, versions: dict[str, Page]) -> dict[str, Any] | None:
        """Drawn by us from the title, for a page that everybody may read."""
        own = next((version for version in versions.values() if version.pk == self.pk), None)
        if own is None:
            return None
        card = card_of(self, own.locale.language_code)
        # Its address is asked for by strangers' servers, and only once somebody shares the page.
        return {"url": site.absolute(card_url(self, card)), "width": WIDTH, "height": HEIGHT, "alt": card.title}

    def _structured_data(self, context: dict[str, Any]) -> dict[str, Any]:
        data = {
            "@context": "https://schema.org",
            "name": self.title,
            "url": context["canonical_url"],
            "inLanguage": get_language(),
            "isAccessibleForFree": True,
            **self.kind_of_work(),
        }
        if context["summary"]:
            data["description"] = context["summary"]
        if context["share_image"]:
            data["image"] = context["share_image"]["url"]
        if self.last_published_at:
            data["dateModified"] = self.last_published_at.isoformat(timespec="seconds")
        return data


class ListPage(PublicPage):
    """A list that readers narrow by a form in the URL, a page of it at a time."""

    lead = models.TextField(_("below the headline"), max_length=500, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        abstract = True

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "CollectionPage"}

    def narrowed_by(self, form: Any, request: HttpRequest) -> dict[str, Any]:
        """For the context: the form, the way back to the whole list, and the way here."""
        return {
            "form": form,
            # Also by what was refused: the way back has to be offered there, too.
            "is_narrowed": any(request.GET.get(name) for name in form.fields),
            "reset_url": self.get_url(request),
            "crumbs": site.crumbs(self, request),
        }
