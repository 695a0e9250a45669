"""The hub of the press room, and the forms over what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.press_room.models import PressRoomPage
from partners.activity.verbs import Noun
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.kernel.languages.names import own_language_name
from partners.press.forms.room import FORMS, PressRoomForm, ReleaseForm
from partners.press.models import KINDS, Entry, Release
from partners.press.permissions import can_keep_press_room
from partners.press.selectors import entries_for_staff, press_room_of, releases_for_staff
from partners.press.services.releases import change_release, end_release, mark_release
from partners.press.services.room import add_entry, change_entry, describe_press_room, take_off_entry
from partners.updates.models import Update

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


class HubView(PressOfficersMixin, TemplateView):
    """What there is and how much of it, with the way to each."""

    template_name = "cms/backoffice/press_room/hub.html"
    page_title = gettext_lazy("Press room")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, viewer = clock.now(), actor_of(self.request)
        pages = PressRoomPage.objects.select_related("locale").order_by("path")
        kinds = [
            (kind, kind.model.objects.shown(at=now).filter(campaign=self.campaign).count(), f"{kind.routes}:index")
            for kind in ALL_KINDS
        ]
        return super().get_context_data(
            pages=[(page, own_language_name(page.locale.language_code)) for page in pages],
            room=press_room_of(self.campaign),
            kinds=kinds,
            releases=releases_for_staff(viewer).count(),
            **kwargs,
        )


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


class AboutView(PressFormView):
    form_class = PressRoomForm
    noun = Noun.PRESS_ROOM
    page_title = gettext_lazy("Whom to call, and who we are")
    lead = gettext_lazy("The press room, the kit and the feeds take it from here.")

    @cached_property
    def room(self) -> Any:
        return press_room_of(self.campaign)

    def get_initial(self) -> dict[str, Any]:
        self.thing = self.room
        return {**PressRoomForm.values_of(self.room), "seen": self.room.stamp}

    def save(self, form: Any) -> Any:
        facts = form.facts_for(self.room)
        return describe_press_room(self.campaign, seen=form.cleaned_data["seen"], by=self.find_for, **facts)


class EntryView(PressFormView):
    """One line: a new one without an id in its address."""

    kind: Kind = FIGURES

    @property
    def back(self) -> tuple[str, Any]:  # type: ignore[override]
        return f"{self.kind.routes}:index", self.kind.name

    def get_form_class(self) -> type[forms.Form]:
        return FORMS[self.kind.key]

    def get_form_kwargs(self) -> dict[str, Any]:
        if public_id := self.kwargs.get("public_id"):
            own = entries_for_staff(self.kind.model, self.find_for).filter(campaign=self.campaign)
            self.thing = get_object_or_404(own, public_id=public_id)
        return {**super().get_form_kwargs(), "campaign": self.campaign, "entry": self.thing, **self.shown()}

    def shown(self) -> dict[str, Any]:
        if self.thing is None:
            return {}
        return {"initial": {**FORMS[self.kind.key].values_of(self.thing), "seen": self.thing.stamp}}

    def save(self, form: Any) -> Any:
        if self.thing is None:
            return add_entry(self.kind.model, self.campaign, by=self.find_for, **form.facts())
        return change_entry(self.thing, seen=form.cleaned_data["seen"], by=self.find_for, **form.facts())

    def get_page_title(self) -> str:
        return str(self.thing or self.kind.adding)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_there = self.thing is not None and self.thing.taken_off_at is None
        ending = reverse(f"{self.kind.routes}:take_off", args=[self.thing.public_id]) if is_there else ""
        return super().get_context_data(ending=ending, **kwargs)


class EndView(PressOfficersMixin, TemplateView):
    """Asks, then does it: GET shows, POST does."""

    template_name = "cms/backoffice/press_room/end.html"
    find: Callable[..., Any]
    finish: Callable[..., Any]

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


class TakeOffView(EndView):
    kind: Kind = FIGURES
    question = gettext_lazy("Take it off")
    explanation = gettext_lazy("Page, kit and feeds stop showing it at once. It stays in this list for the team.")
    done = gettext_lazy("It is taken off.")

    def look_up(self) -> None:
        own = entries_for_staff(self.kind.model, actor_of(self.request)).filter(campaign=self.campaign)
        self.thing = get_object_or_404(own, public_id=self.kwargs["public_id"])
        self.back_url, self.list_route = self.kind.url_of(self.thing), f"{self.kind.routes}:index"

    def end(self) -> None:
        take_off_entry(self.thing, by=actor_of(self.request))


class ReleaseView(PressFormView):
    """An embargo and whom to ask; a new one begins with the choice of an update."""

    form_class = ReleaseForm
    noun = Noun.RELEASE
    back = ("backoffice_releases:index", gettext_lazy("Releases"))

    @cached_property
    def update_chosen(self) -> Any:
        """Of a new one: the update, in the address."""
        own = Update.objects.filter(campaign=self.campaign, release=None, withdrawn_at=None)
        return get_object_or_404(own, public_id=self.kwargs["update_id"])

    def get_initial(self) -> dict[str, Any]:
        if public_id := self.kwargs.get("public_id"):
            own = releases_for_staff(self.find_for).filter(update__campaign=self.campaign)
            self.thing = get_object_or_404(own, public_id=public_id)
            return {**ReleaseForm.values_of(self.thing), "seen": self.thing.stamp}
        # Asked here, so that an update that is a release already, or gone, is not found.
        self.get_page_title()
        return {}

    def save(self, form: Any) -> Any:
        facts = form.facts_for(self.thing)
        if self.thing is None:
            return mark_release(self.update_chosen, by=self.find_for, **facts)
        return change_release(self.thing, seen=form.cleaned_data["seen"], by=self.find_for, **facts)

    def get_page_title(self) -> str:
        update: Any = self.thing.update if self.thing else self.update_chosen
        return str(update.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        ending = reverse("backoffice_releases:end", args=[self.thing.public_id]) if self.thing else ""
        return super().get_context_data(ending=ending, **kwargs)


class EndReleaseView(EndView):
    question = gettext_lazy("No longer a release")
    explanation = gettext_lazy("It stays online as an update. The press room and its feeds no longer list it.")
    done = gettext_lazy("It is an update like any other now.")
    list_route = "backoffice_releases:index"
    thing: Release

    def look_up(self) -> None:
        own = releases_for_staff(actor_of(self.request)).filter(update__campaign=self.campaign)
        self.thing = get_object_or_404(own, public_id=self.kwargs["public_id"])
        self.back_url = reverse("backoffice_releases:one", args=[self.thing.public_id])

    def end(self) -> None:
        end_release(self.thing, by=actor_of(self.request))


class ChooseUpdateView(PressOfficersMixin, TemplateView):
    """Which update becomes a release: those that are none yet, the newest first."""

    template_name = "cms/backoffice/press_room/choose.html"
    page_title = gettext_lazy("Make an update a release")
    most = 40

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse("backoffice_releases:index"), _("Releases")), ("", str(self.page_title)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = Update.objects.filter(campaign=self.campaign, release=None, withdrawn_at=None)
        updates = own.prefetch_related("faces").order_by("-created_at", "-pk")[: self.most]
        return super().get_context_data(updates=updates, **kwargs)
