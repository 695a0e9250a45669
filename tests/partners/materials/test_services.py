"""A material is withdrawn once, with a reason, and corrected with words."""

import pytest

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import CLOCK, VISITOR, acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.materials.models import Material
from partners.materials.selectors import titles_of_materials
from partners.materials.services import add_material, correct_material, hide_face, show_face, withdraw_material
from tests.support.materials import open_material


@pytest.fixture
def material(campaign):
    return open_material(campaign=campaign)


def is_available(material) -> bool:
    return Material.objects.available(at=clock.now()).filter(pk=material.pk).exists()


def test_a_withdrawal_is_recorded_with_who_and_why(material, administrator):
    withdrawn = withdraw_material(material, reasons={"en": " Wrong place "}, by=acting(administrator))

    assert (withdrawn.withdrawn_by, withdrawn.withdrawn_reason) == (administrator, "Wrong place")
    assert ActivityEntry.objects.get().verb == "material.withdrawn"
    assert not is_available(material)
    assert titles_of_materials([material.public_id], "en") == {}
    with pytest.raises(Conflict):
        withdraw_material(material, reasons={"en": "Again"}, by=acting(administrator))


def test_nothing_is_withdrawn_without_a_reason_or_a_right(material, administrator, owner, press_officer):
    with pytest.raises(DomainError, match="why"):
        withdraw_material(material, reasons={"en": "  "}, by=acting(administrator))
    for person in (owner, press_officer):
        with pytest.raises(NotAllowed):
            withdraw_material(material, reasons={"en": "Mine"}, by=acting(person))

    assert is_available(material)


def test_a_correction_names_what_changed_and_what_stands_in_its_place(material, administrator, campaign):
    other = open_material("better", campaign=campaign)

    corrected = correct_material(
        material, notes={"en": "A date", "uk": " "}, corrected_by=other, by=acting(administrator)
    )

    assert (corrected.change_notes, corrected.corrected_by) == ({"en": "A date"}, other)
    assert ActivityEntry.objects.get().verb == "material.corrected"
    for wrong in ({"notes": {"en": ""}}, {"notes": {"en": "x"}, "corrected_by": material}):
        with pytest.raises(DomainError):
            correct_material(material, **wrong, by=acting(administrator))


def test_it_is_available_as_long_as_one_language_is(material):
    hide_face(material, "en", by=CLOCK)
    assert is_available(material)
    assert titles_of_materials([material.public_id], "en") == {material.public_id: "Drawn (uk)"}

    hide_face(material, "uk", by=CLOCK)
    assert not is_available(material)


def test_partners_and_visitors_show_and_hide_nothing(material, owner, campaign):
    for actor in (acting(owner), VISITOR):
        with pytest.raises(NotAllowed):
            add_material(campaign, key="own", kind="poster", by=actor)
        with pytest.raises(NotAllowed):
            show_face(material, "en", title="Mine", credit="", licence="", until=None, by=actor)
        with pytest.raises(NotAllowed):
            hide_face(material, "en", by=actor)


def test_a_short_name_is_given_once_in_a_campaign(material, campaign):
    with pytest.raises(Conflict):
        add_material(campaign, key=material.key, kind="poster", by=CLOCK)
