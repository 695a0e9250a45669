"""The page of the press room, one for each language. What stands in it are rows of the domain."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import streams
from cms.library.models.photos import photos_shown
from cms.pages.models import ListPage
from cms.press_room.forms import PressFilter
from cms.press_room.permissions import PressRoomTester
from cms.press_room.querysets import standing_in
from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.languages.names import by_name, language_name

RELEASES = 6
COVERAGE = 12


class PressRoomPage(ListPage):
    """Where a reporter begins: whom to call, what is new, figures, quotes, photographs, and the way to a person."""

    photos = StreamField(
        streams.PHOTOS,
        verbose_name=_("photographs"),
        blank=True,
        max_num=24,
        help_text=_("To be printed by everybody. Those without rights, or past their last day, are left out."),
    )
    body = StreamField(streams.TEXT_BODY, verbose_name=_("text at the end"), blank=True)

    template = "cms/press_room/press_room.html"
    content_panels = [*ListPage.content_panels, FieldPanel("photos"), FieldPanel("body")]
    search_fields = [*ListPage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("press room")

    def permissions_for_user(self, user: Any) -> Any:
        return PressRoomTester(user, self)

    def further_pictures(self) -> list[int | None]:
        return [block.value["picture"].pk for block in self.photos if block.value["picture"]]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = clock.now()
        campaign = context["site_settings"].campaign or campaign_presented(at=now)
        whole = standing_in(campaign, self.locale.language_code, request, at=now)
        languages = {*whole.languages_spoken, *(piece.language for piece in whole.coverage)}
        form = PressFilter(request.GET, topics=whole.topics, languages=languages)
        chosen = form.chosen()
        topic, language = chosen["topic"], chosen["language"]
        shown = whole.on(topic)
        spoken = shown.languages_spoken
        context.update(
            room=shown.room,
            topic=topic,
            topic_name=dict(whole.topics).get(topic, ""),
            language_chosen=language,
            language_name=language_name(language) if language else "",
            speaks=not language or language in spoken,
            spoken=by_name((code, language_name(code)) for code in spoken),
            releases=shown.releases[:RELEASES],
            coming=shown.coming,
            figures=shown.figures,
            quotes=shown.quotes,
            dates=shown.dates,
            coverage=[piece for piece in shown.coverage if not language or piece.language == language][:COVERAGE],
            shown_photos=self.photos_to_take(context["pictures"]),
            **self.narrowed_by(form, request),
        )
        return context

    def photos_to_take(self, pictures: Any = None) -> list[dict[str, Any]]:
        """Those that may be printed now; `pictures` where they are at hand already."""
        values = [block.value for block in self.photos]
        return [photo for photo in photos_shown(values, pictures) if photo["sizes"]]
