"""Invented partners with their files of the demo's artwork, as rows alone: what they look like is drawn when asked."""

import io
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw

from partners.artwork.models import Template
from partners.artwork.rendering import Brand, Choices, codes_from, edition_digest, picture_of, slots_from_json
from partners.artwork.services import add_template, artwork_of, marked
from partners.artwork.services.drawing import bases
from partners.branding.models import BrandKit, Logo
from partners.editions.models import Edition
from partners.editions.services.drawing import brand_of
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import sha256_of
from partners.kernel.uploads.keeping import keep_file
from partners.organizations.models import Organization
from tests.conftest import make_organization
from tests.support.materials import open_material

ARTWORK = Path(settings.BASE_DIR) / "portal" / "demo" / "campaign" / "artwork"
NAMES = sorted(path.stem for path in ARTWORK.glob("*.json"))
WORDS = """
    Lantern Bridge River Stone Window Harbour Meadow Voice Letter Compass Orchard Candle Anchor Archive
    Signal Northern Southern Eastern Memory Witness Field Garden Tower Market Mountain Valley Island Forest
    Morning Evening
""".split()  # noqa: SIM905  a list of one word a line would be the longest thing here
LINES = ("We stand with people.", "People are not territory", "")


def templates(names: list[str], administrator) -> list[Template]:
    made = []
    for name in names:
        told = json.loads((ARTWORK / f"{name}.json").read_text())
        made.append(
            add_template(
                open_material(),
                key=name.replace("_", "-").replace(".", "-"),
                kind=told["kind"],
                language=told["language"],
                titles={"en": name},
                artwork=(ARTWORK / told["artwork"]).read_bytes(),
                slots=told["slots"],
                by=acting(administrator),
            )
        )
    return made


def logo_of(chance: random.Random) -> bytes:
    width, height = chance.choice([300, 500, 800]), chance.choice([300, 400])
    drawn = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(drawn)
    for _shape in range(chance.randrange(3, 7)):
        left, top = chance.randrange(width * 3 // 4), chance.randrange(height * 3 // 4)
        right = left + chance.randrange(width // 8, width // 2)
        bottom = top + chance.randrange(height // 8, height // 2)
        shape = chance.choice([draw.ellipse, draw.rectangle])
        shape((left, top, right, bottom), fill="#" + "".join(f"{chance.randrange(15, 190):02x}" for _ in range(3)))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Guise:
    """What a partner looks like; `logo` is a PNG."""

    name: str
    host: str
    logo: bytes
    colour: str


def guise(number: int) -> Guise:
    chance = random.Random(number)
    name = " ".join(chance.sample(WORDS, chance.choice([2, 2, 3])))
    logo = logo_of(chance)
    colour = "#" + "".join(f"{chance.randrange(20, 140):02x}" for _ in range(3))
    return Guise(name, f"{name.lower().replace(' ', '-')}.example.org", logo, colour)


def partner(guise: Guise) -> tuple[Organization, BrandKit]:
    organization = make_organization(guise.name, website=f"https://{guise.host}")
    sha256 = sha256_of([guise.name, guise.logo.hex()])
    with Image.open(io.BytesIO(guise.logo)) as opened:
        width, height = opened.size
    logo = Logo.objects.create(
        organization=organization,
        file=keep_file(f"logos/{sha256}.png", guise.logo),
        width=width,
        height=height,
        sha256=sha256,
        size=len(guise.logo),
    )
    kit = BrandKit.objects.create(
        organization=organization,
        version=1,
        names={"en": guise.name},
        colour=guise.colour,
        link=f"https://{guise.host}",
        logo=logo,
        sha256=sha256_of([guise.host, guise.colour, sha256]),
    )
    return organization, kit


def edition_of(template: Template, organization: Organization, kit: BrandKit, *, line: str, output: str) -> Edition:
    version = template.current_version
    choices = Choices(line=line, language=template.language)
    digest = edition_digest(version.sha256, kit.sha256, choices, output)
    return Edition.objects.create(
        organization=organization,
        template_version=version,
        kit=kit,
        choices={"line": line, "language": template.language},
        output=output,
        digest=digest,
        code=next(codes_from(digest)),
        file=f"editions/{digest}",
        size=1,
        file_sha256=digest,
        drawn_at=clock.now(),
    )


@dataclass
class World:
    templates: list[Template]
    editions: list[Edition]

    def of(self, template: Template) -> list[Edition]:
        return [each for each in self.editions if each.template_version.template_id == template.pk]


def world(
    names: list[str],
    partners: int,
    administrator,
    *,
    guise_of: Callable[[int], Guise] = guise,
    lines: Sequence[str] = LINES,
) -> World:
    made = templates(names, administrator)
    editions = []
    for number in range(partners):
        organization, kit = partner(guise_of(number))
        for template in made:
            outputs = template.current_version.outputs
            output = outputs[number % len(outputs)]
            editions.append(edition_of(template, organization, kit, line=lines[number % len(lines)], output=output))
    return World(made, editions)


def file_of(edition: Edition, *, brand: Brand | None = None, code: str = "") -> Image.Image:
    """As people see it; with another brand or code for a forgery."""
    version = edition.template_version
    choices = marked(Choices(line=edition.line, language=version.template.language), code or edition.code)
    return picture_of(
        artwork_of(version),
        slots_from_json(version.slots),
        brand or brand_of(edition.organization, edition.kit),
        choices,
        edition.output,
        bases=bases(),
        scale=version.picture_scale,
    )


def sent(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", compress_level=0)
    return out.getvalue()
