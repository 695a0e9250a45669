"""Logos are measured once, and kits are versions."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from partners.artwork.rendering import BaseLayers, grounds, slots_from_json, slots_to_json
from partners.artwork.services import drawing
from partners.branding.models import BrandKit, Logo
from partners.branding.services import (
    add_logo,
    add_white_logo,
    brand_with_logos,
    findings_about,
    findings_on,
    purge_logos,
    remove_logo,
    save_brand_kit,
)
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import sha256_of
from partners.kernel.errors import NotAllowed
from partners.kernel.models import private_storage
from partners.kernel.shelves import Shelf
from partners.kernel.uploads import clean_logo
from tests.support.branding import KIT, LONG_NAME, drawn_logo, picture
from tests.support.log import verbs
from tests.support.logos import svg


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
    assert findings_on(card.current_version, on_white) == [], "its plate takes a colour on which it is seen"
    version = card.current_version
    version.slots = slots_to_json(tuple(replace(each, background="") for each in slots_from_json(version.slots)))
    assert [finding.code for finding in findings_on(version, on_white)] == ["unseen"]
    narrow = save_brand_kit(organization, **KIT, logo=wide, by=acting(owner))
    assert [finding.code for finding in findings_on(card.current_version, narrow)] == ["shape"]


def test_the_plate_is_looked_at_in_a_place_for_drawing_or_not_at_all(organization, owner, card, monkeypatch):
    pale = add_logo(organization, clean_logo(drawn_logo(colour="#ffffff")), by=acting(owner))
    on_white = save_brand_kit(organization, **KIT, logo=pale, by=acting(owner))
    version = card.current_version
    version.slots = slots_to_json(tuple(replace(each, background="") for each in slots_from_json(version.slots)))
    looked: list[int] = []
    draw = BaseLayers.layer

    def watched(*args):
        # The one place there is: whoever draws has taken it.
        looked.append(drawing.PLACES._value)
        return draw(*args)

    monkeypatch.setattr(grounds, "GROUNDS", Shelf(1024 * 1024))
    monkeypatch.setattr(BaseLayers, "layer", watched)
    monkeypatch.setattr(drawing, "PLACES", threading.BoundedSemaphore(1))
    with drawing.PLACES:
        assert findings_on(version, on_white) == []
    assert looked == []

    assert [finding.code for finding in findings_on(version, on_white)] == ["unseen"]
    assert set(looked) == {0}
    # Known now, so nobody has to wait for a place to be told.
    with drawing.PLACES:
        assert [finding.code for finding in findings_on(version, on_white)] == ["unseen"]


def test_saving_a_kit_makes_a_version_only_when_something_changed(organization, owner, kit, logo):
    assert save_brand_kit(organization, **KIT, logo=logo, by=acting(owner)) == kit
    changed = save_brand_kit(organization, **{**KIT, "colour": "#B5432A"}, logo=logo, by=acting(owner))

    assert (changed.version, changed.colour) == (2, "#b5432a")
    assert verbs() == ["logo.added", "brand_kit.saved", "brand_kit.saved"]


def test_a_kit_without_short_names_keeps_the_hash_it_had_before_there_were_any(organization, owner, kit, logo):
    look = {
        "organization": str(organization.public_id),
        "names": KIT["names"],
        "colour": KIT["colour"],
        "link": KIT["link"],
        "logo": logo.sha256,
    }
    assert kit.sha256 == sha256_of(look)

    with_short = save_brand_kit(organization, **KIT, short_names={"en": "L", "uk": ""}, logo=logo, by=acting(owner))

    assert (with_short.version, with_short.short_names) == (2, {"en": "L"})
    assert with_short.sha256 == sha256_of({**look, "short_names": {"en": "L"}})


def test_preflight_says_what_has_no_room_and_what_to_do_about_it(organization, owner, card, logo):
    def told(line: str | None = None, **changes) -> list[tuple[str, str]]:
        kit = save_brand_kit(
            organization, **{**KIT, "names": {"en": LONG_NAME}, **changes}, logo=logo, by=acting(owner)
        )
        return [(each.code, str(each.text)) for each in findings_on(card.current_version, kit, line=line)]

    ((code, sentence),) = told()
    assert code == "name_too_long"
    assert "“A card”" in sentence
    assert "Give a short name in the brand kit (English)" in sentence
    ((_code, sentence),) = told(short_names={"en": "W" * 40})
    assert "nor for your short name" in sentence
    assert told(short_names={"en": "LoP"}) == []
    fits = {"names": {"en": "Lantern"}}
    assert [code for code, _text in told(line="W" * 140, **fits)] == ["line_too_long"]
    assert [code for code, _text in told(taglines={"en": "W" * 140}, **fits)] == ["line_too_long"]
    assert told(line="", taglines={"en": "W" * 140}, **fits) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": {}},
        {"names": {"en": ""}},
        {"names": {"en": "x" * 201}},
        {"short_names": {"en": "x" * 41}},
        {"short_names": {"de": "LaV"}},
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


def test_a_logo_of_shapes_keeps_its_drawing_and_loses_it_with_its_row(
    organization, owner, django_capture_on_commit_callbacks
):
    sent = clean_logo(svg('<rect width="60" height="60" fill="#d00"/>'))
    logo = add_logo(organization, sent, by=acting(owner))
    before = add_logo(organization, replace(sent, drawing=b""), by=acting(owner))
    names = [str(logo.file.name), str(logo.drawing.name)]

    assert private_storage().open(names[1]).read() == sent.drawing
    assert logo.size == len(sent.data) + len(sent.drawing)
    # One that came before drawings were kept is another: files that carry it stay as they were made.
    assert (before.pk != logo.pk, before.drawing_sha256) == (True, "")
    assert before.file.name == logo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_logo(logo, by=acting(owner))
    assert [private_storage().exists(name) for name in names] == [True, False]


def test_a_drawing_makes_another_look_and_none_leaves_the_hash_as_it_was(organization, owner, logo, kit):
    drawn = add_logo(organization, clean_logo(svg('<rect width="60" height="60" fill="#d00"/>')), by=acting(owner))
    white = add_white_logo(drawn, by=acting(owner))
    one = save_brand_kit(organization, **KIT, logo=drawn, by=acting(owner))
    brand = brand_with_logos(save_brand_kit(organization, **KIT, logo=drawn, dark_logo=white, by=acting(owner)))

    assert one.sha256 != kit.sha256
    assert (brand.logo_svg[:4], b"#ffffff" in brand.dark_logo_svg, brand.mono_logo_svg) == (b"<svg", True, b"")


def test_a_drawing_that_looks_otherwise_on_paper_is_not_kept(organization, owner):
    file = clean_logo(svg('<rect width="60" height="60" fill="#d00"/>'))
    wrong = replace(file, drawing=file.drawing.replace(b"#d", b"#0"))

    assert wrong.drawing != file.drawing
    assert not add_logo(organization, wrong, by=acting(owner)).drawing
