"""What is offered, and whose it is."""

from partners.branding.selectors import current_kit
from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from tests.support.branding import KIT


def test_the_current_kit_is_the_newest(organization, owner, kit):
    newer = save_brand_kit(organization, **{**KIT, "colour": "#b5432a"}, logo=None, by=acting(owner))

    assert current_kit(organization) == newer
