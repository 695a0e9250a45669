"""The list of partners and applications, and the line in which a reviewer takes its rows one after the other."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn

from cms.backoffice.frame.listing import StaffIndexView, StandingColumn
from cms.backoffice.organizations.selectors import others_at
from cms.backoffice.organizations.views.deciding import TOGETHER, TONES, review_url
from partners.kernel import clock
from partners.kernel.languages.ordering import in_alphabet
from partners.organizations.forms.joining import country_choices
from partners.organizations.models import Organization
from partners.organizations.permissions import can_review_organizations
from partners.organizations.selectors.vetting import (
    LATE,
    has_possible_duplicates,
    organizations_under_review,
    reviewers,
    waiting_longer,
    with_people_called,
)
from partners.organizations.workflow import UNDECIDED

ME, NOBODY = "me", "nobody"
# How many of the line are looked at for one that no colleague has.
LOOKED_AHEAD = 60


def used_countries() -> list[tuple[str, str]]:
    # Without the model's order, which would become a part of what is distinct.
    used = set(Organization.objects.order_by().values_list("country", flat=True).distinct())
    return [choice for choice in country_choices() if choice[0] in used]


def reviewer_choices() -> list[tuple[str, Any]]:
    return [(ME, _("Me")), (NOBODY, _("Nobody yet")), *((str(each.public_id), str(each)) for each in reviewers())]


def waiting_choices() -> list[tuple[str, str]]:
    words = [ngettext("more than %(number)s day", "more than %(number)s days", days) for days in LATE]
    return [(str(days), word % {"number": days}) for days, word in zip(LATE, words, strict=True)]


class PartnersFilterSet(WagtailFilterSet):
    # Drafts are their writers' own, so nobody can ask for them here.
    standing = django_filters.MultipleChoiceFilter(
        label=pgettext_lazy("where something stands", "Status"),
        choices=[choice for choice in Organization.Standing.choices if choice[0] != "draft"],
    )
    # As functions: the choices are those of today, in the language and alphabet of each reader.
    reviewer = django_filters.ChoiceFilter(
        label=_("Reviewer"), choices=reviewer_choices, method="with_reviewer", widget=forms.RadioSelect
    )
    waiting = django_filters.ChoiceFilter(
        label=_("Waiting for"), choices=waiting_choices, method="waiting_for", widget=forms.RadioSelect
    )
    duplicates = django_filters.ChoiceFilter(
        label=_("Duplicates"), choices=[("suspected", _("suspected"))], method="suspected", widget=forms.RadioSelect
    )
    country = django_filters.MultipleChoiceFilter(label=_("Country"), choices=used_countries)

    class Meta:
        model = Organization
        fields = ["standing", "reviewer", "waiting", "duplicates", "country"]

    def with_reviewer(self, queryset: Any, name: str, value: str) -> Any:
        if value == NOBODY:
            return queryset.filter(reviewer_id__isnull=True)
        who = {"pk": self.request.user.pk} if value == ME else {"public_id": value}
        return queryset.filter(reviewer_id__in=reviewers().filter(**who).values("pk"))

    def waiting_for(self, queryset: Any, name: str, value: str) -> Any:
        return waiting_longer(queryset, int(value), at=clock.now())

    def suspected(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(has_possible_duplicates())


class TickColumn(BaseColumn):
    """Takes a row along into what is done with many."""

    cell_template_name = "cms/backoffice/organizations/tick_cell.html"
    header_template_name = "cms/backoffice/organizations/tick_header.html"


class WaitingColumn(Column):
    """How long, and since when; late is marked."""

    cell_template_name = "cms/backoffice/organizations/waiting_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        since = instance.waiting_since
        days = (clock.now() - since).days if since else 0
        return {**context, "since": since, "days": days, "is_late": days >= LATE[1], "is_very_late": days >= LATE[2]}


class PartnersIndexView(StaffIndexView):
    model = Organization
    page_title = _("Partners")
    header_icon = "group"
    results_template_name = "cms/backoffice/organizations/partners_results.html"
    template_name = "cms/backoffice/organizations/partners.html"
    # Static, or a plain function in a class would be given the view as its first argument.
    allowed = staticmethod(can_review_organizations)
    queryset_for = staticmethod(organizations_under_review)
    search_fields = ["name", "website", "email", "registration_number", "reviewer_name"]
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
        Column("reviewer_name", label=_("Reviewer"), sort_key="reviewer_name"),
        WaitingColumn("waiting_since", label=_("Waiting"), sort_key="waiting_since"),
        Column("country_name", label=_("Country"), sort_key="country"),
        DateColumn("applied_at", label=_("Applied"), sort_key="applied_at", classname="bo-where-wide"),
    ]
    list_export = [
        "name", "standing", "country", "website", "email", "registration_number", "languages", "applied_at",
        "approved_at", "waiting_since", "reviewer_name",
    ]  # fmt: skip
    export_headings = {"waiting_since": _("Waiting since"), "reviewer_name": _("Reviewer")}
    export_filename = "partners"

    @cached_property
    def columns(self) -> list[Any]:
        return [TickColumn("tick", label=""), *super().columns]

    def showing(self, word: str) -> Q:
        return super().showing(word) | with_people_called(word)

    def order_queryset(self, queryset: Any) -> Any:
        """What waits longest comes first, what waits for nobody last, wherever the database puts its nulls."""
        if self.ordering == self.default_ordering:
            return queryset.order_by(F("waiting_since").asc(nulls_last=True), *in_alphabet("name"), "pk")
        return super().order_queryset(queryset)

    def url_of(self, organization: Organization) -> str:
        return with_query(review_url(organization), query_of(self.request))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, acts=TOGETHER.items(), asked=asked(self.request), **kwargs)


def asked(request: HttpRequest) -> list[tuple[str, str]]:
    """What the list was asked for: words, filters and order, and neither the page nor what was ticked."""
    wanted = ("q", "ordering", *PartnersFilterSet.base_filters)
    return [(name, value) for name in wanted for value in request.GET.getlist(name) if value]


def query_of(request: HttpRequest) -> str:
    return urlencode(asked(request))


def with_query(url: str, query: str) -> str:
    return f"{url}?{query}" if query else url


class Line:
    """What waits in the list that the reviewer came from, in its order; the list is told by the URL's query."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.query = query_of(request)

    @property
    def list_url(self) -> str:
        return with_query(reverse("backoffice_partners:index"), self.query)

    def url_of(self, organization: Any) -> str:
        return with_query(review_url(organization), self.query)

    def rows(self) -> list[Any]:
        """The key, the id and the reviewer of each, without what else is known of it."""
        view = PartnersIndexView(
            index_url_name="backoffice_partners:index", index_results_url_name="backoffice_partners:results"
        )
        view.setup(self.request)
        return list(view.get_queryset().filter(standing__in=UNDECIDED).only("pk", "public_id", "standing"))

    def around(self, organization: Organization) -> dict[str, Any]:
        """`place` (from 1; 0 outside of the line), `number`, and URLs: `previous`, `following`, empty at an end."""
        rows = self.rows()
        place = next((at for at, row in enumerate(rows, start=1) if row.pk == organization.pk), 0)
        following = self.next_of(rows, place)
        return {
            "place": place,
            "number": len(rows),
            "previous": self.url_of(rows[place - 2]) if place > 1 else "",
            "following": self.url_of(following) if following else "",
        }

    def next_of(self, rows: list[Any], place: int) -> Any:
        """The first behind this place that no colleague has taken or opened, else the first before it."""
        others = [*rows[place:], *rows[: max(place - 1, 0)]][:LOOKED_AHEAD]
        viewer = self.request.user
        # Whoever asks for a colleague's applications means to read them.
        is_free = "reviewer" in self.request.GET
        free = [row for row in others if is_free or row.reviewer_id in {None, viewer.pk}]
        taken = others_at([row.pk for row in free], viewer)
        return next((row for row in free if row.pk not in taken), None)
