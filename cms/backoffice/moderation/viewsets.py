"""Supporters' videos in the menu of the back office."""

from typing import Any

import django_filters
from django.db.models import Case, IntegerField, Value, When
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.moderation.cards import VIDEOS_QUEUE
from cms.backoffice.moderation.views import TONES, DecideView, PostFileView, PostView, post_title, post_url
from partners.supporters.models import WallPost
from partners.supporters.permissions import can_moderate_posts
from partners.supporters.selectors import posts_for_staff


class VideosFilterSet(WagtailFilterSet):
    standing = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"), choices=WallPost.Standing.choices
    )
    persons = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("of a video", "Who is in it"), choices=WallPost.Shown.choices
    )

    class Meta:
        model = WallPost
        fields = ["standing", "persons"]


class VideosIndexView(StaffIndexView):
    model = WallPost
    page_title = pgettext_lazy("of supporters", "Videos")
    header_icon = "media"
    allowed = staticmethod(can_moderate_posts)
    queryset_for = staticmethod(posts_for_staff)
    url_of = staticmethod(post_url)
    search_fields = ["caption", "name", "email", "link"]
    shown_as = {"standing": lambda: WallPost.Standing.choices}
    filterset_class = VideosFilterSet
    default_ordering = "created_at"
    list_display = [
        "caption",
        StandingColumn(
            "standing", tones=TONES, label=pgettext_lazy("where something stands", "Status"), sort_key="standing"
        ),
        Column("get_persons_display", label=pgettext_lazy("of a video", "Who is in it")),
        Column(
            "place", label=_("Where it lies"), accessor=lambda post: post.place or (_("a file") if post.is_film else "")
        ),
        Column("language_name", label=_("Language")),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
    ]

    def _get_title_column(self, field_name: str, **kwargs: Any) -> Any:
        column = super()._get_title_column(field_name, **kwargs)
        column.accessor = lambda post: Truncator(post_title(post)).words(14)
        return column

    def order_queryset(self, queryset: Any) -> Any:
        """What waits comes first, the oldest on top; behind it what was decided, the newest on top."""
        if self.ordering != self.default_ordering:
            return super().order_queryset(queryset)
        is_waiting = When(standing=WallPost.Standing.OFFERED, then=Value(0))
        is_settled = Case(is_waiting, default=Value(1), output_field=IntegerField())
        return queryset.order_by(is_settled, "created_at", "pk")


class VideosViewSet(StaffViewSet):
    name = "backoffice_videos"
    url_prefix = "videos"
    icon = "media"
    menu_label = pgettext_lazy("of supporters", "Videos")
    menu_name = "videos"
    menu_order = 125
    index_view = VideosIndexView
    queue = VIDEOS_QUEUE
    screens = [
        path("<uuid:public_id>/", PostView.as_view(), name="post"),
        path("<uuid:public_id>/move/<slug:name>/", DecideView.as_view(), name="move"),
        path("<uuid:public_id>/file/<slug:name>/", PostFileView.as_view(), name="file"),
    ]
