"""Templates for co-branding."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from cms.backoffice.artwork.views import InspectView, ReviseView, SampleView, template_url
from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.frame.viewset import StaffViewSet
from partners.artwork.models import Template
from partners.artwork.permissions import can_revise_template
from partners.artwork.selectors import all_templates
from partners.kernel.languages.names import by_name, language_name


def language_of(template: Template) -> str:
    return language_name(template.language)


def used_languages() -> list[tuple[str, str]]:
    used = Template.objects.order_by().values_list("language", flat=True).distinct()
    return by_name((code, language_name(code)) for code in used)


class TemplatesFilterSet(WagtailFilterSet):
    class Meta:
        model = Template
        fields = ["kind", "language"]


class TemplatesIndexView(StaffIndexView):
    model = Template
    page_title = _("Templates")
    header_icon = "image"
    title_label = _("Title")
    allowed = staticmethod(can_revise_template)
    queryset_for = staticmethod(lambda user: all_templates())
    url_of = staticmethod(template_url)
    search_fields = ["key", "titles"]
    shown_as = {"kind": lambda: Template.Kind.choices, "language": used_languages}
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


class TemplatesViewSet(StaffViewSet):
    name = "backoffice_templates"
    url_prefix = "templates"
    icon = "image"
    menu_label = _("Templates")
    menu_name = "templates"
    menu_order = 130
    index_view = TemplatesIndexView
    screens = [
        path("<uuid:public_id>/", InspectView.as_view(), name="inspect"),
        path("<uuid:public_id>/sample/<int:number>/", SampleView.as_view(), name="sample"),
        path("<uuid:public_id>/revise/", ReviseView.as_view(), name="revise"),
    ]
