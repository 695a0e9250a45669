"""What is kept of videos, and for how long."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.models import private_storage
from partners.supporters.models import WallPost
from partners.supporters.rendering import FOLDER, drop_files
from partners.supporters.selectors import KEEP_DECLINED_DAYS, KEEP_UNDECIDED_DAYS
from partners.supporters.services.locks import settled
from partners.supporters.tasks import prepare_video

# A hint is lost when the worker dies; longer than it takes over one film.
OVERLOOKED = timedelta(minutes=15)
LEFT_BEHIND = timedelta(hours=1)
MOST_AT_ONCE = 20
S = WallPost.Standing


def purge_posts() -> int:
    """Delete what was declined a month ago and what nobody decided about in half a year, files first of all those that
    no row knows any more. What was withdrawn has nothing left but that it was."""
    now = clock.now()
    over = Q(standing=S.DECLINED, ended_at__lt=now - timedelta(days=KEEP_DECLINED_DAYS)) | Q(
        standing=S.OFFERED, created_at__lt=now - timedelta(days=KEEP_UNDECIDED_DAYS)
    )
    with transaction.atomic():
        due = list(WallPost.objects.select_for_update(skip_locked=True).filter(over))
        for post in due:
            post.delete()
            settled(partial(drop_files, post))
    drop_left_files()
    return len(due)


def drop_left_files() -> int:
    """Files of posts that are gone or withdrawn: the process that should have emptied them was killed."""
    storage = private_storage()
    try:
        folders = set(storage.listdir(FOLDER)[0])
    except FileNotFoundError:
        return 0
    ids = {str(each) for each in WallPost.objects.exclude(standing=S.WITHDRAWN).values_list("public_id", flat=True)}
    # By the clock of the world, which dates files; what is younger may belong to a row that is being written.
    oldest = timezone.now() - LEFT_BEHIND
    left = [
        f"{FOLDER}/{folder}/{name}" for folder in folders - ids for name in storage.listdir(f"{FOLDER}/{folder}")[1]
    ]
    due = [name for name in left if storage.get_modified_time(name) < oldest]
    for name in due:
        storage.delete(name)
    return len(due)


def prepare_overlooked() -> int:
    """Hint once more at what still waits for the worker."""
    waiting = WallPost.objects.filter(
        preparation=WallPost.Preparation.WAITING, standing=S.OFFERED, updated_at__lt=clock.now() - OVERLOOKED
    )
    found = list(waiting.order_by("updated_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
    # Not again before the same time has passed.
    WallPost.objects.filter(pk__in=found).update(updated_at=clock.now())
    for post_id in found:
        prepare_video.enqueue(post_id)
    return len(found)
