"""The texts that bind people, one draft with its difference, and the form in which it is written."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject, TransitionView, overtaken
from cms.backoffice.texts.forms import DraftForm, SeenOnly
from cms.backoffice.texts.selectors import differences, effect_of
from partners.activity.verbs import Noun
from partners.kernel import clock
from partners.kernel.actors import Actor, actor_of
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.texts.models import Draft
from partners.texts.permissions import can_draft_text, can_edit_draft, can_see_texts
from partners.texts.selectors import BINDINGS, base_of, drafts_for_staff, is_overtaken, languages_of, texts_for
from partners.texts.services import (
    ask_for_publication,
    compare_anew,
    publish_draft,
    save_draft,
    send_back,
    start_draft,
    withdraw_draft,
)
from partners.texts.workflow import DRAFT

TONES = {"writing": "primary", "asked": "warning", "published": "success"}
INDEX = reverse_lazy("backoffice_texts:index")
MOVE = "cms/backoffice/texts/move.html"


def draft_url(draft: Draft) -> str:
    return reverse("backoffice_texts:draft", args=[draft.public_id])


def title_of(draft: Draft) -> str:
    name = BINDINGS[draft.kind].name(draft.scope)
    return _("%(text)s, version %(number)s") % {"text": name, "number": draft.number or draft.base + 1}


def seen(draft: Draft) -> dict[str, Any]:
    """The mark of what stands above the button; what is sent back has to be that of the draft as it then is."""
    return {"initial": {"seen": draft.stamp}}


DRAFTS = Subject(
    workflow=DRAFT,
    visible_to=drafts_for_staff,
    url_of=draft_url,
    title_of=title_of,
    # Editing is a form of its own.
    steps={
        "publish": Step(
            publish_draft,
            gettext_lazy("You are the second person. What you publish binds people and cannot be taken back."),
            gettext_lazy("The new version is published. Its author is told by mail."),
            form=SeenOnly,
            asks=seen,
            template=MOVE,
        ),
        "ask": Step(
            ask_for_publication,
            gettext_lazy(
                "Everybody else who may publish this text gets a letter. One of them reads it and publishes it, or "
                "sends it back to you. Whoever changes it in the meantime becomes its author."
            ),
            gettext_lazy("The draft waits for a second person now."),
            form=SeenOnly,
            asks=seen,
            template=MOVE,
        ),
        "send_back": Step(
            send_back,
            gettext_lazy("The author gets a letter and reads your sentence above the draft."),
            gettext_lazy("The draft is back with its author."),
            template=MOVE,
        ),
        "withdraw": Step(
            withdraw_draft,
            gettext_lazy("The draft can still be read, and will not be published. A new one can be begun at once."),
            gettext_lazy("The draft is withdrawn."),
            is_dangerous=True,
            template=MOVE,
        ),
    },
)


class TextsMixin:
    """Who neither writes nor publishes such a text meets 404, like everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not can_see_texts(actor_of(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def draft(self) -> Draft:
        return get_object_or_404(drafts_for_staff(self.actor), public_id=self.kwargs["public_id"])

    @property
    def actor(self) -> Actor:
        return actor_of(self.request)

    def crumbs(self, *labels: str) -> list[dict[str, Any]]:
        return [{"url": INDEX, "label": _("Texts that bind")}, *({"url": "", "label": label} for label in labels)]


class TextsView(TextsMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every text of which this person looks after one side."""

    template_name = "cms/backoffice/texts/texts.html"
    page_title = gettext_lazy("Texts that bind")
    header_icon = "doc-full"
    # What the menu asks as well.
    allowed = staticmethod(can_see_texts)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Texts that bind")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = texts_for(self.actor, at=clock.now())
        drafts = {
            (draft.kind, draft.scope, draft.number): draft
            for draft in drafts_for_staff(self.actor).filter(standing=Draft.Standing.PUBLISHED)
        }
        rows = [
            {
                "text": text,
                "may_draft": can_draft_text(self.actor, text.kind),
                "tone": TONES.get(text.draft.standing, "") if text.draft else "",
                "versions": [
                    {
                        "row": row,
                        "draft": drafts.get((text.kind, text.scope, row.ordinal)),
                        "is_ahead": row in text.ahead,
                    }
                    for row in text.versions
                ],
            }
            for text in texts
        ]
        return super().get_context_data(rows=rows, **kwargs)


class StartView(TextsMixin, View):
    """The next version, or the draft of it that somebody has begun already."""

    def post(self, request: HttpRequest, kind: str, scope: UUID) -> HttpResponse:
        if not can_draft_text(self.actor, kind) or kind not in BINDINGS or scope not in BINDINGS[kind].scopes():
            raise Http404
        draft = start_draft(kind, scope, by=self.actor)
        return redirect("backoffice_texts:draft_edit", draft.public_id)


class DraftView(TextsMixin, WagtailAdminTemplateMixin, TemplateView):
    """What is new, who would be asked again, and what can be done now."""

    template_name = "cms/backoffice/texts/draft.html"
    header_icon = "doc-full"

    def get_page_title(self) -> str:
        return title_of(self.draft)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), *self.crumbs(title_of(self.draft))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.draft
        return super().get_context_data(
            draft=draft,
            tone=TONES.get(draft.standing, ""),
            base=base_of(draft),
            languages=differences(draft),
            is_overtaken=draft.is_open and is_overtaken(draft),
            effect=effect_of(draft, self.actor) if draft.is_open else None,
            may_edit=draft.is_open and can_edit_draft(self.actor, draft),
            is_own=draft.written_by_id == self.actor.user_id,
            moves=DRAFTS.moves_for(self.request.user, draft),
            history=history_of(subject_type=Noun.DRAFT, subject_id=draft.public_id),
            **kwargs,
        )


class EditView(TextsMixin, WagtailAdminTemplateMixin, FormView):
    """The text in all languages side by side."""

    template_name = "cms/backoffice/texts/draft_edit.html"
    header_icon = "edit"
    form_class = DraftForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if can_see_texts(self.actor) and not self.draft.is_open:
            return self.overtaken(_("This has already moved on. Here is where it stands now."))
        if not can_edit_draft(self.actor, self.draft):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "draft": self.draft, "languages": languages_of(self.draft)}

    def get_initial(self) -> dict[str, Any]:
        return {**DraftForm.values_of(self.draft), "seen": self.draft.stamp}

    def form_valid(self, form: DraftForm) -> HttpResponse:
        try:
            is_new = save_draft(self.draft, **form.content, by=self.actor)
        except DomainError as refused:
            if refused.code != "stale":
                return self.overtaken(str(refused))
            # Their own words in the fields, the saved ones beside them; saving again is then a choice.
            self.draft.refresh_from_db()
            context = self.get_context_data(form=form, differing=form.differing_from(self.draft))
            return self.render_to_response(context, status=409)
        messages.success(self.request, _("The draft is saved.") if is_new else _("Nothing has changed."))
        return redirect(draft_url(self.draft))

    def overtaken(self, message: str) -> HttpResponse:
        form = DraftForm(self.request.POST, draft=self.draft, languages=languages_of(self.draft))
        return overtaken(self.request, form, message, title=title_of(self.draft), back_url=draft_url(self.draft))

    def form_invalid(self, form: DraftForm) -> HttpResponse:
        return answered(form, super().form_invalid(form))

    def get_page_title(self) -> str:
        return title_of(self.draft)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = {"url": draft_url(self.draft), "label": title_of(self.draft)}
        return [*super().get_breadcrumbs_items(), *self.crumbs(), own, {"url": "", "label": _("Edit the draft")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"draft": self.draft, "title": title_of(self.draft), "back_url": draft_url(self.draft)}
        return super().get_context_data(**context, **kwargs)


class CompareView(TextsMixin, View):
    """Goes on from the version that has overtaken the draft."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        try:
            compare_anew(self.draft, seen=request.POST.get("seen", ""), by=self.actor)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(
                request, _("The draft is compared with the newest version now. Its words are as they were.")
            )
        return redirect(draft_url(self.draft))


class MoveView(TransitionView):
    """With what is new and what follows from it, and with the mark of just that."""

    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"draft": self.thing}
        if self.step.form is SeenOnly:
            # All of it once more: the mark in the form has to be that of what stands above the button.
            context |= {"effect": effect_of(self.thing, actor_of(self.request)), "languages": differences(self.thing)}
            context["base"] = base_of(self.thing)
        return super().get_context_data(**context, **kwargs)
