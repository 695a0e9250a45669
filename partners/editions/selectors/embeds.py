"""What of a partner stands on other sites: its frame, its card, its page; and where they were last seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from partners.branding.models import BrandKit
from partners.branding.selectors import current_kit, with_marks
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import campaign_presented, endorsements_of, partners_shown
from partners.editions.models import Embedding, Sighting
from partners.kernel.fields.hosts import canonical_host
from partners.organizations.models import Organization
from partners.organizations.selectors.slugs import slug_of


@dataclass(frozen=True)
class Shown:
    """A partner as everybody may see it now, with its `mark`; `slug` is empty where it has no page open."""

    partner: Any
    kit: BrandKit | None
    slug: str
    signed_at: datetime


def shown_partner(organization: Organization | None, campaign: Campaign | None) -> Shown | None:
    """None of who is hidden, suspended, has left or never signed: all of them alike."""
    if organization is None or campaign is None:
        return None
    partner = partners_shown(campaign).filter(pk=organization.pk).first()
    if partner is None:
        return None
    own = endorsements_of(partner).filter(statement_version__campaign=campaign).order_by("endorsed_at")
    slug = slug_of(partner) if partner.has_page else ""
    return Shown(with_marks([partner])[0], current_kit(partner), slug, own[0].endorsed_at)


def embedder(public_id: Any) -> Organization | None:
    """Whose frames may stand somewhere: who is a partner, or once was."""
    return Organization.objects.filter(public_id=public_id, approved_at__isnull=False).first()


def presented(organization: Organization | None, *, at: datetime) -> tuple[Campaign | None, Shown | None]:
    campaign = campaign_presented(at=at)
    return campaign, shown_partner(organization, campaign)


def embedding_of(organization: Organization) -> Embedding:
    """What is saved, or what is so without."""
    found = Embedding.objects.filter(organization=organization).first()
    return found or Embedding(organization=organization)


def own_hosts(organization: Organization) -> list[str]:
    """Of its website, with and without `www.`; none where it has given none, or one without https."""
    try:
        parts = urlsplit(organization.website)
        host = canonical_host(parts.hostname or "")
    except ValueError:
        return []
    bare = host.removeprefix("www.")
    return [bare, f"www.{bare}"]


def allowed_hosts(organization: Organization) -> list[str]:
    """Where its frame may stand."""
    return list(dict.fromkeys([*own_hosts(organization), *embedding_of(organization).hosts]))


def frame_ancestors(organization: Organization) -> list[str]:
    """For the policy of its frames: these sites, and the page of ours on which they are tried."""
    return ["'self'", *(f"https://{host}" for host in allowed_hosts(organization))]


def sightings_of(organization: Organization) -> QuerySet[Sighting]:
    """The latest first."""
    return Sighting.objects.filter(organization=organization).order_by("-last_on", "pk")


def last_seen(sightings: Iterable[Sighting]) -> date | None:
    return max((sighting.last_on for sighting in sightings), default=None)


def page_path(shown: Shown | None) -> str:
    """Where frame and picture lead, in the language that is active: to the partner's page, else to the way in."""
    if shown and shown.slug:
        return reverse("with_partner", args=[shown.slug])
    return f"/{get_language() or settings.LANGUAGE_CODE}/"
