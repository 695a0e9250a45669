"""Lists of what stands in the press room, and the addresses of its screens."""

from typing import Any

from django.db.models import Case, Sum, Value, When
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.frame.waiting import StaffMenuItem
from cms.backoffice.press_room.views.early import (
    ACCESSES,
    TONES,
    AccessView,
    InviteView,
    WhoseView,
    access_url,
    state_of_access,
    title_of_release,
)
from cms.backoffice.press_room.views.entries import AboutView, EntryView, HubView, TakeOffView
from cms.backoffice.press_room.views.frame import COVERAGE, DATES, FIGURES, QUOTES, Kind
from cms.backoffice.press_room.views.releases import ChooseUpdateView, EndReleaseView, ReleaseView
from partners.kernel import clock
from partners.press.models import Coverage, EmbargoAccess, KeyFigure, PressDate, Quote, Release
from partners.press.permissions import can_keep_press_room
from partners.press.selectors import accesses_for_staff, entries_for_staff, releases_for_staff


def state_of(entry: Any) -> str:
    """In words, as readers meet it now."""
    if entry.taken_off_at:
        return gettext_now("taken off")
    return gettext_now("shown") if entry.is_shown else gettext_now("not shown now")


STATE = Column("state", label=pgettext_lazy("where something stands", "Status"), accessor=state_of)


def day_of(name: str, label: Any) -> Column:
    return Column(name, label=label, accessor=lambda entry: date_format(getattr(entry, name)), sort_key=name)


def told(release: Any) -> str:
    update = release.update
    if update.opens_at and update.opens_at > clock.now():
        return gettext_now("under embargo")
    return gettext_now("out") if update.faces.all() else gettext_now("not online")


class EntriesIndexView(StaffIndexView):
    kind: Kind
    allowed = staticmethod(can_keep_press_room)
    paginate_by = 50

    @property
    def page_title(self) -> Any:
        return self.kind.name

    @property
    def header_icon(self) -> str:
        return self.kind.icon

    @property
    def add_url_name(self) -> str:
        return f"{self.kind.routes}:add"

    @property
    def add_item_label(self) -> Any:
        return self.kind.adding

    def url_of(self, entry: Any) -> str:
        return self.kind.url_of(entry)

    def queryset_for(self, viewer: Any) -> Any:
        shown = self.kind.model.objects.shown(at=clock.now()).values("pk")
        is_shown = Case(When(pk__in=shown, then=Value(True)), default=Value(False))
        return entries_for_staff(self.kind.model, viewer).annotate(is_shown=is_shown)


class FiguresIndexView(EntriesIndexView):
    kind = FIGURES
    model = KeyFigure
    title_label = _("Figure")
    search_fields = ["figure", "texts", "source"]
    default_ordering = "-dated_on"
    list_display = [
        "figure", Column("text", label=_("What it counts")), Column("source", label=_("Source")),
        day_of("dated_on", _("As of")), STATE,
    ]  # fmt: skip


class QuotesIndexView(EntriesIndexView):
    kind = QUOTES
    model = Quote
    title_label = _("Who says it")
    search_fields = ["speaker", "words", "organization__name"]
    default_ordering = "-agreed_on"
    list_display = [
        "speaker", Column("text", label=_("Words")), Column("organization", label=_("Partner")),
        day_of("agreed_on", _("Agreed on")), STATE,
    ]  # fmt: skip

    def queryset_for(self, viewer: Any) -> Any:
        return super().queryset_for(viewer).select_related("organization")


class CoverageIndexView(EntriesIndexView):
    kind = COVERAGE
    model = Coverage
    title_label = _("Title")
    search_fields = ["title", "outlet", "url"]
    default_ordering = "-published_on"
    list_display = [
        "title", Column("outlet", label=_("Outlet"), sort_key="outlet"), Column("language_name", label=_("Language")),
        day_of("published_on", _("Published")), STATE,
    ]  # fmt: skip


class DatesIndexView(EntriesIndexView):
    kind = DATES
    model = PressDate
    title_label = _("Title")
    search_fields = ["titles", "places"]
    default_ordering = "-starts_at"
    list_display = [
        "title", DateColumn("starts_at", label=_("Begins"), sort_key="starts_at"), Column("place", label=_("Place")),
        STATE,
    ]  # fmt: skip


class ReleasesIndexView(StaffIndexView):
    model = Release
    page_title = _("Releases")
    header_icon = "doc-full"
    title_label = _("Title")
    allowed = staticmethod(can_keep_press_room)
    queryset_for = staticmethod(releases_for_staff)
    url_of = staticmethod(lambda release: f"{release.public_id}/")
    add_url_name = "backoffice_releases:choose"
    add_item_label = _("Make an update a release")
    search_fields = ["update__key", "update__faces__title"]
    default_ordering = "-pk"
    list_display = [
        Column("title", label=_("Title"), accessor=lambda release: release.update.title),
        DateColumn("embargo", label=_("Embargo until"), accessor=lambda release: release.update.opens_at),
        Column("state", label=pgettext_lazy("where something stands", "Status"), accessor=told),
    ]


