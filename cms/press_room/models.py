"""The page of the press room, one for each language. What stands in it are rows of the domain."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import streams
from cms.library.models.photos import photos_shown
from cms.media.selectors import CARD, TO_TAKE, pictures_by_id
from cms.pages.models import ListPage
from cms.press_room.forms import PressFilter
from cms.press_room.permissions import PressRoomTester
from cms.press_room.querysets import releases_shown
from partners.campaigns.selectors import campaign_presented, subject_choices
from partners.kernel import clock
from partners.kernel.languages.names import by_name, language_name
from partners.press.models import Coverage, KeyFigure, PressDate, Quote
from partners.press.selectors import entries_shown, languages_spoken, press_room_of

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now, here = clock.now(), self.locale.language_code
        campaign = campaign_presented(at=now)
        coverage = entries_shown(Coverage, campaign, at=now)
        spoken = languages_spoken(at=now)
        written = coverage.order_by().values_list("language", flat=True).distinct()
        topics = subject_choices(at=now)
        form = PressFilter(request.GET, topics=topics, languages={*spoken, *written})
        chosen = form.chosen()
        topic, language = chosen["topic"], chosen["language"]
        if topic:
            coverage = entries_shown(Coverage, campaign, at=now, topic=topic)
            spoken = languages_spoken(at=now, topic=topic)
        releases = releases_shown(here, at=now, topic=topic)
        context.update(
            room=press_room_of(campaign),
            topic=topic,
            topic_name=dict(topics).get(topic, ""),
            language_chosen=language,
            language_name=language_name(language) if language else "",
            speaks=not language or language in spoken,
            spoken=by_name((code, language_name(code)) for code in spoken),
            releases=releases[:RELEASES],
            figures=entries_shown(KeyFigure, campaign, at=now, topic=topic),
            quotes=entries_shown(Quote, campaign, at=now, topic=topic).select_related("organization"),
            dates=entries_shown(PressDate, campaign, at=now, topic=topic),
            coverage=(coverage.filter(language=language) if language else coverage)[:COVERAGE],
            shown_photos=self.photos_to_take(),
            **self.narrowed_by(form, request),
        )
        return context

    def photos_to_take(self) -> list[dict[str, Any]]:
        """Those that may be printed now, in as many queries for one as for all."""
        values = [block.value for block in self.photos]
        pictures = pictures_by_id([value["picture"].pk for value in values if value["picture"]], CARD, *TO_TAKE)
        return [photo for photo in photos_shown(values, pictures) if photo["sizes"]]
