"""What happened, as a sentence in the reader's language."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext as _

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Audience, Doer, Noun
from partners.kernel.actors import ActorKind

# How things are called now: public ids and a language give names by id. The features above put their answers here when
# they start, for the log lies below them and cannot ask (docs/adr/0008).
NAMERS: dict[Noun, Callable[[Collection[UUID], str], dict[UUID, str]]] = {}


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
        # The actor's kind first: what the clock did is not said of a person, whatever else is marked.
        marks = [entry.actor_kind, *(mark for mark, is_set in entry.data.items() if is_set)]
        otherwise = (entry.word.otherwise[mark] for mark in marks if mark in entry.word.otherwise)
        return str(next(otherwise, entry.word.sentence)) % words


def person_in(entry: ActivityEntry) -> str:
    """Who acted, as the entry's readers may know it: staff stay a team, and nobody's people are named to all."""
    if entry.audience != Audience.JOINT:
        if entry.actor_user is not None:
            # Either will do: who has left the staff stays "the campaign team" in what they did as such.
            is_staff = entry.word.doer == Doer.STAFF or entry.actor_user.is_staff
            return _("The campaign team") if is_staff else str(entry.actor_user)
        if entry.actor_key is not None:
            return _("The access key “%(name)s”") % {"name": entry.actor_key.name}
    return entry.organization.name if entry.organization else _("Somebody")


def doer_in(entry: ActivityEntry) -> Doer:
    """Who acted, without a name. Whether a person was staff is told by what was done: who joins or leaves the staff
    afterwards does not change what happened."""
    if entry.actor_kind == ActorKind.PERSON:
        return Doer.STAFF if entry.word.doer == Doer.STAFF else Doer.MEMBER
    # A code that was shown once makes nobody a media contact.
    if entry.word.noun == Noun.VIDEO and entry.actor_kind == ActorKind.LINK_HOLDER:
        return Doer.VISITOR
    return DOERS[ActorKind(entry.actor_kind)]


DOERS = {
    ActorKind.KEY: Doer.KEY,
    ActorKind.LINK_HOLDER: Doer.CONTACT,
    ActorKind.CLOCK: Doer.CLOCK,
    ActorKind.VISITOR: Doer.VISITOR,
}


def names_of(entries: Iterable[ActivityEntry], language: str) -> dict[UUID, str]:
    """The names of what these entries are about, with one question for each kind of thing. Not all have one.

    What an entry brings along costs none: organisation and campaign.
    """
    things: dict[str, set[UUID]] = defaultdict(set)
    names: dict[UUID, str] = {}
    for entry in entries:
        if entry.organization and entry.subject_id == entry.organization.public_id:
            names[entry.subject_id] = entry.organization.name
        elif entry.campaign and entry.subject_id == entry.campaign.public_id:
            names[entry.subject_id] = entry.campaign.name_in(language)
        # Collected first: a page of entries costs one query for each kind of thing and not one for each entry.
        elif entry.subject_id and entry.subject_type in NAMERS:
            things[entry.subject_type].add(entry.subject_id)
    for noun, ids in things.items():
        names |= NAMERS[Noun(noun)](ids, language)
    return names


def tone(entry: ActivityEntry) -> str:
    """The colour of its dot."""
    return entry.word.tone
