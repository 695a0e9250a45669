"""The terms of partnership: published by staff, accepted by owners."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.opened import open_languages
from partners.organizations.models import Agreement, AgreementAcceptance, Organization
from partners.organizations.permissions import can_accept_agreement, can_publish_agreement
from partners.organizations.selectors import current_agreement, organizations_bound_by
from partners.organizations.services.locks import hold
from partners.texts.models import EVERYWHERE, Draft
from partners.texts.selectors import Binding, Bound, require_in_order, version_from


@transaction.atomic
def publish_agreement(*, version: int, texts: dict[str, str], by: Actor) -> Agreement:
    """Put a version into force; every owner is asked again, and all partners read it.

    Raises NotAllowed and Conflict (`version_taken`, or `too_early` before one whose day has not come).
    """
    if not can_publish_agreement(by):
        raise NotAllowed(_("Only the campaign team may publish an agreement."))
    Agreement.objects.require_next(version)
    return _put_into_force(version, texts=texts, published_at=clock.now(), by=by)


@transaction.atomic
def put_draft_into_force(draft: Draft, at: datetime, by: Actor) -> Agreement:
    """What `publish_draft` makes of a draft; it has asked who may. Raises Conflict (`too_early`)."""
    newest = Agreement.objects.newest_held()
    version = newest.version + 1 if newest else 1
    return _put_into_force(version, **version_from(draft, newest), published_at=at, by=by)


@transaction.atomic
def _put_into_force(version: int, *, by: Actor, **columns: Any) -> Agreement:
    require_in_order(Agreement.objects.order_by("-version").first(), columns["published_at"])
    agreement = Agreement.objects.create(version=version, **columns)
    is_ahead = {"is_ahead": True} if agreement.published_at > clock.now() else {}
    record(Verb.AGREEMENT_PUBLISHED, by=by, subject=agreement, version=version, **is_ahead)
    return agreement


@transaction.atomic
def accept_agreement(organization: Organization, agreement: Agreement, *, by: Actor) -> AgreementAcceptance:
    """Accept the version in force. Accepting it again changes and records nothing.

    Raises NotAllowed and Conflict (`newer_version`).
    """
    now = clock.now()
    organization = hold(organization)
    if not can_accept_agreement(by, organization):
        raise NotAllowed(_("Only an owner of a partner organisation may accept the agreement."))
    # The version that was read, not simply the newest: a page left open must not accept what nobody saw.
    if agreement != current_agreement(at=now):
        raise Conflict(_("There is a newer version of the agreement. Please read that one."), code="newer_version")
    # Under the organisation's lock, so two owners who accept at once make one row and one entry.
    acceptance, is_new = AgreementAcceptance.objects.get_or_create(
        organization=organization, agreement=agreement, defaults={"accepted_by": by.user, "accepted_at": now}
    )
    if is_new:
        record(
            Verb.AGREEMENT_ACCEPTED,
            by=by,
            organization=organization,
            subject=agreement,
            version=agreement.version,
        )
    return acceptance


AGREEMENT = Binding(
    scopes=lambda: [EVERYWHERE],
    name=lambda scope: gettext("Agreement"),
    versions=lambda scope: Agreement.objects.order_by("-version"),
    hold=lambda scope: Agreement.objects.newest_held(),
    languages=lambda scope: list(open_languages()),
    plain=lambda version: version.texts,
    bound=lambda version: [Bound(found.public_id, found.name) for found in organizations_bound_by(version)],
    mistake=lambda text: "",
    put_into_force=put_draft_into_force,
)
