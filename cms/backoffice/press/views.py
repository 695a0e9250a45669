"""The screen of one inquiry, and that of one media contact."""

from typing import Any

from django.http import HttpRequest
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
from partners.activity.verbs import Noun
from partners.campaigns.selectors import subject_name, subject_names
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.kernel.languages.zones import city_of
from partners.press.forms.inquiries import AnswerForm
from partners.press.models import MediaContact, MediaInquiry
from partners.press.rendering import held, places_of, told
from partners.press.selectors import contacts_for_staff, contacts_who_can_answer, inquiries_for_staff
from partners.press.services.inquiries import answer_inquiry, assign_inquiry, close_inquiry
from partners.press.workflow import INQUIRY
from partners.users.selectors import zone_of

TONES = {"received": "primary", "assigned": "warning", "answered": "success"}
CONTACT_TONES = {
    "listed": "success",
    "asked": "primary",
    "changed": "warning",
    "unanswered": "warning",
    "expired": "warning",
}


def inquiry_url(inquiry: MediaInquiry) -> str:
    return reverse("backoffice_inquiries:inquiry", args=[inquiry.public_id])


def contact_url(contact: MediaContact) -> str:
    return reverse("backoffice_contacts:contact", args=[contact.public_id])


def contact_title(contact: MediaContact) -> str:
    """The name of whoever is listed, and of nobody else."""
    # By what the person agreed to: whoever is not listed has no name here.
    if facts := contact.listing(at=clock.now()):
        return facts.name
    return _("A person of %(organization)s") % {"organization": contact.organization.name}


INQUIRIES = Subject(
    workflow=INQUIRY,
    visible_to=inquiries_for_staff,
    url_of=inquiry_url,
    steps={
        "assign": Step(
            assign_inquiry,
            gettext_lazy(
                "You become the one voice that answers. The reporter sees that somebody is working on it; a colleague "
                "who had it before can no longer answer."
            ),
            gettext_lazy("The inquiry is yours."),
        ),
        "answer": Step(
            answer_inquiry,
            gettext_lazy("The reporter gets the answer by e-mail at once, and can read it with the receipt."),
            gettext_lazy("The answer is on its way."),
            form=AnswerForm,
        ),
        "close": Step(
            close_inquiry,
            gettext_lazy(
                "Nothing is sent. Whoever holds the receipt sees that the inquiry is closed. Half a year later it is "
                "deleted with everything in it."
            ),
            gettext_lazy("The inquiry is closed."),
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


class ContactStateColumn(Column):
    """What standing and time make together."""

    cell_template_name = "cms/backoffice/frame/standing_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        state = instance.state(at=clock.now())
        return {**context, "label": state.label, "tone": CONTACT_TONES.get(state, "")}


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
        return super().get_context_data(
            inquiry=inquiry,
            tone=TONES.get(inquiry.standing, ""),
            is_overdue=inquiry.is_open and inquiry.deadline_at <= now,
            clocks=[
                (inquiry.time_zone, city_of(inquiry.time_zone), _("the reporter’s clock")),
                # Both clocks, because a deadline was written by one and is kept by the other.
                (own_zone, city_of(own_zone), _("your clock")),
            ],
            topic=subject_name(inquiry.topic),
            moves=INQUIRIES.moves_for(self.request.user, inquiry),
            able=contacts_who_can_answer(inquiry.language, inquiry.topic, at=now),
            history=history_of(subject_type=Noun.INQUIRY, subject_id=inquiry.public_id),
            **kwargs,
        )


class ContactView(WagtailAdminTemplateMixin, TemplateView):
    """One media contact, to read: what the person agreed to, and of whoever is not listed no word."""

    template_name = "cms/backoffice/press/contact.html"
    header_icon = "user"

    @cached_property
    def contact(self) -> MediaContact:
        return get_object_or_404(contacts_for_staff(actor_of(self.request)), public_id=self.kwargs["public_id"])

    def get_page_title(self) -> str:
        return contact_title(self.contact)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("backoffice_contacts:index"), "label": _("Media contacts")},
            {"url": "", "label": contact_title(self.contact)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = clock.now()
        state = self.contact.state(at=now)
        facts = self.contact.listing(at=now)
        return super().get_context_data(
            contact=self.contact,
            title=contact_title(self.contact),
            state=state,
            tone=CONTACT_TONES.get(state, ""),
            facts=facts,
            # Press officers read both parts; a reporter is told the first only.
            lines=told(facts, subject_names()) + held(facts) if facts else [],
            places=[place for place in places_of(facts, subject_names()) if place.is_ticked] if facts else [],
            history=history_of(subject_type=Noun.MEDIA_CONTACT, subject_id=self.contact.public_id),
            **kwargs,
        )
