"""Who looks after the templates."""

from partners.artwork.models import TemplateDraft
from partners.kernel.actors import Actor
from partners.users.permissions import may


def can_add_template(actor: Actor) -> bool:
    return may(actor, "artwork.add_template")


def can_revise_template(actor: Actor) -> bool:
    return may(actor, "artwork.change_template")


def can_see_templates(actor: Actor) -> bool:
    """Whose work templates are, on one side or the other."""
    return can_add_template(actor) or can_revise_template(actor)


def can_write_draft(actor: Actor, draft: TemplateDraft) -> bool:
    """And publish it: of a template that partners know by whoever may revise, of a new one by whoever may add."""
    return can_revise_template(actor) if draft.template_id else can_add_template(actor)
