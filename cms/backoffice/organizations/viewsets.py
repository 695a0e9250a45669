"""Partner organisations: the list, and the screen where one is decided about."""

from typing import Any

import django_filters
from django.db.models import F
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.frame.viewset import StaffViewSet
from cms.backoffice.frame.waiting import Queue
from cms.backoffice.organizations.views import (
    PARTNERS,
    TONES,
    DocumentView,
    NoteView,
    ReviewView,
    review_url,
)
from partners.kernel.languages.ordering import in_alphabet
from partners.organizations.forms.joining import country_choices
from partners.organizations.models import Organization
from partners.organizations.permissions import can_review_organizations
from partners.organizations.selectors import organizations_under_review, waiting_for_staff

PARTNERS_QUEUE = Queue(
    title=_("applications wait for the next step"),
    nothing=_("No application waits."),
    route="backoffice_partners:index",
    query="?standing=applied&standing=in_review",
    icon="group",
    allowed=can_review_organizations,
    count=lambda user: waiting_for_staff(user).count(),
)


def used_countries() -> list[tuple[str, str]]:
    # Without the model's order, which would become a part of what is distinct.
    used = set(Organization.objects.order_by().values_list("country", flat=True).distinct())
    return [choice for choice in country_choices() if choice[0] in used]


class PartnersFilterSet(WagtailFilterSet):
    # Drafts are their writers' own, so nobody can ask for them here.
    standing = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"),
        choices=[choice for choice in Organization.Standing.choices if choice[0] != "draft"],
    )
    # As a function: the choices are those of today, in the alphabet of each reader.
    country = django_filters.MultipleChoiceFilter(label=_("Country"), choices=used_countries)

    class Meta:
        model = Organization
        fields = ["standing", "country"]


class PartnersIndexView(StaffIndexView):
    model = Organization
    page_title = _("Partners")
    header_icon = "group"
    # Static, or a plain function in a class would be given the view as its first argument.
    allowed = staticmethod(can_review_organizations)
    queryset_for = staticmethod(organizations_under_review)
    url_of = staticmethod(review_url)
    search_fields = ["name", "website", "email", "registration_number"]
    shown_as = {"country": country_choices, "standing": lambda: Organization.Standing.choices}
    filterset_class = PartnersFilterSet
    # Only a name by which `order_queryset` knows that nobody has chosen an order.
    default_ordering = "waiting_since"
    paginate_by = 50
    list_display = [
        "name",
        StandingColumn(
            "standing", tones=TONES, label=pgettext_lazy("where something stands", "Status"), sort_key="standing"
        ),
        Column("country_name", label=_("Country"), sort_key="country"),
        DateColumn("applied_at", label=_("Applied"), sort_key="applied_at", classname="bo-where-wide"),
        DateColumn("waiting_since", label=_("Waiting since"), sort_key="waiting_since"),
    ]
    list_export = [
        "name", "standing", "country", "website", "email", "registration_number", "languages", "applied_at",
        "approved_at", "waiting_since",
    ]  # fmt: skip
    export_headings = {"waiting_since": _("Waiting since")}
    export_filename = "partners"

    def order_queryset(self, queryset: Any) -> Any:
        """What waits longest comes first, what waits for nobody last, wherever the database puts its nulls."""
        if self.ordering == self.default_ordering:
            return queryset.order_by(F("waiting_since").asc(nulls_last=True), *in_alphabet("name"), "pk")
        return super().order_queryset(queryset)


class PartnersViewSet(StaffViewSet):
    name = "backoffice_partners"
    url_prefix = "partners"
    icon = "group"
    menu_label = _("Partners")
    menu_name = "partners"
    menu_order = 110
    index_view = PartnersIndexView
    queue = PARTNERS_QUEUE
    screens = [
        path("<uuid:public_id>/", ReviewView.as_view(), name="review"),
        path("<uuid:public_id>/note/", NoteView.as_view(), name="note"),
        path("<uuid:public_id>/documents/<uuid:document_id>/", DocumentView.as_view(), name="document"),
        path("<uuid:public_id>/move/<slug:name>/", TransitionView.as_view(subject=PARTNERS), name="move"),
    ]
