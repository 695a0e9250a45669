"""The way in, one for each language, and plain pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import streams
from cms.pages.models.public import PublicPage
from cms.pages.selectors import site
from cms.pages.selectors.wall import wall_of
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock


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
    menu = StreamField(
        streams.MENU,
        verbose_name=_("menu at the top of every page"),
        blank=True,
        max_num=8,
        help_text=_(
            "In this order. Pages that are not online are left out by themselves. Empty: the pages below this one that "
            "are marked “show in menus”."
        ),
    )
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
        FieldPanel("menu"),
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
        context["wall"] = wall_of(campaign, request) if campaign else None
        # Chosen once for the site; `localized` finds it in the reader's language.
        page = site.open_version(context["site_settings"].campaign_page, at=clock.now())
        context["campaign_url"] = page.get_url(request) if page else ""
        specific = page.specific if page else None
        context |= site.taken_from_campaign(specific)
        known = [specific] if specific else []
        context["featured_cards"] = site.cards([block.value for block in self.featured], request, known)
        if getattr(request, "is_preview", False):
            # Readers get both from the home page that is online; an editor looks at what is being written.
            context["navigation_links"] = site.navigation_links(self, request)
            context["footer_columns"] = site.footer_columns(self)
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
        # A list of one or two would say what is in view already.
        headings = [block.value for block in self.body if block.block_type == "heading"]
        context["headings"] = headings if len(headings) > 2 else []
        return context
