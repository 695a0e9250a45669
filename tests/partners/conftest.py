"""A template for screens, one for paper, and a partner's kit."""

import pytest

from partners.artwork.services import add_template
from partners.branding.services import add_logo, save_brand_kit
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.kernel.uploads import clean_logo
from tests.support.branding import KIT, SLOTS, drawn_logo, picture, print_page, url_of
from tests.support.materials import open_material


@pytest.fixture
def card(administrator, campaign):
    return add_template(
        open_material(),
        key="card-en",
        kind="social_card",
        language="en",
        titles={"en": "A card", "uk": "Картка"},
        artwork=picture(),
        slots=SLOTS,
        by=acting(administrator),
        description="Four faces in profile.",
        credit="The campaign",
        licence="CC BY 4.0",
    )


@pytest.fixture
def poster(administrator, campaign):
    return add_template(
        open_material(),
        key="poster-uk",
        kind="poster",
        language="uk",
        titles={"en": "A poster", "uk": "Плакат"},
        artwork=print_page(),
        slots=SLOTS,
        by=acting(administrator),
        credit="The campaign",
    )


@pytest.fixture
def logo(organization, owner):
    return add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))


@pytest.fixture
def kit(organization, owner, logo):
    return save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))


@pytest.fixture
def edition(organization, card, kit, owner):
    return request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))


@pytest.fixture
def pages(organization, card, logo, edition):
    """Every address of the feature that is read."""
    return [
        url_of("kit", organization),
        url_of("logo_file", organization, logo.public_id),
        url_of("studio", organization, card.public_id),
        url_of("preview", organization, card.public_id),
        url_of("editions", organization),
        url_of("file", organization, edition.digest, "file.jpg"),
    ]
