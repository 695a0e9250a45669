"""What every public page has in common, the home page, plain pages, and the settings of a site."""

from typing import Any, cast

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, HelpPanel, MultiFieldPanel, PublishingPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.blocks import streams
from cms.blocks.links import look_up
from cms.media.selectors import SHARE, SPECS, pictures_by_id, sizes_of
from cms.pages.fields import Drafts
from cms.pages.selectors import site
from cms.pages.translations import require_home, require_translated
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import current_campaign, endorsers_of
from partners.kernel import clock


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

    # No column: makes what a draft uses known to Wagtail's index of uses.
    drafts = Drafts()

    promote_panels = [*Page.promote_panels, FieldPanel("share_picture")]
    settings_panels = [
        PublishingPanel(children=[*PublishingPanel().children, HelpPanel(template="cms/pages/hours_elsewhere.html")]),
        CommentPanel(),
    ]

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The job that takes ended pages offline may be late; the reader's clock decides.
        if self.expire_at and self.expire_at <= clock.now():
            raise Http404
        # Where a language has no home page online, Wagtail answers its URLs with the pages of the first language.
        own_address = self.get_url(request)
        is_preview = getattr(request, "is_preview", False)
        if own_address and not is_preview and not own_address.startswith(f"/{get_language()}/"):
            return redirect(own_address)
        response = super().serve(request, *args, **kwargs)
        return revalidated(request, response)

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

    def kind_of_work(self) -> dict[str, Any]:
        """The JSON-LD type of this page and what is special about it."""
        return {"@type": "WebPage"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = clock.now()
        bodies = [field for field in self._meta.get_fields() if isinstance(field, StreamField)]
        # What stands at the foot is shown by the page that is the way in, whichever page this is.
        look_up(*(field.value_from_object(self) for field in bodies if field.name != "footer"))
        versions = site.translations_of(self, at=now)
        settings = PublicSite.for_request(request)
        share_id = self.share_picture_id or self.main_picture_id() or settings.share_picture_id
        # Both in the same two queries.
        pictures = pictures_by_id([share_id, self.main_picture_id()], SHARE, *SPECS)
        context.update(
            site_settings=settings,
            versions=versions,
            language_links=site.language_links(self, versions, request),
            alternates=[{"code": code, "url": site.absolute(page.get_url(request))} for code, page in versions.items()],
            canonical_url=site.absolute(self.get_url(request)),
            main_picture=pictures.get(self.main_picture_id() or 0),
            share_image=self._share_image(pictures.get(share_id or 0)),
            summary=self.summary_text(),
        )
        context["structured_data"] = self._structured_data(context)
        return context

    def _share_image(self, picture: Any) -> dict[str, Any] | None:
        if picture is None or not picture.may_be_shown(clock.now().date()):
            return None
        rendition = sizes_of(picture, SHARE).get(SHARE)
        return rendition and {
            "url": site.absolute(rendition.url),
            "width": rendition.width,
            "height": rendition.height,
            "alt": picture.description,
        }

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


def revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 for a reader who has this very page. Only for anonymous readers: others' pages are kept by nobody."""
    if getattr(request, "is_preview", False) or response.status_code != 200 or request.user.is_authenticated:
        return response
    if isinstance(response, TemplateResponse):
        # The ETag is made from the bytes, and a template response has none before it is drawn.
        response.render()
    # A browser may keep it and has to ask: a page that is taken offline disappears at once.
    response.headers.setdefault("Cache-Control", "no-cache")
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    if answer is not response:
        return cast("HttpResponse", answer)
    # Nothing secret is on a page for everybody, so compressing it tells nobody anything.
    return cast("HttpResponse", GZipMiddleware(lambda _request: response).process_response(request, response))


class HomePage(PublicPage):
    """The way in. One for each language."""

    hero_title = models.CharField(_("headline"), max_length=120)
    hero_lead = models.TextField(_("below the headline"), max_length=400)
    picture = models.ForeignKey(
        "media.CampaignImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    calls = StreamField(streams.CALLS, verbose_name=_("what to do"), blank=True, max_num=3)
    messages = StreamField(streams.MESSAGES, verbose_name=_("what we say"), blank=True, max_num=4)
    featured_title = models.CharField(_("heading above the featured pages"), max_length=120, blank=True)
    featured = StreamField(streams.FEATURED, verbose_name=_("featured pages"), blank=True, max_num=6)
    footer = StreamField(streams.FOOTER, verbose_name=_("columns at the foot of every page"), blank=True, max_num=4)

    template = "cms/pages/home.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_lead"), FieldPanel("picture"), FieldPanel("picture_alt")],
            heading=_("Opening"),
        ),
        FieldPanel("calls"),
        FieldPanel("messages"),
        MultiFieldPanel([FieldPanel("featured_title"), FieldPanel("featured")], heading=_("Featured pages")),
        FieldPanel("footer"),
    ]
    # Below the root only, so that each language has one home page at depth 2.
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    def summary_text(self) -> str:
        return self.search_description or self.hero_lead

    def main_picture_id(self) -> int | None:
        return self.picture_id

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "WebSite"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        campaign = context["site_settings"].campaign or current_campaign(at=clock.now())
        context["campaign"] = campaign
        context["supporters_count"] = endorsers_of(campaign).count() if campaign else 0
        # Chosen once for the site; `localized` finds it in the reader's language.
        page = site.open_version(context["site_settings"].campaign_page, at=clock.now())
        context["campaign_url"] = page.get_url(request) if page else ""
        context["featured_cards"] = site.cards([block.value for block in self.featured], request)
        return context


class StandardPage(PublicPage):
    """Words on a subject: what partners do, privacy, about the campaign."""

    lead = models.TextField(_("below the headline"), max_length=500, blank=True)
    body = StreamField(streams.TEXT_BODY, verbose_name=_("text"), blank=True)
    action = StreamField(streams.CALLS, verbose_name=_("what to do next"), blank=True, max_num=2)

    template = "cms/pages/standard.html"
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body"), FieldPanel("action")]

    class Meta:
        verbose_name = _("standard page")

    def summary_text(self) -> str:
        return self.search_description or Truncator(self.lead).chars(200)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = site.crumbs(self, request)
        return context
