"""Campaigns that run, their current statement, who stands behind it, and the face that they give the portal."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext as _

from partners.campaigns.models import Campaign, Endorsement, StatementVersion, Subject
from partners.kernel import clock
from partners.kernel.codes import sha256_of
from partners.kernel.languages import in_language
from partners.kernel.languages.ordering import in_kept_alphabet
from partners.kernel.shelves import forget_with_the_mark, is_confirmed
from partners.organizations.models import Organization

# How long a process may show the face that it has read: who has changed it looks at a page next, and has to see it.
FACE_SECONDS = 1.0


@dataclass(frozen=True)
class PortalFace:
    """What the portal is called and looks like. `colours` is a part of PALETTE; `mark` is SVG, or empty."""

    names: dict[str, str]
    mark: str = ""
    colours: dict[str, dict[str, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    foot: dict[str, str] = field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Without a campaign, a name that is nobody's."""
        return str(in_language(self.names, language) or gettext(NEUTRAL))

    def foot_in(self, language: str) -> str:
        """In this language or not at all: without a text in it, pages say something that is translated."""
        return self.foot.get(language, "")

    @property
    def version(self) -> str:
        """Changes with the colours, so that a browser may keep them for good."""
        return sha256_of(self.colours)[:12]

    @property
    def colours_url(self) -> str:
        return f"{reverse('colours')}?v={self.version}" if self.colours else ""

    @property
    def icon_url(self) -> str:
        """The mark as a picture; empty when there is none."""
        return f"{reverse('mark')}?v={sha256_of([self.mark, self.colours])[:12]}" if self.mark else ""


class KeptFace(NamedTuple):
    face: PortalFace
    until: float


# Only marked here: the module is loaded before any reader's language is known.
NEUTRAL = gettext_noop("Partner portal")
NOBODY = PortalFace({})
# One for the process, of the last look at the campaigns; `forget_face` empties it.
_kept: list[KeptFace] = []
# How often that was done.
_forgotten = [0]


def portal_face() -> PortalFace:
    """Of the campaign that pages speak of, or of the youngest between two. At most one query in a second, and none
    while nothing has changed.

    Letters are written with it, too: what was changed in another process shows after FACE_SECONDS.
    """
    # Not the cache: that is a table here, so each page would cost the query that is to be saved.
    # Taken out at once: another thread may forget it at any moment.
    kept = next(iter(_kept), None)
    if kept and (kept.until >= time.monotonic() or is_confirmed()):
        return kept.face
    forgotten = _forgotten[0]
    try:
        face = read_face()
    except DatabaseError:
        # Whoever has no database has a page to show that says so, and it bears a name.
        return kept.face if kept else NOBODY
    # What was read before it was forgotten may be what had just changed.
    if forgotten == _forgotten[0]:
        # Monotonic: whether a face is old is no question of what day a story has set the clock to.
        _kept[:] = [KeptFace(face, time.monotonic() + FACE_SECONDS)]
    return face


def read_face() -> PortalFace:
    campaign = campaign_presented(at=clock.now())
    if campaign is None:
        return NOBODY
    names = campaign.portal_names or campaign.names
    return PortalFace(names, campaign.mark, campaign.colours, campaign.addresses, campaign.foot)


def forget_face() -> None:
    """In this process, when a campaign has changed here, or the mark of pages tells that something has."""
    _forgotten[0] += 1
    _kept.clear()


forget_with_the_mark(forget_face)


def running_campaigns(*, at: datetime) -> QuerySet[Campaign]:
    # Both days count: a campaign runs on its last day, too.
    return Campaign.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=at.date()), starts_on__lte=at.date())


def current_campaign(*, at: datetime) -> Campaign | None:
    """The one that pages speak of when none is named: the youngest that runs."""
    return running_campaigns(at=at).first()


def campaign_presented(*, at: datetime) -> Campaign | None:
    """The current one, or between two the youngest."""
    return current_campaign(at=at) or Campaign.objects.first()


