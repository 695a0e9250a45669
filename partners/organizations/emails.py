"""Letters about organisations, each in its reader's language."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import url_of
from partners.mail.services import queue_mail
from partners.organizations.models import Invitation, Organization
from partners.organizations.selectors import inviting_names, owners_of
from partners.organizations.selectors.vetting import reviewers_of, title_for_letters
from partners.users.models import User

# What the link of each letter says; links open a page, and only its buttons act.
LABELS = {
    "application_received": _("See where the application stands"),
    "answer_received": _("See where the application stands"),
    "information_needed": _("Read the question and answer"),
    "approved": _("See the next steps"),
    "declined": _("See the application"),
    "suspended": _("See what this means"),
    "reinstated": _("Go on"),
}


def mail_owners(kind: str, organization: Organization, **context: Any) -> None:
    """To every owner, with a link to the page that says where the application stands."""
    for owner in owners_of(organization):
        # Address and label both go by the active language: outside they would be those of whoever pressed the button.
        with translation.override(owner.language):
            path = reverse("organizations:application_status", args=[organization.public_id])
            label = str(LABELS[kind])
        facts = {"organization": organization, "action_url": url_of(path), "action_label": label, **context}
        queue_mail(f"organizations/{kind}", owner.email, facts, language=owner.language)


def mail_reviewers(kind: str, organization: Organization, *, first: User | None = None) -> None:
    """Names the organisation and leads to its page; what it wrote stays behind the second factor.

    To every reviewer, or to the `first` alone while they still review.
    """
    reviewers = list(reviewers_of(organization))
    for reviewer in [first] if first in reviewers else reviewers:
        mail_reviewer(kind, organization, reviewer)


def mail_reviewer(kind: str, organization: Organization, reviewer: User, **context: Any) -> None:
    with translation.override(reviewer.language):
        label = str(_("Open the application"))
    facts = {
        "name": title_for_letters(organization),
        "action_url": url_of(page_for_reviewers(organization)),
        "action_label": label,
        **context,
    }
    queue_mail(f"organizations/{kind}", reviewer.email, facts, language=reviewer.language)


def page_for_reviewers(organization: Organization) -> str:
    # By a template: the domain does not know the back office, which is a room above.
    return render_to_string("emails/review_path.txt", {"organization": organization}).strip()


def send_invitation(invitation: Invitation, code: str) -> None:
    """In the language of the person if they are known, else of the one who invites.

    The subject names an organisation only once it has been approved.
    """
    # Without regard to case: an address is typed here by somebody else than its owner.
    known = User.objects.filter(email__iexact=invitation.email).values_list("language", flat=True).first()
    language = known or invitation.invited_by.language
    with translation.override(language):
        path = reverse("organizations:invitation_accept", args=[code])
        role = invitation.get_role_display()
        label = str(_("See the invitation"))
    facts = {
        # What an applicant calls themselves must not become a way to write to strangers in our name.
        **inviting_names(invitation),
        "role": role,
        "valid_until": invitation.expires_at,
        "action_url": url_of(path),
        "action_label": label,
    }
    queue_mail("organizations/invitation", invitation.email, facts, language=language)
