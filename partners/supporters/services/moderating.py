"""What a moderator decides about a video."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import DomainError
from partners.kernel.uploads import CleanFile
from partners.supporters.emails import send_declined, send_shown, send_taken_down
from partners.supporters.models import WallPost
from partners.supporters.rendering import keep_sent
from partners.supporters.services.locks import held
from partners.supporters.services.offering import emptied
from partners.supporters.tasks import prepare_video
from partners.supporters.workflow import POST

NEEDS_FILE = _("Choose the masked file: the one that was sent still shows what shall be hidden.")


@transaction.atomic
def show_post(post: WallPost, *, by: Actor) -> WallPost:
    """From now on everybody sees it. Raises NotAllowed, also while it is not ready or not masked, and Conflict
    (`wrong_state`)."""
    post = held(post)
    POST.advance(post, "show", by=by)
    post.shown_at = clock.now()
    post.save(update_fields=["standing", "shown_at", "updated_at"])
    record(Verb.VIDEO_SHOWN, by=by, campaign=post.campaign, subject=post)
    send_shown(post)
    return post


@transaction.atomic
def mask_post(
    post: WallPost, *, film: CleanFile | None = None, link: str = "", network: str = "", by: Actor
) -> WallPost:
    """What its maker wished to be hidden is hidden: in another file, behind another link, or behind the same one.

    Raises NotAllowed, Conflict (`wrong_state`), and DomainError (`needs_file`) where a film would stay as it was sent.
    """
    post = held(post)
    POST.advance(post, "mask", by=by)
    if post.is_film and film is None:
        raise DomainError(NEEDS_FILE, code="needs_file")
    post.masked_at = clock.now()
    if film:
        keep_sent(post, film.data)
    elif link:
        post.link, post.network = link, network
    if film or link:
        # The poster and the copy of before show what shall be hidden.
        post.preparation, post.attempts = WallPost.Preparation.WAITING, 0
        post.film_sha256 = post.poster_sha256 = ""
        transaction.on_commit(lambda: prepare_video.enqueue(post.pk), robust=True)
    post.save()
    record(Verb.VIDEO_MASKED, by=by, campaign=post.campaign, subject=post)
    return post


@transaction.atomic
def decline_post(post: WallPost, *, reason: str, by: Actor) -> WallPost:
    """It is not shown; a month later it is deleted. Raises NotAllowed and Conflict (`wrong_state`)."""
    post = held(post)
    POST.advance(post, "decline", by=by)
    post.ended_at = clock.now()
    post.save(update_fields=["standing", "ended_at", "updated_at"])
    record(Verb.VIDEO_DECLINED, by=by, campaign=post.campaign, subject=post)
    send_declined(post, reason)
    return post


@transaction.atomic
def take_down_post(post: WallPost, *, reason: str, by: Actor) -> WallPost:
    """The campaign takes it off the wall for good, and keeps nothing of it.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    post = held(post)
    POST.advance(post, "take_down", by=by)
    record(Verb.VIDEO_WITHDRAWN, by=by, campaign=post.campaign, subject=post)
    send_taken_down(post, reason)
    return emptied(post)
