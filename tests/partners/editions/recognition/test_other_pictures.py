"""What is not ours is not taken for ours: photographs, posters, noise, pages, and our own strip below them."""

import io
import random
from collections import Counter
from pathlib import Path

import numpy as np
from django.conf import settings
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from partners.editions.recognition import Outcome
from partners.editions.services.indexing import refresh_index
from tests.support.prove import only_in_prove
from tests.support.recognition import TWELVE, asked, say
from tests.support.strips import WORDS, file_of, logo_of, world

MOST = 2000
# Of our artwork these show a picture that others may use as well.
FAMILIES = ("social_card_people.en", "share_card.en", "poster_people.en")
FOLDER = Path(settings.BASE_DIR)
PHOTOGRAPHS = sorted((FOLDER / "portal" / "demo" / "campaign" / "pictures").glob("*.jpg"))
PAGES = sorted((FOLDER / "docs" / "pictures").glob("*.png"))


def opened(path: Path) -> Image.Image:
    with Image.open(path) as found:
        return found.convert("RGB")


def changed(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Some part of it, at some size, in some light."""
    share = chance.uniform(0.4, 1.0)
    width, height = round(picture.width * share), round(picture.height * share)
    left, top = chance.randrange(picture.width - width + 1), chance.randrange(picture.height - height + 1)
    part = picture.crop((left, top, left + width, top + height))
    part.thumbnail((chance.randrange(400, 1400),) * 2)
    part = ImageEnhance.Contrast(part).enhance(chance.uniform(0.7, 1.4))
    return ImageOps.mirror(part) if chance.random() < 0.3 else part


def photograph(chance: random.Random) -> Image.Image:
    return changed(opened(chance.choice(PHOTOGRAPHS)), chance)


def page(chance: random.Random) -> Image.Image:
    return changed(opened(chance.choice(PAGES)), chance)


def together(chance: random.Random) -> Image.Image:
    sheet = Image.new("RGB", (1000, 1000), chance.choice(["#fff", "#123", "#ded6c8"]))
    for at in ((0, 0), (500, 0), (0, 500), (500, 500)):
        sheet.paste(ImageOps.fit(photograph(chance), (490, 490)), at)
    return sheet


def noise(chance: random.Random) -> Image.Image:
    made = np.random.default_rng(chance.randrange(10**6)).normal(128, 60, (500, 400, 3)).clip(0, 255)
    return Image.fromarray(made.astype(np.uint8)).filter(ImageFilter.GaussianBlur(chance.choice([0, 1, 3])))


def words(chance: random.Random) -> Image.Image:
    ground, ink = chance.choice([("#ffffff", "#111111"), ("#172f5c", "#ffffff"), ("#f2d24b", "#1b1f24")])
    poster = Image.new("RGB", (900, 1200), ground)
    draw = ImageDraw.Draw(poster)
    for line in range(chance.randrange(4, 12)):
        said = " ".join(chance.sample(WORDS, 3))
        draw.text((60, 60 + line * 92), said, fill=ink, font_size=chance.randrange(28, 70))
    return poster


def shapes(chance: random.Random) -> Image.Image:
    poster = Image.new("RGB", (900, 1100), f"#{chance.randrange(16**6):06x}")
    draw = ImageDraw.Draw(poster)
    for _shape in range(40):
        x, y, side = chance.randrange(900), chance.randrange(1100), chance.randrange(20, 260)
        draw.regular_polygon(
            (x, y, side), chance.randrange(3, 9), chance.randrange(90), f"#{chance.randrange(16**6):06x}"
        )
    return poster


def artwork_of_others(chance: random.Random) -> Image.Image:
    poster = ImageOps.fit(photograph(chance), (1080, 1350))
    draw = ImageDraw.Draw(poster)
    draw.rectangle((0, 1150, 1080, 1350), fill="#ffffff")
    with Image.open(io.BytesIO(logo_of(chance))) as mark:
        small = ImageOps.contain(mark, (220, 150))
        poster.paste(small, (60, 1175), small)
    draw.text((320, 1190), " ".join(chance.sample(WORDS, 2)), fill="#1b1f24", font_size=38)
    return poster


KINDS = (photograph, page, together, noise, words, shapes, artwork_of_others)


def with_our_strip(edition, chance: random.Random) -> Image.Image:
    """A genuine strip below another picture."""
    ours = file_of(edition)
    top = min(slot["y"] for slot in edition.template_version.slots)
    foreign = ImageOps.fit(chance.choice([photograph, shapes, words])(chance), ours.size)
    at = round(ours.height * top) - 4
    foreign.paste(ours.crop((0, at, ours.width, ours.height)), (0, at))
    return foreign


def looked_up(made, most: int) -> Counter:
    """How often each answer was given, by kind of picture."""
    told: Counter[str] = Counter()
    for number in range(most):
        chance = random.Random(number)
        kinds = [*KINDS, with_our_strip]
        kind = kinds[number % len(kinds)]
        picture = kind(chance.choice(made.editions), chance) if kind is with_our_strip else kind(chance)
        told[f"{kind.__name__}: {asked(picture).outcome.value}"] += 1
    return told


def named(told: Counter) -> int:
    allowed = (Outcome.NOTHING, Outcome.PARTS)
    return sum(count for name, count in told.items() if name.split(": ")[1] not in {each.value for each in allowed})


@only_in_prove
def test_none_of_two_thousand_other_pictures_is_an_edition(administrator, campaign, capsys):
    made = world(list(TWELVE), 2, administrator)
    refresh_index(seconds=600)
    told = looked_up(made, MOST)
    say(capsys, "other-pictures.txt", "\n".join(f"{name:40} {count}" for name, count in sorted(told.items())))
    assert named(told) == 0


def test_other_pictures_are_no_edition(administrator, campaign):
    made = world(list(FAMILIES), 1, administrator)
    refresh_index()
    told = looked_up(made, 2 * (len(KINDS) + 1))
    assert told.total() == 16
    assert named(told) == 0
