"""What may not exist, and what may not change."""

import pytest
from django.db import IntegrityError, transaction

from partners.branding.models import BrandKit, Logo
from partners.kernel.models import UnchangingError


def test_a_kit_a_logo_and_a_template_version_are_never_changed(kit, card):
    for row in (kit, kit.logo, card.current_version):
        with pytest.raises(UnchangingError):
            row.save()


@pytest.mark.parametrize(
    "wrong",
    [{"colour": "blue"}, {"colour": "#GG0000"}, {"link": "http://lantern.example.org"}, {"version": 0}, {"version": 1}],
)
def test_the_database_refuses_a_kit_that_cannot_be(kit, wrong):
    fields = {"version": 2, "colour": "#1d2f6f", "link": "https://lantern.example.org", **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        BrandKit.objects.create(organization=kit.organization, names={"en": "Lantern"}, sha256="0" * 64, **fields)

    assert BrandKit.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"width": 0}, {"seen_on_light": 101}])
def test_the_database_refuses_a_logo_that_cannot_be(organization, wrong):
    fields = {"width": 10, "height": 10, "size": 10, "sha256": "0" * 64, "file": "logos/x.png", **wrong}

    with pytest.raises(IntegrityError), transaction.atomic():
        Logo.objects.create(organization=organization, **fields)
