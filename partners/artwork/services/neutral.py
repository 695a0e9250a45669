"""Files without a partner's logo: the campaign's own mark, address and QR code stand where a partner's would."""

from collections.abc import Callable
from datetime import timedelta
from typing import IO, Any, NamedTuple

from django.conf import settings

from partners.artwork.models import Output, TemplateVersion
from partners.artwork.rendering import (
    Brand,
    Choices,
    Credit,
    Undrawable,
    compose_pdf,
    compose_raster,
    edition_digest,
    printable_form,
    slots_from_json,
)
from partners.artwork.rendering.feet import with_foot
from partners.artwork.services.drawing import bases, draw, place
from partners.campaigns.models import PALETTE, Campaign
from partners.campaigns.rendering import mark_png
from partners.kernel.codes import sha256_of
from partners.kernel.fields.links import shown_link
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads.keeping import kept_or_drawn, purge_folder

MEDIA_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}
# Goes up when the same upload comes out with another foot.
FOOT = 1
FOLDER, KEEP = "neutral", timedelta(days=30)


class Neutral(NamedTuple):
    """`open` draws it for the first who asks, and raises Busy and UsedUp; `digest` stands for the content.

    `size` is about what it weighs: that of what it is made from.
    """

    extension: str
    digest: str
    size: int
    open: Callable[[Budget], IO[bytes]]

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES["jpeg" if self.extension == "jpg" else self.extension]


def neutral_of_template(version: TemplateVersion, campaign: Campaign) -> Neutral:
    """The best file that the template gives, as the campaign's own."""
    output = version.outputs[0]
    has_plate = all(slot.background for slot in slots_from_json(version.slots) if slot.kind == "logo")
    brand = brand_of_campaign(campaign, framed=not has_plate)
    choices = Choices(line=printable_form(campaign.hashtag), language=version.template.language)
    digest = edition_digest(version.sha256, look_of(brand), choices, output)
    return _kept(
        digest,
        "jpg" if output == Output.JPEG else str(output.value),
        version.artwork.size,
        lambda budget: draw(version, brand, choices, output, budget=budget),
    )


def neutral_of_upload(
    sha256: str, extension: str, size: int, load: Callable[[], bytes], campaign: Campaign, language: str, credit: Credit
) -> Neutral:
    """A picture or PDF that has no template, with a foot below it; as it is where there is no room for one, or where a
    turned page leaves no place that could be found."""
    brand, choices = brand_of_campaign(campaign), Choices(language=language)
    told = vars_of(credit)

    def compose(budget: Budget) -> bytes:
        data = load()
        with place(budget):
            try:
                found = with_foot(data)
            except Undrawable:
                found = None
            if found is None:
                return data
            artwork, slots = found
            if artwork.kind == "pdf":
                return compose_pdf(artwork, slots, brand, choices, credit=credit, bases=bases())
            form: Any = "jpeg" if extension == "jpg" else extension
            return compose_raster(artwork, slots, brand, choices, bases=bases(), output=form, credit=credit)

    return _kept(sha256_of(["foot", FOOT, sha256, look_of(brand), language, told]), extension, size, compose)


def _kept(digest: str, extension: str, size: int, compose: Callable[[Budget], bytes]) -> Neutral:
    def fetch(budget: Budget) -> IO[bytes]:
        found: IO[bytes] = kept_or_drawn(f"{FOLDER}/{digest[:40]}.{extension}", lambda: compose(budget), part="neutral")
        return found

    return Neutral(extension, digest, size, fetch)


def purge_neutral() -> int:
    """Let go what was drawn a month ago: the mark may be another one, the material gone, and whoever still asks has it
    drawn again."""
    return purge_folder(FOLDER, KEEP)


def brand_of_campaign(campaign: Campaign, *, framed: bool = False) -> Brand:
    """`framed` is for artwork of which nobody knows what colour the mark will stand on."""
    names = {code: printable_form(name) for code, name in campaign.names.items()}
    mark = mark_png(campaign.mark, campaign.colours, framed=framed)
    colour = campaign.colours.get("accent", PALETTE["accent"]).get("light", PALETTE["accent"]["light"])
    return Brand(
        names=names,
        colour=colour,
        link=settings.BASE_URL,
        shown_link=shown_link(settings.BASE_URL),
        logo_png=mark,
        logo_sha256=sha256_of([campaign.mark, campaign.colours, framed]) if mark else "",
    )


def look_of(brand: Brand) -> str:
    return sha256_of([brand.names, brand.colour, brand.link, brand.logo_sha256])


def vars_of(credit: Credit) -> list[str]:
    return [credit.credit, credit.rights, credit.terms, credit.url, credit.title]
