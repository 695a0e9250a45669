"""Campaigns that run, their current statement, and who stands behind it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from partners.campaigns.models import Campaign, Endorsement, StatementVersion
from partners.organizations.models import Organization


def running_campaigns(*, at: datetime) -> QuerySet[Campaign]:
    return Campaign.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=at.date()), starts_on__lte=at.date())


def current_campaign(*, at: datetime) -> Campaign | None:
    """The one that pages speak of when none is named: the youngest that runs."""
    return running_campaigns(at=at).first()


def current_statement(campaign: Campaign, *, at: datetime) -> StatementVersion | None:
    return published_statements(campaign, at=at).first()


def published_statements(campaign: Campaign, *, at: datetime) -> QuerySet[StatementVersion]:
    """All versions that are out, the one in force first."""
    return campaign.statement_versions.filter(published_at__lte=at).order_by("-number")


def endorsers_of(campaign: Campaign) -> QuerySet[Organization]:
    """Approved organisations that signed any version of the statement; a suspended one is not shown."""
    return (
        Organization.objects.filter(
            standing=Organization.Standing.APPROVED, endorsements__statement_version__campaign=campaign
        )
        .distinct()
        .order_by("name")
    )


def endorsements_of(organization: Any) -> QuerySet[Endorsement]:
    return organization.endorsements.select_related("statement_version__campaign", "endorsed_by").order_by(
        "-endorsed_at"
    )


def campaigns_in_full(*, at: datetime) -> QuerySet[Campaign]:
    """Running campaigns, always two queries.

    Each has `published_versions`, the one in force first, and `endorsements_count`.
    """
    signed = Q(statement_versions__endorsements__organization__standing=Organization.Standing.APPROVED)
    published = StatementVersion.objects.filter(published_at__lte=at).order_by("-number")
    return (
        running_campaigns(at=at)
        .annotate(
            endorsements_count=Count("statement_versions__endorsements__organization", filter=signed, distinct=True)
        )
        .prefetch_related(Prefetch("statement_versions", published, to_attr="published_versions"))
    )


def all_endorsements() -> QuerySet[Endorsement]:
    """With version and campaign, the latest first."""
    return Endorsement.objects.select_related("statement_version__campaign").order_by("-endorsed_at")


def titles_of_statements(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = StatementVersion.objects.filter(public_id__in=public_ids).values_list("public_id", "number")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": number} for public_id, number in versions}
