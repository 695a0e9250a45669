"""Opening a campaign, publishing its statement, and standing behind it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Endorsement, StatementVersion
from partners.campaigns.permissions import can_endorse_statement, can_manage_campaigns
from partners.campaigns.selectors import current_statement, forget_face
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold


@transaction.atomic
def open_campaign(
    *,
    slug: str,
    names: dict[str, str],
    hashtag: str,
    languages: Sequence[str],
    starts_on: date,
    ends_on: date | None = None,
    portal_names: dict[str, str] | None = None,
    mark: str = "",
    colours: dict[str, dict[str, str]] | None = None,
    addresses: dict[str, str] | None = None,
    by: Actor,
) -> Campaign:
    """The campaign, with the face that it gives the portal; `mark` as `clean_mark` leaves it.

    Raises NotAllowed and Conflict (`slug_taken`).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may open a campaign."))
    # For a readable answer; of two at once the constraint refuses the second.
    if Campaign.objects.filter(slug=slug).exists():
        raise Conflict(_("There is a campaign with this short name already."), code="slug_taken")
    campaign = Campaign.objects.create(
        slug=slug,
        names=names,
        hashtag=hashtag,
        languages=list(languages),
        starts_on=starts_on,
        ends_on=ends_on,
        portal_names=portal_names or {},
        mark=mark,
        colours=colours or {},
        addresses=addresses or {},
    )
    # At once for what the same transaction writes, and again for whoever read the old face meanwhile.
    forget_face()
    transaction.on_commit(forget_face)
    record(Verb.CAMPAIGN_OPENED, by=by, campaign=campaign, subject=campaign)
    return campaign


@transaction.atomic
def publish_statement(
    campaign: Campaign,
    *,
    texts: dict[str, str],
    change_notes: dict[str, str] | None = None,
    by: Actor,
) -> StatementVersion:
    """Make the next version; earlier ones stay, with their signatures. The campaign's row hands out the numbers.

    Raises NotAllowed and Conflict (`unchanged`).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may publish the statement."))
    campaign = Campaign.objects.select_for_update().get(pk=campaign.pk)
    newest = campaign.statement_versions.order_by("-number").first()
    # Of the texts alone: another note on what changed is no other statement to sign.
    sha256 = sha256_of(texts)
    if newest and newest.sha256 == sha256:
        raise Conflict(_("This is word for word the version in force."), code="unchanged")
    statement = StatementVersion.objects.create(
        campaign=campaign,
        number=newest.number + 1 if newest else 1,
        texts=texts,
        change_notes=change_notes or {},
        sha256=sha256,
        published_at=clock.now(),
    )
    record(Verb.STATEMENT_PUBLISHED, by=by, campaign=campaign, subject=statement, number=statement.number)
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
