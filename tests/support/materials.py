"""A material that everybody may see, without pages."""

from datetime import date

from partners.campaigns.models import Campaign
from partners.kernel.actors import CLOCK
from partners.materials.models import Material
from partners.materials.services import add_material, show_face


def open_material(key: str = "drawn", *, kind: str = "poster", campaign: Campaign | None = None) -> Material:
    """The one of this key, made when it is not there yet; of any campaign when none is given."""
    found = Material.objects.filter(key=key).first()
    if found is not None:
        return found
    campaign = campaign or Campaign.objects.first() or own_campaign()
    material = add_material(campaign, key=key, kind=kind, by=CLOCK)
    for language in ("en", "uk"):
        show_face(material, language, title=f"Drawn ({language})", credit="", licence="", until=None, by=CLOCK)
    return material


def own_campaign() -> Campaign:
    return Campaign.objects.create(
        slug="campaign-of-the-material",
        names={"en": "A campaign"},
        hashtag="#us",
        languages=["en"],
        starts_on=date(2026, 1, 1),
    )
