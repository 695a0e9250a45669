"""Everything about a video on one screen, each decision behind a button, and the next one after it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml.html import document_fromstring

from partners.kernel.actors import LINK_HOLDER
from partners.kernel.uploads.films import recognised_film
from partners.supporters.models import WallPost
from partners.supporters.selectors import post_by_code
from partners.supporters.services.offering import withdraw_post
from tests.partners.supporters.conftest import offer, shown  # noqa: F401
from tests.support.films import film, need_ffmpeg

INDEX = reverse("backoffice_videos:index")


def screen(post):
    return reverse("backoffice_videos:post", args=[post.public_id])


def move(post, name):
    return reverse("backoffice_videos:move", args=[post.public_id, name])


def keys_in(answer) -> dict[str, str]:
    tree = document_fromstring(answer.content.decode())
    return {link.get("data-key"): link.get("href") for link in tree.xpath("//*[@data-key]")}


def test_the_list_shows_what_waits_first_the_oldest_on_top(offer, shown, moderator, sign_in):  # noqa: F811
    shown(caption="Decided long ago.")
    offer(caption="The first that waits.")
    offer(caption="The second that waits.")
    page = sign_in(moderator).get(INDEX).content.decode()
    places = [page.index(words) for words in ("The first that waits", "The second that waits", "Decided long ago")]
    assert places == sorted(places)
    found = sign_in(moderator).get(f"{INDEX}?q=second").content.decode()
    assert ("The second that waits" in found, "The first that waits" in found) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_it_shows(number, offer, moderator, sign_in, django_assert_num_queries):  # noqa: F811
    for _each in range(number):
        offer()
    client = sign_in(moderator)
    client.get(INDEX)
    with django_assert_num_queries(12):
        client.get(INDEX)


def test_one_screen_has_the_video_both_consents_and_what_is_like_it(offer, moderator, sign_in):  # noqa: F811
    gone, code = offer(email="other@example.net")
    withdraw_post(post_by_code(code), by=LINK_HOLDER)
    post, _code = offer(persons="child", guardian="I am her mother.", masking="none")
    page = sign_in(moderator).get(screen(post)).content.decode()
    for words in (
        "Rosalind says who lives there.", "A child too", "I am her mother.", "rosalind@example.net", post.link,
        "the same video", str(gone), "1 of 1 that wait",
    ):  # fmt: skip
        assert words in page, words
    assert 'rel="external noopener noreferrer"' in page


def test_each_decision_has_its_letter_and_j_and_k_lead_through_what_waits(offer, moderator, sign_in):  # noqa: F811
    first, second, third = (offer()[0] for _each in range(3))
    keys = keys_in(sign_in(moderator).get(screen(second)))
    assert keys["j"] == screen(third)
    assert keys["k"] == screen(first)
    assert (keys["s"], keys["d"]) == (move(second, "show"), move(second, "decline"))
    assert "k" not in keys_in(sign_in(moderator).get(screen(first)))


def test_after_a_decision_comes_the_next_that_waits_and_at_the_end_the_list(offer, moderator, sign_in):  # noqa: F811
    first, second, third = (offer()[0] for _each in range(3))
    client = sign_in(moderator)
    assert client.post(move(second, "show")).url == screen(third)
    assert client.post(move(third, "decline"), {"reason": "A street can be recognised."}).url == screen(first)
    assert client.post(move(first, "show")).url == INDEX
    assert list(WallPost.objects.order_by("pk").values_list("standing", flat=True)) == ["shown", "shown", "declined"]


def test_nothing_is_decided_by_a_visit_and_declining_takes_a_reason(offer, moderator, sign_in):  # noqa: F811
    post, _code = offer()
    client = sign_in(moderator)
    for name in ("show", "decline"):
        assert client.get(move(post, name)).status_code == 200
    answer = client.post(move(post, "decline"), {"reason": ""})
    assert answer.status_code == 422
    assert WallPost.objects.get().standing == "offered"


def test_what_is_to_be_masked_offers_no_way_to_show_it(offer, moderator, sign_in):  # noqa: F811
    post, _code = offer(masking="face")
    client = sign_in(moderator)
    assert {"m", "d"} <= set(keys_in(client.get(screen(post)))) - {"s"}
    assert "s" not in keys_in(client.get(screen(post)))
    assert client.post(move(post, "show")).status_code in (302, 403)
    assert WallPost.objects.get().standing == "offered"
    assert client.post(move(post, "mask"), {"link": "", "is_masked": ""}).status_code == 422
    assert client.post(move(post, "mask"), {"link": "https://example.org/x", "is_masked": "on"}).status_code == 422
    assert (
        client.post(move(post, "mask"), {"link": "https://vimeo.com/123456789?share=1", "is_masked": "on"}).status_code
        == 302
    )
    post.refresh_from_db()
    assert (post.link, post.network, post.waits_for_masking) == ("https://vimeo.com/123456789", "vimeo", False)


def test_a_masked_film_takes_the_place_of_the_one_that_was_sent(offer, moderator, sign_in):  # noqa: F811
    need_ffmpeg()
    post, _code = offer(film=recognised_film(film(".mp4")), masking="face")
    before = post.film_sha256
    client = sign_in(moderator)
    assert b'enctype="multipart/form-data"' in client.get(move(post, "mask")).content
    assert client.post(move(post, "mask"), {"is_masked": "on"}).status_code == 422
    masked = SimpleUploadedFile("masked.mp4", film(".mp4", width=80, height=80))
    assert client.post(move(post, "mask"), {"is_masked": "on", "film": masked}).status_code == 302
    post.refresh_from_db()
    assert post.film_sha256 != before
    assert not post.waits_for_masking


def test_taking_it_down_leaves_a_screen_that_says_so_and_nothing_else(shown, moderator, sign_in):  # noqa: F811
    post, _code = shown()
    client = sign_in(moderator)
    answer = client.post(move(post, "take_down"), {"reason": "Somebody in it asked us."}, follow=True)
    assert b"Nothing of it is kept" in answer.content
    assert b"Rosalind" not in answer.content


def test_the_clean_copy_and_the_poster_are_for_moderators_before_anybody_else(
    offer,  # noqa: F811
    moderator,
    press_officer,
    client,
    sign_in,
):
    post, _code = offer()
    poster = reverse("backoffice_videos:file", args=[post.public_id, "poster"])
    assert sign_in(moderator).get(poster).status_code == 200
    assert sign_in(moderator).get(reverse("backoffice_videos:file", args=[post.public_id, "sent"])).status_code == 404
    assert sign_in(press_officer).get(poster).status_code == 404
    assert client.get(poster).status_code in (302, 404)


@pytest.mark.parametrize("persona", ["staff_editor", "partnerships", "press_officer"])
def test_who_is_no_moderator_finds_no_screen(persona, request, offer, sign_in):  # noqa: F811
    post, _code = offer()
    client = sign_in(request.getfixturevalue(persona))
    for url in (INDEX, screen(post), move(post, "show")):
        assert client.get(url).status_code == 404


def test_the_first_screen_says_how_many_wait(offer, moderator, sign_in):  # noqa: F811
    offer()
    offer(masking="voice")
    page = sign_in(moderator).get(reverse("wagtailadmin_home")).content.decode()
    assert "Videos (2)" in page
    assert "Supporters’ videos" in page
    assert "to be masked, sent" in page
