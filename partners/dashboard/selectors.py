"""What waits for a partner, a few figures, and the feed. Decides nothing; asks the features."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext_lazy, npgettext_lazy
from django.utils.translation import gettext_lazy as _

from partners.activity.selectors import feed_for
from partners.branding.selectors import current_kit
from partners.campaigns.selectors import (
    current_campaign,
    current_statement,
    endorsements_of,
    endorsers_of,
    signature_for,
)
from partners.editions.models import Edition
from partners.editions.selectors import Notice, editions_of, open_notices, refused_lately
from partners.kernel.languages.names import language_name
from partners.organizations.models import Membership, Organization, Role
from partners.organizations.permissions import RANK
from partners.organizations.selectors import (
    acceptance_for,
    acceptances_of,
    approved_organizations,
    current_agreement,
    live_keys,
    members_of,
    open_invitations,
)
from partners.press.models import InquiryOffer, MediaContact
from partners.press.selectors import contacts_of, open_offers_to
from partners.publications.selectors import Change

KEY_ENDS_SOON = timedelta(days=14)
# Not those who declined: that is an answer, and nobody is pressed to change it.
NOT_AGREED = {MediaContact.State.ASKED, MediaContact.State.CHANGED, MediaContact.State.UNANSWERED}


@dataclass(frozen=True)
class Task:
    """Something for this person to do. `route` takes the organisation's id; `anchor` is a part of that page."""

    key: str
    title: Any
    text: Any
    route: str
    icon: str
    anchor: str = ""


def tasks_for(membership: Membership, *, at: datetime) -> list[Task]:
    """What waits for this person in this organisation, the most binding first. Viewers have nothing to do."""
    # By the membership that the door has read: each predicate would be a query of its own.
    organization, rank = membership.organization, RANK[Role(membership.role)]
    tasks: list[Task | None] = []
    if rank >= RANK[Role.EDITOR]:
        # Before all else: what hangs on a wall harms as long as it hangs there.
        tasks += _changes(organization, at)
        tasks += [_asked(offer) for offer in open_offers_to(organization, at=at)]
        tasks += [_refused(edition) for edition in refused_lately(organization, at=at)]
    if rank >= RANK[Role.OWNER]:
        tasks += [_agreement(organization, at), _statement(organization, at)]
    if rank >= RANK[Role.EDITOR]:
        tasks += [_brand_kit(organization), _contacts(organization, at)]
    if rank >= RANK[Role.OWNER]:
        tasks += [_colleagues(organization, at), _keys(organization, at)]
    return [task for task in tasks if task]


def _changes(organization: Organization, at: datetime) -> list[Task | None]:
    """One for each material that was withdrawn or corrected, until the organisation says that it has replaced it."""
    return [_change(notice) for notice in open_notices(organization, get_language() or "en", at=at)]


def _change(notice: Notice) -> Task:
    change = notice.change
    names = {
        "title": change.title,
        "date": date_format(timezone.localtime(change.at), "DATE_FORMAT"),
        "reason": _words_of(change),
        "other": change.successor_title,
    }
    title = _("Take down “%(title)s”") if change.is_withdrawn else _("Replace “%(title)s”")
    text = _("Withdrawn on %(date)s: %(reason)s") if change.is_withdrawn else _("Corrected on %(date)s: %(reason)s")
    told = [text % names, _("Use “%(other)s” instead.") % names if change.successor else ""]
    anchor = f"#material-{change.thing.public_id}"
    return Task("change", title % names, " ".join(filter(None, map(str, told))), "editions:notices", "warning", anchor)


def _asked(offer: InquiryOffer) -> Task:
    """Without a word of the question: the page behind it says who may read that."""
    text = _("Language of the answer: %(language)s. Until %(time)s it is yours to accept.") % {
        "language": offer.inquiry.language_name,
        "time": date_format(timezone.localtime(offer.until), "DATETIME_FORMAT"),
    }
    return Task("inquiry", _("A reporter asks: can you answer?"), text, "press:offers", "mail")


def _refused(edition: Edition) -> Task:
    title = _("Change the text on “%(title)s”") % {"title": edition.template_version.template.title}
    words = Truncator(edition.refused_reason).chars(160)
    text = _("The campaign has not approved the file: %(reason)s") % {"reason": words}
    return Task("refused", title, text, "editions:editions", "warning")


