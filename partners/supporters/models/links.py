"""Where videos lie, and the one form of a link to each: no tracking in it, and nothing that is asked of the network."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.links import canonical_link


class Network(models.TextChoices):
    """Names of their owners, in no language."""

    YOUTUBE = "youtube", "YouTube"
    VIMEO = "vimeo", "Vimeo"
    INSTAGRAM = "instagram", "Instagram"
    TIKTOK = "tiktok", "TikTok"
    FACEBOOK = "facebook", "Facebook"
    FEDIVERSE = "fediverse", "PeerTube, Mastodon"


@dataclass(frozen=True)
class Place:
    """`hosts` of one network, and the ways in which its links name a video: a pattern of path (and of the query's
    `v`, behind a question mark), with what the link is kept as."""

    network: Network
    hosts: frozenset[str]
    ways: tuple[tuple[str, str], ...]


YOUTUBE_ID = r"(?P<id>[\w-]{11})"
PLACES = (
    Place(
        Network.YOUTUBE,
        frozenset({"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}),
        (
            (rf"/watch\?v={YOUTUBE_ID}", "https://www.youtube.com/watch?v={id}"),
            (rf"/(?:shorts|live|embed|v)/{YOUTUBE_ID}", "https://www.youtube.com/watch?v={id}"),
        ),
    ),
    Place(Network.YOUTUBE, frozenset({"youtu.be"}), ((rf"/{YOUTUBE_ID}", "https://www.youtube.com/watch?v={id}"),)),
    Place(
        Network.VIMEO,
        frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"}),
        (
            # The second part opens a video that is listed nowhere.
            (r"/(?P<id>\d{5,12})/(?P<key>[0-9a-f]{6,20})", "https://vimeo.com/{id}/{key}"),
            (r"/(?:video/|channels/[\w-]+/)?(?P<id>\d{5,12})", "https://vimeo.com/{id}"),
        ),
    ),
    Place(
        Network.INSTAGRAM,
        frozenset({"instagram.com", "www.instagram.com"}),
        (
            (
                r"/(?:[\w.]+/)?(?P<kind>reel|p|tv)s?/(?P<id>[\w-]{5,40})",
                "https://www.instagram.com/{kind}/{id}/",
            ),
        ),
    ),
    Place(
        Network.TIKTOK,
        frozenset({"tiktok.com", "www.tiktok.com", "m.tiktok.com"}),
        ((r"/@(?P<who>[\w.-]{1,40})/video/(?P<id>\d{8,24})", "https://www.tiktok.com/@{who}/video/{id}"),),
    ),
    Place(
        Network.FACEBOOK,
        frozenset({"facebook.com", "www.facebook.com", "m.facebook.com"}),
        (
            (r"/watch/?\?v=(?P<id>\d{5,24})", "https://www.facebook.com/watch/?v={id}"),
            (r"/reel/(?P<id>\d{5,24})", "https://www.facebook.com/reel/{id}"),
            (r"/[\w.-]+/videos/(?:[\w-]+/)?(?P<id>\d{5,24})", "https://www.facebook.com/watch/?v={id}"),
        ),
    ),
)
# What an app copies: such a link says who shared it, and only the network knows where it leads.
SHORT = re.compile(r"(?:vm|vt)\.tiktok\.com/|(?:www\.)?tiktok\.com/t/|fb\.watch/|(?:[mw]+\.)?facebook\.com/share/")
FEDIVERSE = (
    (r"/(?:w|videos/watch)/(?P<id>[\w-]{8,40})", "https://{host}/w/{id}"),
    (r"/@(?P<who>[\w.-]{1,60}(?:@[\w.-]{1,80})?)/(?P<id>\d{5,24})", "https://{host}/@{who}/{id}"),
)


def canonical_video(text: str) -> tuple[str, Network]:
    """The link as it is kept, and its network. Raises ValidationError (`unknown_host`, `no_video`, `short_link`, or as
    `canonical_link` does)."""
    parts = urlsplit(canonical_link(text))
    host, path = parts.hostname or "", parts.path.rstrip("/")
    if SHORT.match(f"{host}{path}/"):
        raise ValidationError(
            _(
                "This is a short link of an app: it says who shared it, and we cannot see where it leads. Open it in a "
                "browser and copy what then stands in the address bar."
            ),
            code="short_link",
        )
    place = _place_of(host)
    if place is None or parts.port:
        raise ValidationError(
            _("We take no videos from “%(host)s”. These work: %(known)s."),
            code="unknown_host",
            params={"host": parts.netloc, "known": known_places()},
        )
    asked = _asked(parts, path)
    for pattern, kept in place.ways:
        if found := re.fullmatch(pattern, asked) or re.fullmatch(pattern, path):
            return kept.format(host=host, **found.groupdict()), place.network
    raise ValidationError(
        _("This link of %(network)s leads to no single video. Open the video itself and copy its link."),
        code="no_video",
        params={"network": place.network.label},
    )


def known_places() -> str:
    """For a sentence: the networks, and the servers of the Fediverse that this portal knows."""
    names = [network.label for network in Network if network != Network.FEDIVERSE]
    return ", ".join([*names, *settings.VIDEO_HOSTS])


def host_of(link: str) -> str:
    return urlsplit(link).hostname or ""


def _place_of(host: str) -> Place | None:
    if host in settings.VIDEO_HOSTS:
        return Place(Network.FEDIVERSE, frozenset({host}), FEDIVERSE)
    return next((place for place in PLACES if host in place.hosts), None)


def _asked(parts: SplitResult, path: str) -> str:
    """The path with the one part of the query that can name a video."""
    named = parse_qs(parts.query).get("v", [""])[0]
    return f"{path}?v={named}" if named else path
