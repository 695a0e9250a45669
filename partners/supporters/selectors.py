"""Which videos everybody sees, which one a code opens, and what waits for a moderator."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partners.kernel.actors import Actor
from partners.kernel.codes import as_typed, digest_of
from partners.kernel.errors import Gone
from partners.supporters.models import WallPost
from partners.supporters.permissions import can_moderate_posts

S = WallPost.Standing
# Deleted thereafter: the page of the code and docs/operations.md say so.
KEEP_DECLINED_DAYS = 30
KEEP_UNDECIDED_DAYS = 180
# A look is enough for a moderator, and no list.
MOST_SIMILAR = 8


class VideoGone(Gone):
    """A video that everybody could see, and that its maker or the campaign took back."""

    template = "partners/supporters/gone.html"


def posts_shown() -> QuerySet[WallPost]:
    """What everybody sees, whatever their language: the newest first, whoever made it."""
    return WallPost.objects.filter(standing=S.SHOWN).order_by("-shown_at", "-pk")


def post_shown(public_id: Any) -> WallPost | None:
    """Raises VideoGone for one that was shown and was taken back; what nobody has seen is unknown."""
    post = WallPost.objects.filter(public_id=public_id).first()
    if post is None or not post.was_public:
        return None
    if post.standing != S.SHOWN:
        raise VideoGone(_("This video has been withdrawn."), tombstone=post)
    return post


def what_is_shown() -> list[Any]:
    """Another list as soon as a reader would notice anything."""
    return list(posts_shown().values_list("public_id", "poster_sha256", "film_sha256"))


def post_by_code(code: str) -> WallPost | None:
    """However its maker typed it."""
    return WallPost.objects.filter(code_hash=digest_of(as_typed(code))).first()


def posts_for_staff(viewer: Actor) -> QuerySet[WallPost]:
    """All of them, for moderators, the oldest first."""
    if not can_moderate_posts(viewer):
        return WallPost.objects.none()
    return WallPost.objects.select_related("campaign").order_by("created_at", "pk")


def posts_waiting_for(viewer: Actor) -> QuerySet[WallPost]:
    """What nobody has decided about."""
    return posts_for_staff(viewer).filter(standing=S.OFFERED)


def similar_to(post: WallPost, viewer: Actor) -> list[WallPost]:
    """The same link or file, or the same address, the newest first."""
    alike = Q(likeness=post.likeness)
    if post.email:
        alike |= Q(email=post.email)
    found = posts_for_staff(viewer).filter(alike).exclude(pk=post.pk)
    return list(found.order_by("-created_at", "-pk")[:MOST_SIMILAR])
