"""One view that serves every workflow: it says what will happen, asks for what is needed, and calls the service.

INQUIRIES = Subject(
    workflow=INQUIRY,
    visible_to=inquiries_for_staff,
    url_of=lambda inquiry: reverse("inquiries:review", args=[inquiry.public_id]),
    steps={"close": Step(close_inquiry, _("The reporter is told."), _("The inquiry is closed."))},
)
path("<uuid:public_id>/<slug:name>/", TransitionView.as_view(subject=INQUIRIES), name="move")
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.kernel.actors import acting, actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import ParagraphField, answered
from partners.kernel.workflow import Transition, Workflow


class ReasonForm(forms.Form):
    """A sentence to the other side. Its name is the service's keyword."""

    reason = ParagraphField(
        label=gettext_lazy("Message"),
        help_text=gettext_lazy("It is sent as you write it. Be kind and concrete."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


@dataclass(frozen=True)
class Step:
    """How one transition is done. The cleaned fields of `form` become keywords of `service(thing, *, by, …)`."""

    service: Callable[..., Any]
    explanation: Any
    done: Any
    form: type[forms.Form] | None = None
    is_dangerous: bool = False


@dataclass(frozen=True)
class Subject:
    """A kind of thing that moves: its table, who sees it, where it is shown, and how each move is done."""

    workflow: Workflow
    visible_to: Callable[[Any], Any]
    url_of: Callable[[Any], str]
    steps: dict[str, Step] = field(default_factory=dict)

    def moves_for(self, user: Any, thing: Any) -> list[tuple[Transition, Step]]:
        """The buttons for this person now, in the order of `steps`: what is hoped for comes first."""
        available = {transition.name: transition for transition in self.workflow.available_to(acting(user), thing)}
        return [(available[name], step) for name, step in self.steps.items() if name in available]


class TransitionView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows, POST does. What the viewer may not see is 404; what has moved on is a message and the way back."""

    template_name = "cms/backoffice/frame/transition.html"
    subject: Subject | None = None
    page_title = ""
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        assert self.subject is not None  # noqa: S101  a wiring mistake, found by the first test
        name = kwargs["name"]
        # A move of the other side's, or of the clock's, has no screen of staff.
        if name not in self.subject.steps:
            raise Http404
        self.thing = get_object_or_404(self.subject.visible_to(actor_of(request)), public_id=kwargs["public_id"])
        self.transition = self.subject.workflow.transitions[name]
        self.step = self.subject.steps[name]
        self.url = self.subject.url_of(self.thing)
        # The right before the state, as in `Workflow.advance`.
        if not self.transition.allowed(actor_of(request), self.thing):
            raise PermissionDenied
        # For a friendly answer only: the service asks again under the lock.
        if getattr(self.thing, self.subject.workflow.field) not in self.transition.sources:
            messages.warning(request, _("This has already moved on. Here is where it stands now."))
            return redirect(self.url)
        return super().dispatch(request, *args, **kwargs)

    @property
    def form_class(self) -> type[forms.Form]:
        return self.step.form or (ReasonForm if self.transition.needs_reason else forms.Form)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form_class()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form_class(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        try:
            self.step.service(self.thing, by=actor_of(request), **form.cleaned_data)
        # A message and the way back: what was refused here was refused by somebody who was faster.
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, str(self.step.done))
        return redirect(self.url)

    def get_page_title(self) -> str:
        return str(self.transition.label)

    def get_page_subtitle(self) -> str:
        return str(self.thing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.url, "label": str(self.thing)},
            {"url": "", "label": str(self.transition.label)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            thing=self.thing, transition=self.transition, step=self.step, back_url=self.url, **kwargs
        )
