"""The facts about a media contact in words, alone and beside those that were agreed to before.

`subjects` are the names of all subjects by code, which a page asks for once (`campaigns.selectors.subject_names`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from partners.kernel.fields import shown_address, shown_phone
from partners.kernel.languages.zones import city_of
from partners.press.models import FACTS, ConsentText, Facts, MediaContact, MediaInquiry
from partners.press.routing import Voice, route, timetable
from partners.press.selectors import question_of, voices
from partners.texts.rendering import Passage, blocks_of, has_changes, only_changes
from partners.texts.rendering import compared as compared_texts

# What a press officer may tell a reporter, and what stays with the press officers. Every fact is in one of the two.
TOLD = {
    "name": pgettext_lazy("of a person", "Name"),
    "position": _("Position"),
    "organization": _("Organisation"),
    "languages": _("Languages"),
    "topics": _("Topics"),
}
HELD = {
    "time_zone": _("Time zone"),
    "hours": _("Hours"),
    "email": _("E-mail address"),
    "phone": _("Telephone"),
}
LABELS = TOLD | HELD
# What is stored in one form, and how people read it.
SHOWN_AS = {"time_zone": city_of, "email": shown_address, "phone": shown_phone}
Names = Mapping[str, str]
# Title, introduction, and the sentence that is agreed to.
FEWEST_PARTS = 3


@dataclass(frozen=True)
class Line:
    """One fact in words. `before` is what was agreed to; None where nothing was, or nothing is compared."""

    label: Any
    value: str
    before: str | None = None
    is_different: bool = False


def told(facts: Facts, subjects: Names) -> list[Line]:
    return [Line(LABELS[name], in_words(facts, name, subjects)) for name in TOLD]


def held(facts: Facts) -> list[Line]:
    # No subject is among what is held, so no names are needed.
    return [Line(LABELS[name], in_words(facts, name, {})) for name in HELD]


def compared(proposed: Facts, agreed: Facts, subjects: Names) -> list[Line]:
    """Every fact as it was agreed to and as it is proposed, those that differ first."""
    lines = [
        Line(
            LABELS[name],
            in_words(proposed, name, subjects),
            in_words(agreed, name, subjects),
            _differ(proposed, agreed, name),
        )
        for name in FACTS
    ]
    return sorted(lines, key=lambda line: not line.is_different)


def changed_labels(proposed: Facts, agreed: Facts | None) -> list[str]:
    """What the person has not agreed to, where they agreed to something before."""
    return [str(LABELS[name]) for name in FACTS if _differ(proposed, agreed, name)] if agreed else []


def in_words(facts: Facts, name: str, subjects: Names) -> str:
    """Of a choice what people read, and not its key; empty where nothing is given."""
    if name == "languages":
        return ", ".join(facts.language_names)
    if name == "topics":
        return ", ".join(topic_names(facts.topics, subjects))
    if name in SHOWN_AS:
        return SHOWN_AS[name](str(getattr(facts, name)))
    return str(getattr(facts, name))


def topic_names(codes: Iterable[Any], subjects: Names) -> list[str]:
    """A code that nobody has named, which only somebody in the database can have written, stands for itself."""
    # As text: what somebody wrote into the column may be of a kind that no mapping can be asked for.
    return [subjects.get(code, code) for code in map(str, codes)]


def _differ(one: Facts, other: Facts, name: str) -> bool:
    values = [getattr(facts.in_one_form, name) for facts in (one, other)]
    # As for the hash: boxes are ticked in no order.
    return sorted(values[0]) != sorted(values[1]) if name in {"languages", "topics"} else values[0] != values[1]


def consent_as_text(consent: Mapping[str, Any]) -> str:
    """As people write it: the title, the paragraphs with their headings, and last the sentence that is agreed to."""
    parts = [consent["title"], consent["intro"]]
    for section in consent["sections"]:
        parts += [section["heading"], *section["paragraphs"]]
    return "\n\n".join(part for part in [*parts, consent["acceptance"]] if part)


def consent_changes(before: ConsentText, after: ConsentText, language: str) -> list[Passage]:
    """What is new for somebody who agreed to the one before; nothing where they read the same."""
    passages = compared_texts(consent_as_text(before.text_in(language)), consent_as_text(after.text_in(language)))
    return only_changes(passages) if has_changes(passages) else []


def consent_from(text: str) -> dict[str, Any]:
    """What was written so, as `ConsentText.texts` keeps it for a language. Only where `consent_mistake` finds none."""
    title, *blocks, acceptance = blocks_of(text)
    sections: list[dict[str, Any]] = []
    intro: list[str] = []
    for block in blocks:
        if block.is_heading:
            sections.append({"heading": block.text, "paragraphs": []})
        else:
            (sections[-1]["paragraphs"] if sections else intro).append(block.text)
    return {
        "title": title.text,
        "intro": "\n\n".join(intro),
        "sections": sections,
        "acceptance": acceptance.text,
    }


def consent_mistake(text: str) -> str:
    """What it lacks, or nothing."""
    blocks = blocks_of(text)
    if len(blocks) < FEWEST_PARTS or blocks[1].is_heading or blocks[-1].is_heading:
        return str(
            _(
                "A consent text begins with its title and an introduction, and ends with the sentence that the person "
                "agrees to. Each is a paragraph of its own, and a sentence ends with a full stop."
            )
        )
    return ""


# --- inquiries ---

# Nobody reads a longer list; those who can answer stand at its beginning.
MOST_TO_CHOOSE = 200
LEVELS = {"native": _("speaks it from birth"), "fluent": _("speaks it fluently"), "working": _("speaks it at work")}
CONDITIONS = {"voice_only": _("voice only"), "no_face": _("does not show the face"), "no_name": _("without a name")}
# For and against; a code that is not here stands for itself.
REASONS = {
    "topic": _("knows this topic"),
    "every_topic": _("speaks about everything"),
    "no_topics": _("has told no topics"),
    "country": _("speaks in this country"),
    "no_countries": _("has told no countries"),
    "elsewhere": _("speaks in other countries"),
    "medium": _("gives such interviews"),
    "no_media": _("has told no media"),
    "careful": _("is careful: after the others"),
    "duty": _("is on duty"),
}
AGAINST = {
    "language": _("does not speak the language"),
    "topic": _("speaks about other topics"),
    "protected": _("is protected: ask by hand only"),
    "medium": _("gives no such interviews"),
    "face": _("does not show the face"),
    "asked": _("the partner was asked already"),
    "busy": _("has enough in hand"),
    "asleep": _("asleep until the deadline"),
    "away": _("away until the deadline"),
}


@dataclass(frozen=True)
class Asked:
    """One who is listed, for the press officers' screen. `since` and `until`: when they would be asked, if ever."""

    contact: MediaContact
    facts: Facts
    reasons: list[str]
    since: datetime | None = None
    until: datetime | None = None


