"""The terms of partnership: published by staff, accepted by owners."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Agreement, AgreementAcceptance, Organization
from partners.organizations.permissions import can_accept_agreement, can_publish_agreement
from partners.organizations.selectors import current_agreement
from partners.organizations.services.locks import hold


@transaction.atomic
def publish_agreement(*, version: int, texts: dict[str, str], by: Actor) -> Agreement:
    """Put a version into force; every owner is asked again, and all partners read it.

    Raises NotAllowed and Conflict (`version_taken`).
    """
    if not can_publish_agreement(by):
        raise NotAllowed(_("Only the campaign team may publish an agreement."))
    Agreement.objects.require_next(version)
    agreement = Agreement.objects.create(version=version, texts=texts, published_at=clock.now())
    record(Verb.AGREEMENT_PUBLISHED, by=by, subject=agreement, version=version)
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
