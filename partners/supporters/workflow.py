"""Where a supporter's video may move, and who may move it there."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.workflow import Transition, Workflow
from partners.supporters.models import WallPost
from partners.supporters.permissions import can_decide_on_post, can_mask_post, can_show_post, holds_the_code

Standing = WallPost.Standing

POST = Workflow(
    "standing",
    [
        Transition(
            "show",
            frozenset({Standing.OFFERED}),
            Standing.SHOWN,
            can_show_post,
            pgettext_lazy("button", "Show"),
        ),
        # Not a move: what was to be hidden is hidden from now on, and it can be shown.
        Transition("mask", frozenset({Standing.OFFERED}), Standing.OFFERED, can_mask_post, _("It is masked")),
        Transition(
            "decline",
            frozenset({Standing.OFFERED}),
            Standing.DECLINED,
            can_decide_on_post,
            pgettext_lazy("button", "Decline"),
            needs_reason=True,
        ),
        Transition(
            "take_down",
            frozenset({Standing.SHOWN}),
            Standing.WITHDRAWN,
            can_decide_on_post,
            _("Take it down"),
            needs_reason=True,
        ),
        # Also what was declined: until it is deleted it is still kept.
        Transition(
            "withdraw",
            frozenset({Standing.OFFERED, Standing.SHOWN, Standing.DECLINED}),
            Standing.WITHDRAWN,
            holds_the_code,
            _("Withdraw the video"),
        ),
    ],
)
