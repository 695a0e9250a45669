"""Contacts as vCards, of RFC 6350 (4.0) and RFC 2426 (3.0). No library that is kept writes 4.0 (docs/adr/0070)."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from partners.kernel.fields import shown_address, shown_phone
from partners.press.models import Facts, Kind

from .contacts import LABELS, Names, in_words, title_of, topic_names

CARD_TYPE = "text/vcard; charset=utf-8"
# Octets of a line without its end, as both say.
LONGEST_LINE = 75
# What has a property of its own; all else stands as words in the note.
OF_ITS_OWN = frozenset({"name", "position", "organization", "email", "phone"})
ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def cards(people: Iterable[tuple[UUID, Facts]], version: str, subjects: Names) -> Iterator[bytes]:
    """One card after the other, as address books read them from one file. `version` is `3.0` or `4.0`."""
    for public_id, facts in people:
        yield card(public_id, facts, version, subjects)


def card(public_id: UUID, facts: Facts, version: str, subjects: Names) -> bytes:
    """What `facts` say, and nothing else: whoever calls has asked what may be told."""
    is_new = version == "4.0"
    title = title_of(facts)
    lines = [
        ("BEGIN", "VCARD"),
        ("VERSION", version),
        # In 3.0 nobody is without it, and which part of a name is which we do not know.
        ("N", f"{text(facts.name or title)};;;;"),
        ("FN", text(title)),
        ("UID", f"urn:uuid:{public_id}"),
        ("ORG", text(facts.organization)),
        ("TITLE", text(facts.position)),
        ("EMAIL" if is_new else "EMAIL;TYPE=INTERNET", text(shown_address(facts.email))),
        ("TEL;TYPE=work" if is_new else "TEL;TYPE=WORK,VOICE", text(shown_phone(facts.phone))),
        ("TZ" if is_new else "TZ;VALUE=text", text(facts.time_zone)),
        ("CATEGORIES", ",".join(text(name) for name in topic_names(facts.topics, subjects))),
        ("NOTE", text("\n".join(_remarks(facts, subjects)))),
    ]
    if is_new:
        lines.insert(2, ("KIND", "org" if facts.kind == Kind.DESK else "individual"))
        lines += [(f"LANG;PREF={place}", code) for place, code in enumerate(facts.languages[:100], start=1)]
    lines.append(("END", "VCARD"))
    return b"".join(folded(f"{name}:{value}") for name, value in lines if value)


def text(value: str) -> str:
    return value.translate(ESCAPED)


def folded(line: str) -> bytes:
    """One logical line as several of 75 octets at most; no letter is cut in two."""
    pieces = [b""]
    for sign in line:
        octets = sign.encode()
        if len(pieces[-1]) + len(octets) > LONGEST_LINE:
            pieces.append(b" ")
        pieces[-1] += octets
    return b"\r\n".join(pieces) + b"\r\n"


def _remarks(facts: Facts, subjects: Names) -> list[str]:
    said = [(LABELS[name], in_words(facts, name, subjects)) for name in LABELS if name not in OF_ITS_OWN]
    return [f"{label}: {value}" for label, value in said if value]