def reason_in_words(code: str, value: Any = "") -> str:
    """Why somebody is asked, or where in the order they stand."""
    if code == "speaks":
        return str(LEVELS.get(str(value), value))
    if code == "condition":
        return str(CONDITIONS.get(str(value), value))
    if code == "awake":
        hours, minutes = divmod(int(value), 60)
        return _("awake for %(hours)s h %(minutes)s min before the deadline") % {"hours": hours, "minutes": minutes}
    if code == "load":
        return ngettext("%(count)s question in hand", "%(count)s questions in hand", int(value)) % {"count": value}
    return str(REASONS.get(code, code))


def order_for(inquiry: MediaInquiry, *, at: datetime) -> tuple[list[Asked], list[Asked], datetime]:
    """Who can answer in the order in which they are asked, who cannot and why, and when the press officers have it."""
    listed, question = voices(at=at), question_of(inquiry, at=at)
    routing = route([voice for voice, _contact in listed.values()], question)
    turns, staff = timetable(routing.ranked, question)
    times = {turn.voice.id: turn for turn in turns}

    def shown(voice: Voice, reasons: list[str]) -> Asked:
        contact, turn = listed[voice.id][1], times.get(voice.id)
        facts = contact.agreed_facts or contact.facts
        return Asked(contact, facts, reasons, turn.since if turn else None, turn.until if turn else None)

    able = [
        shown(each.voice, [reason_in_words(*astuple(reason)) for reason in each.reasons]) for each in routing.ranked
    ]
    others = [shown(each.voice, [str(AGAINST.get(each.reason.code, each.reason.code))]) for each in routing.left_out]
    return able, others, staff


def voices_to_choose(inquiry: MediaInquiry, *, at: datetime) -> tuple[dict[str, MediaContact], list[tuple[str, str]]]:
    """Those who are listed, by the id that a form sends, and as a list to choose from with the reasons."""
    able, others, _staff = order_for(inquiry, at=at)
    found = {str(each.contact.public_id): each for each in [*able, *others][:MOST_TO_CHOOSE]}
    choices = [
        (key, f"{each.facts.name}, {each.facts.organization}: {', '.join(each.reasons)}") for key, each in found.items()
    ]
    return {key: each.contact for key, each in found.items()}, choices
