"""What the screens of the press room are made of: who comes in, a form over something saved, and an end."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from partners.activity.verbs import Noun
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.press.models import KINDS, Entry
from partners.press.permissions import can_keep_press_room

HUB = "backoffice_press_room:index"


@dataclass(frozen=True)
class Kind:
    """A kind of line, as staff see it. `routes` is the namespace of its URLs."""

    key: str
    name: Any
    adding: Any
    routes: str
    icon: str

    @property
    def model(self) -> type[Entry]:
        return KINDS[self.key]

    def url_of(self, entry: Any) -> str:
        return reverse(f"{self.routes}:one", args=[entry.public_id])


FIGURES = Kind("figure", gettext_lazy("Figures"), gettext_lazy("Add a figure"), "backoffice_figures", "list-ol")
QUOTES = Kind("quote", gettext_lazy("Quotes"), gettext_lazy("Add a quote"), "backoffice_quotes", "openquote")
COVERAGE = Kind(
    "coverage", gettext_lazy("What others wrote"), gettext_lazy("Add a piece"), "backoffice_coverage", "link"
)
DATES = Kind("date", gettext_lazy("Dates for the press"), gettext_lazy("Add a date"), "backoffice_dates", "calendar")
ALL_KINDS = (FIGURES, QUOTES, COVERAGE, DATES)


class PressOfficersMixin(WagtailAdminTemplateMixin):
    """Who does not keep the press room meets 404; so does everybody before there is a campaign."""

    header_icon = "openquote"
    campaign: Campaign

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = campaign_presented(at=clock.now())
        if found is None or not can_keep_press_room(actor_of(request)):
            raise Http404
        self.campaign = found
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def crumbs(self, *below: tuple[str, str]) -> list[dict[str, Any]]:
        own = [{"url": reverse(HUB), "label": _("Press room")}, *({"url": url, "label": label} for url, label in below)]
        return [*super().get_breadcrumbs_items(), *own]


class PressFormView(PressOfficersMixin, FormView):
    """A form over something saved, or over something new. What was overtaken comes back beside what is saved, 409."""

    template_name = "cms/backoffice/press_room/entry.html"
    lead: Any = ""
    thing: Any = None
    noun: Noun = Noun.PRESS_ENTRY
    # The namespace's list, where it leads back to.
    back: tuple[str, Any] = (HUB, gettext_lazy("Press room"))
    page_title: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.find_for = actor_of(request)
        return super().dispatch(request, *args, **kwargs)

    def save(self, form: Any) -> Any:
        """Raises DomainError."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.save(form)
        except DomainError as refused:
            if refused.code != "stale":
                form.add_error(None, str(refused))
                return self.form_invalid(form)
            self.thing.refresh_from_db()
            differing = form.differing_from(self.thing)
            return self.render_to_response(self.get_context_data(form=form, differing=differing), status=409)
        messages.success(self.request, _("Saved. The press room says it from now on."))
        return redirect(self.back[0])

    def form_invalid(self, form: Any) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        between = [(reverse(self.back[0]), str(self.back[1]))] if self.back[0] != HUB else []
        return self.crumbs(*between, ("", str(self.get_page_title())))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = (
            history_of(subject_type=self.noun, subject_id=self.thing.public_id) if self.thing and self.thing.pk else []
        )
        return super().get_context_data(
            thing=self.thing, lead=self.lead, back_url=reverse(self.back[0]), history=history, **kwargs
        )


class EndView(PressOfficersMixin, TemplateView):
    """Asks, then does it: GET shows, POST does."""

    template_name = "cms/backoffice/press_room/end.html"

    def get_page_title(self) -> str:
        return str(self.thing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((self.back_url, str(self.thing)), ("", str(self.question)))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.look_up()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.look_up()
        try:
            self.end()
        except DomainError as refused:
            messages.warning(request, str(refused))
            return redirect(self.back_url)
        messages.success(request, str(self.done))
        return redirect(self.list_route)

    thing: Any
    back_url = ""
    list_route = ""
    question: Any = ""
    explanation: Any = ""
    done: Any = ""

    def look_up(self) -> None:
        """What it is about. Raises Http404."""
        raise NotImplementedError

    def end(self) -> None:
        """Raises DomainError."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            thing=self.thing, question=self.question, explanation=self.explanation, back_url=self.back_url, **kwargs
        )
