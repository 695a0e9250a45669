"""What a feed calls a material."""

import pytest

from partners.activity.rendering import names_of
from partners.activity.selectors import everything
from partners.materials.selectors import titles_of_materials


@pytest.fixture
def publish(make_material):
    """As an editor does it, so that the log hears of it."""

    def publish_one(title):
        material = make_material(title=title, publish=False)
        material.save_revision().publish()
        return material

    return publish_one


def test_the_feed_calls_a_material_by_its_title(publish):
    material = publish("Letters home")

    assert names_of(everything(), "en") == {material.public_id: "Letters home"}
    assert names_of(everything(), "uk") == {material.public_id: "Letters home"}, "the one that there is"


def test_what_is_offline_is_not_named(make_material):
    material = make_material(title="Letters home")
    material.unpublish()

    assert titles_of_materials([material.public_id], "en") == {}


def test_many_names_cost_one_question(publish, django_assert_num_queries):
    for number in range(3):
        publish(f"Letter {number}")
    entries = list(everything())

    with django_assert_num_queries(1):
        assert len(names_of(entries, "en")) == 3