def subject_choices(*, at: datetime, kept: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Code and name of each subject that is offered now, in the reader's language; then of those that a row has."""
    campaign = campaign_presented(at=at)
    offered = {found.code: found.name for found in campaign.subjects.filter(is_offered=True)} if campaign else {}
    # Only texts: what others wrote into the row's JSON may be of any kind.
    others = [code for code in kept if isinstance(code, str) and code not in offered]
    names = subject_names() if others else {}
    return [*offered.items(), *((code, names.get(code, code)) for code in others)]


def subject_names() -> dict[str, str]:
    """Name by code in the reader's language, offered or not; of a code that two campaigns have, the younger one's."""
    # The youngest last, so that its name is the one that stays.
    subjects = Subject.objects.order_by("campaign__starts_on", "campaign", "position", "id")
    return {subject.code: subject.name for subject in subjects}


def subject_name(code: str) -> str:
    """A code that nobody has named stands for itself."""
    return subject_names().get(code, code)


def all_subjects() -> QuerySet[Subject]:
    """With their campaign, those of the youngest first."""
    return Subject.objects.select_related("campaign").order_by("-campaign__starts_on", "campaign", "position", "id")


def current_statement(campaign: Campaign, *, at: datetime) -> StatementVersion | None:
    return published_statements(campaign, at=at).first()


def published_statements(campaign: Campaign, *, at: datetime) -> QuerySet[StatementVersion]:
    """All versions that are out, the one in force first."""
    return StatementVersion.objects.published(at=at).filter(campaign=campaign).order_by("-number")


def endorsers_of(campaign: Campaign) -> QuerySet[Organization]:
    """Approved organisations that signed any version of the statement; a suspended one is not shown."""
    signed = Endorsement.objects.filter(statement_version__campaign=campaign, organization=OuterRef("pk"))
    # Not a join: it would give a row for each version that was signed.
    approved = Organization.objects.filter(Exists(signed), standing=Organization.Standing.APPROVED)
    return approved.order_by(*in_kept_alphabet("name"), "pk")


def organizations_behind(version: StatementVersion) -> QuerySet[Organization]:
    """Approved ones whose signature counts for this very version."""
    signed = Endorsement.objects.filter(
        statement_version__campaign=version.campaign_id,
        statement_version__number__range=(version.binds_since or version.number, version.number),
    )
    found = Organization.objects.filter(standing=Organization.Standing.APPROVED, pk__in=signed.values("organization"))
    return found.order_by(*in_kept_alphabet("name"), "pk")


def signature_for(version: StatementVersion, endorsements: Iterable[Endorsement]) -> Endorsement | None:
    """That of these which counts for the version; of several the latest, when they come so."""
    own = (found for found in endorsements if found.statement_version.campaign_id == version.campaign_id)
    return next((found for found in own if version.covers(found.statement_version.number)), None)


def partners_shown(campaign: Campaign) -> QuerySet[Organization]:
    """Those of them that everybody may see: who wants to be shown nowhere is left out, and counted nowhere."""
    return endorsers_of(campaign).exclude(shown_as=Organization.ShownAs.NOTHING)


def endorsements_of(organization: Any) -> QuerySet[Endorsement]:
    return organization.endorsements.select_related("statement_version__campaign", "endorsed_by").order_by(
        "-endorsed_at"
    )


def campaigns_in_full(*, at: datetime) -> QuerySet[Campaign]:
    """Running campaigns, always three queries.

    Each has `published_versions`, the one in force first, its subjects and `endorsements_count`.
    """
    signed = Q(statement_versions__endorsements__organization__standing=Organization.Standing.APPROVED)
    published = StatementVersion.objects.published(at=at).order_by("-number")
    return (
        running_campaigns(at=at)
        .annotate(
            # Of organisations and not of signatures: who signed three versions stands behind the statement once.
            endorsements_count=Count("statement_versions__endorsements__organization", filter=signed, distinct=True)
        )
        .prefetch_related(Prefetch("statement_versions", published, to_attr="published_versions"), "subjects")
    )


def names_of_subjects(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    return {found.public_id: found.name_in(language) for found in Subject.objects.filter(public_id__in=public_ids)}


def all_endorsements() -> QuerySet[Endorsement]:
    """With version and campaign, the latest first."""
    return Endorsement.objects.select_related("statement_version__campaign").order_by("-endorsed_at")


def titles_of_statements(public_ids: Collection[UUID], language: str) -> dict[UUID, str]:
    versions = StatementVersion.objects.filter(public_id__in=public_ids).values_list("public_id", "number")
    with translation.override(language):
        return {public_id: _("Version %(number)s") % {"number": number} for public_id, number in versions}
