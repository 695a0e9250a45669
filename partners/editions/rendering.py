"""What can be read off a file that somebody brings. Nothing of it is kept, and nothing of it proves anything."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from partners.artwork.rendering import Card, identifiers_in, links_in
from partners.artwork.services import code_at
from partners.branding.rendering import brand_palette
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import portal_face
from partners.editions.selectors import Shown
from partners.kernel.uploads import UploadRefused, clean_picture, first_page_of, looks_like_document


@dataclass(frozen=True)
class Evidence:
    """`sha256` of the bytes, and the codes of ours in metadata and QR codes, as they are stored; `has_other_link` where
    a QR code leads elsewhere. `picture` is what was sent, cleaned, or the first page of a paper; empty where it was
    neither, or its bytes are known."""

    sha256: str
    codes: tuple[str, ...] = ()
    has_other_link: bool = False
    picture: bytes = b""


def read_evidence(data: bytes, *, is_known: Callable[[str], bool], spent: Callable[[float], None]) -> Evidence:
    """`is_known` tells whether these are the bytes of a file of ours: then there is nothing else to be asked of it.

    Raises Busy when there is no place to look at a picture.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if is_known(sha256):
        return Evidence(sha256)
    picture = _picture(data, spent)
    links = _links(picture, spent) if picture else []
    codes = [code for code in map(code_at, [*identifiers_in(data), *links]) if code]
    return Evidence(sha256, tuple(dict.fromkeys(codes)), any(not code_at(link) for link in links), picture)


def _picture(data: bytes, spent: Callable[[float], None]) -> bytes:
    # Decoded where nothing can come of it, and drawn anew: what follows looks at pixels of ours.
    draw = first_page_of if looks_like_document(data) else clean_picture
    try:
        return draw(data, max_bytes=len(data), spent=spent).data
    except UploadRefused:
        return b""


def _links(picture: bytes, spent: Callable[[float], None]) -> list[str]:
    begun = time.thread_time()
    try:
        return links_in(picture)
    finally:
        spent(time.thread_time() - begun)


def card_for(shown: Shown | None, campaign: Campaign, language: str) -> Card:
    """What a partner puts beside a link to the campaign; the campaign's own card once nobody may see the partner."""
    face = portal_face()
    colours = face.colours
    if shown and shown.kit:
        colours = brand_palette(shown.kit.colour, colours)
    ground, thread = colours.get("band", {}).get("light"), colours.get("thread", {}).get("dark")
    kicker = _("Together with %(partner)s") % {"partner": shown.partner.name} if shown else campaign.hashtag
    own = {name: colour for name, colour in (("ground", ground), ("thread", thread)) if colour}
    return Card(kicker=kicker, title=campaign.name_in(language), name=face.name_in(language), language=language, **own)
