"""Where an offer may move, and who may move it there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.workflow import Transition, Workflow
from partners.translations.models import OPEN, Standing
from partners.translations.permissions import can_review_offer, can_withdraw_offer, can_write_offer

WRITTEN = frozenset({Standing.WRITING, Standing.RETURNED})
SENT = frozenset({Standing.SENT})

OFFER = Workflow(
    "standing",
    [
        # What waits for an answer is not changed under the reader's eyes: who wants to change it takes it back.
        Transition("send", WRITTEN, Standing.SENT, can_write_offer, _("Send to the campaign team")),
        Transition("take_back", SENT, Standing.WRITING, can_write_offer, _("Take back to change it")),
        Transition("withdraw", frozenset(OPEN), Standing.WITHDRAWN, can_withdraw_offer, _("Withdraw the offer")),
        Transition("accept", SENT, Standing.ACCEPTED, can_review_offer, pgettext_lazy("a translation", "Accept")),
        Transition("return", SENT, Standing.RETURNED, can_review_offer, _("Ask for changes"), needs_reason=True),
        Transition("decline", SENT, Standing.DECLINED, can_review_offer, pgettext_lazy("a translation", "Decline"),
            needs_reason=True),
    ],
)  # fmt: skip
