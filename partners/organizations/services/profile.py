"""What a partner changes about itself."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.kernel.fields.choices import is_same
from partners.organizations.models import Organization
from partners.organizations.permissions import can_edit_profile
from partners.organizations.selectors import PROFILE, REQUIRED_ANSWERS
from partners.organizations.services.locks import hold


@transaction.atomic
def change_profile(organization: Organization, *, answers: dict[str, Any], seen: str, by: Actor) -> Organization:
    """Keep what the partner says about itself now; nothing different is no news.

    `seen` is the `stamp` of what the form was made from. Raises NotAllowed, DomainError (`incomplete`) for leaving out
    what an application has to have, and Conflict (`stale`).
    """
    organization = hold(organization)
    if not can_edit_profile(by, organization):
        raise NotAllowed(_("You may not do this."))
    changed = [name for name in PROFILE if name in answers and not is_same(answers[name], getattr(organization, name))]
    if not changed:
        return organization
    if seen != organization.stamp:
        raise Conflict(_("This was saved in another window in the meantime."), code="stale")
    if any(name in REQUIRED_ANSWERS and not answers[name] for name in changed):
        raise DomainError(_("Some answers are still missing."), code="incomplete")
    for name in changed:
        setattr(organization, name, answers[name])
    organization.save(update_fields=[*changed, "updated_at"])
    record(Verb.ORGANIZATION_CHANGED, by=by, organization=organization, subject=organization, fields=changed)
    return organization
