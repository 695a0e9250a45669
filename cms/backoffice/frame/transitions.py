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
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.kernel.actors import acting, actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import ParagraphField, answered
from partners.kernel.workflow import Transition, Workflow

UNPROCESSABLE = DomainError.status


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
    """How one transition is done. The cleaned fields of `form` become keywords of `service(thing, *, by, …)`.

    `asks` gives the form what it needs to know of the thing; `consequences` says in sentences, with numbers, what will
    follow for others. `template` is for a form that is laid out otherwise than field below field.
    """

    service: Callable[..., Any]
    explanation: Any
    done: Any
    form: type[forms.Form] | None = None
    is_dangerous: bool = False
    asks: Callable[[Any], dict[str, Any]] = lambda thing: {}
    consequences: Callable[[Any], list[Any]] = lambda thing: []
    template: str = "cms/backoffice/frame/transition.html"
    # What a button named `insert` makes of what was typed: nothing is checked then, and nothing happens.
    inserts: Callable[[Any, QueryDict], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Subject:
    """A kind of thing that moves: its table, who sees it, where it is shown, and how each move is done."""

    workflow: Workflow
    visible_to: Callable[[Any], Any]
    url_of: Callable[[Any], str]
    title_of: Callable[[Any], str] = str
    steps: dict[str, Step] = field(default_factory=dict)

    def moves_for(self, user: Any, thing: Any) -> list[tuple[Transition, Step]]:
        """The buttons for this person now, in the order of `steps`: what is hoped for comes first."""
        available = {transition.name: transition for transition in self.workflow.available_to(acting(user), thing)}
        return [(available[name], step) for name, step in self.steps.items() if name in available]


def overtaken(
    request: HttpRequest,
    form: forms.BaseForm,
    message: str,
    *,
    title: str,
    back_url: str,
    status: HTTPStatus = HTTPStatus.CONFLICT,
) -> HttpResponse:
    """Somebody was faster: a page with the words of `form` that were not sent; straight back where there are none."""
    texts = [field for field in form.visible_fields() if isinstance(field.field, forms.CharField) and field.value()]
    if not texts:
        if status == HTTPStatus.FORBIDDEN:
            raise PermissionDenied
        messages.warning(request, message)
        return redirect(back_url)
    context = {"message": message, "texts": texts, "page_title": title, "back_url": back_url}
    return render(request, "cms/backoffice/frame/overtaken.html", context, status=status)


class TransitionView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows, POST does. What the viewer may not see is 404; what has moved on is a message and the way back, and
    with it whatever was typed.
    """

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
            # Perhaps it was theirs when they began to write.
            if request.method == "POST":
                return self.overtaken(_("This is not yours to do, or not any more."), HTTPStatus.FORBIDDEN)
            raise PermissionDenied
        # For a friendly answer only: the service asks again under the lock.
        if getattr(self.thing, self.subject.workflow.field) not in self.transition.sources:
            return self.overtaken(_("This has already moved on. Here is where it stands now."))
        return super().dispatch(request, *args, **kwargs)

    @property
    def form_class(self) -> type[forms.Form]:
        return self.step.form or (ReasonForm if self.transition.needs_reason else forms.Form)

    def get_template_names(self) -> list[str]:
        return [self.step.template]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form_class(**self.step.asks(self.thing))))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.step.inserts and "insert" in request.POST:
            begun = self.step.inserts(self.thing, request.POST)
            form = self.form_class(**{**self.step.asks(self.thing), "initial": begun})
            return self.render_to_response(self.get_context_data(form=form))
        form = self.form_class(request.POST, **self.files(request), **self.step.asks(self.thing))
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        try:
            self.step.service(self.thing, by=actor_of(request), **form.cleaned_data)
        except DomainError as refused:
            # What can be put right comes back filled in.
            if refused.status == UNPROCESSABLE:
                form.add_error(None, str(refused))
                return answered(form, self.render_to_response(self.get_context_data(form=form)))
            return self.overtaken(str(refused))
        messages.success(request, str(self.step.done))
        return redirect(self.done_url)

    def overtaken(self, message: str, status: HTTPStatus = HTTPStatus.CONFLICT) -> HttpResponse:
        form = self.form_class(self.request.POST, **self.step.asks(self.thing))
        return overtaken(self.request, form, message, title=self.title, back_url=self.url, status=status)

    def files(self, request: HttpRequest) -> dict[str, Any]:
        """Keywords of a form that takes files."""
        return {}

    @property
    def done_url(self) -> str:
        """Where it goes on once it is done."""
        return self.url

    def get_page_title(self) -> str:
        return str(self.transition.label)

    def get_page_subtitle(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        assert self.subject is not None  # noqa: S101  as above
        return self.subject.title_of(self.thing)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.url, "label": self.title},
            {"url": "", "label": str(self.transition.label)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            thing=self.thing,
            title=self.title,
            transition=self.transition,
            step=self.step,
            consequences=self.step.consequences(self.thing),
            back_url=self.url,
            **kwargs,
        )
