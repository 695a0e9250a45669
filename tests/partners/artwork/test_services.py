"""A template is drawn before it is kept, and each change is a version."""

import pytest

from partners.artwork.errors import ArtworkRefused
from partners.artwork.services import add_template, revise_template
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from tests.support.branding import SLOTS, picture, print_page
from tests.support.log import verbs
from tests.support.materials import open_material


def test_a_template_is_not_added_twice(card, administrator):
    with pytest.raises(Conflict):
        add_template(
            open_material(),
            key="card-en",
            kind="poster",
            language="en",
            titles={},
            artwork=picture(),
            slots=SLOTS,
            by=acting(administrator),
        )


def test_artwork_and_slots_that_cannot_be_drawn_are_refused_with_a_reason(administrator, card):
    with pytest.raises(ArtworkRefused, match="JPEG, a PNG or a PDF"):
        revise_template(card, artwork=b"GIF89a", slots=SLOTS, by=acting(administrator))
    with pytest.raises(ArtworkRefused, match="Slot 1"):
        revise_template(card, slots=[{"kind": "logo"}], by=acting(administrator))

    assert card.versions.count() == 1


def test_the_same_artwork_and_slots_are_no_new_version(administrator, card):
    assert revise_template(card, slots=SLOTS, by=acting(administrator)) == card.current_version
    assert verbs() == ["template.added"]


def test_partners_do_not_touch_templates(owner, card):
    with pytest.raises(NotAllowed):
        revise_template(card, slots=[], by=acting(owner))
    with pytest.raises(NotAllowed):
        add_template(
            open_material(),
            key="x",
            kind="poster",
            language="en",
            titles={},
            artwork=picture(),
            slots=[],
            by=acting(owner),
        )


def test_the_artwork_is_kept_once_under_its_content(administrator, card, poster):
    assert poster.current_version.media_type == "application/pdf"
    assert poster.current_version.artwork.name == f"artwork/{poster.current_version.artwork_sha256}.pdf"
    revise_template(card, artwork=print_page(), slots=SLOTS, by=acting(administrator))

    assert card.current_version.artwork_sha256 == poster.current_version.artwork_sha256
