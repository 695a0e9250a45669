"""The list of what the press may ask about."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from cms.backoffice.campaign.views import AddSubjectView, EditSubjectView, subject_url
from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.frame.viewset import StaffViewSet
from partners.campaigns.models import Subject
from partners.campaigns.permissions import can_edit_subjects
from partners.campaigns.selectors import all_subjects, campaign_presented
from partners.kernel import clock


class OfferedColumn(Column):
    """Whether it can still be chosen."""

    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        label, tone = (_("offered"), "success") if instance.is_offered else (_("no longer offered"), "")
        return {**context, "label": label, "tone": tone}


class SubjectsIndexView(StaffIndexView):
    model = Subject
    page_title = _("Topics")
    header_icon = "tag"
    title_label = _("Topic")
    allowed = staticmethod(can_edit_subjects)
    queryset_for = staticmethod(lambda viewer: all_subjects())
    url_of = staticmethod(subject_url)
    add_url_name = "backoffice_subjects:add_subject"
    # A telephone has room for one word as the title, and one beside it.
    add_item_label = pgettext_lazy("button", "Add")
    is_searchable = False
    paginate_by = 100
    # In the order of the forms, which no click on a heading changes.
    default_ordering = None
    list_display = [
        "name",
        OfferedColumn("is_offered", label=_("Offered")),
        Column("code", label=_("Short name")),
        Column("campaign", label=_("Campaign"), accessor=lambda subject: subject.campaign.name),
    ]

    def get_add_url(self) -> str | None:
        return super().get_add_url() if campaign_presented(at=clock.now()) else None

    def order_queryset(self, queryset: Any) -> Any:
        return queryset


class SubjectsViewSet(StaffViewSet):
    name = "backoffice_subjects"
    url_prefix = "press-topics"
    icon = "tag"
    menu_label = _("Press topics")
    menu_name = "press-topics"
    menu_order = 122
    index_view = SubjectsIndexView
    screens = [
        path("add/", AddSubjectView.as_view(), name="add_subject"),
        path("<uuid:public_id>/", EditSubjectView.as_view(), name="subject"),
    ]
