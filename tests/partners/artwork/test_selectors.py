"""What is offered, and whose it is."""

import pytest
from django.utils import timezone

from partners.artwork.models import Template
from partners.artwork.selectors import other_languages_of, templates_available
from partners.artwork.services import add_template
from partners.kernel.actors import acting
from tests.support.branding import SLOTS, picture
from tests.support.materials import open_material


def test_only_templates_that_are_not_retired_are_offered(card, poster):
    Template.objects.filter(pk=poster.pk).update(retired_at=timezone.now())

    assert list(templates_available()) == [card]
    assert list(templates_available(language="uk")) == []


def test_the_same_piece_is_found_in_its_other_languages(card, poster, administrator):
    ukrainian = add_template(
        open_material(),
        key="card-uk",
        kind="social_card",
        language="uk",
        titles={"uk": "Картка"},
        artwork=picture(colour="#ffffff"),
        slots=SLOTS,
        by=acting(administrator),
    )

    assert list(other_languages_of(card)) == [ukrainian]
    assert list(other_languages_of(poster)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_templates_with_their_versions_cost_two_queries(administrator, django_assert_num_queries, count):
    for number in range(count):
        add_template(
            open_material(),
            key=f"card-{number}",
            kind="social_card",
            language="en",
            titles={},
            artwork=picture(),
            slots=SLOTS,
            by=acting(administrator),
        )

    with django_assert_num_queries(2):
        assert [template.current_version.number for template in templates_available()] == [1] * count
