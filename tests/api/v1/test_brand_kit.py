"""The brand kit, as its organisation's program reads it."""

from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from tests.support.branding import KIT


def test_there_is_none_until_one_is_saved(program):
    assert program.get("brand-kit").status_code == 404


def test_the_kit_in_use_is_shown_to_its_own_program_only(program, stranger, organization, editor):
    save_brand_kit(organization, **KIT, logo=None, by=acting(editor))
    kit = save_brand_kit(
        organization, **{**KIT, "colour": "#123456"}, short_names={"uk": "Л"}, logo=None, by=acting(editor)
    )
    body = program.get("brand-kit").json()

    assert (body["id"], body["version"], body["colour"]) == (str(kit.public_id), 2, "#123456")
    assert (body["names"], body["short_names"]) == (KIT["names"], {"uk": "Л"})
    assert stranger.get("brand-kit").status_code == 404
