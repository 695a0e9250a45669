"""The screen on which one organisation is decided about."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.organizations.selectors import others_at, room_of
from cms.backoffice.organizations.services import mark_left, mark_open
from cms.backoffice.organizations.views.deciding import PARTNERS, TONES
from cms.backoffice.organizations.views.listing import Line
from partners.kernel.actors import actor_of
from partners.kernel.errors import Conflict, DomainError
from partners.kernel.fields import answered
from partners.kernel.languages.names import language_name
from partners.organizations.forms.vetting import BEGINNINGS, DecisionForm, HandOverForm, NoteForm, StrikeForm
from partners.organizations.models import Role
from partners.organizations.selectors import members_of, missing_answers
from partners.organizations.selectors.vetting import (
    notes_of,
    organizations_under_review,
    possible_duplicates,
    reviewers_of,
    reviews_of,
    stamp_of,
)
from partners.organizations.services.notes import add_note, strike_note
from partners.organizations.services.vetting import assign_review
from partners.organizations.views.documents import handed_out
from partners.organizations.workflow import UNDECIDED

# Done by "Take it" and by every decision, so no form of its own is shown.
IMPLIED = {"start_review"}


class OrganizationMixin:
    """Fetches through the selector that takes the viewer: staff without the right get 404, like everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def organization(self) -> Any:
        return get_object_or_404(organizations_under_review(actor_of(self.request)), public_id=self.kwargs["public_id"])


class ReviewView(OrganizationMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything a decision needs, and the decision itself. The URL keeps the list that the reviewer came from."""

    template_name = "cms/backoffice/organizations/review.html"
    header_icon = "group"

    @cached_property
    def line(self) -> Line:
        return Line(self.request)

    @property
    def url(self) -> str:
        return self.line.url_of(self.organization)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.organization.standing in UNDECIDED:
            mark_open(self.organization, request.user)
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.organization.name)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": self.line.list_url, "label": _("Partners")},
            {"url": "", "label": self.organization.name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """`bound` is a form that came back, by the name of its move."""
        organization = self.organization
        reviews = list(reviews_of(organization))
        members = list(members_of(organization))
        latest = reviews[0] if reviews else None
        bound: dict[str, Any] = kwargs.pop("bound", {})
        is_undecided = organization.standing in UNDECIDED
        viewer: Any = self.request.user
        colleagues = reviewers_of(organization).exclude(pk=viewer.pk)
        return super().get_context_data(
            organization=organization,
            tone=TONES.get(organization.standing, ""),
            decisions=self.decisions(stamp_of(organization, latest), members, bound),
            reviews=reviews,
            reviewer=latest.reviewer if latest and is_undecided else None,
            is_undecided=is_undecided,
            hand_over=HandOverForm(colleagues=colleagues) if is_undecided else None,
            elsewhere=others_at([organization.pk], self.request.user).get(organization.pk) if is_undecided else None,
            documents=list(organization.documents.select_related("uploaded_by")),
            members=members,
            duplicates=list(possible_duplicates(organization)),
            missing=missing_answers(organization),
            notes=list(notes_of(organization)),
            history=history_of(organization=organization),
            room=room_of(organization),
            line=self.line,
            **{"note_form": NoteForm(), "strike_form": StrikeForm(), "around": self.around(), **kwargs},
        )

    def around(self) -> dict[str, Any]:
        return self.line.around(self.organization) if self.organization.standing in UNDECIDED else {}

    def gone_on(self, rows: list[Any], done: str) -> HttpResponse:
        """To the next in the list, with a way back to the one that was decided."""
        name, url = self.organization.name, self.url
        words = format_html('<a href="{}">{}</a>: {}', url, name, done)
        messages.success(self.request, words)
        place = next((at for at, row in enumerate(rows, start=1) if row.pk == self.organization.pk), 0)
        following = self.line.next_of(rows, place)
        if following is None:
            messages.info(self.request, _("Nothing else in this list waits for you."))
            return redirect(self.line.list_url)
        return redirect(self.line.url_of(following))

    def decisions(self, stamp: str, members: list[Any], bound: dict[str, Any]) -> list[dict[str, Any]]:
        """Each move of this moment with its form; what is hoped for comes first."""
        found = PARTNERS.moves_for(self.request.user, self.organization)
        moves = [(transition, step) for transition, step in found if transition.name not in IMPLIED]
        readers = sorted({member.user.language for member in members if member.role == Role.OWNER})
        return [
            {
                "transition": transition,
                "step": step,
                "form": bound.get(transition.name) or form_of(transition.name, initial={"seen": stamp}),
                # One only: of several of one name the browser opens the first.
                "is_open": transition.name in bound or (not bound and place == 0),
                "beginnings": beginnings(transition.name, readers),
            }
            for place, (transition, step) in enumerate(moves)
        ]


def form_of(name: str, data: Any = None, **kwargs: Any) -> forms.Form:
    form = PARTNERS.steps[name].form or DecisionForm
    # Several stand on one screen.
    return form(data, auto_id=f"{name}-%s", **kwargs)


def beginnings(name: str, languages: list[str]) -> list[dict[str, Any]]:
    """Words that a message can begin with: their label for the reviewer, themselves in each language of the readers."""
    found = []
    for language in languages:
        with translation.override(language):
            texts = [str(text) for _label, text in BEGINNINGS.get(name, [])]
        labels = [str(label) for label, _text in BEGINNINGS.get(name, [])]
        if texts:
            texts_by_label = list(zip(labels, texts, strict=True))
            found.append({"code": language, "language": language_name(language), "texts": texts_by_label})
    return found


class DecisionView(ReviewView):
    """A move. Afterwards comes the next that waits in the list; what could not be done comes back with its words."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] not in PARTNERS.steps:
            raise Http404
        # Deciding happens on the screen itself.
        return redirect(f"{self.url}#decide-{kwargs['name']}")

    def post(self, request: HttpRequest, *args: Any, name: str, **kwargs: Any) -> HttpResponse:
        # A move of the other side's, or of the clock's, is none of staff's.
        if name not in PARTNERS.steps:
            raise Http404
        transition, step = PARTNERS.workflow.transitions[name], PARTNERS.steps[name]
        # The right before the state, as in `Workflow.advance`.
        if not transition.allowed(actor_of(request), self.organization):
            raise PermissionDenied
        form = form_of(name, request.POST)
        # For a friendly answer only: the service asks again under the lock.
        if self.organization.standing not in transition.sources:
            return self.overtaken(name, form)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(bound={name: form})))
        was_waiting = self.organization.standing in UNDECIDED
        rows = self.line.rows() if was_waiting else []
        try:
            step.service(self.organization, by=actor_of(request), **form.cleaned_data)
        except Conflict:
            return self.overtaken(name, form)
        except DomainError as refused:
            form.add_error(None, str(refused))
            return self.shown_again(name, form, status=refused.status)
        mark_left(self.organization, request.user)
        if not was_waiting or name in IMPLIED:
            messages.success(request, str(step.done))
            return redirect(self.url)
        return self.gone_on(rows, str(step.done))

    def overtaken(self, name: str, form: forms.Form) -> HttpResponse:
        """A colleague was faster, or the organisation. What was typed is on the screen, neither sent nor lost."""
        # What a form brings without having been asked anything is not worth a second look.
        if not (form.data.get("reason", "").strip() or form.data.get("note", "").strip()):
            messages.warning(self.request, _("This has already moved on. Here is where it stands now."))
            return redirect(self.url)
        return self.shown_again(name, form, status=409, is_overtaken=True)

    def shown_again(self, name: str, form: forms.Form, *, status: int, **context: Any) -> HttpResponse:
        # Read again: it may stand elsewhere now, and the form shall be about what the screen shows.
        del self.organization
        latest = reviews_of(self.organization).first()
        typed_in: Any = form.data
        data = typed_in.copy()
        data["seen"] = stamp_of(self.organization, latest)
        form.data = data
        may_still = self.organization.standing in PARTNERS.workflow.transitions[name].sources
        typed = "\n\n".join(part for key in ("reason", "note") if (part := data.get(key, "").strip()))
        if not may_still:
            context["note_form"] = NoteForm(initial={"text": typed})
        context["bound"] = {name: form} if may_still else {}
        context["typed"] = "" if may_still else typed
        return self.render_to_response(self.get_context_data(**context), status=status)


