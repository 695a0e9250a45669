"""What is made of a post: its poster, and of a film the clean copy. The worker's work."""

import hashlib
import os
from contextlib import suppress

import structlog
from django.db import transaction
from django.db.models import F

from partners.artwork.rendering import Card, compose_card
from partners.campaigns.selectors import portal_face
from partners.kernel.limits.budgets import Budget
from partners.kernel.models import private_storage
from partners.kernel.uploads import UploadRefused
from partners.kernel.uploads.films import CleanFilm, clean_film
from partners.kernel.uploads.keeping import keep_file
from partners.supporters.models import WallPost

log = structlog.get_logger(__name__)

FOLDER = "supporters"
SENT, FILM, POSTER = "sent", "film.mp4", "poster.jpg"
# A worker that died over it leaves it waiting; a film that kills workers is given up.
MOST_ATTEMPTS = 3
# Who pays beside each sender.
EVERYBODY = "everybody"


def file_of(post: WallPost, name: str) -> str:
    """Where it lies in private storage: under the post's id, so that nothing has to be known to delete all of it."""
    return f"{FOLDER}/{post.public_id}/{name}"


def keep_sent(post: WallPost, data: bytes) -> None:
    """The film as it was sent, for the worker and nobody else."""
    keep_file(file_of(post, SENT), data)


def drop_files(post: WallPost) -> None:
    storage = private_storage()
    for name in (SENT, FILM, POSTER):
        storage.delete(file_of(post, name))
    # The folder itself, where there are folders.
    with suppress(OSError):
        storage.delete(f"{FOLDER}/{post.public_id}")


def prepare_post(post_id: int) -> None:
    """Safe to run twice. What has been withdrawn meanwhile gets no file."""
    WallPost.objects.filter(pk=post_id).update(attempts=F("attempts") + 1)
    post = WallPost.objects.select_related("campaign").filter(pk=post_id).first()
    if post is None or not _waits(post):
        return
    if post.attempts > MOST_ATTEMPTS:
        _refuse(post, WallPost.Preparation.UNREADABLE)
        return
    try:
        film = _made_anew(post) if post.is_film else None
    except UploadRefused as refused:
        log.info("film_refused", post=str(post.public_id), error=refused.code)
        is_long = refused.code == "too_long_a_film"
        _refuse(post, WallPost.Preparation.TOO_LONG if is_long else WallPost.Preparation.UNREADABLE)
        return
    _keep(post, film, film.poster if film else compose_card(card_of(post)))


def _made_anew(post: WallPost) -> CleanFilm:
    """Charged to all together (`PRICES`): the door takes no more films than the worker can make."""
    with Budget("film", None, EVERYBODY).timed(_worked):
        return clean_film(_sent(post))


def _worked() -> float:
    """Seconds of a processor: ffmpeg is a program of its own, and gives way to all else."""
    told = os.times()
    return told.children_user + told.children_system


def card_of(post: WallPost) -> Card:
    """The poster of a link, in the campaign's colours: that of the network would have to be asked for there."""
    face = portal_face()
    colours = {
        name: face.colours[key][hour]
        for name, key, hour in (("ground", "band", "light"), ("thread", "thread", "dark"))
        if hour in face.colours.get(key, {})
    }
    hashtag = post.campaign.hashtag if post.campaign else ""
    # What is said in it stands beside it, as text.
    return Card(
        kicker=hashtag if post.name else "",
        title=post.name or hashtag or post.place,
        name=post.place,
        language=post.language,
        **colours,
    )


@transaction.atomic
def _keep(post: WallPost, film: CleanFilm | None, poster: bytes) -> None:
    """Under the row's lock: whoever withdraws waits until the files are there, and then deletes them."""
    held = _held(post)
    # Another link or film may have come in its place while the worker was at this one.
    if held is None or not _waits(held) or (held.link, held.masked_at) != (post.link, post.masked_at):
        return
    if film:
        keep_file(file_of(held, FILM), film.data)
        held.film_sha256, held.seconds = hashlib.sha256(film.data).hexdigest(), film.seconds
        held.width, held.height = film.width, film.height
    keep_file(file_of(held, POSTER), poster)
    held.poster_sha256 = hashlib.sha256(poster).hexdigest()
    held.preparation = WallPost.Preparation.READY
    held.save()
    transaction.on_commit(lambda: private_storage().delete(file_of(held, SENT)), robust=True)


@transaction.atomic
def _refuse(post: WallPost, preparation: str) -> None:
    held = _held(post)
    if held and _waits(held):
        held.preparation = preparation
        held.save(update_fields=["preparation", "updated_at"])
        transaction.on_commit(lambda: drop_files(held), robust=True)


def _waits(post: WallPost) -> bool:
    return post.standing == WallPost.Standing.OFFERED and post.preparation == WallPost.Preparation.WAITING


def _held(post: WallPost) -> WallPost | None:
    return WallPost.objects.select_for_update(no_key=True).filter(pk=post.pk).first()


def _sent(post: WallPost) -> bytes:
    try:
        with private_storage().open(file_of(post, SENT)) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return b""
