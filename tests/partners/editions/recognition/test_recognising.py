"""A picture is recognised after what happens to pictures on their way, and nobody is ever taken for somebody else.

The short form of what `make prove` asks in test_attacks.py of every template.
"""

import numpy as np
import pytest
from PIL import Image

from partners.editions.recognition import Outcome
from partners.editions.services.indexing import refresh_index
from tests.support import blind
from tests.support.attacks import ATTACKS
from tests.support.prove import THOROUGH
from tests.support.recognition import asked, forgeries_of, holders
from tests.support.strips import file_of, world


@pytest.fixture
def cards(administrator, campaign):
    made = world(["social_card_people.en", "social_card_people.uk"], 4, administrator)
    refresh_index()
    return made


def test_every_attack_leads_to_the_artwork_and_to_nobody_else(cards):
    missed = []
    # In the suite every third one; the table has them all.
    for number, (name, attack) in enumerate(list(ATTACKS.items())[:: 1 if THOROUGH else 3]):
        edition = cards.editions[number % len(cards.editions)]
        found = asked(attack(file_of(edition)))
        assert found.version == edition.template_version, name
        assert holders(found) <= {edition.organization_id}, name
        assert found.outcome is not Outcome.NO_EDITION, name
        if not holders(found):
            missed.append(name)
    assert len(missed) <= 1, missed


def test_a_forged_strip_is_never_called_issued(cards):
    edition, other = cards.editions[1], cards.editions[2]
    for name, changed in forgeries_of(edition, other).items():
        found = asked(ATTACKS["network, 1080"](file_of(edition, **changed)))
        # One other letter in small print may be unclear; then it is not called ours either.
        is_careful = name == "one letter" and found.outcome is Outcome.UNSURE
        assert is_careful or found.outcome is Outcome.NO_EDITION, name
        assert found.version == edition.template_version


def test_other_pictures_are_nothing_of_ours(cards):
    noise = np.random.default_rng(1).normal(128, 60, (400, 300, 3)).clip(0, 255).astype(np.uint8)
    foreign = Image.effect_mandelbrot((600, 600), (-3, -2.5, 2, 2.5), 100).convert("RGB")
    for picture in (Image.new("RGB", (900, 900), "#224466"), Image.fromarray(noise), foreign):
        assert asked(picture).outcome is Outcome.NOTHING


def test_artwork_without_a_strip_is_only_that(cards):
    edition = cards.editions[0]
    whole = file_of(edition)
    found = asked(whole.crop((0, 0, whole.width, round(whole.height * 0.83))))

    assert found.outcome is Outcome.ARTWORK
    assert found.version == edition.template_version
    assert found.editions == ()


def test_partners_of_other_alphabets_are_told_apart_after_other_attacks(administrator, campaign):
    """The short form of the blind world: names in Latin, Ukrainian, Georgian and Arabic letters."""
    made = world(["social_card_people.uk"], 8, administrator, guise_of=blind.guise, lines=blind.LINES)
    refresh_index()
    for number, attack in ((1, "third size"), (2, "story"), (4, "photograph of a screen"), (7, "JPEG 30")):
        edition = made.editions[number]
        found = asked(blind.attack(attack, str(number))(file_of(edition)))
        assert holders(found) == {edition.organization_id}, attack


def test_every_attack_has_its_like_in_the_blind_world():
    picture = Image.effect_mandelbrot((300, 400), (-3, -2.5, 2, 2.5), 50).convert("RGB")
    for name in ATTACKS:
        changed = blind.attack(name, "one")(picture)
        assert changed.mode == "RGB", name
        assert changed.tobytes() == blind.attack(name, "one")(picture).tobytes(), name


@pytest.mark.parametrize("attack", ["third size", "poor photograph of a screen", "cut by 5 % on each side", "JPEG 30"])
def test_a_short_name_in_a_long_place_without_a_code_is_read_as_well(administrator, campaign, attack):
    made = world(["share_card.en", "share_card.uk", "banner_web.en"], 2, administrator)
    refresh_index()
    for edition in made.editions[3:]:
        found = asked(ATTACKS[attack](file_of(edition)))
        assert holders(found) == {edition.organization_id}, edition.template_version.template.titles


def test_a_word_added_to_an_empty_place_is_seen(administrator, campaign):
    made = world(["share_card.en"], 3, administrator)
    refresh_index()
    edition = made.editions[2]
    assert edition.line == ""
    edition.choices = {**edition.choices, "line": "Donate to us"}

    assert asked(ATTACKS["network, 1080"](file_of(edition))).outcome is Outcome.NO_EDITION


def test_a_version_that_was_just_published_is_looked_for_at_once(administrator, campaign):
    made = world(["share_card.en"], 1, administrator)
    refresh_index()
    assert asked(file_of(made.editions[0])).version == made.editions[0].template_version

    newer = world(["banner_web.en"], 1, administrator)
    found = asked(file_of(newer.editions[0]))
    assert found.version == newer.editions[0].template_version
