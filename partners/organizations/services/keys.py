"""Access keys: made, shown once, revoked."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.room import if_there_is_room
from partners.organizations.models import AccessKey, Organization
from partners.organizations.permissions import can_make_key, can_revoke_key
from partners.organizations.selectors import live_keys
from partners.organizations.services.locks import hold

MOST_LIVE_KEYS = 20
# Revoked ones stay, because the log names them: making and revoking in turn must not go on without end.
MOST_A_DAY = 40
# Without letters and digits that are taken for each other: people read the first characters aloud.
PREFIX_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@transaction.atomic
def create_access_key(
    organization: Organization,
    *,
    name: str,
    scopes: Iterable[str],
    expires_at: datetime | None,
    by: Actor,
) -> tuple[AccessKey, str]:
    """A new key and the secret itself, which nobody can get again.

    One live name each: a form that was sent twice makes one key, and a list of keys stays readable. Raises NotAllowed
    and Conflict (`name_taken`, `too_many_keys`, `too_many_today`).
    """
    now = clock.now()
    organization = hold(organization)
    if not can_make_key(by, organization):
        raise NotAllowed(_("Only an owner of a partner organisation may make access keys."))
    live = live_keys(organization, at=now)
    # Among those that work: the name of a revoked key is free again.
    if live.filter(name=name).exists():
        raise Conflict(_("There is a key with this name already. Choose another name."), code="name_taken")
    if live.count() >= MOST_LIVE_KEYS:
        raise Conflict(_("There are too many keys. Revoke one that is no longer needed."), code="too_many_keys")
    if organization.access_keys.filter(created_at__gt=now - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Conflict(_("Many keys were made today. Please go on tomorrow."), code="too_many_today")
    # Forty random bits: two alike are not to be expected, and the constraint would refuse the second.
    prefix = f"pp_{''.join(secrets.choice(PREFIX_LETTERS) for _n in range(8))}"
    token = f"{prefix}_{new_secret()}"
    key = AccessKey.objects.create(
        organization=organization,
        name=name,
        prefix=prefix,
        digest=digest_of(token),
        scopes=sorted(AccessKey.Scope(scope).value for scope in scopes),
        created_by=by.user,
        expires_at=expires_at,
    )
    record(Verb.KEY_CREATED, by=by, organization=organization, subject=key)
    return key, token


@transaction.atomic
def revoke_access_key(key: AccessKey, *, by: Actor) -> AccessKey:
    """Stop a key at once; revoking it again changes and records nothing. Raises NotAllowed."""
    organization = hold(key.organization)
    # Read again under the lock, or two who revoke at once would both find it live and both write an entry.
    key = AccessKey.objects.get(pk=key.pk)
    if not can_revoke_key(by, organization):
        raise NotAllowed(_("Only an owner of a partner organisation may revoke access keys."))
    if key.revoked_at is None:
        key.revoked_at = clock.now()
        key.save(update_fields=["revoked_at", "updated_at"])
        record(Verb.KEY_REVOKED, by=by, organization=organization, subject=key)
    return key


def note_key_use(*, by: Actor) -> None:
    """Remember that the key works; not an event, so the log does not hear of it, and left out without room."""
    # By `update`: no lock and no new `updated_at`, because every request of a program passes here.
    with if_there_is_room("keys"):
        AccessKey.objects.filter(pk=by.key.pk).update(last_used_at=clock.now())
