"""What a moderator finds on the home screen."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.backoffice.frame.waiting import SHOWN, Card, Queue, Row
from cms.backoffice.moderation.views import post_title, post_url
from partners.kernel.actors import Actor
from partners.supporters.permissions import can_moderate_posts
from partners.supporters.selectors import posts_waiting_for


def oldest_first(viewer: Actor) -> list[Row]:
    return [
        Row(
            Truncator(post_title(post)).words(9),
            post_url(post),
            _("to be masked, sent") if post.waits_for_masking else _("sent"),
            post.created_at,
            "warning" if post.waits_for_masking else "",
        )
        for post in posts_waiting_for(viewer)[:SHOWN]
    ]


VIDEOS_QUEUE = Queue(
    title=gettext_lazy("Supporters’ videos"),
    nothing=gettext_lazy("No video waits. What supporters offer appears here, the oldest first."),
    route="backoffice_videos:index",
    query="?standing=offered",
    icon="media",
    allowed=can_moderate_posts,
    count=lambda viewer: posts_waiting_for(viewer).count(),
    rows=oldest_first,
)
CARDS: list[Card | Queue] = [VIDEOS_QUEUE]
