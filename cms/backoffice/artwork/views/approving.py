"""Files that partners have asked for and nobody gets before staff have seen them: the line, one after the other, or
several at once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.artwork.views.files import FileMixin, file_url
from cms.backoffice.artwork.views.frame import PICTURE_WIDTH, picture_of
from partners.editions.forms import DecisionForm
from partners.editions.models import Edition
from partners.editions.permissions import can_decide_on_edition
from partners.editions.selectors import editions_waiting
from partners.editions.services import approve_edition, draw_asked, refuse_edition
from partners.kernel.actors import Actor, actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import heavy

# A page of pictures that somebody can still look at.
MOST = 24


def decide_url(edition: Edition) -> str:
    return reverse("backoffice_files:file_decide", args=[edition.public_id])


def waiting_url() -> str:
    return reverse("backoffice_files:files_waiting")


def decide(edition: Edition, form: DecisionForm, by: Actor) -> None:
    """Raises DomainError as the services."""
    if form.approves:
        approve_edition(edition, by=by)
    else:
        refuse_edition(edition, reason=form.cleaned_data["reason"], by=by)


class WaitingView(WagtailAdminTemplateMixin, TemplateView):
    """All that wait, the one that has waited longest first; those that are ticked are decided on together."""

    template_name = "cms/backoffice/artwork/files_waiting.html"
    page_title = gettext_lazy("Files that wait for approval")
    header_icon = "doc-full"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not can_decide_on_edition(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, actor = DecisionForm(request.POST), actor_of(request)
        ticked = ids_of(request.POST.getlist("id"))
        if form.is_valid() and not ticked:
            form.add_error(None, _("Tick the files first."))
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form, ticked=ticked)))
        done, overtaken = 0, []
        # Each by itself: what somebody else has decided meanwhile must not undo the others.
        for edition in Edition.objects.filter(public_id__in=ticked).order_by("asked_at", "pk"):
            try:
                # One that shows the same may have been before it: what was decided there holds here.
                if not is_decided_so(edition, form, actor):
                    decide(edition, form, actor)
            except DomainError as refused:
                overtaken.append(f"{edition.shown_code} ({refused})")
            else:
                done += 1
        if done:
            told = (
                ngettext("%(number)s file is approved.", "%(number)s files are approved.", done)
                if form.approves
                else ngettext("%(number)s file is refused.", "%(number)s files are refused.", done)
            )
            messages.success(request, told % {"number": done})
        if overtaken:
            messages.warning(request, _("Not decided by you: %(names)s") % {"names": ", ".join(overtaken)})
        return redirect(waiting_url())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_files:index"), "label": _("Partners’ files")},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = editions_waiting(actor_of(self.request))
        kwargs.setdefault("form", DecisionForm())
        kwargs.setdefault("ticked", [])
        return super().get_context_data(number=waiting.count(), most=MOST, rows=waiting[:MOST], **kwargs)


class DecideView(FileMixin, WagtailAdminTemplateMixin, TemplateView):
    """One of them, large, with what was written; after the decision comes the next."""

    template_name = "cms/backoffice/artwork/file_decide.html"
    header_icon = "doc-full"

    @cached_property
    def line(self) -> list[UUID]:
        return list(editions_waiting(self.actor).values_list("public_id", flat=True))

    @cached_property
    def place(self) -> int:
        """Its number in the line, from 1; 0 where it stands in none."""
        return self.line.index(self.edition.public_id) + 1 if self.edition.public_id in self.line else 0

    def get_page_title(self) -> str:
        return self.edition.organization.name

    def url_from(self, steps: int) -> str:
        """That of the neighbour in the line, empty where there is none."""
        place = self.place - 1 + steps
        here = 0 <= place < len(self.line)
        return reverse("backoffice_files:file_decide", args=[self.line[place]]) if here else ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.place:
            messages.info(request, _("Nobody waits for this file any more."))
            return redirect(file_url(self.edition))
        return self.render_to_response(self.get_context_data(form=DecisionForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        edition, form = self.edition, DecisionForm(request.POST)
        # Asked where it stood before it was decided.
        place = self.place
        if form.is_valid():
            try:
                decide(edition, form, self.actor)
            except DomainError as refused:
                form.add_error(None, str(refused))
                page = self.render_to_response(self.get_context_data(form=form))
                page.status_code = refused.status
                return page
            messages.success(
                request,
                (_("Approved: %(code)s.") if form.approves else _("Refused: %(code)s.")) % {"code": edition.shown_code},
            )
            # With it went those that show the same.
            waiting = set(editions_waiting(self.actor).values_list("public_id", flat=True))
            left = [each for each in (*self.line[place:], *self.line[:place]) if each in waiting]
            return redirect(reverse("backoffice_files:file_decide", args=left[:1]) if left else waiting_url())
        return answered(form, self.render_to_response(self.get_context_data(form=form)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.edition
        version = edition.template_version
        return super().get_context_data(
            edition=edition,
            title=version.template.title_in(get_language() or "en"),
            picture_width=PICTURE_WIDTH,
            picture_height=round(PICTURE_WIDTH * version.height / version.width),
            name=edition.kit.name_in(version.template.language),
            place=self.place,
            number=len(self.line),
            before=self.url_from(-1) if self.place else "",
            after=self.url_from(1) if self.place else "",
            back_url=waiting_url(),
            **kwargs,
        )


@method_decorator(heavy("GET", "HEAD"), name="dispatch")
class AskedPictureView(FileMixin, View):
    """What would leave, but for its code."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        edition = get_object_or_404(editions_waiting(self.actor), public_id=self.kwargs["public_id"])
        return picture_of(request, lambda budget: draw_asked(edition, width=PICTURE_WIDTH, budget=budget))


def is_decided_so(edition: Edition, form: DecisionForm, actor: Actor) -> bool:
    edition.refresh_from_db(fields=["decided_at", "decided_by", "refused_reason"])
    is_own = edition.decided_at is not None and edition.decided_by == actor.user
    return is_own and form.approves == (not edition.refused_reason)


def ids_of(values: list[str]) -> list[UUID]:
    """Those that are ids; what somebody else has put into the form names no file."""
    found = []
    for value in values[:MOST]:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
