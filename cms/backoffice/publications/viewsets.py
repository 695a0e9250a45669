"""Lists of what the campaign shares and reports, and the screens of one."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import Q
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets import Button

from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.publications.selectors import list_for_new, name_drafts, pictures_of
from cms.backoffice.publications.views import MATERIALS, TONES, UPDATES, PublicationView, Shared
from cms.pages.faces import FacePage
from partners.editions.selectors import with_uses
from partners.kernel.languages.names import language_name
from partners.materials.models import Kind, Material
from partners.publications.permissions import can_decide_on_publication
from partners.publications.selectors import known_as, publications_for_staff
from partners.updates.models import Update

KINDS = [MATERIALS, UPDATES]
STATES = {
    "offered": Q(withdrawn_at__isnull=True),
    "corrected": Q(withdrawn_at__isnull=True, corrected_at__isnull=False),
    "withdrawn": Q(withdrawn_at__isnull=False),
}


def languages_of(thing: Any) -> str:
    return ", ".join(language_name(face.language) for face in thing.faces.all())


def state_of(thing: Any) -> str:
    is_corrected = thing.corrected_at and not thing.withdrawn_at
    if not thing.withdrawn_at and not thing.faces.all():
        return gettext_now("not online")
    return gettext_now("offered, corrected") if is_corrected else thing.get_standing_display()


def held_of(material: Any) -> str:
    """In words: on a telephone the columns have no heads."""
    partners = ngettext("%(count)s partner", "%(count)s partners", material.holders) % {"count": material.holders}
    files = ngettext("%(count)s file", "%(count)s files", material.files) % {"count": material.files}
    return f"{partners}, {files}" if material.holders else "–"


class PictureColumn(Column):
    """A small picture, or nothing; decorative, for the title stands beside it."""

    cell_template_name = "cms/backoffice/publications/picture_cell.html"


class StateColumn(Column):
    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        tone = TONES[instance.standing] if instance.withdrawn_at or instance.faces.all() else ""
        return {**context, "label": state_of(instance), "tone": tone}


STATE = StateColumn("state", label=pgettext_lazy("where something stands", "Status"), sort_key="withdrawn_at")
LANGUAGES = Column("languages", label=_("Online in"), accessor=languages_of)
WITHDRAWN = DateColumn("withdrawn_at", label=_("Withdrawn"), sort_key="withdrawn_at")


class PublicationFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"),
        method="narrow",
        choices=[
            ("offered", pgettext_lazy("of a publication", "offered")),
            ("corrected", pgettext_lazy("of a publication", "corrected")),
            ("withdrawn", pgettext_lazy("of a publication", "withdrawn")),
        ],
    )

    def narrow(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(STATES[value])


class MaterialsFilterSet(PublicationFilterSet):
    class Meta:
        model = Material
        fields = ["kind"]


class UpdatesFilterSet(PublicationFilterSet):
    class Meta:
        model = Update
        fields = ["subject"]


class PublicationIndexView(StaffIndexView):
    """A subclass names its `shared`, which says the rest."""

    shared: Shared
    header_icon = "doc-full"
    title_label = _("Title")
    search_fields = ["key"]
    default_ordering = "-created_at"
    paginate_by = 50
    export_headings = {"title": _("Title"), "standing": pgettext_lazy("where something stands", "Status")}

    def url_of(self, thing: Any) -> str:
        return self.shared.url_of(thing)

    @property
    def add_item_label(self) -> Any:
        return self.shared.adding

    def get_add_url(self) -> str | None:
        """The page editor: one is written as a page. Nothing for whoever writes none."""
        parent = list_for_new(self.shared.page, self.request.user)
        if parent is None:
            return None
        label, name = self.shared.page._meta.label_lower.split(".")
        return reverse("wagtailadmin_pages:add", args=[label, name, parent.pk])

    def queryset_for(self, viewer: Any) -> Any:
        return publications_for_staff(self.shared.kind, viewer)

    def get_table(self, object_list: Any) -> Any:
        # Of those on this page of the list; of what is withdrawn no picture is drawn anew.
        rows = list(object_list)
        name_drafts(rows, self.request.user)
        pictures = pictures_of(row.public_id for row in rows if not row.withdrawn_at)
        for row in rows:
            row.picture = pictures.get(row.public_id)
        return super().get_table(rows)

    def showing(self, word: str) -> Q:
        kind: Any = self.shared.kind
        face = kind._meta.get_field("faces").related_model
        titled = face.objects.filter(title__icontains=word).values(face.of)
        return super().showing(word) | Q(pk__in=titled) | Q(withdrawn_titles__icontains=word)


class MaterialsIndexView(PublicationIndexView):
    shared = MATERIALS
    model = Material
    page_title = _("Materials")
    # Asked of the class by the menu, too.
    allowed = staticmethod(lambda viewer: can_decide_on_publication(viewer, Material))
    shown_as = {"kind": lambda: Kind.choices}
    filterset_class = MaterialsFilterSet
    list_display = [
        "title",
        PictureColumn("picture", label=_("Picture"), classname="bo-where-wide"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        LANGUAGES,
        STATE,
        Column("holders", label=_("Held by partners"), accessor=held_of, sort_key="holders"),
        WITHDRAWN,
    ]
    list_export = ["title", "kind", "standing", "holders", "files", "corrected_at", "withdrawn_at"]
    export_headings = {
        **PublicationIndexView.export_headings, "holders": _("Partners with files"), "files": _("Their files"),
    }  # fmt: skip
    export_filename = "materials"

    def queryset_for(self, viewer: Any) -> Any:
        return with_uses(super().queryset_for(viewer))


class UpdatesIndexView(PublicationIndexView):
    shared = UPDATES
    model = Update
    page_title = _("Updates")
    allowed = staticmethod(lambda viewer: can_decide_on_publication(viewer, Update))
    filterset_class = UpdatesFilterSet
    default_ordering = "-dated_on"
    list_display = [
        "title",
        # A day and no hour: of today it would say how long ago midnight was.
        Column("dated_on", label=_("Date"), accessor=lambda update: date_format(update.dated_on), sort_key="dated_on"),
        LANGUAGES, STATE, WITHDRAWN,
    ]  # fmt: skip
    list_export = ["title", "dated_on", "standing", "corrected_at", "withdrawn_at"]
    export_filename = "updates"


def withdraw_buttons(page: Any, user: Any, view_name: str, next_url: Any = None) -> Iterator[Button]:
    """On the page itself, beside “Unpublish”: that takes one language offline, these are about all of them."""
    model = page.specific_class
    shared = next((each for each in KINDS if model and issubclass(model, FacePage) and model.rows is each.kind), None)
    thing = known_as(shared.kind, page.translation_key) if shared else None
    if shared is None or thing is None:
        return
    for place, (transition, _step) in enumerate(shared.subject.moves_for(user, thing)):
        url = reverse(shared.move_route, args=[thing.public_id, transition.name])
        # Wagtail's three dots: more is asked before anything happens.
        yield Button(f"{transition.label}…", url, icon_name="warning", priority=61 + place)


def screens_of(shared: Shared) -> list[Any]:
    return [
        path("<uuid:public_id>/", PublicationView.as_view(shared=shared), name="one"),
        path("<uuid:public_id>/move/<slug:name>/", TransitionView.as_view(subject=shared.subject), name="move"),
    ]


class MaterialsViewSet(StaffViewSet):
    name = "backoffice_materials"
    url_prefix = "materials"
    icon = "doc-full"
    menu_label = _("Materials")
    menu_name = "materials"
    menu_order = 128
    index_view = MaterialsIndexView
    screens = screens_of(MATERIALS)


class UpdatesViewSet(StaffViewSet):
    name = "backoffice_updates"
    url_prefix = "updates"
    icon = "calendar"
    menu_label = _("Updates")
    menu_name = "updates"
    menu_order = 129
    index_view = UpdatesIndexView
    screens = screens_of(UPDATES)
