"""Corners, and what each looks like, however the picture lies; and an index that gives back what it was given."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from partners.editions.recognition.arrays import Pyramid
from partners.editions.recognition.features import POSES, features_of, order_in, put_upright, upright
from partners.editions.recognition.index import Index, looks_of
from partners.editions.recognition.matching import FIRST_ROUND, pairs_of, poses_of, votes_for
from partners.editions.recognition.shortlist import length_of, numbers_of, numbers_seen, scores
from partners.editions.recognition.strips import Place
from partners.editions.recognition.tiles import Look, glance_at, look_at

PLACES = (Place("logo", 40, 480, 120, 80, 80.0), Place("name", 180, 480, 300, 40, 30.0))
BOXES = ((0.05, 0.8, 0.9, 0.18),)


def drawing(seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    picture = Image.new("L", (540, 600), 230)
    draw = ImageDraw.Draw(picture)
    for _shape in range(90):
        x, y, side = (int(each) for each in chance.integers((0, 0, 8), (540, 470, 60)))
        draw.regular_polygon(
            (x, y, side), int(chance.integers(3, 7)), int(chance.integers(90)), int(chance.integers(255))
        )
    return picture


@pytest.mark.parametrize("lying", POSES)
def test_a_picture_that_lies_some_other_way_has_the_same_corners_in_another_order(lying):
    straight = drawing(1)
    turns, mirrored = lying
    # What `upright` undoes: mirrored first, then turned to the right.
    seen = straight.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else straight
    for _turn in range(turns):
        seen = seen.transpose(Image.Transpose.ROTATE_270)
    assert upright(seen, lying).tobytes() == straight.tobytes()

    found, known = put_upright(features_of(Pyramid(seen), 300), lying, seen.size), features_of(Pyramid(straight), 300)
    best, is_own = pairs_of(found.numbers, known.numbers)
    near = np.linalg.norm(found.places - known.places[best], axis=1) < 3
    assert is_own.mean() > 0.6
    assert near[is_own].mean() > 0.95


def test_turning_four_times_and_mirroring_twice_is_nothing():
    whole = np.arange(128)
    turned = whole
    for _turn in range(4):
        turned = turned[order_in((1, False))]
    assert (turned == whole).all()
    mirrored = order_in((0, True))
    assert (mirrored[mirrored] == whole).all()


def test_an_even_picture_has_no_corners():
    assert len(features_of(Pyramid(Image.new("L", (400, 300), 90)), 100).places) == 0


def test_what_is_not_free_has_no_corners():
    free = np.ones((600, 540), dtype=bool)
    free[:, 270:] = False
    assert features_of(Pyramid(drawing(2)), 300, free).places[:, 0].max() < 275


def test_a_known_picture_is_found_among_others_and_where_it_lies():
    known = [features_of(Pyramid(drawing(seed)), 300) for seed in range(5)]
    page = Image.new("L", (900, 900), 40)
    page.paste(drawing(3).resize((432, 480)), (200, 100))
    first = poses_of(features_of(Pyramid(page), 500), page.size, known)[0]

    assert first.artwork == 3
    assert np.allclose(first.plane @ np.array([0, 0, 1.0]), [200, 100, 1], atol=6)


def test_all_of_a_picture_is_told_from_a_part_of_it():
    known = drawing(4)
    beside = np.diag([1.0, 1.0, 1.0])
    half = known.copy()
    half.paste(drawing(5).crop((0, 0, 540, 240)), (0, 0))

    def look(picture: Image.Image) -> Look | None:
        seen = Pyramid(picture)
        glance = glance_at(seen, known, [], beside)
        return look_at(seen, known, [], glance) if glance else None

    whole, part = look(known), look(half)
    assert whole is not None
    assert part is not None
    assert whole.is_artwork
    assert not part.is_artwork
    # Tiles at the very edge are not all seen.
    assert whole.area > 0.85
    assert part.area < 0.65
    assert np.allclose(whole.plane, beside, atol=0.05)


def test_an_index_gives_back_what_it_was_given(tmp_path):
    index = Index(tmp_path / "kept")
    assert index.artwork("poster-1", BOXES) is None
    index.keep_artwork("poster-1", drawing(6), BOXES)
    kept = index.artwork("poster-1", BOXES)
    assert kept is not None
    assert index.has_artwork("poster-1")
    assert kept.picture().size == drawing(6).size
    assert np.allclose(np.linalg.norm(kept.features.numbers, axis=1), 1, atol=1e-3)
    # Nothing of where partners' things stand.
    assert kept.features.places[:, 1].max() < 0.8 * 600

    looks = np.zeros(3, looks_of(4))
    looks["edition"] = 3, 1, 2
    looks["numbers"][1] = -127, 0, 5, 127
    index.keep_looks("poster-1", looks)
    assert index.looks("poster-1", 4).tobytes() == looks.tobytes()
    # Of another shape, as after places were moved: as good as none.
    assert len(index.looks("poster-1", 5)) == 0
    assert sorted(path.suffix for path in index.directory.iterdir()) == [".npy", ".npy", ".png"]


def test_a_broken_file_of_the_index_is_as_good_as_none(tmp_path):
    index = Index(tmp_path)
    index.keep_artwork("poster-1", drawing(6), ())
    for path in tmp_path.glob("*.npy"):
        path.write_bytes(path.read_bytes()[:40])
    assert index.artwork("poster-1", ()) is None


def test_an_index_that_is_made_anew_is_read_anew(tmp_path):
    index = Index(tmp_path)
    index.keep_artwork("poster-1", drawing(6), ())
    first = index.artwork("poster-1", ())
    assert index.artwork("poster-1", ()) is first

    index.keep_artwork("poster-1", drawing(7), ())
    again = index.artwork("poster-1", ())
    assert again is not first
    assert again.corners.tobytes() != first.corners.tobytes()

    index.tidy(set())
    assert index.artwork("poster-1", ()) is None


def test_of_many_artworks_a_third_of_the_corners_chooses_those_that_all_of_them_are_asked_about():
    size = 270, 300
    known = [features_of(Pyramid(drawing(seed).resize(size)), 100) for seed in range(2 * FIRST_ROUND + 1)]
    for number in (0, 40, 64):
        small = Pyramid(drawing(number).resize((240, 267)))
        votes = votes_for(features_of(small, 200), known, 150)
        assert votes.index(max(votes)) == number
        assert sum(vote > 0 for vote in votes) <= FIRST_ROUND


def test_what_belongs_to_nothing_any_more_is_tidied_away(tmp_path):
    index = Index(tmp_path)
    for name in ("poster-1", "card-1"):
        index.keep_artwork(name, drawing(7), ())
    assert index.tidy({"poster-1"}) == 2
    assert (index.has_artwork("poster-1"), index.has_artwork("card-1")) == (True, False)


def strip(seed: int) -> Image.Image:
    picture = Image.new("L", (540, 600), 250)
    chance = np.random.default_rng(seed)
    draw = ImageDraw.Draw(picture)
    for place in PLACES:
        for _shape in range(7):
            x, y = chance.integers(place.width - 20) + place.left, chance.integers(place.height - 20) + place.top
            draw.rectangle((int(x), int(y), int(x) + 18, int(y) + 16), fill=int(chance.integers(120)))
    return picture


def test_the_likeliest_of_many_partners_is_the_right_one_at_half_the_size_as_well():
    known = np.stack([numbers_of(strip(seed), PLACES) for seed in range(60)])
    assert known.shape == (60, length_of(PLACES))
    for seed in (0, 17, 59):
        half = strip(seed).resize((270, 300), Image.Resampling.LANCZOS)
        marks = scores(numbers_seen(Pyramid(half), np.diag([0.5, 0.5, 1]), PLACES), known, PLACES)
        assert int(marks.argmax()) == seed
        assert marks.max() > 0.95


def test_a_strip_that_is_cut_off_is_like_nobody():
    known = np.stack([numbers_of(strip(seed), PLACES) for seed in range(4)])
    above = strip(2).crop((0, 0, 540, 400))
    assert (scores(numbers_seen(Pyramid(above), np.eye(3), PLACES), known, PLACES) == 0).all()


def test_of_a_logo_that_is_half_cut_off_the_rest_tells():
    known = np.stack([numbers_of(strip(seed), PLACES) for seed in range(60)])
    for seed in (3, 30):
        cut = strip(seed).crop((85, 0, 540, 600))
        marks = scores(
            numbers_seen(Pyramid(cut), np.array([[1, 0, -85], [0, 1, 0], [0, 0, 1.0]]), PLACES), known, PLACES
        )
        assert int(marks.argmax()) == seed
        assert marks.max() > 0.95 > np.sort(marks)[-2] + 0.1
