"""Publishing the statement, and standing behind it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Endorsement, StatementVersion
from partners.campaigns.permissions import can_endorse_statement, can_manage_campaigns
from partners.campaigns.selectors import current_statement, organizations_behind
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold
from partners.texts.models import Draft
from partners.texts.selectors import Binding, Bound, require_in_order, version_from


def held(campaign: Campaign) -> Campaign:
    """Its row hands out places and numbers."""
    return Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)


@transaction.atomic
def publish_statement(
    campaign: Campaign,
    *,
    texts: dict[str, str],
    change_notes: dict[str, str] | None = None,
    by: Actor,
) -> StatementVersion:
    """Make the next version; earlier ones stay, with their signatures.

    Raises NotAllowed and Conflict (`unchanged`, or `too_early` before one whose day has not come).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may publish the statement."))
    return _put_into_force(
        held(campaign), texts=texts, published_at=clock.now(), change_notes=change_notes or {}, by=by
    )


@transaction.atomic
def put_draft_into_force(draft: Draft, at: datetime, by: Actor) -> StatementVersion:
    """What `publish_draft` makes of a draft; it has asked who may. Raises Conflict (`unchanged`)."""
    campaign = held(_statement_of(draft.scope))
    newest = campaign.statement_versions.order_by("-number").first()
    return _put_into_force(campaign, **version_from(draft, newest), published_at=at, by=by)


@transaction.atomic
def _put_into_force(campaign: Campaign, *, texts: dict[str, str], by: Actor, **columns: Any) -> StatementVersion:
    newest = campaign.statement_versions.order_by("-number").first()
    # Of the texts alone: another note on what changed is no other statement to sign.
    sha256 = sha256_of(texts)
    if newest and newest.sha256 == sha256:
        raise Conflict(_("This is word for word the version in force."), code="unchanged")
    require_in_order(newest, columns["published_at"])
    number = newest.number + 1 if newest else 1
    statement = StatementVersion.objects.create(campaign=campaign, number=number, texts=texts, sha256=sha256, **columns)
    is_ahead = {"is_ahead": True} if statement.published_at > clock.now() else {}
    record(Verb.STATEMENT_PUBLISHED, by=by, campaign=campaign, subject=statement, number=number, **is_ahead)
    return statement


@transaction.atomic
def endorse_statement(organization: Organization, statement_version: StatementVersion, *, by: Actor) -> Endorsement:
    """Sign the version in force for the organisation. Signing it again changes and records nothing.

    Raises NotAllowed and Conflict (`newer_version`).
    """
    now = clock.now()
    # The organisation's lock, not the statement's: two owners of one have to take turns, two organisations need not.
    organization = hold(organization)
    if not can_endorse_statement(by, organization):
        raise NotAllowed(_("Only an owner of a partner organisation may sign for it."))
    # The one that was read, not simply the newest: a page left open must not sign what nobody saw.
    if statement_version != current_statement(statement_version.campaign, at=now):
        raise Conflict(_("There is a newer version of the statement. Please read that one."), code="newer_version")
    endorsement, is_new = Endorsement.objects.get_or_create(
        organization=organization,
        statement_version=statement_version,
        defaults={"text_sha256": statement_version.sha256, "endorsed_by": by.user, "endorsed_at": now},
    )
    if is_new:
        record(
            Verb.STATEMENT_ENDORSED,
            by=by,
            organization=organization,
            campaign=statement_version.campaign,
            subject=statement_version,
            number=statement_version.number,
        )
    return endorsement


def _statement_of(scope: UUID) -> Campaign:
    return Campaign.objects.get(public_id=scope)


STATEMENT = Binding(
    scopes=lambda: list(Campaign.objects.values_list("public_id", flat=True)),
    name=lambda scope: gettext("Statement of “%(campaign)s”") % {"campaign": _statement_of(scope).name},
    versions=lambda scope: StatementVersion.objects.filter(campaign__public_id=scope).order_by("-number"),
    hold=lambda scope: held(_statement_of(scope)),
    languages=lambda scope: list(_statement_of(scope).languages),
    plain=lambda version: version.texts,
    bound=lambda version: [Bound(found.public_id, found.name) for found in organizations_behind(version)],
    mistake=lambda text: "",
    put_into_force=put_draft_into_force,
)
