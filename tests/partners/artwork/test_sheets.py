"""The sheet shows what comes of partners that are hard on a template, and says what goes wrong."""

import io

import pytest
from PIL import Image, ImageChops

from partners.artwork.rendering import samples, unprintable
from partners.artwork.services import begin_template, draw_trial, sample_names, save_draft, trials_of
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import Budget
from tests.support.branding import picture
from tests.support.materials import open_material

NAME = {"kind": "name", "x": 0.1, "y": 0.1, "width": 0.8, "height": 0.2, "colour": "#1b1b1b", "max_lines": 3}


@pytest.fixture
def found_on(administrator, campaign):
    """What goes wrong with these slots, by sample, on cream."""

    def trials(*slots, colour="#f7f3ec"):
        draft = begin_template(
            open_material(), kind="social_card", language="en", title="A", artwork=picture(1080, 1350, colour),
            by=acting(administrator),
        )  # fmt: skip
        facts = {"title": "A", "description": "", "credit": "", "licence": "", "seen": draft.stamp}
        save_draft(draft, slots=list(slots), **facts, by=acting(administrator))
        draft.refresh_from_db()
        told = trials_of(draft, "en", budget=Budget("sample", administrator.pk))
        return {trial.sample: [str(words) for _slot, _number, words in trial.flaws] for trial in told}

    return trials


def test_the_sample_partners_are_what_they_are_called():
    brands = samples()

    assert len(brands["long"].names_in("en")[0]) == 80
    assert brands["no_logo"].logo_png is None
    sizes = {name: Image.open(io.BytesIO(each.logo_png)).size for name, each in brands.items() if each.logo_png}
    assert sizes["wide"][0] > 10 * sizes["wide"][1]
    assert sizes["tall"][1] > 6 * sizes["tall"][0]
    assert max(sizes["tiny"]) < 30
    assert not [name for name in sample_names() for words in brands[name].names.values() if unprintable(words)]
    assert {"ukrainian", "arabic", "hebrew", "georgian", "armenian"} <= set(sample_names())


def test_enough_room_and_contrast_goes_wrong_for_nobody(found_on):
    logo = {"kind": "logo", "x": 0.1, "y": 0.5, "width": 0.4, "height": 0.2, "background": "#1b1b1b"}
    qr = {"kind": "qr", "x": 0.6, "y": 0.5, "width": 0.35, "height": 0.3}
    found = found_on(NAME, qr)

    assert set(found) == set(sample_names())
    assert not any(found.values())
    # The white logo needs a plate, and the dark ones need another.
    assert found_on(logo)["white"] == []


def test_a_code_that_is_read_at_its_size_and_not_at_a_third_of_it_is_told(found_on):
    def told(pixels):
        return found_on({"kind": "qr", "x": 0.5, "y": 0.5, "width": pixels / 1080, "height": pixels / 1350})["plain"]

    assert ["too small" in words for words in told(100)] == [True]
    assert ["at a third of it" in words for words in told(140)] == [True]
    assert told(190) == []


def test_words_that_do_not_fit_are_told_for_those_whose_they_are(found_on):
    found = found_on({**NAME, "width": 0.3, "height": 0.03, "max_lines": 1})

    assert "no room" in found["long"][0]
    assert found["wide"] == [] or "no room" in found["wide"][0]
    assert found_on({**NAME, "width": 0.8})["long"] == []


def test_letters_may_shrink_as_far_as_the_slot_says(found_on):
    slot = {**NAME, "width": 0.8, "height": 0.05, "max_lines": 1, "size": 0.04}

    assert found_on({**slot, "least": 0.04})["long"] != []
    assert found_on({**slot, "least": 0.008})["long"] == []


def test_a_logo_and_words_that_are_lost_on_their_ground_are_told(found_on):
    logo = {"kind": "logo", "x": 0.1, "y": 0.5, "width": 0.4, "height": 0.2}
    pale = {**NAME, "colour": "brand"}

    found = found_on(logo, pale)
    assert len(found["white"]) == 2
    assert "logo hardly stands out" in found["white"][0] + found["white"][1]
    assert found["plain"] == []
    # On a plate the typesetter takes another colour by itself.
    assert len(found_on({**logo, "background": "#14532d"}, {**pale, "background": "#ffffff"})["white"]) == 0


def test_a_place_over_another_one_is_told_where_both_are_shown(found_on):
    qr = {"kind": "qr", "x": 0.6, "y": 0.15, "width": 0.35, "height": 0.3}

    found = found_on(NAME, qr)
    assert all("lies over another" in words[0] for words in found.values())
    # Side by side, as exactly as a hand draws.
    assert not any(found_on({**NAME, "width": 0.501}, qr).values())
    assert not any(found_on(NAME, {**qr, "y": 0.5}).values())


def test_a_code_that_no_telephone_reads_is_told(found_on):
    assert "too small" in found_on({"kind": "qr", "x": 0, "y": 0, "width": 0.05, "height": 0.05})["plain"][0]


def test_the_pictures_are_those_of_the_renderer(card, administrator):
    version, budget = card.current_version, Budget("sample", administrator.pk)
    drawn = {
        name: Image.open(
            io.BytesIO(draw_trial(version, version.slots, "en", sample=name, page=1, width=300, budget=budget))
        ).convert("RGB")
        for name in ("plain", "wide", "no_logo")
    }

    assert {picture.size for picture in drawn.values()} == {(300, 375)}
    assert ImageChops.difference(drawn["plain"], drawn["wide"]).getbbox()
    assert ImageChops.difference(drawn["plain"], drawn["no_logo"]).getbbox()


def test_words_that_nobody_may_change_stand_whatever_is_written(card, administrator):
    def drawn(slots, sample="plain"):
        return draw_trial(
            card.current_version,
            slots,
            "en",
            sample=sample,
            page=1,
            width=300,
            budget=Budget("sample", administrator.pk),
        )

    line = {"kind": "line", "x": 0.1, "y": 0.1, "width": 0.8, "height": 0.2, "colour": "#000000"}
    assert drawn([{**line, "text": "With us"}]) == drawn([{**line, "text": "With us", "longest": 10}])
    assert drawn([{**line, "text": "With us"}]) != drawn([line])
