"""The list that every subject of the back office shows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from partners.kernel.actors import actor_of
from partners.kernel.languages.ordering import Shown, alphabetically
from partners.kernel.languages.searching import folded

# Each narrows the list further; nobody types more, and each costs.
MOST_WORDS = 8
MOST_COUNTED = 10_000


class StandingColumn(Column):
    """The standing as a word in colour; `tones` maps a standing to the colour's name."""

    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def __init__(self, name: str, *, tones: dict[str, str], **options: Any) -> None:
        super().__init__(name, **options)
        self.tones = tones

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "label": instance.get_standing_display(), "tone": self.tones.get(instance.standing, "")}


class Counting(WagtailPaginator):
    """Says how many there are in words that every number can stand beside: Wagtail's noun has one plural only.

    Further than `MOST_COUNTED` it neither counts nor leads: nobody turns so many pages, and to count all of a large
    table takes longer than to show the page.
    """

    has_more = False

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        if not isinstance(rows, QuerySet):
            return len(rows)
        found = rows.order_by()[: MOST_COUNTED + 1].count()
        self.has_more = found > MOST_COUNTED
        return min(found, MOST_COUNTED)

    @cached_property
    def items_count_label(self) -> str:
        number = self.count
        words = _("More than %(number)s: search, or choose a filter") if self.has_more else _("In all: %(number)s")
        return words % {"number": number}


def having(word: str, fields: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found


class AsShown:
    """Sorts and searches by what the list shows: in the reader's alphabet, by names and not by codes.

    `shown_as` gives for a column its codes with what stands in their place on the screen, in the order of the list.
    """

    shown_as: Shown = {}

    def order_queryset(self, queryset: Any) -> Any:
        return alphabetically(super().order_queryset(queryset), self.shown_as)  # type: ignore[misc]

    def search_queryset(self, queryset: Any) -> Any:
        """Rows in which each word stands somewhere, as the screen shows it."""
        for word in self.search_query.split()[:MOST_WORDS]:  # type: ignore[attr-defined]
            queryset = queryset.filter(self.showing(word))
        return queryset

    def showing(self, word: str) -> Q:
        found = having(word, self.search_fields or [])  # type: ignore[attr-defined]
        for column, choices in self.shown_as.items():
            named = [code for code, label in choices() if folded(word) in folded(str(label))]
            found |= Q(**{f"{column}__in": named})
        return found


class StaffIndexView(AsShown, generic.IndexView):
    """Asks the domain's own question about the viewer; Wagtail's model permissions are not consulted.

    A subclass sets `allowed` (a predicate of the viewer), `queryset_for` (a selector that takes the viewer) and
    `url_of` (the screen of one row). Rows lead to that screen; nothing is added, copied or deleted in a list.
    `title_label` heads a first column that is no field: Wagtail would name the property.
    """

    any_permission_required: list[str] = []
    permission_policy = None
    paginator_class = Counting
    table_classname = "listing bo-rows"
    allowed: Any = None
    queryset_for: Any = None
    url_of: Any = None
    title_label: Any = None

    @cached_property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns
        if self.title_label:
            columns[0].label = self.title_label
        return columns

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.require_allowed(request)
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def require_allowed(cls, request: HttpRequest) -> None:
        # 404, where Wagtail would redirect with a message: who has no work here is not told that there is any.
        if not cls.allowed(actor_of(request)):
            raise Http404

    def get_base_queryset(self) -> Any:
        return self.queryset_for(actor_of(self.request))

    def get_edit_url(self, instance: Any) -> str:
        return str(self.url_of(instance))

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        return []
