"""The same decision about many: what will happen to each is shown first, then each is done by itself."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import BooleanField, ExpressionWrapper
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.organizations.selectors import others_at
from cms.backoffice.organizations.views.deciding import TOGETHER, TONES, Act
from cms.backoffice.organizations.views.listing import Line, PartnersIndexView, asked
from cms.backoffice.organizations.views.review import beginnings
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.organizations.models import Membership, Organization, Role
from partners.organizations.permissions import can_review_organizations
from partners.organizations.selectors.vetting import has_possible_duplicates, latest_rounds, stamp_of

# More would keep a reviewer waiting, and nobody reads a longer preview.
MOST = 100


class TogetherView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows what would happen, POST does it. `act` says what, `id` with which; `all` takes the whole list."""

    template_name = "cms/backoffice/organizations/together.html"
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.name = (request.POST or request.GET).get("act", "")
        if not can_review_organizations(actor_of(request)) or self.name not in TOGETHER:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def line(self) -> Line:
        return Line(self.request)

    @property
    def act(self) -> Act:
        return TOGETHER[self.name]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Each with `organization`, `stamp`, what is worth a look, and `why_not` where it cannot be done."""
        look_alike = ExpressionWrapper(has_possible_duplicates(), output_field=BooleanField())
        found = list(self.chosen().annotate(has_duplicates=look_alike)[: MOST + 1])
        self.is_cut = len(found) > MOST
        found = found[:MOST]
        rounds = latest_rounds(found)
        elsewhere = others_at([each.pk for each in found], self.request.user)
        return [
            {
                "organization": each,
                "tone": TONES.get(each.standing, ""),
                "stamp": stamp_of(each, rounds.get(each.pk)),
                "elsewhere": elsewhere.get(each.pk),
                "why_not": ""
                if each.standing in self.act.sources
                else _("This cannot be done from where it stands now."),
            }
            for each in found
        ]

    def chosen(self) -> Any:
        view = PartnersIndexView(
            index_url_name="backoffice_partners:index", index_results_url_name="backoffice_partners:results"
        )
        view.setup(self.request)
        if "all" in self.request.GET:
            return view.get_queryset()
        ids = [found for value in self.request.GET.getlist("id")[: MOST + 1] if (found := id_of(value))]
        # Among all that the viewer may see: who ticks a row and then changes the filter still means the row.
        return view.order_queryset(view.get_base_queryset()).filter(public_id__in=ids)

    def form(self, data: Any = None) -> forms.Form:
        form = self.act.form(data)
        # Each has its own stamp.
        form.fields.pop("seen", None)
        return form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.rows:
            messages.warning(request, _("Tick the organisations first."))
            return redirect(self.line.list_url)
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        done, overtaken = self.each(form.cleaned_data)
        if overtaken and not done:
            form.add_error(None, _("None of them could be done: %(names)s.") % {"names": ", ".join(overtaken)})
            del self.rows
            return self.render_to_response(self.get_context_data(form=form), status=409)
        said = ngettext("%(label)s: %(number)s done.", "%(label)s: %(number)s done.", done)
        messages.success(request, said % {"label": self.act.label, "number": done})
        if overtaken:
            told = ngettext(
                "%(number)s had moved on: %(names)s.", "%(number)s had moved on: %(names)s.", len(overtaken)
            )
            messages.warning(request, told % {"number": len(overtaken), "names": ", ".join(overtaken)})
        return redirect(self.line.list_url)

    def each(self, words: dict[str, Any]) -> tuple[int, list[str]]:
        """How many were done, and the names of those that were not. Each service has a transaction of its own."""
        done, overtaken = 0, []
        for row in self.rows:
            organization = row["organization"]
            # What the preview showed, and nothing that came to it later.
            seen = self.request.POST.get(f"seen-{organization.public_id}", "")
            if row["why_not"] and not seen:
                continue
            stamp = {"seen": seen} if self.name != "take" else {}
            try:
                if not seen or row["why_not"]:
                    raise DomainError
                self.act.service(organization, by=actor_of(self.request), **words, **stamp)
            except DomainError:
                overtaken.append(organization.name)
            else:
                done += 1
        return done, overtaken

    def get_page_title(self) -> str:
        return str(self.act.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.line.list_url, "label": _("Partners")},
            {"url": "", "label": str(self.act.label)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        able = [row for row in self.rows if not row["why_not"]]
        languages = owners_languages([row["organization"] for row in able])
        return super().get_context_data(
            act=self.act,
            name=self.name,
            rows=self.rows,
            number=len(able),
            is_cut=self.is_cut,
            most=MOST,
            asked=asked(self.request),
            beginnings=beginnings(self.name, languages),
            languages=languages,
            back_url=self.line.list_url,
            **kwargs,
        )


def owners_languages(organizations: list[Organization]) -> list[str]:
    owners = Membership.objects.filter(organization__in=[each.pk for each in organizations], role=Role.OWNER)
    return sorted(set(owners.values_list("user__language", flat=True)))


def id_of(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None
