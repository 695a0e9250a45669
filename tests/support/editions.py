"""Apart from the drawings, which are also made where Django is not set up."""

from partners.artwork.models import Template
from partners.artwork.services import begin_version, publish_draft, save_draft
from partners.editions.models import Edition
from partners.editions.services import open_edition
from partners.kernel.actors import acting
from partners.users.models import User


def content(edition: Edition) -> bytes:
    """The finished file, taken by who saved the kit."""
    with open_edition(edition, by=acting(edition.kit.saved_by)) as file:
        return file.read()


def demand_approval(template: Template, person: User, *, demanded: bool = True) -> Template:
    """From now on staff see each file of it first, or no longer; published by `person`."""
    by = acting(person)
    draft = begin_version(template, by=by)
    save_draft(
        draft,
        title=template.title_in(template.language),
        description=template.description,
        credit=draft.credit,
        licence=draft.licence,
        slots=draft.slots,
        seen=draft.stamp,
        needs_approval=demanded,
        by=by,
    )
    draft.refresh_from_db()
    publish_draft(draft, looked=draft.look, by=by)
    return Template.objects.get(pk=template.pk)
