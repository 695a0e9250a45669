"""Who shapes the look, who takes files, who looks after templates."""

import pytest
from django.contrib.auth.models import AnonymousUser

from partners.branding.permissions import (
    can_add_template,
    can_download_edition,
    can_edit_brand_kit,
    can_make_edition,
    can_revise_template,
)


def test_owners_and_editors_shape_the_look_and_make_files(organization, owner, editor, viewer, outsider, administrator):
    for predicate in (can_edit_brand_kit, can_make_edition):
        assert predicate(owner, organization)
        assert predicate(editor, organization)
        for other in (viewer, outsider, administrator, AnonymousUser()):
            assert not predicate(other, organization)


def test_everybody_inside_takes_files_and_nobody_outside(organization, owner, editor, viewer, outsider):
    assert all(can_download_edition(person, organization) for person in (owner, editor, viewer))
    assert not can_download_edition(outsider, organization)


@pytest.mark.parametrize("predicate", [can_edit_brand_kit, can_make_edition, can_download_edition])
def test_an_applicant_waits_for_approval(application, applicant, predicate):
    assert not predicate(applicant, application)


def test_templates_are_for_staff_with_the_right(owner, press_officer, partnerships, administrator):
    assert can_revise_template(partnerships)
    assert can_revise_template(administrator)
    assert can_add_template(administrator)
    assert not can_add_template(partnerships)
    for other in (owner, press_officer):
        assert not can_revise_template(other)
        assert not can_add_template(other)
