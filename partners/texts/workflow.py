"""Where a draft may move, and who may move it there."""

from django.utils.translation import gettext_lazy as _

from partners.kernel.workflow import Transition, Workflow
from partners.texts.models import Draft
from partners.texts.permissions import (
    can_ask_for_publication,
    can_edit_draft,
    can_publish_draft,
    can_send_back_draft,
    can_withdraw_draft,
)

Standing = Draft.Standing
OPEN = frozenset({Standing.WRITING, Standing.ASKED})

DRAFT = Workflow(
    "standing",
    [
        # Whoever changes what waits has to ask again, and for their own words.
        Transition("edit", OPEN, Standing.WRITING, can_edit_draft, _("Edit")),
        Transition("ask", frozenset({Standing.WRITING}), Standing.ASKED, can_ask_for_publication,
            _("Ask for publication")),
        Transition("publish", frozenset({Standing.ASKED}), Standing.PUBLISHED, can_publish_draft, _("Publish")),
        Transition("send_back", frozenset({Standing.ASKED}), Standing.WRITING, can_send_back_draft, _("Send back"),
            needs_reason=True),
        Transition("withdraw", OPEN, Standing.WITHDRAWN, can_withdraw_draft, _("Withdraw the draft")),
    ],
)  # fmt: skip
