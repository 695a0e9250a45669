"""Templates from the campaign's artwork, and the partners' brand kits with drawn logos."""

import json
from pathlib import Path
from typing import Any

from partners.branding.models import Template
from partners.branding.selectors import templates_available
from partners.branding.services.editions import record_download, request_edition
from partners.branding.services.kits import save_brand_kit
from partners.branding.services.logos import add_logo
from partners.branding.services.templates import add_template
from partners.campaigns.models import Campaign
from partners.kernel.uploads import clean_logo
from partners.organizations.models import Membership, Organization, Role
from partners.users.models import User
from portal.content.materials import MATERIALS
from portal.content.partners import ORGANIZATIONS
from portal.content.shapes import Material
from portal.seeding.clock import days_ago

CONTENT = Path(__file__).resolve().parent.parent / "content"
LANGUAGES = ("en", "uk")


def seed_templates(*, by: User) -> dict[tuple[str, str], list[Template]]:
    """One template per drawn material and language, by (material key, language)."""
    with days_ago(50):
        return {
            (material.key, language): [_seed_template(material, language, by=by)]
            for material in MATERIALS
            if material.artwork
            for language in LANGUAGES
        }


def _seed_template(material: Material, language: str, *, by: User) -> Template:
    assert material.artwork is not None  # noqa: S101  the caller asks for drawn materials only
    description = json.loads((CONTENT / "artwork" / f"{material.artwork.piece}.{language}.json").read_text())
    return add_template(
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


def seed_brand_kits(rows: dict[str, Organization]) -> None:
    """Kits of the approved partners but one, whose empty pages the demo shows as well."""
    logos = {entry.get("organization"): entry for entry in json.loads((CONTENT / "logos" / "logos.json").read_text())}
    approved = [facts for facts in ORGANIZATIONS if facts.standing == "approved"]
    for place, facts in enumerate(approved[:-1]):
        organization = rows[facts.key]
        owner = owner_of(organization)
        source = CONTENT / "logos" / logos[facts.key]["svg" if place % 2 else "png"]
        logo_file = clean_logo(source.read_bytes())
        with days_ago(30 - 3 * place):
            logo = add_logo(organization, logo_file, by=owner)
            save_brand_kit(
                organization,
                names={language: facts.names[language] for language in LANGUAGES},
                taglines={language: text for language, text in facts.tagline.items() if language in LANGUAGES},
                colour=facts.colours[0],
                link=facts.website,
                logo=logo,
                by=owner,
            )


def seed_downloads(rows: dict[str, Organization], campaign: Campaign) -> None:
    """Some of what partners took in the last weeks."""
    templates: dict[str, list[Any]] = {language: list(templates_available(language=language)) for language in LANGUAGES}
    taken = [("lantern", "uk", 12.0), ("lantern", "en", 9.5), ("open-window", "en", 8.0), ("bridgeword", "en", 3.0)]
    for place, (key, language, age) in enumerate(taken):
        organization = rows[key]
        owner = owner_of(organization)
        template = templates[language][place % len(templates[language])]
        with days_ago(age):
            edition = request_edition(organization, template, line="", output="jpeg", by=owner)
            record_download(edition, by=owner, campaign=campaign)


def owner_of(organization: Organization) -> User:
    return Membership.objects.select_related("user").filter(organization=organization, role=Role.OWNER)[0].user
