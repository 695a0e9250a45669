"""Planes: what lies on what, and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from partners.editions.recognition.arrays import Pyramid, _summed, likeness, outside, smoothed
from partners.editions.recognition.geometry import agreed, fitted, flattened, growth, is_possible, moved, scaled

CORNERS = np.array([(0, 0), (600, 0), (0, 800), (600, 800), (300, 400), (120, 700), (480, 90)], dtype=np.float64)
small = st.floats(-0.2, 0.2)


@st.composite
def planes(draw):
    """Turned by some degrees, a little larger or smaller, seen from the side by a little."""
    size = draw(st.floats(0.4, 2.5))
    turn, lean, squeeze = draw(small), draw(small), 1 + draw(small)
    tilt = draw(st.floats(-2e-4, 2e-4)), draw(st.floats(-2e-4, 2e-4))
    aside = draw(st.floats(-200, 200)), draw(st.floats(-200, 200))
    return np.array([[size, size * (lean - turn), aside[0]], [size * turn, size * squeeze, aside[1]], [*tilt, 1.0]])


@given(planes())
def test_there_and_back_is_where_it_was(plane):
    assert np.allclose(moved(np.linalg.inv(plane), moved(plane, CORNERS)), CORNERS, atol=1e-6)


@given(planes())
def test_a_plane_is_found_again_from_where_it_takes_places(plane):
    found = fitted(CORNERS, moved(plane, CORNERS), np.ones(len(CORNERS)))
    assert found is not None
    assert np.allclose(moved(found, CORNERS), moved(plane, CORNERS), atol=1e-5)
    assert is_possible(found, CORNERS)


def test_three_places_and_those_on_one_line_say_nothing():
    line = np.array([(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)], dtype=np.float64)
    assert fitted(CORNERS[:3], CORNERS[:3], np.ones(3)) is None
    assert fitted(line, line, np.ones(5)) is None


@given(planes(), st.integers(0, 2**31))
def test_most_pairs_win_over_those_that_are_wrong(plane, seed):
    chance = np.random.default_rng(seed)
    source = chance.uniform(0, 700, (60, 2))
    target = moved(plane, source)
    target[:18] = chance.uniform(-2000, 2000, (18, 2))
    found = agreed(source.astype(np.float32), target.astype(np.float32), 4.0)
    assert found is not None
    assert found[1][18:].mean() > 0.9
    assert np.abs(moved(found[0], source[18:]) - target[18:]).max() < 4


def test_a_handful_of_pairs_is_no_plane():
    assert agreed(CORNERS[:5].astype(np.float32), CORNERS[:5].astype(np.float32), 3.0) is None


@given(st.floats(0.1, 8))
def test_growth_is_how_much_larger_a_line_becomes(size):
    assert growth(scaled(size), (30, 40)) == pytest.approx(size, rel=1e-6)


def test_what_is_flattened_is_what_lay_there_and_the_rest_is_told_apart():
    picture = Image.linear_gradient("L").resize((200, 200))
    shown, inside = flattened(Pyramid(picture), np.array([[1, 0, 150], [0, 1, 20], [0, 0, 1.0]]), (100, 50))

    assert inside[:, :49].all()
    assert not inside[:, 51:].any()
    assert np.abs(shown[10:40, 10:40] - np.asarray(picture, dtype=np.float32)[30:60, 160:190]).max() <= 2


@given(st.floats(0.02, 3.0))
def test_a_pyramid_gives_what_was_asked_for_or_a_little_more(factor):
    pyramid = Pyramid(Image.linear_gradient("L").resize((900, 600)))
    width = pyramid.at(factor).width

    assert 900 * min(1, factor) - 1 <= width <= 900 * min(1, factor) * 1.2 + 1
    assert pyramid.at(factor) is pyramid.at(factor)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 12, 27])
@pytest.mark.parametrize("axis", [-1, -2])
def test_sums_of_neighbours_are_what_adding_them_gives(size, axis):
    values = np.random.default_rng(2).uniform(0, 255, (40, 50)).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(values, size, axis=axis)
    assert np.allclose(_summed(values, size, axis), windows.sum(axis=-1), rtol=1e-5)


def test_boxes_are_left_out_and_nothing_else():
    free = outside([(0.5, 0.5, 0.25, 0.25)], (80, 40))
    assert (~free).sum() == 20 * 10
    assert not free[20:30, 40:60].any()


@given(st.integers(0, 6), st.integers(0, 2**31))
def test_smoothing_keeps_what_is_even_and_never_leaves_the_range(radius, seed):
    values = np.random.default_rng(seed).uniform(0, 255, (23, 31)).astype(np.float32)
    assert np.allclose(smoothed(np.full_like(values, 7), radius), 7, atol=1e-4)
    assert (
        values.min() - 1e-3 <= smoothed(values, radius).min() <= smoothed(values, radius).max() <= values.max() + 1e-3
    )


@given(st.floats(0.2, 4), st.floats(-50, 50), st.integers(0, 2**31))
def test_light_and_contrast_change_no_likeness(gain, offset, seed):
    values = np.random.default_rng(seed).uniform(0, 255, (20, 20))
    assert likeness(values, values * gain + offset) == pytest.approx(1.0, abs=1e-6)
    assert likeness(values, 255 - values) == pytest.approx(-1.0, abs=1e-6)
    assert likeness(values, np.full_like(values, offset)) == 0.0
