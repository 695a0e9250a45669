"""Messages to supporters. Of what they typed no letter carries a word: any inbox of the world can be at the end."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.mail.emails import url_of
from partners.mail.models import Urgency
from partners.mail.services import forget_letters, queue_mail
from partners.supporters.models import WallPost


def _send(post: WallPost, kind: str, route: str, label: Any, *args: Any, **facts: Any) -> None:
    if not post.email:
        return
    with translation.override(post.mail_language):
        # Made text in here: a label that is read later would be in the language of whoever pressed the button.
        action = {"action_url": url_of(reverse(route, args=args)), "action_label": str(label)}
    queue_mail(
        f"supporters/{kind}", post.email, {**facts, **action}, language=post.mail_language, urgency=Urgency.PROMPT
    )


def forget_letters_to(post: WallPost) -> None:
    """That letters went to this address: it is not kept, and neither is that."""
    forget_letters(post.email, "supporters/")


def send_code(post: WallPost, code: str) -> None:
    """The one letter with the code; only where its maker wished for it."""
    _send(post, "offered", "supporters:mine", _("See where it stands, or withdraw it"), code=code)


def send_shown(post: WallPost) -> None:
    _send(post, "shown", "supporters:post", _("See your video"), post.public_id)


def send_declined(post: WallPost, reason: str) -> None:
    _send(post, "declined", "supporters:mine", _("Delete it now with your code"), reason=reason)


def send_taken_down(post: WallPost, reason: str) -> None:
    """Written before the post is emptied."""
    _send(post, "taken_down", "supporters:offer", _("Offer another video"), reason=reason)