def end_of_access(access: Any) -> str:
    return date_format(timezone.localtime(access.expires_at), "DATETIME_FORMAT") if access.expires_at else ""


class StateColumn(StandingColumn):
    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        return {**super().get_cell_context_data(instance, parent_context), "label": state_of_access(instance)}


class AccessesIndexView(StaffIndexView):
    model = EmbargoAccess
    page_title = _("Early access")
    header_icon = "key"
    title_label = pgettext_lazy("of a person", "Name")
    allowed = staticmethod(can_keep_press_room)
    queryset_for = staticmethod(accesses_for_staff)
    url_of = staticmethod(access_url)
    add_url_name = "backoffice_early:invite"
    add_item_label = _("Invite a reporter")
    search_fields = ["name", "outlet", "email", "release__update__key", "release__update__faces__title"]
    shown_as = {"standing": lambda: EmbargoAccess.Standing.choices}
    default_ordering = "-pk"
    list_display = [
        "name",
        Column("outlet", label=_("Outlet"), sort_key="outlet"),
        Column("release", label=_("Release"), accessor=title_of_release),
        StateColumn("standing", tones=TONES, label=pgettext_lazy("where something stands", "Status"),
            sort_key="standing"),
        # The day itself: Wagtail's own column speaks of the past only.
        Column("expires_at", label=_("Valid until"), accessor=end_of_access, sort_key="expires_at"),
        Column("opened", label=_("Times opened"), accessor=lambda access: access.opened or 0),
    ]  # fmt: skip

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().annotate(opened=Sum("copies__times_opened"))

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        label = gettext_now("Whose copy is this?")
        return [*super().header_more_buttons, Button(label, url=reverse("backoffice_early:whose"), icon_name="search")]


def entries_viewset(kind: Kind, index: type[StaffIndexView], prefix: str) -> StaffViewSet:
    class EntriesViewSet(StaffViewSet):
        name = kind.routes
        url_prefix = prefix
        icon = kind.icon
        menu_label = kind.name
        # The hub leads there: an entry for each would make the menu longer than a telephone.
        add_to_admin_menu = False
        index_view = index
        screens = [
            path("add/", EntryView.as_view(kind=kind), name="add"),
            path("<uuid:public_id>/", EntryView.as_view(kind=kind), name="one"),
            path("<uuid:public_id>/end/", TakeOffView.as_view(kind=kind), name="take_off"),
        ]

    return EntriesViewSet()


class ReleasesViewSet(StaffViewSet):
    name = "backoffice_releases"
    url_prefix = "press-releases"
    icon = "doc-full"
    menu_label = _("Releases")
    add_to_admin_menu = False
    index_view = ReleasesIndexView
    screens = [
        path("choose/", ChooseUpdateView.as_view(), name="choose"),
        path("mark/<uuid:update_id>/", ReleaseView.as_view(), name="mark"),
        path("<uuid:public_id>/", ReleaseView.as_view(), name="one"),
        path("<uuid:public_id>/end/", EndReleaseView.as_view(), name="end"),
    ]


class EarlyViewSet(StaffViewSet):
    name = "backoffice_early"
    url_prefix = "press-early"
    icon = "key"
    menu_label = _("Early access")
    add_to_admin_menu = False
    index_view = AccessesIndexView
    screens = [
        path("invite/", InviteView.as_view(), name="invite"),
        path("whose/", WhoseView.as_view(), name="whose"),
        path("<uuid:public_id>/", AccessView.as_view(), name="access"),
        path("<uuid:public_id>/move/<slug:name>/", TransitionView.as_view(subject=ACCESSES), name="move"),
    ]


class PressRoomViewSet(ViewSet):
    name = "backoffice_press_room"
    url_prefix = "press-room"
    icon = "openquote"
    menu_label = _("Press room")
    menu_name = "press-room"
    menu_order = 123
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> Any:
        return StaffMenuItem(
            self.menu_label,
            self.menu_url,
            allowed=can_keep_press_room,
            count=None,
            name=self.menu_name,
            icon_name=self.icon,
            order=self.menu_order,
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", HubView.as_view(), name="index"),
            path("about/", AboutView.as_view(), name="about"),
        ]


VIEWSETS = [
    PressRoomViewSet(),
    ReleasesViewSet(),
    EarlyViewSet(),
    entries_viewset(FIGURES, FiguresIndexView, "press-figures"),
    entries_viewset(QUOTES, QuotesIndexView, "press-quotes"),
    entries_viewset(COVERAGE, CoverageIndexView, "press-coverage"),
    entries_viewset(DATES, DatesIndexView, "press-dates"),
]
