"""A maker withdraws at the moment in which a moderator shows."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.errors import Conflict
from partners.supporters.models import WallPost
from partners.supporters.services import locks, moderating, offering
from partners.supporters.services.moderating import show_post
from partners.supporters.services.offering import withdraw_post

ROUNDS = 5


def both_at_once(offer, moderator, monkeypatch) -> list[WallPost]:
    """Each round a new video: both have read it before either writes."""
    ended = []
    for number in range(ROUNDS):
        post, _code = offer(link=f"https://vimeo.com/12345{number}", network="vimeo")
        barrier = Barrier(2)

        def act(service, by, post=post, barrier=barrier) -> None:
            try:
                mine = WallPost.objects.get(pk=post.pk)
                barrier.wait(timeout=20)
                service(mine, by=by)
            except Conflict:
                pass
            finally:
                connection.close()

        acts = ((show_post, acting(moderator)), (withdraw_post, LINK_HOLDER))
        threads = [Thread(target=act, args=each) for each in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ended.append(WallPost.objects.get(pk=post.pk))
    return ended


@pytest.mark.django_db(transaction=True)
def test_whoever_withdraws_while_it_is_shown_has_withdrawn(offer, moderator, monkeypatch):
    for post in both_at_once(offer, moderator, monkeypatch):
        assert (post.standing, post.link) == ("withdrawn", "")


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_a_withdrawn_video_would_be_shown(offer, moderator, monkeypatch):
    """The control: the moderator's own reading, taken before, is written after the withdrawal."""
    post, _code = offer()
    stale = WallPost.objects.select_related("campaign").get(pk=post.pk)
    monkeypatch.setattr(moderating, "held", lambda given: given)
    withdraw_post(post, by=LINK_HOLDER)
    show_post(stale, by=acting(moderator))
    assert WallPost.objects.get().standing == "shown"
    monkeypatch.setattr(moderating, "held", locks.held)
    assert offering.held is locks.held
