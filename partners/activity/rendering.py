"""What happened, as a sentence in the reader's language."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from partners.activity.models import ActivityEntry
from partners.activity.verbs import DONE_BY_STAFF, Audience, Verb

# One whole sentence each, because word order and endings differ between languages. What all partners read names
# organisations; people are named only where their own organisation reads.
SENTENCES: dict[str, Any] = {
    Verb.APPLICATION_STARTED: _("%(person)s began the application."),
    Verb.APPLICATION_SUBMITTED: _("%(person)s sent the application."),
    Verb.APPLICATION_RESUBMITTED: _("%(person)s answered the campaign team’s question."),
    Verb.DOCUMENT_ADDED: _("%(person)s added a document to the application."),
    Verb.DOCUMENT_REMOVED: _("%(person)s removed a document from the application."),
    Verb.REVIEW_STARTED: _("The campaign team began to review the application."),
    Verb.INFORMATION_REQUESTED: _("The campaign team asked for more information."),
    Verb.ORGANIZATION_APPROVED: _("%(organization)s joined the campaign."),
    Verb.ORGANIZATION_DECLINED: _("The application was declined."),
    Verb.ORGANIZATION_SUSPENDED: _("The partnership was suspended."),
    Verb.ORGANIZATION_REINSTATED: _("The partnership was reinstated."),
    Verb.ORGANIZATION_LEFT: _("%(organization)s left the campaign."),
    Verb.AGREEMENT_PUBLISHED: _("The campaign team published version %(version)s of the agreement."),
    Verb.AGREEMENT_ACCEPTED: _("%(person)s accepted version %(version)s of the agreement."),
    Verb.MEMBER_INVITED: _("%(person)s invited a colleague."),
    Verb.INVITATION_REVOKED: _("%(person)s took back an invitation."),
    Verb.MEMBER_JOINED: _("%(person)s joined the team."),
    Verb.MEMBER_ROLE_CHANGED: _("%(person)s gave a colleague another role."),
    Verb.MEMBER_REMOVED: _("%(person)s removed a colleague from the team."),
    Verb.KEY_CREATED: _("%(person)s made an access key."),
    Verb.KEY_REVOKED: _("%(person)s revoked an access key."),
    Verb.CAMPAIGN_OPENED: _("The campaign “%(campaign)s” began."),
    Verb.STATEMENT_PUBLISHED: _("The campaign team published version %(number)s of the statement."),
    Verb.STATEMENT_ENDORSED: _("%(organization)s signed version %(number)s of the statement."),
    Verb.BRAND_KIT_SAVED: _("%(person)s saved the brand kit."),
    Verb.LOGO_ADDED: _("%(person)s added a logo."),
    Verb.TEMPLATE_ADDED: _("The campaign team added a template."),
    Verb.TEMPLATE_REVISED: _("The campaign team revised a template."),
    Verb.EDITION_DOWNLOADED: _("%(person)s downloaded a co-branded file."),
    Verb.MATERIAL_PUBLISHED: _("The campaign team published a material (%(language)s)."),
    Verb.MATERIAL_UNPUBLISHED: _("The campaign team took a material offline (%(language)s)."),
    Verb.CONTACT_SUBMITTED: _("%(person)s put a media contact forward."),
    Verb.CONTACT_CHANGED: _("%(person)s changed a media contact."),
    Verb.CONTACT_CONFIRMED: _("A media contact agreed to be listed."),
    Verb.CONTACT_DECLINED: _("A media contact declined to be listed."),
    Verb.CONTACT_KEPT: _("A media contact refused a change and stays listed as before."),
    Verb.CONTACT_WITHDRAWN: _("%(person)s withdrew a media contact."),
    Verb.INQUIRY_RECEIVED: _("A reporter asked a question."),
    Verb.INQUIRY_ASSIGNED: _("The campaign team took over an inquiry."),
    Verb.INQUIRY_ANSWERED: _("The campaign team answered an inquiry."),
    Verb.INQUIRY_CLOSED: _("The campaign team closed an inquiry."),
}
# Where it was not the usual thing, or not done by the usual one: by the verb and the mark in its data.
TOLD_OTHERWISE = {
    (Verb.MEMBER_REMOVED, "is_leaving"): _("%(person)s left the team."),
    (Verb.MEMBER_ROLE_CHANGED, "is_own"): _("%(person)s took another role in the team."),
    # Neither the person nor the clock is the organisation.
    (Verb.CONTACT_WITHDRAWN, "is_own"): _("A media contact ended their own listing."),
    (Verb.CONTACT_CHANGED, "is_by_clock"): _("The portal asked a media contact to agree again."),
    (Verb.CONTACT_CHANGED, "is_reminder"): _("%(person)s had a media contact asked again."),
}
GOOD = {
    Verb.ORGANIZATION_APPROVED,
    Verb.ORGANIZATION_REINSTATED,
    Verb.STATEMENT_ENDORSED,
    Verb.CONTACT_CONFIRMED,
    Verb.CONTACT_KEPT,
}
WARNING = {Verb.INFORMATION_REQUESTED, Verb.CONTACT_DECLINED, Verb.MATERIAL_UNPUBLISHED, Verb.KEY_REVOKED}
BAD = {Verb.ORGANIZATION_DECLINED, Verb.ORGANIZATION_SUSPENDED}


def sentence(entry: ActivityEntry, language: str) -> str:
    """The entry in words. Needs organisation, campaign and actor, which the selectors fetch along."""
    with translation.override(language):
        words = {
            "organization": entry.organization.name if entry.organization else _("An organisation"),
            "campaign": entry.campaign.name_in(language) if entry.campaign else "",
            "person": person_in(entry),
            "number": entry.data.get("number", ""),
            "version": entry.data.get("version", ""),
            "language": Locale(language).languages.get(entry.data.get("language", ""), "…"),
        }
        marked = [(entry.verb, mark) for mark, is_set in entry.data.items() if is_set]
        otherwise = (TOLD_OTHERWISE[key] for key in marked if key in TOLD_OTHERWISE)
        return str(next(otherwise, SENTENCES[entry.verb])) % words


def person_in(entry: ActivityEntry) -> str:
    """Who acted, as the entry's readers may know it: staff stay a team, and nobody's people are named to all."""
    if entry.audience == Audience.JOINT or entry.actor is None:
        return entry.organization.name if entry.organization else str(_("Somebody"))
    is_staff = entry.verb in DONE_BY_STAFF or entry.actor.is_staff
    return str(_("The campaign team")) if is_staff else str(entry.actor)


# How things are called, by `subject_type`: public ids and a language give names by id. The features above put their
# answers here when they start, for the log lies below them and cannot ask (docs/adr/0008).
NAMERS: dict[str, Callable[[Collection[UUID], str], dict[UUID, str]]] = {}


def names_of(entries: Iterable[ActivityEntry], language: str) -> dict[UUID, str]:
    """The names of what these entries are about, with one question for each kind of thing. Not all have one."""
    things: dict[str, set[UUID]] = defaultdict(set)
    for entry in entries:
        if entry.subject_id and entry.subject_type in NAMERS:
            things[entry.subject_type].add(entry.subject_id)
    return {thing: name for kind, ids in things.items() for thing, name in NAMERS[kind](ids, language).items()}


def tone(entry: ActivityEntry) -> str:
    """The colour of its dot."""
    if entry.verb in GOOD:
        return "good"
    if entry.verb in WARNING:
        return "warn"
    return "bad" if entry.verb in BAD else "neutral"
