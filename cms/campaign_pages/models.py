"""The page on which the campaign says what it is about."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.blocks import streams
from cms.blocks.text import FEATURES
from cms.pages.models import PublicPage
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import current_statement, endorsers_of
from partners.kernel import clock
from partners.kernel.languages.alphabet import alphabetical


class CampaignPage(PublicPage):
    """Statement, timeline, what is happening with sources, ways to join, and who stands behind it.

    The statement and the supporters are the domain's; only the words around them are edited here.
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
    topics_note = models.TextField(_("note above the topics"), max_length=800, blank=True)
    topics = StreamField(streams.TOPICS, verbose_name=_("what is happening"), blank=True)
    timeline = StreamField(streams.EVENTS, verbose_name=_("timeline"), blank=True)
    ways = StreamField(streams.WAYS, verbose_name=_("ways to join"), blank=True)

    template = "cms/campaign_pages/campaign.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("campaign"),
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Opening")),
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("topics_note"), FieldPanel("topics")], heading=_("What is happening")),
        FieldPanel("timeline"),
        FieldPanel("ways"),
    ]

    class Meta:
        verbose_name = _("campaign page")

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def main_picture_id(self) -> int | None:
        return self.picture_id

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "Article", "headline": self.title, "keywords": self.campaign.hashtag}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = get_language() or "en"
        # Looked up with each visit: a version comes into force at its hour, without anybody saving the page.
        statement = current_statement(self.campaign, at=clock.now())
        names = [organization.name for organization in endorsers_of(self.campaign)]
        context.update(
            campaign_name=self.campaign.name_in(language),
            statement=statement,
            statement_text=statement.text_in(language) if statement else "",
            statement_note=(statement.change_notes or {}).get(language, "") if statement else "",
            # In Python: no database orders by the reader's alphabet.
            supporters=sorted(names, key=lambda name: alphabetical(name, language)),
        )
        return context
