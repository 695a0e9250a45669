"""What a supporter and a reader see: no account, no cookie, nothing lost, and nothing left."""

import re

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring

from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.limits.budgets import Budget
from partners.supporters.forms.offering import OfferForm
from partners.supporters.models import WallPost
from partners.supporters.rendering import EVERYBODY, prepare_post
from partners.supporters.selectors import post_by_code
from partners.supporters.services.moderating import decline_post, show_post
from partners.supporters.services.offering import withdraw_post
from tests.support.films import film, need_ffmpeg

pytestmark = pytest.mark.django_db
OFFER, MINE, WITHDRAW = reverse("supporters:offer"), reverse("supporters:mine"), reverse("supporters:withdraw")


@pytest.fixture
def filled(campaign):
    """What a person who took half a minute sends."""
    with time_machine.travel("2026-03-02T09:00:00+00:00", tick=False) as traveller:
        fields = {
            "link": "https://youtu.be/abcdefghijk?si=tracking", "caption": "Rosalind says who lives there.",
            "language": "en", "persons": "me", "guardian": "", "masking": "none", "is_safe": "on", "name": "Rosalind",
            "country": "IE", "email": "", "maker_agrees": "on", "on_site": "on", "x7q3k": "",
            "token": OfferForm.new_token(),
        }  # fmt: skip
        traveller.shift(30)
        yield fields


def code_in(answer) -> str:
    return re.search(r'id="code" value="([0-9A-Z-]+)"', answer.content.decode()).group(1)


def errors_in(answer) -> set[str]:
    return set(re.findall(r'id="id_(\w+)_error"', answer.content.decode()))


def addresses_of(post) -> dict[str, str]:
    found = {
        "page": reverse("supporters:post", args=[post.public_id]),
        "frame": reverse("supporters:embed", args=[post.public_id]),
        "poster": reverse("video_poster", args=[post.public_id, post.poster_sha256[:20]]),
    }
    if post.film_sha256:
        found["film"] = reverse("video_film", args=[post.public_id, post.film_sha256[:20]])
    return found


def test_from_the_form_to_the_wall_and_back_without_account_and_cookie(client, filled, moderator):
    answer = client.post(OFFER, filled)
    assert answer.status_code == 200
    code = code_in(answer)
    post = post_by_code(code)
    assert (post.link, post.maker_agreed_at.isoformat()) == (
        "https://www.youtube.com/watch?v=abcdefghijk", "2026-03-02T09:00:30+00:00"
    )  # fmt: skip
    assert b"waits for a moderator" in client.post(MINE, {"code": code.lower()}).content
    prepare_post(post.pk)
    show_post(post, by=acting(moderator))
    assert b"Your video is shown" in client.post(MINE, {"code": code}).content
    gone = client.post(WITHDRAW, {"code": code})
    assert b"Your video is withdrawn" in gone.content
    assert b"Your video is withdrawn" in client.post(WITHDRAW, {"code": code}).content, "asked twice, it says so again"
    assert not client.cookies
    for answer in (client.get(OFFER), client.get(MINE), gone):
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("missing", ["caption", "persons", "is_safe", "maker_agrees", "on_site"])
def test_without_each_of_the_consents_nothing_is_taken(client, filled, missing):
    answer = client.post(OFFER, filled | {missing: ""})
    assert answer.status_code == 422
    assert missing in errors_in(answer)
    assert not WallPost.objects.exists()
    assert b"Rosalind says who lives there." in answer.content or missing == "caption", "what was typed is still there"


