"""Who shapes the look, who takes files, who looks after templates."""

import pytest

from partners.branding.permissions import can_edit_brand_kit
from partners.editions.permissions import can_download_edition, can_make_edition
from partners.kernel.actors import CLOCK, LINK_HOLDER, VISITOR, acting


def test_owners_and_editors_shape_the_look_and_make_files(organization, owner, editor, viewer, outsider, administrator):
    for predicate in (can_edit_brand_kit, can_make_edition):
        assert predicate(acting(owner), organization)
        assert predicate(acting(editor), organization)
        for other in (viewer, outsider, administrator):
            assert not predicate(acting(other), organization)
        for other in (VISITOR, LINK_HOLDER, CLOCK):
            assert not predicate(other, organization)


def test_everybody_inside_takes_files_and_nobody_outside(organization, owner, editor, viewer, outsider):
    assert all(can_download_edition(acting(person), organization) for person in (owner, editor, viewer))
    assert not can_download_edition(acting(outsider), organization)


@pytest.mark.parametrize("predicate", [can_edit_brand_kit, can_make_edition, can_download_edition])
def test_an_applicant_waits_for_approval(application, applicant, predicate):
    assert not predicate(acting(applicant), application)
