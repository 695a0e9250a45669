"""A video from its maker's hand, and back."""

from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, in_groups, readable_code
from partners.kernel.doors.open_forms import is_first_use
from partners.kernel.errors import Conflict
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.keeping import drop_aside
from partners.supporters.emails import forget_letters_to, send_code
from partners.supporters.models import WallPost
from partners.supporters.rendering import drop_files, keep_sent
from partners.supporters.services.locks import held, settled
from partners.supporters.tasks import prepare_video
from partners.supporters.workflow import POST

USED = _("A video was sent with this form already. Your text is still here: if it is another video, send it again.")


@transaction.atomic
def offer_post(
    *,
    link: str = "",
    network: str = "",
    film: CleanFile | None = None,
    mail_language: str = "en",
    submission: str = "",
    is_mailed: bool = False,
    by: Actor,
    **words: Any,
) -> tuple[WallPost, str]:
    """Take a video in and return it with its code, which is not kept. `words` are the columns of `WallPost` that its
    maker fills in.

    `submission` is the form's random token, which serves once: the same form sent twice is the same video with the
    same code. Raises Conflict (`used_form`) for something else with the same token.
    """
    now = clock.now()
    sent = film.sha256 if film else link
    content = [sent, *(words[name] for name in sorted(words))]
    # Without a token a second press looks like another supporter with the same video, so each is one of its own.
    code = readable_code("partners.supporters.code", [submission or get_random_string(32), *content])
    if submission and not is_first_use(submission):
        found = WallPost.objects.filter(code_hash=digest_of(code)).first()
        if found is None:
            raise Conflict(USED, code="used_form")
        return found, in_groups(code)
    post = WallPost.objects.create(
        code_hash=digest_of(code),
        link="" if film else link,
        network="" if film else network,
        is_film=film is not None,
        likeness=likeness_of(sent),
        mail_language=mail_language,
        maker_agreed_at=now,
        campaign=current_campaign(at=now),
        **words,
    )
    if film:
        keep_sent(post, film.data)
        transaction.on_commit(lambda: drop_aside(film.sha256), robust=True)
    # Without data, here and below: the entry stays when the video is gone.
    record(Verb.VIDEO_OFFERED, by=by, campaign=post.campaign, subject=post)
    if is_mailed:
        send_code(post, in_groups(code))
    transaction.on_commit(lambda: prepare_video.enqueue(post.pk), robust=True)
    return post, in_groups(code)


@transaction.atomic
def withdraw_post(post: WallPost, *, by: Actor) -> WallPost:
    """Its maker takes it back: nobody finds it from this moment on, and nothing of it is kept.

    Raises NotAllowed and Conflict (`wrong_state`).
    """
    post = held(post)
    POST.advance(post, "withdraw", by=by)
    record(Verb.VIDEO_WITHDRAWN, by=by, campaign=post.campaign, subject=post)
    return emptied(post)


def emptied(post: WallPost) -> WallPost:
    """Without a word about anybody, and without its files once that is certain."""
    forget_letters_to(post)
    post.save(update_fields=["standing", "updated_at", *post.forget(at=clock.now())])
    settled(lambda: drop_files(post))
    return post


def likeness_of(sent: str) -> str:
    # Keyed, because links are few enough to try them all against a plain digest.
    return salted_hmac("partners.supporters.likeness", sent, algorithm="sha256").hexdigest()