def test_what_else_may_be_done_with_it_is_asked_one_by_one_and_needed_nowhere(client, filled):
    client.post(OFFER, filled | {"for_partners": "on"})
    post = WallPost.objects.get()
    assert (post.for_channels, post.for_partners) == (False, True)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"persons": "refused"}, "persons", "We cannot show people who did not agree"),
        ({"persons": "child"}, "guardian", "who agreed for the child"),
        ({"link": ""}, "link", ""),
        ({"link": "https://example.org/v"}, "link", "These work: YouTube"),
        ({"link": "https://vm.tiktok.com/ZM1/"}, "link", "short link of an app"),
        ({"is_mailed": "on"}, "email", "Without an address"),
        ({"caption": "x" * 301}, "caption", "300"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(client, filled, changes, field, words):
    answer = client.post(OFFER, filled | changes)
    assert answer.status_code == 422
    assert field in errors_in(answer)
    assert words in document_fromstring(answer.content.decode()).text_content()
    assert not WallPost.objects.exists()


def test_a_form_serves_once_and_another_site_sends_none(client, filled):
    first = client.post(OFFER, filled)
    assert code_in(client.post(OFFER, filled)) == code_in(first), "a second press is the same video"
    again = client.post(OFFER, filled | {"caption": "Another one."})
    assert (again.status_code, b"Another one." in again.content) == (422, True)
    elsewhere = client.post(OFFER, filled, headers={"sec-fetch-site": "cross-site"})
    assert elsewhere.status_code == 403
    assert WallPost.objects.count() == 1


def test_many_videos_from_one_place_are_asked_to_wait_and_keep_their_text(client, filled):
    for _time in range(20):
        assert client.post(OFFER, filled).status_code == 200
    answer = client.post(OFFER, filled)
    assert answer.status_code == 429
    assert b"Rosalind says who lives there." in answer.content


@pytest.mark.parametrize("share", ["person", "organization"])
def test_whoever_sent_enough_films_is_told_before_the_next_is_looked_at(client, filled, share, monkeypatch):
    """A place by itself, and all together by what the worker had to do."""
    monkeypatch.setattr("partners.supporters.forms.offering.is_possible", lambda: True)
    Budget("film", **{"person": None, share: "127.0.0.1" if share == "person" else EVERYBODY}).spend(2700)
    looked = []
    monkeypatch.setattr("partners.supporters.forms.offering.recognised_film", lambda *_a, **_k: looked.append(1))
    sent = SimpleUploadedFile("a.mp4", b"\x00\x00\x00\x18ftypisom", "video/mp4")
    answer = client.post(OFFER, filled | {"link": "", "film": sent})
    assert (answer.status_code, looked) == (429, [])
    assert int(answer["Retry-After"]) > 0
    assert b"Rosalind says who lives there." in answer.content


def test_without_ffmpeg_the_form_promises_no_file(client, monkeypatch, filled):
    monkeypatch.setattr("partners.supporters.forms.offering.is_possible", lambda: False)
    page = client.get(OFFER).content.decode()
    assert 'type="file"' not in page
    assert "the video itself" not in page
    sent = SimpleUploadedFile("a.mp4", b"\x00\x00\x00\x18ftypisom")
    answer = client.post(OFFER, filled | {"link": "", "film": sent})
    assert "link" in errors_in(answer)


def test_a_file_is_taken_and_survives_an_error_elsewhere_in_the_form(client, filled, moderator):
    need_ffmpeg()
    first = client.post(OFFER, filled | {"link": "", "caption": "", "film": SimpleUploadedFile("a.mp4", film(".mp4"))})
    assert errors_in(first) == {"caption"}
    kept = re.search(r'name="kept_film" value="([^"]+)"', first.content.decode()).group(1)
    answer = client.post(OFFER, filled | {"link": "", "kept_film": kept})
    assert answer.status_code == 200
    post = WallPost.objects.get()
    prepare_post(post.pk)
    post = show_post(post, by=acting(moderator))
    urls = addresses_of(post)
    page = client.get(urls["page"])
    assert f'src="{urls["film"]}"' in page.content.decode()
    assert 'preload="none"' in page.content.decode()
    assert "media-src 'self'" in page["Content-Security-Policy"]
    whole = b"".join(client.get(urls["film"]).streaming_content)
    part = client.get(urls["film"], headers={"range": "bytes=4-7"})
    assert (part.status_code, part.getvalue(), part["Content-Range"]) == (206, whole[4:8], f"bytes 4-7/{len(whole)}")
    assert client.get(urls["film"], headers={"range": "bytes=99999999-"}).status_code == 416
    assert client.get(urls["film"], headers={"range": "bytes=-4"}).getvalue() == whole[-4:]


def test_no_third_party_is_asked_before_somebody_presses_the_link(client, shown):
    post, _code = shown()
    page = client.get(addresses_of(post)["page"])
    tree = document_fromstring(page.content.decode())
    loaded = list(tree.xpath("//@src | //@poster | //link[@rel='stylesheet']/@href"))
    assert loaded
    assert not [url for url in loaded if url.startswith(("http:", "https:", "//"))]
    link = tree.xpath(f"//a[@href='{post.link}']")[0]
    assert {"noreferrer", "nofollow", "external"} <= set(link.get("rel").split())
    assert "YouTube" in tree.text_content()
    assert not client.cookies


def test_only_the_frame_may_stand_on_other_sites(client, shown):
    post, _code = shown()
    urls = addresses_of(post)
    frame, page = client.get(urls["frame"]), client.get(urls["page"])
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "'none'" not in frame["Content-Security-Policy"].split("frame-ancestors")[1].split(";")[0]
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"
    offered = document_fromstring(page.content.decode()).get_element_by_id("frame").text
    assert f"testserver{urls['frame']}" in offered
    assert not client.cookies


def test_programs_are_told_of_it_until_it_is_withdrawn(client, shown):
    post, code = shown()
    page = client.get(f"/en/videos/{post.public_id}/").text
    link = page.partition('type="application/json+oembed" href="')[2].partition('"')[0].replace("&amp;", "&")
    path = link.removeprefix(settings.BASE_URL)
    told = client.get(f"{path}&maxwidth=320").json()

    assert (told["type"], told["width"]) == ("rich", 320)
    assert f"/en/videos/{post.public_id}/embed/" in told["html"]
    assert 'width="320"' in told["html"]
    client.post(WITHDRAW, {"code": code})
    assert client.get(path).status_code == 404


def test_withdrawn_is_gone_from_every_address_in_every_language_and_frame(client, shown):
    post, code = shown()
    urls = addresses_of(post)
    urls["ukrainian"] = urls["page"].replace("/en/", "/uk/")
    assert {client.get(url).status_code for url in urls.values()} == {200}, "the control"
    client.post(WITHDRAW, {"code": code})
    for name, url in urls.items():
        answer = client.get(url)
        assert (name, answer.status_code) == (name, 410)
        assert b"Rosalind" not in answer.content
        assert b"abcdefghijk" not in answer.content
    gone = client.get(urls["frame"])
    assert "frame-ancestors *" in gone["Content-Security-Policy"]
    assert b"has been withdrawn" in gone.content


def test_nobody_learns_of_what_was_never_shown(client, offer, moderator):
    waiting, _code = offer()
    declined, _code = offer()
    decline_post(declined, reason="No.", by=acting(moderator))
    gone, code = offer()
    withdraw_post(post_by_code(code), by=LINK_HOLDER)
    for post in (waiting, declined, gone):
        # With the digest from before it was emptied: whoever knows it still learns nothing.
        assert {client.get(url).status_code for url in addresses_of(post).values()} == {404}


@pytest.mark.parametrize("code", ["", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ", "\x00", "x" * 61])
def test_a_wrong_code_is_told_so(client, offer, code):
    offer()
    for url in (MINE, WITHDRAW):
        answer = client.post(url, {"code": code})
        assert answer.status_code in (404, 422)
        assert "code" in errors_in(answer)


def test_withdrawing_takes_a_button_and_no_visit(client, shown):
    _post, code = shown()
    assert client.get(WITHDRAW).status_code == 405
    assert client.post(WITHDRAW, {"code": code}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert WallPost.objects.get().standing == "shown"


def test_guessing_codes_comes_to_an_end(client, offer):
    _post, code = offer()
    for _time in range(30):
        client.post(MINE, {"code": "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"})
    assert client.post(MINE, {"code": code}).status_code == 429


def test_neither_address_nor_name_gets_into_a_log(filled, caplog):
    Client().post(OFFER, filled | {"email": "rosalind@example.net", "is_mailed": "on"})
    assert WallPost.objects.get().email
    assert not [word for word in ("rosalind@", "Rosalind", "abcdefghijk") if word in caplog.text]
