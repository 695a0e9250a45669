"""A text of the campaign as slides under a partner's name. Composed for whoever asks, and kept nowhere."""

from contextlib import suppress

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from partners.artwork.rendering import Brand, Choices
from partners.artwork.rendering.letters import Letter
from partners.artwork.rendering.slides import Deck, Shown, as_slides
from partners.artwork.selectors import slide_of
from partners.artwork.services import draw_view
from partners.branding.models import BrandKit
from partners.branding.services import brand_for_many, brand_of_kit, findings_about_words
from partners.kernel.limits.budgets import Budget
from partners.materials.selectors import Wording

# Sharp on a wall, and small enough to be sent on.
COVER_WIDTH = 1600


def compose_slides(letter: Letter, wording: Wording, kit: BrandKit, *, budget: Budget) -> bytes:
    """The same bytes whenever it is asked for. Raises Busy and UsedUp, as every drawing."""
    # A file that was lost is missed where it is looked for: the words are there without it.
    whole = brand_for_many(kit)
    brand = whole or brand_of_kit(kit)
    with override(wording.language):
        logo_alt = _("Logo: %(name)s") % {"name": letter.name}
        code_alt = _("QR code that leads to %(link)s") % {"link": letter.shown_link}
    return as_slides(
        Deck(
            letter=letter,
            cover=_cover(wording, kit, whole, budget) if whole else None,
            logo=Shown(brand.logo_png, logo_alt) if brand.logo_png else None,
            colour=brand.colour,
            code_alt=code_alt,
        )
    )


def _cover(wording: Wording, kit: BrandKit, brand: Brand, budget: Budget) -> Shown | None:
    """The campaign's own slide with the partner's name on it; none where there is none in this language, or it has no
    room for the name."""
    template = slide_of(wording.material.campaign, wording.language)
    if template is None:
        return None
    version, line = template.current_version, kit.taglines.get(wording.language, "")
    if findings_about_words(version, kit, line=line):
        return None
    # Without a code of its own: these slides are meant to be changed, and nobody could vouch for them.
    choices = Choices(line=line, language=wording.language, qr=f"{settings.BASE_URL}/{wording.language}/")
    with suppress(OSError):
        picture = draw_view(version, brand, choices, width=COVER_WIDTH, budget=budget)
        return Shown(picture, template.description or template.title_in(wording.language))
    return None
