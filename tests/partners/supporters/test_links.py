"""Which links are taken, and the one form in which they are kept."""

import pytest
from django.core.exceptions import ValidationError

from partners.supporters.models import canonical_video

YT = "https://www.youtube.com/watch?v=abcdefghijk"


@pytest.mark.parametrize(
    ("typed", "kept", "network"),
    [
        ("https://youtu.be/abcdefghijk?si=trackingTRACKING", YT, "youtube"),
        ("http://m.youtube.com/watch?feature=share&v=abcdefghijk&t=9", YT, "youtube"),
        ("www.youtube.com/shorts/abcdefghijk/", YT, "youtube"),
        ("https://www.youtube.com/live/abcdefghijk?utm_source=x#t=1", YT, "youtube"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", YT, "youtube"),
        ("https://vimeo.com/123456789?share=copy", "https://vimeo.com/123456789", "vimeo"),
        ("https://vimeo.com/123456789/0123456789", "https://vimeo.com/123456789/0123456789", "vimeo"),
        ("https://player.vimeo.com/video/123456789", "https://vimeo.com/123456789", "vimeo"),
        ("https://www.instagram.com/reel/Cabcd_-12/?igsh=me", "https://www.instagram.com/reel/Cabcd_-12/", "instagram"),
        ("https://instagram.com/some.one/reels/Cabcd", "https://www.instagram.com/reel/Cabcd/", "instagram"),
        (
            "https://www.tiktok.com/@some.one/video/7123456789012345678?_t=x&_r=1",
            "https://www.tiktok.com/@some.one/video/7123456789012345678",
            "tiktok",
        ),
        (
            "https://m.facebook.com/watch/?v=1234567&ref=sharing",
            "https://www.facebook.com/watch/?v=1234567",
            "facebook",
        ),
        ("https://www.facebook.com/some.one/videos/1234567/", "https://www.facebook.com/watch/?v=1234567", "facebook"),
        ("https://www.facebook.com/reel/1234567?fbclid=x", "https://www.facebook.com/reel/1234567", "facebook"),
        ("https://framatube.org/videos/watch/0f8a-12ab", "https://framatube.org/w/0f8a-12ab", "fediverse"),
        ("https://framatube.org/w/0f8a12ab?start=1m", "https://framatube.org/w/0f8a12ab", "fediverse"),
        (
            "https://mastodon.social/@some@other.example/109876543210",
            "https://mastodon.social/@some@other.example/109876543210",
            "fediverse",
        ),
    ],
)
def test_a_link_is_kept_in_one_form_without_what_follows_people(typed, kept, network):
    assert canonical_video(typed) == (kept, network)
    assert canonical_video(kept) == (kept, network), "the form of the form is itself"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://example.org/video.mp4", "unknown_host"),
        ("https://www.youtube.com.example.org/watch?v=abcdefghijk", "unknown_host"),
        ("https://evil.example/https://youtu.be/abcdefghijk", "unknown_host"),
        ("https://youtube.com:8443/watch?v=abcdefghijk", "unknown_host"),
        ("https://www.youtube.com@evil.example/watch?v=abcdefghijk", "invalid"),
        ("javascript://youtu.be/%0aalert(1)", "scheme"),
        ("https://www.youtube.com/@channel", "no_video"),
        ("https://www.youtube.com/watch?v=short", "no_video"),
        ("https://www.youtube.com/playlist?list=PLabcdefghijk", "no_video"),
        ("https://www.instagram.com/some.one/", "no_video"),
        ("https://mastodon.social/@some", "no_video"),
        ("https://vm.tiktok.com/ZMabcdef/", "short_link"),
        ("https://www.tiktok.com/t/ZMabcdef/", "short_link"),
        ("https://fb.watch/abc123/", "short_link"),
        ("https://www.facebook.com/share/v/abc123/", "short_link"),
    ],
)
def test_all_else_is_refused_by_name(typed, code):
    with pytest.raises(ValidationError) as refused:
        canonical_video(typed)
    assert refused.value.code == code


def test_the_refusal_of_a_host_names_those_that_work(settings):
    settings.VIDEO_HOSTS = ["tube.example.net"]
    with pytest.raises(ValidationError) as refused:
        canonical_video("https://example.org/x")
    for name in ("example.org", "YouTube", "Vimeo", "Instagram", "TikTok", "Facebook", "tube.example.net"):
        assert name in refused.value.messages[0]
    assert canonical_video("https://tube.example.net/w/0123456789")[1] == "fediverse"
