"""Templates for co-branding."""

from typing import Any

import django_filters
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as gettext_now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button

from cms.backoffice.artwork.views.approving import AskedPictureView, DecideView, WaitingView
from cms.backoffice.artwork.views.drafts import (
    AddView,
    DiscardView,
    DraftsView,
    DraftView,
    PictureView,
    PreviewView,
)
from cms.backoffice.artwork.views.files import FilesIndexView, FileView, WithdrawFileView
from cms.backoffice.artwork.views.frame import template_url
from cms.backoffice.artwork.views.sheets import SheetView
from cms.backoffice.artwork.views.templates import AgainView, InspectView, OfferView, ReviseView, SampleView
from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.frame.viewset import StaffViewSet
from partners.artwork.models import Template
from partners.artwork.permissions import can_add_template, can_revise_template, can_see_templates
from partners.artwork.selectors import all_templates, drafts_for_staff, materials_to_draw
from partners.kernel.actors import actor_of
from partners.kernel.languages.names import by_name, language_name


def language_of(template: Template) -> str:
    return language_name(template.language)


def used_languages() -> list[tuple[str, str]]:
    used = Template.objects.order_by().values_list("language", flat=True).distinct()
    return by_name((code, language_name(code)) for code in used)


def materials() -> list[tuple[str, str]]:
    return materials_to_draw((get_language() or "en").partition("-")[0])


def templates_for(viewer: Any) -> Any:
    """Nothing for whoever only adds: what is offered is revised by others."""
    found = all_templates().select_related("material").prefetch_related("material__faces")
    return found if can_revise_template(viewer) else found.none()


class TemplatesFilterSet(WagtailFilterSet):
    material = django_filters.ChoiceFilter(
        label=_("Material"), field_name="material__public_id", choices=materials
    )  # fmt: skip

    class Meta:
        model = Template
        fields = ["kind", "language"]


class SampleColumn(Column):
    """A small picture of the present version; decorative, for the title stands beside it."""

    cell_template_name = "cms/backoffice/artwork/sample_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        url = reverse("backoffice_templates:sample", args=[instance.public_id, instance.current_version.number])
        return {**context, "url": f"{url}?width=160"}


class OfferedColumn(Column):
    """Whether partners can use it."""

    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        label, tone = (
            (gettext_now("retired"), "warning") if instance.retired_at else (gettext_now("offered"), "success")
        )
        return {**context, "label": label, "tone": tone}


class TemplatesIndexView(StaffIndexView):
    model = Template
    page_title = _("Templates")
    header_icon = "image"
    title_label = _("Title")
    allowed = staticmethod(can_see_templates)
    queryset_for = staticmethod(templates_for)
    url_of = staticmethod(template_url)
    add_url_name = "backoffice_templates:add_template"
    # A telephone has room for one word as the title, and one beside it.
    add_item_label = pgettext_lazy("button", "Add")
    search_fields = ["key", "titles"]
    shown_as = {"kind": lambda: Template.Kind.choices, "language": used_languages}
    filterset_class = TemplatesFilterSet
    default_ordering = "key"
    paginate_by = 50
    list_display = [
        "title",
        SampleColumn("sample", label=_("Picture"), classname="bo-where-wide"),
        Column("material.title", label=_("Material")),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("language", label=_("Language"), accessor=language_of, sort_key="language"),
        Column("current_version.number", label=_("Version")),
        DateColumn("current_version.published_at", label=_("Published")),
        OfferedColumn("retired_at", label=_("Offered"), sort_key="retired_at"),
    ]

    def get_add_url(self) -> str | None:
        return super().get_add_url() if can_add_template(actor_of(self.request)) else None

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        number = drafts_for_staff(actor_of(self.request)).count()
        label = gettext_now("Drafts of templates: %(number)s") % {"number": number}
        url = reverse("backoffice_templates:template_drafts")
        return [*super().header_more_buttons, Button(label, url=url, icon_name="edit")]


class TemplatesViewSet(StaffViewSet):
    name = "backoffice_templates"
    url_prefix = "templates"
    icon = "image"
    menu_label = _("Templates")
    menu_name = "templates"
    menu_order = 130
    index_view = TemplatesIndexView
    screens = [
        path("add/", AddView.as_view(), name="add_template"),
        path("drafts/", DraftsView.as_view(), name="template_drafts"),
        path("drafts/<uuid:draft_id>/", DraftView.as_view(), name="template_draft"),
        path("drafts/<uuid:draft_id>/preview/", PreviewView.as_view(), name="template_preview"),
        path(
            "drafts/<uuid:draft_id>/picture/<slug:sample>/<int:page>/", PictureView.as_view(), name="template_picture"
        ),
        path("drafts/<uuid:draft_id>/sheet/", SheetView.as_view(), name="template_sheet"),
        path("drafts/<uuid:draft_id>/discard/", DiscardView.as_view(), name="template_discard"),
        path("<uuid:public_id>/", InspectView.as_view(), name="inspect"),
        path("<uuid:public_id>/sample/<int:number>/", SampleView.as_view(), name="sample"),
        path("<uuid:public_id>/revise/", ReviseView.as_view(), name="revise"),
        path("<uuid:public_id>/again/<int:number>/", AgainView.as_view(), name="template_again"),
        path("<uuid:public_id>/retire/", OfferView.as_view(), name="template_retire"),
        path("<uuid:public_id>/offer/", OfferView.as_view(is_offered=True), name="template_offer"),
    ]


class FilesViewSet(StaffViewSet):
    name = "backoffice_files"
    url_prefix = "files"
    icon = "doc-full"
    menu_label = _("Partners’ files")
    menu_name = "files"
    menu_order = 131
    index_view = FilesIndexView
    screens = [
        path("waiting/", WaitingView.as_view(), name="files_waiting"),
        path("<uuid:public_id>/", FileView.as_view(), name="file"),
        path("<uuid:public_id>/decide/", DecideView.as_view(), name="file_decide"),
        path("<uuid:public_id>/picture/", AskedPictureView.as_view(), name="file_picture"),
        path("<uuid:public_id>/withdraw/", WithdrawFileView.as_view(), name="file_withdraw"),
    ]