class AssignView(ReviewView):
    """Takes the application, or hands it over to the colleague who is named."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reviewer: Any = request.user
        if "reviewer" in request.POST:
            form = HandOverForm(request.POST, colleagues=reviewers_of(self.organization))
            if not form.is_valid():
                messages.error(request, _("Choose a colleague from the list."))
                return redirect(self.url)
            reviewer = form.cleaned_data["reviewer"]
        try:
            assign_review(self.organization, reviewer=reviewer, by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
            return redirect(self.url)
        if reviewer == request.user:
            messages.success(request, _("You are the reviewer now. The organisation sees that somebody is reading."))
            return redirect(self.url)
        mark_left(self.organization, request.user)
        return self.gone_on(
            self.line.rows(), _("%(name)s is the reviewer now, and gets a letter.") % {"name": reviewer}
        )


class NoteView(ReviewView):
    """Adds to the thread; a note that cannot be kept is shown again on the whole screen."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(note_form=form)))
        add_note(self.organization, text=form.cleaned_data["text"], by=actor_of(request))
        messages.success(request, _("The note is in the thread."))
        return redirect(f"{self.url}#notes")


class StrikeView(ReviewView):
    """One's own note: its words stay, crossed out, with the reason."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, note_id: UUID, **kwargs: Any) -> HttpResponse:
        note = get_object_or_404(notes_of(self.organization), public_id=note_id)
        form = StrikeForm(request.POST)
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(strike_form=form, striking=note.pk)))
        try:
            strike_note(note, because=form.cleaned_data["because"], by=actor_of(request))
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The note is crossed out. Colleagues can still read it."))
        return redirect(f"{self.url}#notes")


class DocumentView(OrganizationMixin, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, document_id: UUID, **kwargs: Any) -> FileResponse:
        # Below an organisation that the viewer may see: the id of a paper alone opens nothing.
        return handed_out(get_object_or_404(self.organization.documents, public_id=document_id))
