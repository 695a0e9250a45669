"""Templates from the campaign's artwork, and the partners' brand kits with drawn logos."""

import json
from functools import partial
from pathlib import Path

from partners.artwork.models import Template
from partners.artwork.selectors import templates_available
from partners.artwork.services.templates import add_template
from partners.branding.services.kits import save_brand_kit
from partners.branding.services.logos import add_logo
from partners.campaigns.models import Campaign
from partners.editions.services.editions import record_download, request_edition
from partners.kernel.actors import Actor, acting
from partners.kernel.uploads import CleanFile, clean_logo
from partners.materials.models import Material
from partners.materials.services import add_material
from portal.content.materials import MATERIALS
from portal.content.shapes import Material as MaterialContent
from portal.seeding.clock import Story, days_ago
from portal.seeding.organizations import Life

CONTENT = Path(__file__).resolve().parent.parent / "content"
LANGUAGES = ("en", "uk")


def seed_materials(campaign: Campaign, *, by: Actor) -> dict[str, Material]:
    """By key: the rows that pages will show, each drawn one with a template in each language."""
    with days_ago(50):
        rows = {each.key: add_material(campaign, key=each.key, kind=each.kind, by=by) for each in MATERIALS}
        for drawn in (each for each in MATERIALS if each.artwork):
            for language in LANGUAGES:
                _seed_template(rows[drawn.key], drawn, language, by=by)
    return rows


def _seed_template(row: Material, material: MaterialContent, language: str, *, by: Actor) -> Template:
    assert material.artwork is not None  # noqa: S101  the caller asks for drawn materials only
    description = json.loads((CONTENT / "artwork" / f"{material.artwork.piece}.{language}.json").read_text())
    return add_template(
        row,
        key=f"{material.key}-{language}",
        kind=description["kind"],
        language=language,
        titles=dict(material.title),
        artwork=(CONTENT / "artwork" / description["artwork"]).read_bytes(),
        slots=description["slots"],
        description=material.artwork.alt[language],
        credit=material.credit[language],
        licence=material.licence[language],
        by=by,
    )


def add_brand_kits(story: Story, lives: dict[str, Life]) -> None:
    """Kits of the approved partners but one, whose empty pages the demo shows as well."""
    logos = {entry.get("organization"): entry for entry in json.loads((CONTENT / "logos" / "logos.json").read_text())}
    approved = [life for life in lives.values() if life.facts.standing == "approved"]
    for place, life in enumerate(approved[:-1]):
        source = CONTENT / "logos" / logos[life.facts.key]["svg" if place % 2 else "png"]
        story.at(life.days - 5, partial(_seed_brand_kit, life, clean_logo(source.read_bytes())))


def _seed_brand_kit(life: Life, logo_file: CleanFile) -> None:
    facts, row = life.facts, life.row
    logo = add_logo(row, logo_file, by=acting(life.owner))
    save_brand_kit(
        row,
        names={language: facts.names[language] for language in LANGUAGES},
        taglines={language: text for language, text in facts.tagline.items() if language in LANGUAGES},
        colour=facts.colours[0],
        link=facts.website,
        logo=logo,
        by=acting(life.owner),
    )


def add_downloads(story: Story, lives: dict[str, Life], campaign: Campaign) -> None:
    """Some of what partners took in the last weeks."""
    taken = [("lantern", "uk", 12.0), ("lantern", "en", 9.5), ("open-window", "en", 8.0), ("bridgeword", "en", 3.0)]
    for place, (key, language, days) in enumerate(taken):
        story.at(days, partial(_take, lives[key], language, place, campaign))


def _take(life: Life, language: str, place: int, campaign: Campaign) -> None:
    templates = list(templates_available(language=language))
    template = templates[place % len(templates)]
    edition = request_edition(life.row, template, line="", output="jpeg", by=acting(life.owner))
    record_download(edition, by=acting(life.owner), campaign=campaign)
