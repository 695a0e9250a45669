"""Logos are measured once, and kits are versions."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from partners.branding.models import BrandKit, Logo
from partners.branding.services import add_logo, findings_about, findings_on, purge_logos, save_brand_kit
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import NotAllowed
from partners.kernel.models import private_storage
from partners.kernel.uploads import clean_logo
from tests.support.branding import KIT, drawn_logo, picture
from tests.support.log import verbs


def test_the_same_logo_again_is_no_second_logo(organization, owner, logo):
    again = add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))

    assert again == logo
    assert verbs() == ["logo.added"]


def test_a_logo_is_kept_privately_under_a_name_of_ours(logo, organization):
    assert logo.file.name == f"logos/{organization.public_id}/{logo.sha256}.png"
    assert private_storage().open(logo.file.name).read() == logo.file.open().read()


def test_a_logo_that_no_kit_took_up_goes_with_its_file_after_thirty_days(
    organization, owner, kit, django_capture_on_commit_callbacks
):
    now = timezone.now()
    unused = add_logo(organization, clean_logo(drawn_logo(colour="#123456")), by=acting(owner))
    same_picture = add_logo(organization, clean_logo(drawn_logo()), variant="dark", by=acting(owner))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))

    with django_capture_on_commit_callbacks(execute=True):
        with clock.at(now + timedelta(days=29)):
            assert purge_logos() == 0
        with clock.at(now + timedelta(days=31)):
            assert purge_logos() == 2

    assert list(Logo.objects.all()) == [kit.logo], "an earlier kit still shows it"
    assert not private_storage().exists(unused.file.name)
    assert private_storage().exists(same_picture.file.name), "the kit's logo is the same file"


@pytest.mark.parametrize(
    ("drawing", "codes"),
    [
        (drawn_logo(), {"dark"}),
        (drawn_logo(colour="#c8553d"), set()),
        (drawn_logo(300, 200, "#c8553d"), {"small"}),
        (drawn_logo(1600, 200, "#c8553d"), {"wide"}),
        (drawn_logo(200, 800, "#c8553d"), {"tall"}),
        (drawn_logo(colour="#ffffff"), {"pale"}),
        (picture(900, 700), {"opaque"}),
    ],
)
def test_preflight_tells_what_is_wrong_with_a_logo(organization, owner, drawing, codes):
    logo = add_logo(organization, clean_logo(drawing), by=acting(owner))

    assert {finding.code for finding in findings_about(logo)} == codes


def test_preflight_looks_at_the_plate_of_each_template(organization, owner, card):
    pale = add_logo(organization, clean_logo(drawn_logo(colour="#ffffff")), by=acting(owner))
    wide = add_logo(organization, clean_logo(drawn_logo(1900, 150)), by=acting(owner))

    on_white = save_brand_kit(organization, **KIT, logo=pale, by=acting(owner))
    assert [finding.code for finding in findings_on(card.current_version, on_white)] == ["unseen"]
    narrow = save_brand_kit(organization, **KIT, logo=wide, by=acting(owner))
    assert [finding.code for finding in findings_on(card.current_version, narrow)] == ["shape"]


def test_saving_a_kit_makes_a_version_only_when_something_changed(organization, owner, kit, logo):
    assert save_brand_kit(organization, **KIT, logo=logo, by=acting(owner)) == kit
    changed = save_brand_kit(organization, **{**KIT, "colour": "#B5432A"}, logo=logo, by=acting(owner))

    assert (changed.version, changed.colour) == (2, "#b5432a")
    assert verbs() == ["logo.added", "brand_kit.saved", "brand_kit.saved"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": {}},
        {"names": {"en": ""}},
        {"colour": "red"},
        {"link": "http://lantern.example.org"},
        {"link": "javascript:alert(1)"},
        {"link": "https://lantern.example.org/\u202egro.elpmaxe"},
        {"link": "https://lantern.example.org:99999/"},
        {"link": "https://bank@evil.example.org/"},
        {"link": "https://[::1"},
        {"link": "https://lantern.example.org/" + "x" * 300},
    ],
)
def test_a_kit_that_no_form_lets_through_is_refused_whole(organization, owner, wrong):
    with pytest.raises(ValidationError):
        save_brand_kit(organization, **{**KIT, **wrong}, logo=None, by=acting(owner))

    assert BrandKit.objects.count() == 0


def test_only_owners_and_editors_change_the_look(organization, viewer, outsider, application, applicant):
    for whose, person in ((organization, viewer), (organization, outsider), (application, applicant)):
        with pytest.raises(NotAllowed):
            save_brand_kit(whose, **KIT, logo=None, by=acting(person))
        with pytest.raises(NotAllowed):
            add_logo(whose, clean_logo(drawn_logo()), by=acting(person))

    assert Logo.objects.count() == 0


def test_a_logo_of_somebody_else_cannot_be_borrowed(other_organization, outsider, logo):
    with pytest.raises(NotAllowed):
        save_brand_kit(other_organization, **KIT, logo=logo, by=acting(outsider))
