"""What is offered, and whose it is."""

import uuid

from partners.activity.rendering import names_of
from partners.activity.selectors import feed_for
from partners.branding.selectors import logo_of
from partners.editions.selectors import edition_of, editions_of, titles_of_editions
from partners.editions.services import record_download, request_edition
from partners.kernel.actors import acting


def test_an_organisation_finds_its_own_files_only(organization, other_organization, card, kit, logo, owner):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert list(editions_of(organization)) == [edition]
    assert list(editions_of(other_organization)) == []
    assert edition_of(other_organization, edition.digest) is None
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
