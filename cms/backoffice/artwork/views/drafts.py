"""A template while it is made: begun with artwork, its slots drawn or typed, and what that looks like."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from partners.artwork.forms import NewTemplateForm, SlotForm, SlotFormSet, TemplateDraftForm, values_of
from partners.artwork.forms.slots import KINDS
from partners.artwork.selectors import draft_known_as, drafts_for_staff
from partners.artwork.services import (
    LABELS,
    FilmWish,
    begin_template,
    discard_draft,
    draw_sample,
    draw_trial,
    ground_of,
    sample_names,
    save_draft,
)
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.fields import ComeBack, answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.materials.models import Material

from .beginnings import BEGINNINGS, beginning
from .frame import PICTURE_WIDTH, AddingMixin, ArtworkMixin, DraftMixin, draft_url, picture_of

PREFIX = "slots"
PHOTOGRAPH_ASKS = gettext_lazy(
    "There is a place for a photograph of people now, so staff see each file before it leaves. If that is not needed, "
    "take the tick away and save once more."
)
BARE = "bare"
# What the script says, in the reader's language; what is in braces it fills in.
WORDS = {
    "box": gettext_lazy("{number}. {kind}: {x} % from the left, {y} % from the top, {width} % wide, {height} % high"),
    "moved": gettext_lazy("{x} % from the left, {y} % from the top"),
    "resized": gettext_lazy("{width} % wide, {height} % high"),
    "added": gettext_lazy("Added: {kind}. Move it with the arrow keys or by dragging."),
    "removed": gettext_lazy("Removed: {kind}."),
    "undone": gettext_lazy("{kind} is back."),
    "drawn": gettext_lazy("The picture is drawn anew."),
    "refused": gettext_lazy("It cannot be drawn as it is: {reason}"),
}


@method_decorator(heavy("POST"), name="dispatch")
class AddView(AddingMixin, WagtailAdminTemplateMixin, TemplateView):
    """Artwork and what is said about it; slots come on the next page."""

    template_name = "cms/backoffice/artwork/template_add.html"
    page_title = gettext_lazy("New template")
    header_icon = "image"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", _("New template")))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        material = request.GET.get("material", "")
        form = NewTemplateForm(initial={"material": material, "language": (get_language() or "en").partition("-")[0]})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = NewTemplateForm(request.POST, request.FILES, budget=Budget("artwork", request.user.pk))
        if not form.is_valid():
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        data = form.cleaned_data
        try:
            draft = begin_template(
                Material.objects.get(public_id=data.pop("material")),
                **{**data, "artwork": data["artwork"].data},
                by=self.actor,
            )
        except DomainError as refused:
            form.add_error(None, ComeBack(refused) if isinstance(refused, NotNow) else str(refused))
            return answered(form, self.render_to_response(self.get_context_data(form=form)))
        return redirect(draft_url(draft))


class DraftsView(ArtworkMixin, WagtailAdminTemplateMixin, TemplateView):
    """What was begun and is not published."""

    template_name = "cms/backoffice/artwork/drafts.html"
    page_title = gettext_lazy("Drafts of templates")
    header_icon = "image"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return self.crumbs(("", _("Drafts of templates")))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.require_staff()
        return super().get_context_data(drafts=drafts_for_staff(self.actor), bare=BARE, **kwargs)


@method_decorator(heavy("POST"), name="dispatch")
class DraftView(DraftMixin, WagtailAdminTemplateMixin, TemplateView):
    """The editor. Saving offers nothing to anybody."""

    template_name = "cms/backoffice/artwork/draft.html"
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # What was typed is not thrown away: a draft that was closed meanwhile comes back with it.
        if not self.draft.is_open and request.method != "POST":
            messages.info(request, _("This draft is closed: it was published or discarded meanwhile."))
            return redirect(self.back_url)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.draft.title

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = self.draft
        form = TemplateDraftForm(
            draft=draft,
            initial={
                "seen": draft.stamp,
                "title": draft.title,
                "description": draft.description,
                "credit": draft.credit,
                "licence": draft.licence,
                "needs_approval": draft.needs_approval,
            },
        )
        slots = self.formset(initial=[values_of(slot) for slot in draft.slots])
        return self.render_to_response(self.get_context_data(form=form, slots=slots))

    def formset(self, *args: Any, **kwargs: Any) -> Any:
        return SlotFormSet(*args, prefix=PREFIX, form_kwargs={"pages": self.draft.pages}, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        budget = Budget("artwork", request.user.pk)
        files = request.FILES if self.draft.is_open else None
        form = TemplateDraftForm(request.POST, files, budget=budget, draft=self.draft)
        if (kind := request.POST.get("add", "")) in BEGINNINGS:
            slots = self.formset(with_slot(request.POST, kind))
            return self.render_to_response(self.get_context_data(form=form, slots=slots))
        slots = self.formset(request.POST)
        # Both, so that all that is wrong is said at once.
        if not all([form.is_valid(), slots.is_valid()]):
            return self.refused(form, slots)
        film, data = form.film_wish(), dict(form.cleaned_data)
        try:
            is_new = save_draft(
                self.draft,
                **{**data, "artwork": data["artwork"].data if data["artwork"] else None},
                slots=slots.slots,
                film=None if film is None else FilmWish(**film),
                by=self.actor,
            )
        except NotNow as later:
            form.add_error(None, ComeBack(later))
            return answered(form, self.refused(form, slots))
        except DomainError as refused:
            if refused.code != "stale":
                form.add_error(None, str(refused))
                return self.refused(form, slots, status=refused.status)
            return self.overtaken(form, slots)
        saved = draft_known_as(self.draft.public_id)
        if saved and saved.needs_approval and not data["needs_approval"]:
            messages.info(request, PHOTOGRAPH_ASKS)
        messages.success(
            request, _("The draft is saved. Partners do not see it.") if is_new else _("Nothing has changed.")
        )
        return redirect(draft_url(self.draft, "template_sheet" if "sheet" in request.POST else "template_draft"))

    def overtaken(self, form: TemplateDraftForm, slots: Any) -> HttpResponse:
        """Their own slots in the fields, a way to the saved ones beside them; saving again is then a choice."""
        saved = draft_known_as(self.draft.public_id)
        # The form as it was sent, but for what it was written over.
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen"] = saved.stamp if saved else ""  # type: ignore[index]
        return self.refused(form, slots, status=409, saved=saved)

    def refused(self, form: TemplateDraftForm, slots: Any, *, status: int = 422, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, slots=slots, **context), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft, slots = self.draft, kwargs["slots"]
        size = {"picture_width": PICTURE_WIDTH, "picture_height": round(PICTURE_WIDTH * draft.height / draft.width)}
        pages = range(1, draft.pages + 1)
        return super().get_context_data(
            draft=draft,
            kinds=KINDS,
            blank=SlotForm(prefix=f"{PREFIX}-__prefix__", pages=draft.pages),
            empty_form=slots.empty_form,
            beginnings=json.dumps({kind: beginning(kind) for kind in BEGINNINGS}),
            words=json.dumps({name: str(words) for name, words in WORDS.items()}),
            kind_names=json.dumps({kind: str(label) for kind, label in KINDS}),
            samples=[(name, LABELS[name]) for name in sample_names()],
            artworks=[(page, reverse(PICTURE, args=[draft.public_id, BARE, page])) for page in pages],
            back_url=self.back_url,
            **size,
            **kwargs,
        )


PICTURE = "backoffice_templates:template_picture"


def with_slot(sent: Any, kind: str) -> Any:
    """The form as it was sent, with one slot more. For browsers without a script."""
    data = sent.copy()
    told = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    place = int(told[:4]) if told[:4].isdecimal() and told[:4].isascii() else 0
    for name, value in beginning(kind).items():
        data[f"{PREFIX}-{place}-{name}"] = "" if value is None else str(value)
    data[f"{PREFIX}-{place}-ORDER"] = str(place + 1)
    data[f"{PREFIX}-TOTAL_FORMS"] = str(place + 1)
    data.setdefault(f"{PREFIX}-INITIAL_FORMS", "0")
    return data


@method_decorator(heavy("GET", "HEAD"), name="dispatch")
class PictureView(DraftMixin, View):
    """One page of the draft as it is saved: with one of the sample partners, or `bare`."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, sample: str, page: int, **kwargs: Any) -> HttpResponse:
        draft = self.draft
        if not 1 <= page <= draft.pages or sample not in (BARE, *sample_names()):
            raise Http404
        if sample == BARE:
            bare = ground_of(draft)
            return picture_of(
                request, lambda budget: draw_sample(bare, [], width=PICTURE_WIDTH, page=page, budget=budget)
            )
        return picture_of(request, lambda budget: drawn(draft, draft.slots, sample, page, budget))


