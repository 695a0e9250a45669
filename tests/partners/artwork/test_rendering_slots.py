"""Slots as they are stored: what is taken, and how clearly the rest is refused."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from partners.artwork import rendering
from partners.artwork.errors import SENTENCES, in_words
from partners.artwork.rendering import Brand, Undrawable, slots_from_json, slots_to_json
from partners.artwork.rendering.shapes import one_line

GOOD = {"kind": "logo", "x": 0.1, "y": 0.2, "width": 0.3, "height": 0.4}


def test_slots_come_back_as_they_were_stored():
    slots = slots_from_json([GOOD, {**GOOD, "kind": "line", "colour": "brand", "max_lines": 3, "size": 0.05}])
    assert slots_from_json(slots_to_json(slots)) == slots
    assert slots[1].max_lines == 3
    assert slots[0].box(1000, 500) == (100, 100, 300, 200)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({}, "have to be a list"),
        ("[]", "have to be a list"),
        ([GOOD] * 41, "41 slots"),
        ([GOOD, 7], "Slot 2 has to be an object"),
        ([{**GOOD, "kind": "script"}], "Slot 1: kind has to be one of logo, name"),
        ([{**GOOD, "kind": ["logo"]}], "kind has to be"),
        ([{"kind": "logo"}], "lacks the field x"),
        ([{**GOOD, "colour": "red"}], "colour has to look like"),
        ([{**GOOD, "colour": "#0057b7; x"}], "colour has to look like"),
        ([{**GOOD, "background": None}], "background has to look like"),
        ([{**GOOD, "x": "0.1"}], "x has to be a number"),
        ([{**GOOD, "x": True}], "x has to be a number"),
        ([{**GOOD, "x": float("nan")}], "between 0 and 1"),
        ([{**GOOD, "x": 10**400}], "between 0 and 1"),
        ([{**GOOD, "x": 0.9}], "over the edge"),
        ([{**GOOD, "width": 0}], "more than 0"),
        ([{**GOOD, "size": 0.9}], "size has to be between"),
        ([{**GOOD, "max_lines": 1.5}], "whole number from 1 to 12"),
        ([{**GOOD, "page": True}], "whole number"),
        ([{**GOOD, "onclick": "x"}], "unknown field: onclick"),
    ],
)
def test_a_wrong_slot_is_named_with_its_field(value, reason):
    with pytest.raises(Undrawable) as refused:
        slots_from_json(value)

    assert reason in in_words(refused.value)


def test_each_reason_has_a_sentence_in_every_language():
    """Read off the code: whatever is raised about artwork."""
    folder = Path(rendering.__file__).parent.parent
    raised = {code for file in folder.rglob("*.py") for code in re.findall(r'Undrawable\(\s*"(\w+)"', file.read_text())}

    assert raised == SENTENCES.keys()
    for sentence in SENTENCES.values():
        with translation.override("uk"):
            assert re.search("[а-яґєії]", str(sentence))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("об'єднання", "об’єднання"),
        ("обʼєднання", "об’єднання"),
        ("don't  \n stop", "don’t stop"),
        ("'quoted'", "'quoted'"),
        ("a\u202eb\x00c\ud800d", "a b c d"),
        ("й", "й"),
    ],
)
def test_words_are_set_with_the_apostrophe_of_print(typed, shown):
    assert one_line(typed) == shown


def test_a_name_falls_back_to_english_and_then_to_any():
    brand = Brand({"uk": "Ліхтар", "en": "Lantern", "fr": ""})
    for language, name in (("uk", "Ліхтар"), ("uk-UA", "Ліхтар"), ("fr", "Lantern"), ("de", "Lantern")):
        assert brand.names_in(language) == [name]
    assert Brand({"uk": "Ліхтар"}).names_in("de") == ["Ліхтар"]
    assert Brand({}).names_in("de") == []


def test_a_short_name_follows_its_own_name_and_no_other():
    brand = Brand({"uk": "Ліхтар на ґанку", "en": "Lantern on the Porch"}, short_names={"uk": "ЛнҐ", "de": "LaV"})
    assert brand.names_in("uk") == ["Ліхтар на ґанку", "ЛнҐ"]
    assert brand.names_in("en") == ["Lantern on the Porch"]
    assert brand.names_in("de") == ["Lantern on the Porch"]
