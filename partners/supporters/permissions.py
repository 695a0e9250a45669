"""Who decides about supporters' videos."""

from partners.kernel.actors import Actor, ActorKind
from partners.supporters.models import WallPost
from partners.users.permissions import may

MODERATE = "supporters.moderate_post"


def can_moderate_posts(actor: Actor) -> bool:
    """Whether the moderators' screens open at all."""
    return may(actor, MODERATE)


def can_show_post(actor: Actor, post: WallPost) -> bool:
    """Not before the worker has its poster and its clean copy, nor before what was to be masked is masked."""
    return can_moderate_posts(actor) and post.is_ready and not post.waits_for_masking


def can_decide_on_post(actor: Actor, post: WallPost) -> bool:
    return can_moderate_posts(actor)


def can_mask_post(actor: Actor, post: WallPost) -> bool:
    return can_moderate_posts(actor) and post.waits_for_masking


def holds_the_code(actor: Actor, post: WallPost) -> bool:
    """Who offered it: services that take a code have looked the post up by it."""
    return actor.kind == ActorKind.LINK_HOLDER
