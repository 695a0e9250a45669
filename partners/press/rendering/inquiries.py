"""Who is asked, in which order and why, in words."""

from dataclasses import astuple, dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from partners.press.models import AnswerTemplate, Facts, MediaContact, MediaInquiry
from partners.press.routing import Voice, route, timetable
from partners.press.selectors import AT_ONCE, left_out, order_of, question_of, ranked_voices

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


# Why a letter was not taken in by itself.
WHY = {
    "other_sender": _("It comes from another address than this side’s."),
    "unproved": _("The mail server does not vouch for its sender."),
    "empty": _("Apart from what it quotes, nothing that could be read is in it."),
    "not_theirs": _("The question is not with this partner, or not any more."),
    "long": _("Together with the answer that waits it is too long."),
    "automatic": _("A program wrote it."),
    "bounce": _("A mail server reports that a letter of ours did not arrive."),
    "loop": _("It is a letter of the portal’s own that came back."),
    "often": _("Too many letters came within an hour."),
    "said": _("The same words stand in the conversation already."),
    "closed": _("The question was closed; its writer was told."),
    "full": _("The conversation was full; its writer was told."),
    "too_long": _("It was too long; its writer was told."),
}


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


def begun_with(template: AnswerTemplate, inquiry: MediaInquiry) -> str:
    """The template's text with what is known of the inquiry, in the language of the template."""
    with translation.override(template.language), timezone.override(ZoneInfo(inquiry.time_zone)):
        deadline = date_format(timezone.localtime(inquiry.deadline_at), "DATETIME_FORMAT")
        campaign = inquiry.campaign.name if inquiry.campaign else ""
    values = {"name": inquiry.name, "outlet": inquiry.outlet, "campaign": campaign, "deadline": deadline}
    return template.filled(values)


class Asking(NamedTuple):
    """Who can answer in the order in which they are asked, who cannot and why; `more` can answer besides.

    `staff_at` is when the press officers have it; None where more can be asked than were read.
    """

    able: list[Asked]
    others: list[Asked]
    more: int
    staff_at: datetime | None


def order_for(inquiry: MediaInquiry, *, at: datetime, most: int) -> Asking:
    """The first `most` of those who can answer, and as many of those who cannot."""
    question = question_of(inquiry, at=at)
    order = order_of(question, at=at)
    # More than are shown: how long all of them have tells when it comes to the press officers.
    read = list(islice(ranked_voices(order, question, at=at), max(most, AT_ONCE)))
    turns, staff = timetable([ranked for ranked, _contact in read], question)
    times = {turn.voice.id: turn for turn in turns}
    contacts = {ranked.voice.id: contact for ranked, contact in read}
    more = max(len(order.able) - most, 0) if len(read) > most else 0

    def shown(voice: Voice, contact: MediaContact, reasons: list[str]) -> Asked:
        turn = times.get(voice.id)
        facts = contact.agreed_facts or contact.facts
        return Asked(contact, facts, reasons, turn.since if turn else None, turn.until if turn else None)

    able = [
        shown(each.voice, contacts[each.voice.id], [reason_in_words(*astuple(reason)) for reason in each.reasons])
        for each, _contact in read[:most]
    ]
    out = left_out(order, question, at=at, most=most)
    others = [
        shown(each.voice, out[each.voice.id][1], [str(AGAINST.get(each.reason.code, each.reason.code))])
        for each in route([voice for voice, _contact in out.values()], question).left_out
    ]
    return Asking(able, others, more, staff if len(order.able) <= len(read) else None)


def voices_to_choose(inquiry: MediaInquiry, *, at: datetime) -> tuple[dict[str, MediaContact], list[tuple[str, str]]]:
    """Those who are listed, by the id that a form sends, and as a list to choose from with the reasons."""
    asking = order_for(inquiry, at=at, most=MOST_TO_CHOOSE)
    found = {str(each.contact.public_id): each for each in [*asking.able, *asking.others][:MOST_TO_CHOOSE]}
    choices = [
        (key, f"{each.facts.name}, {each.facts.organization}: {', '.join(each.reasons)}") for key, each in found.items()
    ]
    return {key: each.contact for key, each in found.items()}, choices
