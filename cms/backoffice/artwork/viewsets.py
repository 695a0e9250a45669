"""Templates for co-branding."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet

from cms.backoffice.artwork.views import InspectView, ReviseView, SampleView, template_url
from cms.backoffice.frame.listing import StaffIndexView
from partners.artwork.models import Template
from partners.artwork.permissions import can_revise_template
from partners.artwork.selectors import all_templates
from partners.kernel.actors import actor_of
from partners.kernel.languages.names import language_name


def language_of(template: Template) -> str:
    return language_name(template.language)


class TemplatesFilterSet(WagtailFilterSet):
    class Meta:
        model = Template
        fields = ["kind", "language"]


class TemplatesIndexView(StaffIndexView):
    model = Template
    page_title = _("Templates")
    header_icon = "image"
    allowed = staticmethod(can_revise_template)
    queryset_for = staticmethod(lambda user: all_templates())
    url_of = staticmethod(template_url)
    search_fields = ["key", "titles"]
    filterset_class = TemplatesFilterSet
    default_ordering = "key"
    paginate_by = 50
    list_display = [
        "title",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("language", label=_("Language"), accessor=language_of, sort_key="language"),
        Column("current_version.number", label=_("Version")),
        DateColumn("current_version.published_at", label=_("Published")),
    ]

    @cached_property
    def columns(self) -> list[Column]:
        """A title in the reader's language is no field, so Wagtail would head it with the property's name."""
        columns: list[Column] = super().columns
        columns[0].label = _("Title")
        return columns


class TemplatesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_revise_template(actor_of(request))


class TemplatesViewSet(ViewSet):
    name = "backoffice_templates"
    url_prefix = "templates"
    icon = "image"
    menu_label = _("Templates")
    menu_name = "templates"
    menu_order = 130
    add_to_admin_menu = True
    menu_item_class = TemplatesMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        names: dict[str, Any] = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("results"),
        }
        return [
            path("", TemplatesIndexView.as_view(**names), name="index"),
            path("results/", TemplatesIndexView.as_view(**names, results_only=True), name="results"),
            path("<uuid:public_id>/", InspectView.as_view(), name="inspect"),
            path("<uuid:public_id>/sample/<int:number>/", SampleView.as_view(), name="sample"),
            path("<uuid:public_id>/revise/", ReviseView.as_view(), name="revise"),
        ]
