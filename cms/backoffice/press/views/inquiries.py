"""The screen of one inquiry: all that is needed to find a voice and to answer, and what happened so far."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.backoffice.frame.history import history_of
from cms.backoffice.frame.transitions import Step, Subject
from cms.backoffice.press.views.contacts import contact_title, contact_url
from partners.activity.verbs import Noun
from partners.campaigns.selectors import subject_name
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.languages.zones import city_of
from partners.press.forms.desks import (
    CloseForm,
    CorrectForm,
    DeskAnswerForm,
    HandOverForm,
    LetterForm,
    MergeForm,
    NoteForm,
    OfferForm,
    OutcomeForm,
)
from partners.press.models import InquiryOffer, MediaInquiry
from partners.press.rendering import WHY, Asking, begun_with, order_for, reason_in_words
from partners.press.selectors import (
    alike,
    files_for_staff,
    from_same_reporter,
    inquiries_for_staff,
    letters_held,
    letters_of,
    thread_for_staff,
)
from partners.press.services.files import saved_file
from partners.press.services.inquiries import (
    assign_inquiry,
    close_inquiry,
    hand_over_inquiry,
    keep_outcome,
    merge_inquiry,
)
from partners.press.services.mail import leave_out_letter, let_in_letter
from partners.press.services.offers import offer_inquiry, take_back_inquiry
from partners.press.services.threads import answer_inquiry, approve_answer, correct_answer, keep_note, return_answer
from partners.press.workflow import INQUIRY
from partners.users.selectors import zone_of

TONES = {"received": "primary", "assigned": "warning", "answered": "success"}
OFFER_TONES = {"offered": "primary", "accepted": "success"}
# Of those who can answer, so many stand on the screen; all of them where one chooses.
MOST_SHOWN = 8


def inquiry_url(inquiry: MediaInquiry) -> str:
    return reverse("backoffice_inquiries:inquiry", args=[inquiry.public_id])


def about(inquiry: MediaInquiry) -> dict[str, Any]:
    return {"inquiry": inquiry}


def with_template(inquiry: MediaInquiry, typed: QueryDict) -> dict[str, Any]:
    """What was written, and below it the template that was chosen."""
    form = DeskAnswerForm(typed, inquiry=inquiry)
    form.is_valid()
    template = form.chosen
    written = typed.get("answer", "")
    parts = [written.rstrip(), begun_with(template, inquiry)] if template else [written]
    return {"template": template, "answer": "\n\n".join(filter(None, parts))}


def waiting_words(inquiry: MediaInquiry) -> list[Any]:
    return [message.text for message in inquiry.messages.filter(state="waiting")]


def held_words(inquiry: MediaInquiry) -> list[Any]:
    """All of each letter, for whoever decides about it."""
    return [f"{letter.sender}: {letter.whole}" for letter in letters_held(inquiry)]


INQUIRIES = Subject(
    workflow=INQUIRY,
    visible_to=inquiries_for_staff,
    url_of=inquiry_url,
    steps={
        "send_answer": Step(
            approve_answer,
            gettext_lazy("The reporter gets the partner’s answer by e-mail at once, as it is written here."),
            gettext_lazy("The answer is on its way."),
            consequences=waiting_words,
        ),
        "give_back": Step(
            return_answer,
            gettext_lazy("The partner is told that the answer came back, and reads your words beside it."),
            gettext_lazy("The answer is with the partner again."),
            consequences=waiting_words,
        ),
        "let_in": Step(
            let_in_letter,
            gettext_lazy(
                "Its words go into the conversation as if this side had written them on its page. A partner’s answer "
                "then waits until one of you sends it."
            ),
            gettext_lazy("The letter is let in."),
            form=LetterForm,
            asks=about,
            consequences=held_words,
        ),
        "assign": Step(
            assign_inquiry,
            gettext_lazy(
                "You become the one voice that answers. The reporter sees that somebody is working on it; a colleague "
                "who had it before can no longer answer, and no partner is asked any more."
            ),
            gettext_lazy("The inquiry is yours."),
        ),
        "answer": Step(
            answer_inquiry,
            gettext_lazy("The reporter gets the answer by e-mail at once, and can read it with the receipt."),
            gettext_lazy("The answer is on its way."),
            form=DeskAnswerForm,
            asks=about,
            template="cms/backoffice/press/answer.html",
            inserts=with_template,
        ),
        "offer": Step(
            offer_inquiry,
            gettext_lazy("The editors of that partner are asked, and can accept it for the time that the rules give."),
            gettext_lazy("The partner is asked."),
            form=OfferForm,
            asks=about,
        ),
        "hand_over": Step(
            hand_over_inquiry,
            gettext_lazy("They get a message, and are the one voice from now on."),
            gettext_lazy("The inquiry is with your colleague."),
            form=HandOverForm,
            asks=about,
        ),
        "correct": Step(
            correct_answer,
            gettext_lazy("The reporter gets the correction by e-mail at once."),
            gettext_lazy("The correction is on its way."),
            form=CorrectForm,
            asks=about,
        ),
        "take_back": Step(
            take_back_inquiry,
            gettext_lazy("The partner is told that it need not answer any more. Nobody else is asked by itself."),
            gettext_lazy("No partner has it any more."),
        ),
        "leave_out": Step(
            leave_out_letter,
            gettext_lazy("Its words are forgotten. Nobody is told."),
            gettext_lazy("The letter is left out."),
            form=LetterForm,
            asks=about,
            consequences=held_words,
            is_dangerous=True,
        ),
        "keep_note": Step(
            keep_note,
            gettext_lazy("Press officers read it, nobody else."),
            gettext_lazy("The note is kept."),
            form=NoteForm,
        ),
        "merge": Step(
            merge_inquiry,
            gettext_lazy(
                "Both become one conversation, and both receipts open it. What partners have of this one ends. It "
                "cannot be undone."
            ),
            gettext_lazy("Both are one now."),
            form=MergeForm,
            asks=about,
        ),
        "keep_outcome": Step(
            keep_outcome,
            gettext_lazy("For your own figures; the reporter is told nothing."),
            gettext_lazy("It is kept."),
            form=OutcomeForm,
            asks=lambda inquiry: {
                "initial": {"outcome": inquiry.outcome or "used", "coverage_url": inquiry.coverage_url}
            },
        ),
        "close": Step(
            close_inquiry,
            gettext_lazy(
                "The reporter gets a message that it is closed, unless you decide otherwise. Half a year later it is "
                "deleted with everything in it."
            ),
            gettext_lazy("The inquiry is closed."),
            form=CloseForm,
            is_dangerous=True,
        ),
    },
)


class DeadlineColumn(Column):
    """When, how long from now, and whether it has passed without an answer."""

    cell_template_name = "cms/backoffice/press/deadline_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        is_past = instance.deadline_at <= clock.now()
        return {**context, "inquiry": instance, "is_past": is_past, "is_overdue": is_past and instance.is_open}


class InquiryView(WagtailAdminTemplateMixin, TemplateView):
    """Everything needed to answer, on one screen."""

    template_name = "cms/backoffice/press/inquiry.html"
    header_icon = "mail"
    request: HttpRequest

    @cached_property
    def inquiry(self) -> MediaInquiry:
        return get_object_or_404(inquiries_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_page_title(self) -> str:
        return str(self.inquiry)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_inquiries:index"), "label": _("Inquiries")},
            {"url": "", "label": str(self.inquiry)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        inquiry = self.inquiry
        own_zone = zone_of(self.request.user)
        asking = order_for(inquiry, at=now, most=MOST_SHOWN) if inquiry.is_open else Asking([], [], 0, now)
        return super().get_context_data(
            inquiry=inquiry,
            tone=TONES.get(inquiry.standing, ""),
            is_overdue=inquiry.is_open and inquiry.deadline_at <= now,
            clocks=[
                (inquiry.time_zone, city_of(inquiry.time_zone), _("the reporter’s clock")),
                # Both clocks, because a deadline was written by one and is kept by the other.
                (own_zone, city_of(own_zone), _("your clock")),
            ],
            own_zone=own_zone,
            topic=subject_name(inquiry.topic),
            moves=INQUIRIES.moves_for(self.request.user, inquiry),
            **asking._asdict(),
            goes_by_itself=inquiry.standing == "received" and inquiry.left_to_staff_at is None,
            offers=[_row(offer) for offer in inquiry.offers.select_related("organization", "contact__organization")],
            thread=thread_for_staff(inquiry),
            letters=[{"letter": letter, "why": WHY.get(letter.why, "")} for letter in letters_of(inquiry)],
            same=from_same_reporter(inquiry)[:MOST_SHOWN],
            alike=[other for other in alike(inquiry, at=now) if other.email != inquiry.email][:MOST_SHOWN],
            past=inquiries_for_staff(actor_of(self.request))
            .filter(email__iexact=inquiry.email)
            .exclude(pk=inquiry.pk)
            .count(),
            history=history_of(subject_type=Noun.INQUIRY, subject_id=inquiry.public_id),
            **kwargs,
        )


def inquiry_file(request: HttpRequest, public_id: UUID, file_id: UUID) -> HttpResponse:
    """What hung on a letter, to be saved."""
    inquiry = get_object_or_404(inquiries_for_staff(actor_of(request)), public_id=public_id)
    return saved_file(request, get_object_or_404(files_for_staff(inquiry), public_id=file_id))


def _row(offer: InquiryOffer) -> dict[str, Any]:
    """With the person's name for as long as they are listed."""
    return {
        "offer": offer,
        "who": contact_title(offer.contact) if offer.contact else "",
        "url": contact_url(offer.contact) if offer.contact and offer.contact.listing(at=clock.now()) else "",
        "tone": OFFER_TONES.get(offer.state, ""),
        "reasons": [reason_in_words(code, value) for code, value in offer.reasons],
    }
