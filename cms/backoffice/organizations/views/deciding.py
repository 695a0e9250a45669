"""The moves of an organisation that are staff's, how each is done, and which can be done with many at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy

from cms.backoffice.frame.transitions import Step, Subject
from partners.kernel.actors import Actor
from partners.organizations.forms.vetting import DecisionForm, FinalMessageForm, MessageForm
from partners.organizations.models import Organization
from partners.organizations.selectors.vetting import organizations_under_review
from partners.organizations.services.vetting import (
    approve_organization,
    ask_for_information,
    assign_review,
    decline_organization,
    reinstate_organization,
    start_review,
    suspend_organization,
)
from partners.organizations.workflow import STANDING, UNDECIDED

# How urgent a standing looks; Wagtail's own classes for its status tags.
TONES = {"applied": "primary", "in_review": "primary", "information_needed": "warning", "approved": "success"}


def review_url(organization: Organization) -> str:
    return reverse("backoffice_partners:review", args=[organization.public_id])


PARTNERS = Subject(
    workflow=STANDING,
    # So for its own members an organisation is 404 here, by every button.
    visible_to=organizations_under_review,
    url_of=review_url,
    # Sending, answering and leaving are the organisation's own moves, and so no steps of staff.
    steps={
        "start_review": Step(
            start_review,
            gettext_lazy("The organisation sees that somebody is reading. No mail is sent."),
            gettext_lazy("The review has begun. You are its reviewer."),
            form=forms.Form,
        ),
        "approve": Step(
            approve_organization,
            gettext_lazy(
                "The organisation becomes a partner at once: it is listed for everybody, the partner area opens, and "
                "the owners get a welcome by mail. All partners read it in their activity."
            ),
            gettext_lazy("The organisation is a partner now. The welcome is on its way."),
            form=DecisionForm,
        ),
        "ask_for_information": Step(
            ask_for_information,
            gettext_lazy(
                "The owners get your question by mail and see it on their page. They can change the application until "
                "they answer; then it comes back here."
            ),
            gettext_lazy("The question has been sent."),
            form=MessageForm,
        ),
        "decline": Step(
            decline_organization,
            gettext_lazy("The owners get your reason by mail and see it on their page. This cannot be taken back."),
            gettext_lazy("The application has been declined, and the reason is on its way."),
            form=FinalMessageForm,
            is_dangerous=True,
        ),
        "suspend": Step(
            suspend_organization,
            gettext_lazy(
                "The partner area and the API keys close at once, and the organisation disappears from the list of "
                "partners. The owners get your reason by mail. You can reinstate it at any time."
            ),
            gettext_lazy("The organisation is suspended."),
            form=FinalMessageForm,
            is_dangerous=True,
        ),
        "reinstate": Step(
            reinstate_organization,
            gettext_lazy("Everything opens again as it was before. The owners get a mail."),
            gettext_lazy("The organisation is a partner again."),
            form=DecisionForm,
        ),
    },
)


@dataclass(frozen=True)
class Act:
    """What is done with many, to each that stands in `sources`: `service(organization, by=…, **words of the form)`."""

    label: Any
    explanation: Any
    sources: frozenset[str]
    service: Callable[..., Any]
    form: type[forms.Form]
    target: str
    is_dangerous: bool = False

    @property
    def becomes(self) -> str:
        """Where each stands afterwards, in the reader's language."""
        return str(Organization.Standing(self.target).label)


def take(organization: Organization, *, by: Actor, **words: Any) -> Organization:
    return assign_review(organization, reviewer=by.user, by=by)


def together(name: str) -> Act:
    transition, step = STANDING.transitions[name], PARTNERS.steps[name]
    form = step.form or DecisionForm
    return Act(
        transition.label, step.explanation, transition.sources, step.service, form, transition.target, step.is_dangerous
    )


TOGETHER = {
    "take": Act(
        gettext_lazy("Assign to me"),
        gettext_lazy(
            "You become the reviewer of each. The organisations see that somebody is reading; no mail is sent."
        ),
        UNDECIDED,
        take,
        forms.Form,
        Organization.Standing.IN_REVIEW,
    ),
    **{name: together(name) for name in ("ask_for_information", "approve", "decline")},
}
