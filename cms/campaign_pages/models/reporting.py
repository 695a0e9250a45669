"""How a violation can be told safely: a page to read, without a form."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import streams
from cms.pages.models import PublicPage
from partners.kernel.fields import LinkColumn


class SafeReportPage(PublicPage):
    """Warns before anything is written, and says of each way to the campaign who can read along.

    Weighs less than 30 kB with its style, loads no typeface, and stays in no browser's store: whoever opens it may be
    watched, on a poor line, on a telephone that is looked through.
    """

    lead = models.TextField(_("below the headline"), max_length=500)
    before = StreamField(streams.ADVICE, verbose_name=_("before anybody writes"), max_num=6)
    channels = StreamField(streams.CHANNELS, verbose_name=_("ways to reach us"), max_num=8)
    after = StreamField(streams.ADVICE, verbose_name=_("what happens then"), blank=True, max_num=4)
    exit_url = LinkColumn(
        _("where “Leave this page” leads"),
        help_text=_("A page that anybody might read: the weather, an encyclopaedia. It opens in place of this one."),
        default="https://www.wikipedia.org/",
    )

    template = "cms/campaign_pages/safe_report.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("before"),
        FieldPanel("channels"),
        FieldPanel("after"),
        MultiFieldPanel([FieldPanel("exit_url")], heading=_("Quick exit")),
    ]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("reporting safely")

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # Whatever order the editor gave them: who stops reading after the first has read of the safest.
        context["channels"] = sorted(self.channels, key=lambda channel: channel.value.rank)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        # Neither a later look into the browser nor the site that is opened next shall tell of this page.
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
