"""What is held of supporters under the address that they gave with a video."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.mail.selectors import Kept, Record, told_of
from partners.supporters.emails import forget_letters_to
from partners.supporters.models import WallPost
from partners.supporters.selectors import KEEP_UNDECIDED_DAYS

VIDEOS = Kept(
    "videos",
    _("Videos of supporters"),
    _("Your consent; you take the video back with your code at any time."),
    _("Until you take it back; what nobody decided about, %(days)s days."),
    timedelta(days=KEEP_UNDECIDED_DAYS),
    ("supporters.WallPost.email",),
)


def told_of_posts(address: str) -> list[dict[str, Any]]:
    return [told_of(post) for post in WallPost.objects.filter(email__iexact=address).order_by("pk")]


@transaction.atomic
def forget_address(address: str) -> tuple[int, int]:
    """The address goes from the video. The video itself is whose code it is: a mailbox proves no more than itself."""
    posts = list(WallPost.objects.select_for_update(no_key=True).filter(email__iexact=address))
    for post in posts:
        forget_letters_to(post)
        post.email = ""
        post.save(update_fields=["email", "updated_at"])
    return 0, len(posts)


OWN_RECORDS = [
    Record(
        VIDEOS,
        told_of_posts,
        forget_address,
        _("The video stays without your address. Take it back with the code that you were given."),
    )
]
