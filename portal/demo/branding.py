"""The partners' brand kits with drawn logos, and what they took."""

import json
from functools import partial

from partners.artwork.selectors import templates_available
from partners.branding.services.kits import save_brand_kit
from partners.branding.services.logos import add_logo
from partners.campaigns.models import Campaign
from partners.editions.services.editions import record_download, request_edition
from partners.kernel.actors import acting
from partners.kernel.uploads import CleanFile, clean_logo
from portal.demo.facts import LOGOS
from portal.demo.organizations import Life
from portal.demo.signers import show_logo
from portal.demo.story import Story

LANGUAGES = ("en", "uk")


def add_brand_kits(story: Story, lives: dict[str, Life]) -> None:
    """Kits of the approved partners but one, whose empty pages the demo shows as well."""
    logos = {entry.get("organization"): entry for entry in json.loads((LOGOS / "logos.json").read_text())}
    approved = [life for life in lives.values() if life.facts.standing == "approved"]
    # Five days after the draft, when they have been approved: before that nobody has a kit.
    for place, life in enumerate(approved[:-1]):
        # Drawings and pictures by turns: they take different ways through cleaning and preflight.
        source = LOGOS / logos[life.facts.key]["svg" if place % 2 else "png"]
        story.at(life.days - 5, partial(_seed_brand_kit, life, clean_logo(source.read_bytes())))


def _seed_brand_kit(life: Life, logo_file: CleanFile) -> None:
    facts, row = life.facts, life.row
    logo = add_logo(row, logo_file, by=acting(life.owner))
    save_brand_kit(
        row,
        names={language: facts.names[language] for language in LANGUAGES},
        taglines={language: text for language, text in facts.tagline.items() if language in LANGUAGES},
        # What it is and does is said in its application already.
        boilerplates={language: text for language, text in facts.mission.items() if language in LANGUAGES},
        colour=facts.colour,
        link=facts.website,
        logo=logo,
        by=acting(life.owner),
    )
    show_logo(row, by=acting(life.owner))


def add_downloads(story: Story, lives: dict[str, Life], campaign: Campaign) -> None:
    """Some of what partners took in the last weeks."""
    taken = [("lantern", "uk", 12.0), ("lantern", "en", 9.5), ("open-window", "en", 8.0), ("bridgeword", "en", 3.0)]
    for place, (key, language, days) in enumerate(taken):
        story.at(days, partial(_take, lives[key], language, place, campaign))


def _take(life: Life, language: str, place: int, campaign: Campaign) -> None:
    # One of each material, whatever sizes it has.
    templates = list({each.material_id: each for each in templates_available(language=language)}.values())
    template = templates[place % len(templates)]
    edition = request_edition(life.row, template, line="", output="jpeg", by=acting(life.owner))
    record_download(edition, by=acting(life.owner), campaign=campaign)
