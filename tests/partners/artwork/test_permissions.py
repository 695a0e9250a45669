"""Who looks after the templates."""

from partners.artwork.permissions import can_add_template, can_revise_template
from partners.kernel.actors import acting


def test_templates_are_for_staff_with_the_right(owner, press_officer, partnerships, administrator):
    assert can_revise_template(acting(partnerships))
    assert can_revise_template(acting(administrator))
    assert can_add_template(acting(administrator))
    assert not can_add_template(acting(partnerships))
    for other in (owner, press_officer):
        assert not can_revise_template(acting(other))
        assert not can_add_template(acting(other))
