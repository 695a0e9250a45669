"""The hub of the press room, and the forms over what stands in it."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms.backoffice.press_room.views.frame import ALL_KINDS, FIGURES, EndView, Kind, PressFormView, PressOfficersMixin
from cms.press_room.models import PressRoomPage
from partners.activity.verbs import Noun
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.languages.names import own_language_name
from partners.press.forms.room import FORMS, PressRoomForm
from partners.press.selectors import accesses_for_staff, entries_for_staff, press_room_of, releases_for_staff
from partners.press.services.room import add_entry, change_entry, describe_press_room, take_off_entry


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
            asked=accesses_for_staff(viewer).filter(standing="asked").count(),
            **kwargs,
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
