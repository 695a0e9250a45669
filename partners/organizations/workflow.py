"""Where an organisation may move, and who may move it there."""

from django.utils.translation import gettext_lazy as _

from partners.kernel.workflow import Transition, Workflow
from partners.organizations.models import Organization
from partners.organizations.permissions import can_own_organization, can_review_organization, can_submit_application

Standing = Organization.Standing

# Whoever decides has read: the review need not be begun by a step of its own.
UNDECIDED = frozenset({Standing.APPLIED, Standing.IN_REVIEW})

STANDING = Workflow(
    "standing",
    [
        Transition(
            "submit", frozenset({Standing.DRAFT}), Standing.APPLIED, can_submit_application, _("Send the application")
        ),
        Transition(
            "start_review",
            frozenset({Standing.APPLIED}),
            Standing.IN_REVIEW,
            can_review_organization,
            _("Begin the review"),
        ),
        Transition(
            "ask_for_information",
            UNDECIDED,
            Standing.INFORMATION_NEEDED,
            can_review_organization,
            _("Ask for information"),
            needs_reason=True,
        ),
        Transition(
            # Back into the review and not to the end of the queue: whoever asked reads the answer.
            "resubmit",
            frozenset({Standing.INFORMATION_NEEDED}),
            Standing.IN_REVIEW,
            can_submit_application,
            _("Send the answer"),
        ),
        Transition("approve", UNDECIDED, Standing.APPROVED, can_review_organization, _("Approve")),
        Transition(
            # Also without waiting for an answer that may never come.
            "decline",
            UNDECIDED | {Standing.INFORMATION_NEEDED},
            Standing.DECLINED,
            can_review_organization,
            _("Decline"),
            needs_reason=True,
        ),
        Transition(
            "suspend",
            frozenset({Standing.APPROVED}),
            Standing.SUSPENDED,
            can_review_organization,
            _("Suspend"),
            needs_reason=True,
        ),
        Transition(
            "reinstate", frozenset({Standing.SUSPENDED}), Standing.APPROVED, can_review_organization, _("Reinstate")
        ),
        Transition(
            "leave", frozenset({Standing.APPROVED}), Standing.LEFT, can_own_organization, _("Leave the campaign")
        ),
    ],
)
