"""Where supporters' videos stand, and where one more can be offered."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import streams
from cms.pages.models import ListPage
from cms.pages.selectors.site import crumbs
from partners.supporters.selectors import posts_shown

# Each with a picture: three rows of four, and no more than a poor line can load.
VIDEOS_PER_PAGE = 12


class VideosPage(ListPage):
    """The newest first, whoever made it. The videos are the domain's; only the words around them are edited here."""

    action = StreamField(streams.CALLS, verbose_name=_("what to do next"), blank=True, max_num=2)
    before = StreamField(streams.ADVICE, verbose_name=_("before somebody sends a video"), blank=True, max_num=6)

    template = "cms/campaign_pages/videos.html"
    content_panels = [*ListPage.content_panels, FieldPanel("action"), FieldPanel("before")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("wall of videos")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        page = Paginator(posts_shown(), VIDEOS_PER_PAGE).get_page(request.GET.get("page"))
        context.update(page_of_videos=page, videos=page.object_list, crumbs=crumbs(self, request))
        return context
