"""What is offered, and whose it is."""

import uuid

import pytest
from django.utils import timezone

from partners.activity.rendering import names_of
from partners.activity.selectors import feed_for
from partners.branding.models import Template
from partners.branding.selectors import (
    current_kit,
    edition_of,
    editions_of,
    logo_of,
    other_languages_of,
    templates_available,
    titles_of_editions,
)
from partners.branding.services import add_template, record_download, request_edition, save_brand_kit
from partners.kernel.actors import acting
from tests.support.branding import KIT, SLOTS, picture


def test_only_templates_that_are_not_retired_are_offered(card, poster):
    Template.objects.filter(pk=poster.pk).update(retired_at=timezone.now())

    assert list(templates_available()) == [card]
    assert list(templates_available(language="uk")) == []


def test_the_same_piece_is_found_in_its_other_languages(card, poster, administrator):
    ukrainian = add_template(
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


def test_the_current_kit_is_the_newest(organization, owner, kit):
    newer = save_brand_kit(organization, **{**KIT, "colour": "#b5432a"}, logo=None, by=acting(owner))

    assert current_kit(organization) == newer


def test_an_organisation_finds_its_own_files_only(organization, other_organization, card, kit, logo, owner):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert list(editions_of(organization)) == [edition]
    assert list(editions_of(other_organization)) == []
    assert edition_of(other_organization, edition.address) is None
    assert logo_of(other_organization, logo.public_id) is None


def test_files_are_named_for_people_in_one_query(organization, owner, card, poster, kit, django_assert_num_queries):
    picture_of_card = request_edition(organization, card, line="", output="jpeg", by=acting(owner)).public_id
    sheet = request_edition(organization, poster, line="", output="pdf", by=acting(owner)).public_id
    gone = uuid.uuid4()

    with django_assert_num_queries(1):
        titles = titles_of_editions([picture_of_card, sheet, gone, None], "uk")

    assert titles == {picture_of_card: "Картка (JPEG)", sheet: "Плакат (PDF)"}


def test_the_feed_says_which_file_was_downloaded(organization, owner, campaign, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    record_download(edition, by=acting(owner), campaign=campaign)

    names = names_of(feed_for(organization), "en")

    assert names[edition.public_id] == "A card (JPEG)"


@pytest.mark.parametrize("count", [1, 3])
def test_templates_with_their_versions_cost_two_queries(administrator, django_assert_num_queries, count):
    for number in range(count):
        add_template(
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
