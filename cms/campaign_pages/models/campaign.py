"""The page on which the campaign says what it is about, and the wall of those who stand behind it."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks import streams
from cms.blocks.campaign import numbered
from cms.blocks.text import FEATURES
from cms.campaign_pages.forms import PartnersFilter
from cms.pages.models import ListPage, PublicPage
from cms.pages.selectors.frame import frame_of
from cms.pages.selectors.wall import wall_of
from partners.branding.selectors import with_marks
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import campaign_presented, current_statement, partners_shown
from partners.kernel import clock
from partners.kernel.languages import in_language
from partners.kernel.shelves import Known
from partners.organizations.models import Organization
from partners.organizations.selectors import numbers_by_country

# A full page of the wall. Never all of them: a page of ten thousand names is read by nobody.
PER_PAGE = 60
# What the campaign's page sorts by itself, in whatever order it was entered.
BEHIND = ("organiser", "contact", "proceeds")
# Addresses of the campaign's settings that readers are told, in this order.
DESKS = (("partnerships", _("Organisations")), ("press", _("Media")), ("safe", _("People in danger")))


class CampaignPage(PublicPage):
    """Voices, statement, what is happening with its sources, timeline, ways to join, and who stands behind it.

    The statement and the partners are the domain's; only the words around them are edited here.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("campaign"))
    lead = models.TextField(_("below the headline"), max_length=500)
    picture = models.ForeignKey(
        "media.CampaignImage",
        # A picture that is deleted takes no page with it.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    # As in a paragraph: pictures and headings have their own places on this page.
    intro = RichTextField(_("introduction"), features=FEATURES, blank=True)
    opening = StreamField(streams.OPENING, verbose_name=_("below the introduction"), blank=True)
    topics_note = models.TextField(_("note above the topics"), max_length=800, blank=True)
    topics = StreamField(streams.TOPICS, verbose_name=_("what is happening"), blank=True)
    timeline = StreamField(streams.EVENTS, verbose_name=_("timeline"), blank=True)
    today = models.TextField(
        _("end of the timeline"), max_length=300, blank=True, help_text=_("What is true today. It has no date.")
    )
    call = models.CharField(_("heading above the ways to join"), max_length=60, blank=True)
    call_text = models.TextField(_("below that heading"), max_length=300, blank=True)
    ways = StreamField(streams.WAYS, verbose_name=_("ways to join"), blank=True)
    posts = StreamField(streams.POSTS, verbose_name=_("texts to share"), blank=True, max_num=8)
    behind = StreamField(streams.BEHIND, verbose_name=_("who is behind it"), blank=True, max_num=16)

    is_shared = True
    template = "cms/campaign_pages/campaign.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("campaign"),
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Opening")),
        FieldPanel("intro"),
        FieldPanel("opening"),
        MultiFieldPanel([FieldPanel("topics_note"), FieldPanel("topics")], heading=_("What is happening")),
        MultiFieldPanel([FieldPanel("timeline"), FieldPanel("today")], heading=_("Timeline")),
        MultiFieldPanel([FieldPanel("call"), FieldPanel("call_text"), FieldPanel("ways")], heading=_("Ways to join")),
        FieldPanel("posts"),
        FieldPanel("behind"),
    ]

    class Meta:
        verbose_name = _("campaign page")

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def main_picture_id(self) -> int | None:
        return self.picture_id

    def share_texts(self) -> list[tuple[str, str]]:
        posts = [(post.value["network"], post.value["text"]) for post in self.posts]
        return posts or [("any", self.campaign.name_in(get_language() or "en"))]

    def hashtag(self) -> str:
        return self.campaign.hashtag

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "Article", "headline": self.title, "keywords": self.campaign.hashtag}

    def proceeds_in(self, language: str) -> dict[str, str] | None:
        """As the block has it."""
        text = in_language(self.campaign.proceeds, language)
        return {"text": text, "url": self.campaign.proceeds_url, "label": ""} if text else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = get_language() or "en"
        # Looked up with each visit: a version comes into force at its hour, without anybody saving the page.
        statement = current_statement(self.campaign, at=clock.now())
        topics = [block.value for block in self.topics if block.block_type == "topic"]
        context.update(
            campaign_name=self.campaign.name_in(language),
            statement=statement,
            statement_text=statement.text_in(language) if statement else "",
            statement_note=(statement.change_notes or {}).get(language, "") if statement else "",
            topics=topics,
            notes=numbered([*topics, *(event.value for event in self.timeline)]),
            wall=wall_of(self.campaign, request),
            **{f"{kind}_blocks": [part for part in self.behind if part.block_type == kind] for kind in BEHIND},
        )
        # What the page itself does not say is said by the campaign's settings.
        told = [(label, self.campaign.addresses.get(desk, "")) for desk, label in DESKS]
        context.update(
            organizers="" if context["organiser_blocks"] else in_language(self.campaign.organizers, language),
            proceeds=None if context["proceeds_blocks"] else self.proceeds_in(language),
            addresses=[] if context["contact_blocks"] else [(label, address) for label, address in told if address],
        )
        return context


_NUMBERS: Known[dict[str, int]] = Known()


class PartnersPage(ListPage):
    """The wall: who signed the statement and wants to be seen, in the alphabet of whoever reads."""

    template = "cms/campaign_pages/partners.html"
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("wall of partners")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        campaign = context["site_settings"].campaign or campaign_presented(at=clock.now())
        found = partners_shown(campaign) if campaign else Organization.objects.none()
        read = partial(numbers_by_country, found)
        # To count ten thousand is most of the page.
        numbers = _NUMBERS.get(campaign.pk, read) if campaign and frame_of(request) else read()
        form = PartnersFilter(request.GET, countries=numbers)
        chosen = form.chosen()
        if chosen["q"]:
            found = found.filter(name__icontains=chosen["q"])
        if chosen["country"]:
            found = found.filter(country=chosen["country"])
        pages = Paginator(found, PER_PAGE)
        if not any(chosen.values()):
            # Counted already.
            pages.__dict__["count"] = sum(numbers.values())
        page = pages.get_page(request.GET.get("page"))
        context.update(
            page_of_partners=page,
            partners=with_marks(page.object_list),
            **self.narrowed_by(form, request),
        )
        return context
