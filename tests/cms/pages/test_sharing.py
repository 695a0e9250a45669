"""Addresses for networks: each made in one place, and nothing in a title changes where it leads."""

import io
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from cms.pages.selectors.canvases import drawn
from cms.pages.selectors.sharing import Share

HOSTILE = [
    "Території — це люди",
    'Bread & salt? 100 % "yes" #now',
    "a&url=https://evil.example/&x=",
    "one\r\nBcc: many@example.org\r\n\r\nbody",
    "<script>alert(1)</script>",
    "https://evil.example/ and +1",
    "{url} {0} %s %00",
    "👩‍👩‍👧 \u202etxt.exe",
]
URL = "https://portal.example/uk/кампанія/?a=1&b=2#x"
KEYS = {"facebook": {"u"}, "telegram": {"url", "text"}, "x": {"url", "text"}}
HOSTS = {
    "facebook": "www.facebook.com", "telegram": "t.me", "whatsapp": "wa.me", "x": "x.com", "bluesky": "bsky.app",
}  # fmt: skip


def share(title="A title", posts=(), hashtag="#tag"):
    return Share(URL, title, list(posts), hashtag, "0a0a0a0a-0000-4000-8000-000000000000", False)


def links(given):
    return {link.network: link for link in given.links}


@pytest.mark.parametrize("title", HOSTILE)
def test_what_a_title_holds_stays_a_value(title):
    found = links(share(title))
    for network, host in HOSTS.items():
        parts = urlsplit(found[network].url)
        assert (parts.scheme, parts.hostname, parts.fragment) == ("https", host, "")
        query = parse_qs(parts.query, strict_parsing=True)
        assert set(query) == {"facebook": {"u"}, "telegram": {"url", "text"}, "x": {"url", "text"}}.get(
            network, {"text"}
        )
        said = query.get("u", query.get("url", query.get("text", [""])))[0]
        assert said.endswith(URL)
        assert all(len(values) == 1 for values in query.values())
    mail = urlsplit(found["email"].url)
    assert (mail.scheme, mail.path) == ("mailto", "")
    assert set(parse_qs(mail.query)) == {"subject", "body"}
    # No line of a title begins a header of a letter.
    assert "\n" not in found["email"].url
    assert found["viber"].url.startswith("viber://forward?text=")


def test_an_address_is_ascii_and_a_space_is_never_a_plus():
    for link in share("Території — це люди").links:
        assert link.url.isascii()
        assert "+" not in link.url


def test_each_network_gets_its_own_text_and_the_hashtag_once():
    given = share(posts=[("any", "For all"), ("x", "Short #TAG"), ("instagram", "Long")])
    assert given.text_for("telegram") == "For all #tag"
    assert given.text_for("x") == "Short #TAG"
    assert given.caption == f"Long #tag\n{URL}"
    assert [post["text"] for post in given.offered] == [f"For all #tag\n{URL}", f"Short #TAG\n{URL}"]
    assert share("Alone").text == "Alone #tag"


def test_links_to_other_sites_are_known_as_such():
    assert {network for network, link in links(share()).items() if not link.is_foreign} == {
        "viber",
        "email",
        "mastodon",
    }


@pytest.fixture
def mastodon(campaign_page):
    with translation.override("en"):
        return reverse("share_mastodon", args=[campaign_page.translation_key])


@pytest.mark.parametrize(
    "typed", ["mastodon.example", "https://mastodon.example/explore", "@me@mastodon.example", " MASTODON.example "]
)
def test_a_server_however_it_was_pasted_becomes_a_link_and_no_redirect(mastodon, typed):
    answer = Client().get(mastodon, {"host": typed})
    assert answer.status_code == 200
    assert 'href="https://mastodon.example/share?text=' in answer.content.decode()
    assert "Location" not in answer
    assert not answer.cookies


@pytest.mark.parametrize(
    "typed",
    ["", "localhost", "127.0.0.1", "[::1]", "javascript:alert(1)", "a b.example", "//", "x" * 299, "\x1f.example"],
)
def test_what_is_no_server_is_told_in_words(mastodon, typed):
    answer = Client().get(mastodon, {"host": typed})
    assert answer.status_code == 422
    assert "/share?text=" not in answer.content.decode()


def test_the_text_is_the_pages_and_never_the_senders(mastodon, campaign_page):
    html = Client().get(mastodon, {"host": "mastodon.example", "text": "Buy this"}).content.decode()
    link = re.search(r'href="(https://mastodon.example/share[^"]*)"', html).group(1)
    assert "Buy" not in link
    assert "Territories%20are%20people" in link


def test_nothing_is_shared_of_what_is_not_open(mastodon, campaign_page, standard_page):
    campaign_page.unpublish()
    assert Client().get(mastodon).status_code == 404
    # A page that offers no sharing has no such address either.
    assert Client().get(reverse("share_mastodon", args=[standard_page.translation_key])).status_code == 404


def test_a_picture_is_taken_in_the_size_of_a_network(campaign_page, make_picture):
    campaign_page.picture = make_picture()
    campaign_page.save()
    for shape, status in (("square", 200), ("poster", 404), ("poster-small", 404), ("square-small-small", 404)):
        answer = Client().get(reverse("share_picture", args=[campaign_page.translation_key, shape]))
        assert answer.status_code == status
    for shape, size in (
        ("square", (1080, 1080)), ("story", (1080, 1920)), ("wide", (1200, 630)), ("story-small", (180, 320)),
    ):  # fmt: skip
        answer = Client().get(reverse("share_picture", args=[campaign_page.translation_key, shape]))
        assert answer["Content-Disposition"].startswith("inline" if shape.endswith("small") else "attachment")
        with Image.open(io.BytesIO(b"".join(answer.streaming_content))) as picture:
            assert (picture.format, picture.size) == ("JPEG", size)
    html = Client().get("/en/campaign/").content.decode()
    for shape in ("story", "story-small"):
        assert reverse("share_picture", args=[campaign_page.translation_key, shape]) in html


def test_a_poster_is_shown_whole_and_a_picture_of_the_right_shape_fills_its_size():
    poster = Image.new("RGB", (600, 900), "white")
    with Image.open(io.BytesIO(drawn(poster, (1080, 1080), "#172552"))) as square:
        left, middle = square.getpixel((5, 540)), square.getpixel((540, 5))
    assert left[2] > left[0] + 20
    assert middle[0] > 240
    with Image.open(io.BytesIO(drawn(poster, (1080, 1600), "#172552"))) as upright:
        assert min(upright.getpixel((2, 2))) > 240


def test_a_picture_whose_rights_have_ended_is_not_handed_out(campaign_page, make_picture):
    yesterday = timezone.localdate() - timedelta(days=1)
    campaign_page.picture = make_picture(rights_until=yesterday)
    campaign_page.save()
    assert Client().get(reverse("share_picture", args=[campaign_page.translation_key, "square"])).status_code == 404


def test_without_a_picture_none_is_offered(campaign_page):
    assert Client().get(reverse("share_picture", args=[campaign_page.translation_key, "square"])).status_code == 404
    assert "shapes" not in Client().get("/en/campaign/").content.decode()