def _words_of(change: Change) -> str:
    """Cut, and named by their language where that is not the reader's."""
    words = Truncator(change.words).chars(160)
    is_own = change.words_language in {"", get_language() or "en"}
    return words if is_own else f"{words} ({language_name(change.words_language)})"


def _agreement(organization: Organization, at: datetime) -> Task | None:
    current = current_agreement(at=at)
    accepted = list(acceptances_of(organization))
    if current is None or acceptance_for(current, accepted):
        return None
    # An agreement is never taken back, so any earlier acceptance is one of an earlier version.
    title = _("Accept the new version of the agreement") if accepted else _("Accept the agreement")
    text = _("What the campaign and its partners promise each other, on one page.")
    return Task("agreement", title, text, "organizations:agreement", "file")


def _statement(organization: Organization, at: datetime) -> Task | None:
    campaign = current_campaign(at=at)
    current = current_statement(campaign, at=at) if campaign else None
    signed = list(endorsements_of(organization))
    if current is None or signature_for(current, signed):
        return None
    if signed:
        text = _("Its text has changed in what it says. Read what is new and sign again.")
        return Task("statement", _("Sign the new version of the statement"), text, "campaigns:statement", "quote")
    text = _("Your organisation then appears among those who stand behind it.")
    return Task("statement", _("Sign the statement"), text, "campaigns:statement", "quote")


def _brand_kit(organization: Organization) -> Task | None:
    kit = current_kit(organization)
    if kit is None or kit.logo_id is None:
        title = _("Add your logo") if kit else _("Set up your brand kit")
        text = _("Name, colour, link and logo: with them, every poster becomes yours in a moment.")
        return Task("brand", title, text, "branding:kit", "image")
    if not editions_of(organization).exists():
        text = _("Choose a poster or a card; the preview shows it with your logo at once.")
        return Task("edition", _("Put your name on a first material"), text, "library:materials", "megaphone")
    return None


def _contacts(organization: Organization, at: datetime) -> Task | None:
    states = [contact.state(at=at) for contact in contacts_of(organization)]
    unconfirmed = len([state for state in states if state in NOT_AGREED])
    if unconfirmed:
        title = ngettext_lazy(
            "%(count)s media contact has not agreed yet", "%(count)s media contacts have not agreed yet", "count"
        ) % {"count": unconfirmed}
        text = _("Remind them of the message they received: nobody is listed before they agree themselves.")
        return Task("contacts", title, text, "press:contacts", "phone")
    if not {MediaContact.State.LISTED, MediaContact.State.EXPIRED} & set(states):
        text = _("Reporters look for people who can answer in their language.")
        return Task("contacts", _("Name somebody the press can talk to"), text, "press:contacts", "phone")
    return None


def _colleagues(organization: Organization, at: datetime) -> Task | None:
    if members_of(organization).count() > 1 or open_invitations(organization, at=at).exists():
        return None
    text = _("So that the work goes on when you are away. You decide what each may do.")
    return Task("team", _("Invite a colleague"), text, "organizations:team", "people")


def _keys(organization: Organization, at: datetime) -> Task | None:
    ending = live_keys(organization, at=at).filter(expires_at__lte=at + KEY_ENDS_SOON).order_by("expires_at").first()
    if ending is None:
        return None
    title = _("The access key “%(name)s” ends soon") % {"name": ending.name}
    text = _("Make a new one and put it in its place before your website stops following the campaign.")
    return Task("keys", title, text, "organizations:keys", "key")


def figures_for(organization: Organization, *, at: datetime) -> list[tuple[Any, int]]:
    """A few numbers, each with its words. About the campaign they are public anyway; the last is the partner's own."""
    partners = approved_organizations()
    campaign = current_campaign(at=at)
    joined = partners.count()
    # Without the order first: sorting by name would make each row distinct.
    countries = partners.exclude(country="").order_by().values("country").distinct().count()
    files = editions_of(organization).count()
    return [
        (ngettext_lazy("partner organisation", "partner organisations", joined), joined),
        (npgettext_lazy("how many", "country", "countries", countries), countries),
        (_("signed the statement"), endorsers_of(campaign).count() if campaign else 0),
        (ngettext_lazy("co-branded file of yours", "co-branded files of yours", files), files),
    ]


def feed_about(organization: Organization, *, name: str = "") -> QuerySet[Any]:
    """The feed that this organisation may read, narrowed to those whose name holds the words."""
    feed = feed_for(organization)
    if not name:
        return feed
    return feed.filter(organization__in=Organization.objects.filter(name__icontains=name))
