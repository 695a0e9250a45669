"""One row at a time, and what waits for the end of its transaction."""

from collections.abc import Callable

from django.db import transaction

from partners.supporters.models import WallPost


def held(post: WallPost) -> WallPost:
    """The row, from now on nobody else's until the transaction ends."""
    # `of`, because PostgreSQL refuses to lock the side of a join that may be missing, and the campaign may.
    rows = WallPost.objects.select_for_update(of=("self",), no_key=True).select_related("campaign")
    return rows.get(pk=post.pk)


def settled(act: Callable[[], object]) -> None:
    """A file that is deleted cannot come back, and a transaction can: not before it is kept."""
    transaction.on_commit(act, robust=True)
