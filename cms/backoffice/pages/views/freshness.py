"""How far translations are behind: a report of all, and what has changed since for one of them."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, get_page_content_types

from cms.backoffice.frame.listing import StaffIndexView
from cms.backoffice.pages.selectors.freshness import Freshness, freshness_of_page, stale_pages, translated_pages
from cms.backoffice.pages.selectors.work import works_with_pages
from partners.kernel.actors import actor_of
from partners.kernel.languages.names import language_name

REPORT = "backoffice_translations:index"
ONE = "backoffice_translations:one"
# Passages behind, from and to; the last has no end.
STEPS = {"few": (1, 2), "some": (3, 9), "many": (10, None)}


def languages() -> list[tuple[str, str]]:
    return [(code, capfirst(language_name(code))) for code, _name in settings.LANGUAGES]


def page_types() -> list[tuple[int, str]]:
    types: Any = get_page_content_types(include_base_page_type=False)
    return sorted(((each.pk, capfirst(each.name)) for each in types), key=lambda each: each[1])


def behind(page: Any) -> str:
    """In words: on a telephone the columns have no heads."""
    words = ngettext("%(number)s passage", "%(number)s passages", page.freshness.number)
    return words % {"number": page.freshness.number}


class FreshnessFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), field_name="locale__language_code", choices=languages
    )
    content_type = django_filters.ChoiceFilter(label=gettext_lazy("Kind of page"), choices=page_types)
    behind = django_filters.ChoiceFilter(
        label=gettext_lazy("How far behind"),
        method="narrow",
        choices=[
            ("few", gettext_lazy("one or two passages")),
            ("some", gettext_lazy("three to nine passages")),
            ("many", gettext_lazy("ten passages or more")),
        ],
    )
    live = django_filters.ChoiceFilter(
        label=gettext_lazy("Read by"),
        choices=[("True", gettext_lazy("everybody: it is online")), ("False", gettext_lazy("nobody yet: a draft"))],
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def narrow(self, queryset: Any, name: str, value: str) -> Any:
        least, most = STEPS[value]
        found = queryset.filter(behind__gte=least)
        return found.filter(behind__lte=most) if most else found


class TranslationsIndexView(StaffIndexView):
    model = Page
    page_title = gettext_lazy("Translations behind their original")
    header_icon = "wagtail-localize-language"
    title_label = gettext_lazy("Page")
    allowed = staticmethod(lambda viewer: works_with_pages(viewer.user))
    filterset_class = FreshnessFilterSet
    search_fields = ["draft_title"]
    default_ordering = "waits_since"
    paginate_by = 50
    list_display = [
        "get_admin_display_title",
        Column("language", label=gettext_lazy("Language"), accessor=lambda page: capfirst(page.freshness.language)),
        Column("behind", label=gettext_lazy("Behind by"), accessor=behind, sort_key="behind"),
        DateColumn("waits_since", label=gettext_lazy("Waiting since"), sort_key="waits_since"),
        Column("kind", label=gettext_lazy("Kind of page"), accessor=lambda page: page.freshness.kind),
        BooleanColumn("live", label=gettext_lazy("Online"), sort_key="live"),
    ]
    list_export = [
        "freshness.title", "freshness.language", "freshness.kind", "freshness.number", "freshness.total",
        "freshness.names", "live", "waits_since",
    ]  # fmt: skip
    export_headings = {
        "freshness.title": gettext_lazy("Page"),
        "freshness.language": gettext_lazy("Language"),
        "freshness.kind": gettext_lazy("Kind of page"),
        "freshness.number": gettext_lazy("Passages behind"),
        "freshness.total": gettext_lazy("Passages in all"),
        "freshness.names": gettext_lazy("Which"),
        "live": gettext_lazy("Online"),
        "waits_since": gettext_lazy("Waiting since"),
    }
    export_filename = "translations"

    def queryset_for(self, viewer: Any) -> Any:
        self.freshness = {each.page.pk: each for each in stale_pages(viewer.user)}
        numbers: dict[int, list[int]] = {}
        for pk, each in self.freshness.items():
            numbers.setdefault(each.number, []).append(pk)
        # What only the words tell, in a form by which the database can sort and filter.
        cases = [When(pk__in=pks, then=Value(number)) for number, pks in numbers.items()]
        return (
            translated_pages(viewer.user)
            .filter(pk__in=self.freshness)
            .annotate(behind=Case(*cases, default=Value(0), output_field=IntegerField()))
        )

    def url_of(self, page: Any) -> str:
        return reverse(ONE, args=[page.pk])

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.with_freshness(object_list))

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponse:
        response: HttpResponse = super().as_spreadsheet(self.with_freshness(queryset), spreadsheet_format)
        return response

    def with_freshness(self, pages: Any) -> list[Any]:
        rows = list(pages)
        for row in rows:
            row.freshness = self.freshness[row.pk]
        return rows


class TranslationView(WagtailAdminTemplateMixin, TemplateView):
    """One page: each passage that its original has changed, with the words before and after."""

    template_name = "cms/backoffice/pages/translation.html"
    header_icon = "wagtail-localize-language"
    freshness: Freshness

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = actor_of(request)
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        found = freshness_of_page(page, viewer.user) if page and works_with_pages(viewer.user) else None
        if found is None:
            raise Http404
        self.freshness = found
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("What has changed since")

    def get_page_subtitle(self) -> str:
        return self.freshness.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(REPORT), "label": _("Translations")},
            {"url": "", "label": self.freshness.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = self.freshness.page.permissions_for_user(self.request.user).can_edit()
        return super().get_context_data(freshness=self.freshness, may_edit=may_edit, **kwargs)
