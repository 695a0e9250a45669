"""Who may read a release early: the list, one request, an invitation, and whose copy a text was made from."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import ReasonForm, Step, Subject
from cms.backoffice.press_room.views.frame import PressOfficersMixin
from partners.activity.verbs import Noun
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.zones import city_of
from partners.press.forms.embargo import EndForm, InviteForm, PasteForm
from partners.press.models import EmbargoAccess
from partners.press.selectors import accesses_for_staff, copies_for_staff, copies_marked_in, is_in_force
from partners.press.services.embargo import (
    extend_access,
    grant_access,
    invite_reporter,
    refuse_access,
    withdraw_access,
)
from partners.press.workflow import ACCESS

LIST = "backoffice_early:index"
GRANTED = EmbargoAccess.Standing.GRANTED
TONES = {"granted": "success", "asked": "primary", "refused": "", "withdrawn": ""}


def access_url(access: EmbargoAccess) -> str:
    return reverse("backoffice_early:access", args=[access.public_id])


def state_of_access(access: EmbargoAccess) -> str:
    """In words, as it opens something now or not."""
    is_over = access.standing == GRANTED and not is_in_force(access, at=clock.now())
    if is_over and access.asked_at and access.expires_at and access.asked_at > access.expires_at:
        return _("run out; asked again")
    return _("run out") if is_over else str(access.get_standing_display())


def title_of_release(access: EmbargoAccess) -> str:
    return str(access.release.update.title) if access.release else _("Each that is held back, now or later")


def about(access: EmbargoAccess) -> dict[str, Any]:
    return {"access": access}


ACCESSES = Subject(
    workflow=ACCESS,
    visible_to=accesses_for_staff,
    url_of=access_url,
    title_of=lambda access: access.who,
    steps={
        "grant": Step(
            grant_access,
            gettext_lazy("The reporter gets a link that is theirs alone. What it shows carries their name and a mark."),
            gettext_lazy("The link is on its way."),
            form=EndForm,
            asks=about,
        ),
        "refuse": Step(
            refuse_access,
            gettext_lazy("The reporter gets your words, and reads the release when everybody does."),
            gettext_lazy("The reporter is told."),
            form=ReasonForm,
        ),
        "extend": Step(
            extend_access,
            gettext_lazy("The same link is sent once more, with its new end."),
            gettext_lazy("The link is on its way."),
            form=EndForm,
            asks=about,
        ),
        "withdraw": Step(
            withdraw_access,
            gettext_lazy("The link opens nothing from now on, and the reporter is told. What they have copied stays."),
            gettext_lazy("The link opens nothing any more."),
            is_dangerous=True,
        ),
    },
)


class AccessView(PressOfficersMixin, TemplateView):
    """One reporter: what they asked for, what was decided, and what they opened."""

    template_name = "cms/backoffice/press_room/early.html"

    @cached_property
    def access(self) -> EmbargoAccess:
        return get_object_or_404(accesses_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_page_title(self) -> str:
        return self.access.who

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse(LIST), _("Early access")), ("", self.access.who))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        access = self.access
        return super().get_context_data(
            access=access,
            state=state_of_access(access),
            tone=TONES[access.standing],
            release=title_of_release(access),
            city=city_of(access.time_zone),
            language=own_language_name(access.language),
            copies=copies_for_staff(actor_of(self.request)).filter(access=access),
            moves=ACCESSES.moves_for(self.request.user, access),
            history=history_of(subject_type=Noun.EARLY_ACCESS, subject_id=access.public_id),
            **kwargs,
        )


class InviteView(PressOfficersMixin, FormView):
    """Somebody who did not ask."""

    template_name = "cms/backoffice/press_room/early_form.html"
    form_class: type[forms.Form] = InviteForm
    page_title = gettext_lazy("Invite a reporter")
    lead = gettext_lazy("They get a link that is theirs alone. What it shows carries their name and a mark.")
    submit = gettext_lazy("Send the link")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs((reverse(LIST), _("Early access")), ("", str(self.page_title)))

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            access = invite_reporter(**form.cleaned_data, campaign=self.campaign, by=actor_of(self.request))
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.form_invalid(form)
        messages.success(self.request, _("The link is on its way."))
        return redirect(access_url(access))

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lead=self.lead, submit=self.submit, back_url=reverse(LIST), **kwargs)


class WhoseView(InviteView):
    """A text that was found somewhere; nothing of it is kept."""

    form_class = PasteForm
    page_title = gettext_lazy("Whose copy is this?")
    lead = gettext_lazy("Each copy carries a mark of its own. Nothing that you paste here is kept.")
    submit = gettext_lazy("Look for marks")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        found = copies_marked_in(form.cleaned_data["text"], actor_of(self.request))
        return self.render_to_response(self.get_context_data(form=form, found=found, is_looked=True))
