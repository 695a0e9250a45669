"""Opening a campaign, and changing what it is, what its portal is called and how it looks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Subject
from partners.campaigns.permissions import can_manage_campaigns
from partners.campaigns.selectors import forget_face
from partners.campaigns.services.statements import held
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed


class CampaignFacts(TypedDict, total=False):
    """What the campaign is, as `Campaign` keeps it."""

    names: dict[str, str]
    hashtag: str
    starts_on: date
    ends_on: date | None
    addresses: dict[str, str]
    organizers: dict[str, str]
    proceeds: dict[str, str]
    proceeds_url: str


class FaceFacts(TypedDict, total=False):
    """How its portal looks and what it is called, as `Campaign` keeps it."""

    portal_names: dict[str, str]
    mark: str
    colours: dict[str, dict[str, str]]
    foot: dict[str, str]
    addresses: dict[str, str]


class OpeningFacts(CampaignFacts, FaceFacts, total=False):
    """All that is known of a campaign when it opens; `names`, `hashtag` and `starts_on` always are."""


@transaction.atomic
def open_campaign(
    *,
    slug: str,
    languages: Sequence[str],
    subjects: Mapping[str, dict[str, str]] | None = None,
    by: Actor,
    **facts: Unpack[OpeningFacts],
) -> Campaign:
    """The campaign, with the face that it gives the portal; `mark` as `clean_mark` leaves it.

    `subjects` maps a code to its names by language, in the order in which they are offered.

    Raises NotAllowed and Conflict (`slug_taken`).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may open a campaign."))
    # For a readable answer; of two at once the constraint refuses the second.
    if Campaign.objects.filter(slug=slug).exists():
        raise Conflict(_("There is a campaign with this short name already."), code="slug_taken")
    campaign = Campaign.objects.create(slug=slug, languages=list(languages), **facts)
    Subject.objects.bulk_create(
        Subject(campaign=campaign, code=code, names=own, position=place)
        for place, (code, own) in enumerate((subjects or {}).items(), 1)
    )
    _show_new_face()
    record(Verb.CAMPAIGN_OPENED, by=by, campaign=campaign, subject=campaign)
    return campaign


@transaction.atomic
def change_campaign(
    campaign: Campaign, *, seen: str | None = None, by: Actor, **facts: Unpack[CampaignFacts]
) -> Campaign:
    """Say anew what the campaign is. What changes nothing is not recorded; `seen` is as for `change_subject`.

    `addresses` are those that are named; the others stay. Raises NotAllowed and Conflict (`stale`, `ends_early`).
    """
    changed, is_new = _change(campaign, dict(facts), seen=seen, by=by)
    if changed.ends_on and changed.ends_on < changed.starts_on:
        raise Conflict(_("The campaign ends before it begins."), code="ends_early")
    if is_new:
        record(Verb.CAMPAIGN_CHANGED, by=by, campaign=changed, subject=changed)
    return changed


@transaction.atomic
def change_face(campaign: Campaign, *, seen: str | None = None, by: Actor, **facts: Unpack[FaceFacts]) -> Campaign:
    """Give the portal another name, mark, colours or foot. Raises NotAllowed and Conflict (`stale`)."""
    changed, is_new = _change(campaign, dict(facts), seen=seen, by=by)
    if is_new:
        record(Verb.PORTAL_CHANGED, by=by, campaign=changed, subject=changed)
    return changed


def _change(campaign: Campaign, facts: dict[str, object], *, seen: str | None, by: Actor) -> tuple[Campaign, bool]:
    """The campaign under its lock, and whether anything is another than before."""
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may change the campaign."))
    campaign = held(campaign)
    if seen is not None and seen != campaign.stamp:
        raise Conflict(_("The campaign was changed in the meantime."), code="stale")
    if isinstance(addresses := facts.get("addresses"), dict):
        # Two screens write here, each knows its own; an empty one is taken away.
        named = {**campaign.addresses, **addresses}
        facts["addresses"] = {name: address for name, address in named.items() if address}
    if isinstance(names := facts.get("names"), dict):
        facts["languages"] = list(names)
    changed = [name for name, value in facts.items() if getattr(campaign, name) != value]
    for name in changed:
        setattr(campaign, name, facts[name])
    if changed:
        campaign.save()
        _show_new_face()
    return campaign, bool(changed)


def _show_new_face() -> None:
    # At once for what the same transaction writes, and again for whoever read the old face meanwhile.
    forget_face()
    transaction.on_commit(forget_face)