@method_decorator(heavy("POST"), name="dispatch")
class PreviewView(DraftMixin, View):
    """A picture of slots that nobody has saved; a sentence of plain text where they cannot be drawn."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = self.draft
        slots = SlotFormSet(request.POST, prefix=PREFIX, form_kwargs={"pages": draft.pages})
        if not slots.is_valid():
            return HttpResponse(first_error(slots), status=422, content_type="text/plain; charset=utf-8")
        sample, page = request.POST.get("sample", ""), request.POST.get("page", "")
        sample = sample if sample in sample_names() else sample_names()[0]
        number = int(page) if page in {str(each) for each in range(1, draft.pages + 1)} else 1
        return picture_of(request, lambda budget: drawn(draft, slots.slots, sample, number, budget))


def drawn(draft: Any, slots: list[dict[str, Any]], sample: str, page: int, budget: Budget) -> bytes:
    return draw_trial(draft, slots, draft.language, sample=sample, page=page, width=PICTURE_WIDTH, budget=budget)


def first_error(slots: Any) -> str:
    for number, errors in enumerate(slots.errors, 1):
        for name, messages_of in errors.items():
            label = slots.forms[number - 1].fields[name].label if name in slots.forms[number - 1].fields else ""
            return f"{number}. {label}: {messages_of[0]}"
    return " ".join(slots.non_form_errors())


class DiscardView(DraftMixin, WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms/backoffice/artwork/draft_discard.html"
    page_title = gettext_lazy("Discard this draft")
    header_icon = "image"

    @cached_property
    def after_url(self) -> str:
        return self.back_url

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            discard_draft(self.draft, by=self.actor)
        except DomainError as refused:
            messages.info(request, str(refused))
        else:
            messages.success(request, _("The draft is discarded. Nothing has changed for partners."))
        return redirect(self.after_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(draft=self.draft, back_url=draft_url(self.draft), **kwargs)
