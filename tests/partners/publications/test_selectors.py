"""Whatever is published is closed by one question."""

from partners.kernel import clock
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from partners.publications.selectors import keys_of_closed, kinds_of_publications
from partners.updates.models import Update
from partners.updates.services import withdraw_update
from tests.support.materials import open_material
from tests.support.updates import open_update


def test_every_kind_is_asked(campaign, administrator):
    material, update = open_material(campaign=campaign), open_update(campaign)
    assert set(kinds_of_publications()) == {Material, Update}

    withdraw_material(material, reasons={"en": "Wrong"}, by=acting(administrator))
    withdraw_update(update, reasons={"en": "Wrong"}, by=acting(administrator))

    closed = keys_of_closed("public_id", at=clock.now())
    assert Material.objects.filter(closed).get() == material
    assert Update.objects.filter(closed).get() == update
