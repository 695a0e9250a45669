"""A supporter who offers, a moderator who decides."""

import pytest

from partners.kernel.actors import VISITOR, acting
from partners.supporters.models import WallPost
from partners.supporters.rendering import prepare_post
from partners.supporters.services.moderating import show_post
from partners.supporters.services.offering import offer_post

LINK = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.fixture
def offer(campaign):
    """`offer(email=…)` gives the post, with its poster, and its code."""

    def send(*, is_prepared=True, film=None, **fields):
        words = {
            "caption": "Rosalind says who lives there.", "language": "en", "persons": "me", "name": "Rosalind",
            "country": "IE", "email": "rosalind@example.net", "for_channels": True,
        }  # fmt: skip
        where = {} if film else {"link": LINK, "network": "youtube"}
        post, code = offer_post(**{**words, **where, **fields}, film=film, by=VISITOR)
        if is_prepared:
            prepare_post(post.pk)
        post.refresh_from_db()
        return post, code

    return send


@pytest.fixture
def shown(offer, moderator):
    def show(**fields) -> tuple[WallPost, str]:
        post, code = offer(**fields)
        return show_post(post, by=acting(moderator)), code

    return show
