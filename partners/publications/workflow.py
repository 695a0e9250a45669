"""Where something published may move, and who may move it there."""

from django.utils.translation import pgettext_lazy

from partners.kernel.workflow import Transition, Workflow
from partners.publications.models import Publication
from partners.publications.permissions import can_correct_publication, can_decide_on_publication

OFFERED = frozenset({Publication.Standing.OFFERED})

# Nothing leads back: who took a file down because we asked for it has to be able to rely on that.
PUBLICATION = Workflow(
    "standing",
    [
        # A correction moves nothing, and may happen again; what is withdrawn is not corrected any more.
        Transition(
            "correct",
            OFFERED,
            Publication.Standing.OFFERED,
            can_correct_publication,
            pgettext_lazy("a publication", "Correct"),
        ),
        Transition(
            "withdraw",
            OFFERED,
            Publication.Standing.WITHDRAWN,
            can_decide_on_publication,
            pgettext_lazy("a publication", "Withdraw"),
        ),
    ],
)
