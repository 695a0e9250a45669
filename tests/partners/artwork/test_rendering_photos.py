"""What of a photograph fills a place: never more than there is of it."""

import itertools

from partners.artwork.rendering.occasions import sample_photo
from partners.artwork.rendering.photos import cut, photo_at

SIDES = (1, 7, 97, 333, 427, 470, 640, 853, 960, 1080, 1201, 1919)


def test_what_is_cut_lies_within_the_photograph_whatever_the_place():
    for name in ("tall", "panorama", "white", "ordinary"):
        photo = sample_photo(name)
        for width, height in itertools.product(SIDES, SIDES):
            left, top, right, bottom = cut(photo, width, height)
            assert 0 <= left < right <= photo.width, (name, width, height)
            assert 0 <= top < bottom <= photo.height, (name, width, height)


def test_a_place_of_the_portraits_own_width_is_filled():
    # Three quarters of a card's place, as the preview of its template asks for it.
    for width in range(400, 720, 3):
        assert photo_at(sample_photo("tall"), width, round(width * 0.489583)).size == (width, round(width * 0.489583))
