"""What is held of a person: handed over, and erased, once their mailbox has said that it is theirs."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER
from partners.kernel.codes import digest_of, new_secret
from partners.kernel.doors.open_forms import is_first_use
from partners.mail.models import OutgoingMail, Urgency
from partners.mail.selectors import LETTERS, RECORDS, Kept, Record, letters_to
from partners.mail.services import queue_nothing
from partners.press.emails import tell_editors
from partners.press.emails.personal import PERSON, send_person_question, tell_of_erasure
from partners.press.models import EmbargoAccess, HeldInquiry, PersonRequest
from partners.press.selectors import releases_held_back
from partners.press.selectors.keeping import (
    CONTACTS,
    EARLY,
    INQUIRIES,
    REQUESTS,
    SUBSCRIPTIONS,
    contacts_at,
    inquiries_from,
    told_of_accesses,
    told_of_contacts,
    told_of_inquiries,
    told_of_subscriptions,
)
from partners.press.services.contacts import hold_contact, take_off
from partners.press.services.files import forget_files_of
from partners.press.services.offers import end_offers, held_inquiry
from partners.press.services.subscriptions import forget_subscriptions
from partners.press.workflow import LIVE

Wants = PersonRequest.Wants
Part = tuple[str, list[bytes]]


class Erased(NamedTuple):
    """Of one kind: how many rows are gone, and how many stay, with the reason."""

    kept: Kept
    gone: int
    stay: int
    reason: Any


@transaction.atomic
def ask_about_person(email: str, *, wants: str, language: str, submission: str = "", is_told: bool = True) -> None:
    """Write to the mailbox. Whether anything is held under it nobody who types an address learns.

    `submission` is the form's token, which serves once. Without `is_told` the letter that would be one too many is
    not sent.
    """
    if submission and not is_first_use(submission):
        return
    if not is_told:
        queue_nothing(PERSON, urgency=Urgency.PROMPT)
        return
    code = new_secret()
    request = PersonRequest.objects.create(
        email=email, wants=wants, language=language, code_hash=digest_of(code), asked_at=clock.now()
    )
    send_person_question(request, code)


def request_with(code: str) -> PersonRequest | None:
    """None for a code that is old, used up, or was never one."""
    since = clock.now() - REQUESTS.after
    return PersonRequest.objects.filter(code_hash=digest_of(code), asked_at__gt=since).first()


def held_of(address: str) -> list[tuple[Kept, list[dict[str, Any]]]]:
    """Each kind with its rows, also where there are none: that nothing is held is an answer as well."""
    return [(record.kept, record.told(address)) for record in RECORDS]


def export_of(request: PersonRequest) -> Iterator[Part]:
    """Name and content of each file: the same once for programs and once to be read."""
    now, held = clock.now(), held_of(request.email)
    told = {
        "address": request.email,
        "made_at": now,
        "records": [
            {"kind": kept.name, "basis": str(kept.basis), "kept": kept.rule_in_words, "rows": rows}
            for kept, rows in held
        ],
    }
    yield "data.json", [json.dumps(told, ensure_ascii=False, indent=1, default=_plain).encode()]
    yield f"{_('READ ME')}.txt", [in_words(request.email, held, at=now).encode()]


def in_words(address: str, held: list[tuple[Kept, list[dict[str, Any]]]], *, at: datetime) -> str:
    lines = [_("What we hold under %(address)s, as of %(moment)s") % {
        "address": address, "moment": date_format(at, "DATETIME_FORMAT")}]  # fmt: skip
    for kept, rows in held:
        lines += ["", str(kept.label).upper(), f"{kept.basis} {kept.rule_in_words}"]
        lines += [_("Nothing is held.")] if not rows else []
        for row in rows:
            lines += ["", *_lines(row)]
    return "\n".join(lines) + "\n"


def _lines(row: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for number, each in enumerate(value, 1):
                yield f"{before}{name} {number}:"
                yield from _lines(each, before + "  ")
        elif isinstance(value, dict):
            yield f"{before}{name}: {json.dumps(value, ensure_ascii=False, default=_plain)}"
        else:
            words = ", ".join(map(str, value)) if isinstance(value, list) else _plain(value)
            yield f"{before}{name}: {words}"


def _plain(value: Any) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


@transaction.atomic
def erase_person(code: str) -> list[Erased] | None:
    """Everything under the address that the request came from. None for a code that opens nothing.

    Partners lose the contact or the question and are told so; press officers read how much it was.
    """
    since = clock.now() - REQUESTS.after
    found = PersonRequest.objects.select_for_update(no_key=True).filter(
        code_hash=digest_of(code), asked_at__gt=since, wants=Wants.ERASE
    )
    request = found.first()
    if request is None:
        return None
    address, told = request.email, []
    for record in RECORDS:
        gone, stay = record.erase(address)
        told.append(Erased(record.kept, gone, stay, record.stays if stay else ""))
    tell_of_erasure(sum(each.gone for each in told))
    return told


def erase_inquiries(address: str) -> tuple[int, int]:
    """What partners have of them ends with it, and they are told."""
    forget_files_of(inquiries_from(address))
    rows = list(inquiries_from(address))
    for row in rows:
        end_offers(held_inquiry(row), by=CLOCK)
        row.delete()
    return len(rows) + HeldInquiry.objects.filter(email__iexact=address).delete()[0], 0


def erase_contacts(address: str) -> tuple[int, int]:
    """The log keeps that somebody ended their listing, and the seals of what they had agreed to: with what a person
    has kept, a seal proves it, and it says nothing by itself."""
    rows = list(contacts_at(address))
    for row in rows:
        if row.standing in LIVE:
            ended = take_off(row, by=LINK_HOLDER, seals=[each.sha256 for each in row.consents.all()])
            tell_editors(ended, "withdraw")
        hold_contact(row).delete()
    return len(rows), 0


def erase_subscriptions(address: str) -> tuple[int, int]:
    return forget_subscriptions(address), 0


def erase_accesses(address: str) -> tuple[int, int]:
    """Whoever has agreed to an embargo that still holds is kept until it has ended."""
    rows = EmbargoAccess.objects.filter(email__iexact=address)
    bound = rows.filter(copies__release__in=releases_held_back(at=clock.now())).values("pk")
    kept = list(bound.distinct().values_list("pk", flat=True))
    gone = list(rows.exclude(pk__in=kept))
    for row in gone:
        row.delete()
    return len(gone), len(kept)


def erase_letters(address: str) -> tuple[int, int]:
    """Of the press, sent or waiting. Those about an account stay with it."""
    return OutgoingMail.objects.filter(to__iexact=address, kind__startswith="press/").delete()[0], 0


def erase_requests(address: str) -> tuple[int, int]:
    return PersonRequest.objects.filter(email__iexact=address).delete()[0], 0


def purge_requests() -> int:
    """Forget those that nobody confirmed, and those that had their answer."""
    return PersonRequest.objects.filter(asked_at__lt=clock.now() - REQUESTS.after).delete()[0]


OWN_RECORDS = [
    Record(INQUIRIES, told_of_inquiries, erase_inquiries),
    Record(CONTACTS, told_of_contacts, erase_contacts),
    Record(SUBSCRIPTIONS, told_of_subscriptions, erase_subscriptions),
    Record(
        EARLY,
        told_of_accesses,
        erase_accesses,
        gettext_lazy("You agreed to an embargo that still holds. After its end it is deleted by itself."),
    ),
    Record(REQUESTS, lambda address: [], erase_requests),
    # The last: what the others write to this address goes as well.
    Record(LETTERS, letters_to, erase_letters),
]
