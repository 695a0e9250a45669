"""A message as it came over the wire, and what we want to know of it. Nothing in it is believed."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parseaddr
from itertools import islice

from bs4 import BeautifulSoup
from django.conf import settings

from partners.kernel.fields.addresses import canonical_or_same

MEGABYTE = 1024 * 1024
# Five files of the size that we take, as mail carries them.
MOST_BYTES = 35 * MEGABYTE
# More parts than a person sends are an attack on whoever opens them.
MOST_PARTS, MOST_ATTACHMENTS = 100, 40
# Longer than all that is ever taken: what is beyond is not read, and the text is known to be too long.
MOST_TEXT, MOST_HTML = 120_000, 400_000
MOST_QUOTATIONS, MOST_TAGS = 50, 6000
TAG = re.compile(r"<[^<>]*>")
BLOCK = re.compile(r"</?(?:div|li|tr|h[1-6]|pre|table|ul|ol|blockquote|hr)\b", re.IGNORECASE)
PARAGRAPH, LINE_BREAK = re.compile(r"</p\b", re.IGNORECASE), re.compile(r"<br\b", re.IGNORECASE)
# Signs of no language: a new line unless there is one already, and a new line.
SOFT, HARD = "\ue000", "\ue001"
# Where the server says for whom it was; `To` and `Cc` are what the sender says.
ENVELOPE = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
ROBOTS = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Loop", "Feedback-ID")
SUPPRESSED = re.compile(r"\b(all|oof|autoreply)\b", re.IGNORECASE)
NO_MAILBOX = re.compile(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+=-].*)?", re.IGNORECASE)
VERDICT = re.compile(r"\b(dmarc|spf|dkim)\s*=\s*([a-z]+)", re.IGNORECASE)
# How some providers tell of the same in headers of their own.
OF_PROVIDERS = {"X-Mailgun-Spf": "spf", "X-Mailgun-Dkim-Check-Result": "dkim", "Received-SPF": "spf"}


class Unreadable(ValueError):  # noqa: N818  named like the answer of a rule
    """No message that we can take apart."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """`name` is the sender's word for it, and shown to people only."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """One letter. `senders` and `recipients` are addresses in their one form where they have one.

    `key` is the digest of its Message-ID, or of all of it where it has none: by it the same letter is known again.
    `is_unproved`: the server that took it for us says that it does not come from where it claims to.
    """

    recipients: tuple[str, ...]
    senders: tuple[str, ...]
    key: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    is_automatic: bool = False
    is_bounce: bool = False
    is_unproved: bool = False


def read_letter(raw: bytes) -> Incoming:
    """Raises Unreadable for what is too large, has too many parts, or is no message."""
    if not raw.strip() or len(raw) > MOST_BYTES:
        raise Unreadable
    try:
        message = BytesParser(policy=compat32).parsebytes(raw)
        parts = list(islice(_parts(message), MOST_PARTS + 1))
    # Nested more deeply than Python follows.
    except (RecursionError, ValueError, LookupError) as error:
        raise Unreadable from error
    if len(parts) > MOST_PARTS or not message.keys():
        raise Unreadable
    text, attachments = _body(parts)
    senders = _addresses(message, "From")
    return Incoming(
        recipients=_addresses(message, *ENVELOPE) + _addresses(message, "To", "Cc"),
        senders=senders,
        key=_key(message, raw),
        text=text,
        attachments=attachments,
        is_automatic=_is_automatic(message) or any(NO_MAILBOX.fullmatch(each.partition("@")[0]) for each in senders),
        is_bounce=_is_bounce(message),
        is_unproved=_is_unproved(message),
    )


def _parts(message: Message) -> Iterator[Message]:
    """What the letter consists of; a letter that hangs on it is one thing, and its words are somebody else's."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Message)]
        yield part


def _all(message: Message, *names: str) -> list[str]:
    return [" ".join(str(value).split()) for name in names for value in message.get_all(name, [])]


def _addresses(message: Message, *names: str) -> tuple[str, ...]:
    """In the order of the headers, each once."""
    # More than anybody writes to; a header of a megabyte is not looked through.
    told = [value[:4000] for value in _all(message, *names)[:20]]
    found = [canonical_or_same(address) for _name, address in getaddresses(told) if "@" in address]
    return tuple(dict.fromkeys(found))


def _key(message: Message, raw: bytes) -> str:
    told = "".join(_all(message, "Message-ID")[:1]).strip()
    return hashlib.sha256(told.encode("utf-8", "surrogateescape") if len(told) > len("<@>") else raw).hexdigest()


def _is_automatic(message: Message) -> bool:
    """Written by a program (RFC 3834, and what came before it): nobody answers it, or two programs never end."""
    submitted = "".join(_all(message, "Auto-Submitted")[:1]).partition(";")[0].strip().lower()
    precedence = {each.lower() for each in _all(message, "Precedence", "X-Precedence")}
    return (
        submitted not in {"", "no"}
        or bool(precedence & {"bulk", "junk", "list", "auto_reply"})
        or any(SUPPRESSED.search(each) for each in _all(message, "X-Auto-Response-Suppress"))
        or any(name in message for name in (*LISTS, *ROBOTS))
        or message.get_content_type() == "multipart/report"
    )


def _is_bounce(message: Message) -> bool:
    """A server's word that a letter did not arrive."""
    returned = _all(message, "Return-Path")[:1]
    is_report = message.get_content_type() == "multipart/report"
    kind = str(message.get_param("report-type") or "").lower()
    return returned == ["<>"] or (is_report and kind in {"", "delivery-status"})


def _is_unproved(message: Message) -> bool:
    """By the headers that our own server, or the provider, has put there. A header that speaks well proves nothing
    unless it is known who wrote it: anybody can put one in."""
    own = settings.INBOUND_AUTHSERV_ID.lower()
    verdicts: dict[str, set[str]] = {}
    for told in _all(message, "Authentication-Results")[:10]:
        server, _semicolon, results = told[:4000].partition(";")
        if not own or (server.split() or [""])[0].lower() == own:
            for method, result in VERDICT.findall(results):
                verdicts.setdefault(method.lower(), set()).add(result.lower())
    for name, method in OF_PROVIDERS.items():
        for told in _all(message, name)[:3]:
            verdicts.setdefault(method, set()).add((told.split() or [""])[0].lower())
    dmarc, spf, dkim = (verdicts.get(method, set()) for method in ("dmarc", "spf", "dkim"))
    if "fail" in dmarc:
        return True
    if dmarc == {"pass"}:
        return False
    is_vouched_for = "pass" in spf or "pass" in dkim
    if own:
        return not is_vouched_for
    return bool((spf | dkim) & {"fail", "softfail", "permerror"}) and not is_vouched_for


def _body(parts: list[Message]) -> tuple[str, tuple[Attachment, ...]]:
    """The text, from HTML where there is none, and all that hangs on it."""
    plain, html = "", ""
    attachments: list[Attachment] = []
    for part in parts:
        if part.get_content_maintype() == "multipart":
            continue
        kind = part.get_content_type()
        is_attached = part.get_content_disposition() == "attachment" or bool(part.get_filename())
        if not is_attached and kind == "text/plain":
            # A telephone writes what stands below a picture as a part of its own.
            plain = f"{plain}\n{_decoded(part, MOST_TEXT)}"[: MOST_TEXT + 2]
        elif not is_attached and kind == "text/html" and not html:
            html = _decoded(part, MOST_HTML)
        elif (is_attached or kind not in {"text/plain", "text/html"}) and len(attachments) < MOST_ATTACHMENTS:
            attachments.append(Attachment(_name(part), _bytes(part)))
    text = plain if plain.strip() else text_of_html(html)
    return text[: MOST_TEXT + 1], tuple(attachments)


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _decoded(part: Message, most: int) -> str:
    # Four bytes are the most that a sign has; one more sign than is taken tells that it was longer.
    data = _bytes(part)[: 4 * (most + 1)]
    for charset in (str(part.get_content_charset() or "utf-8"), "utf-8"):
        try:
            return data.decode(charset, "replace")[: most + 1]
        except (LookupError, ValueError):
            continue
    return ""


def _name(part: Message) -> str:
    try:
        told = str(make_header(decode_header(part.get_filename() or "")))
    except (LookupError, ValueError):
        told = ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())[:120] or "file"


def text_of_html(html: str) -> str:
    """The words, a line for each block, what is quoted with `>` before it as in a plain letter."""
    if len(html) > MOST_HTML:
        # Too long to be taken: said by a text that is, too.
        return html[: MOST_TEXT + 1]
    if html.count("<") > MOST_TAGS:
        # Built to be slow, or a conversation of weeks: the words without their places, for a person to look at.
        return re.sub(r"\s*\n\s*", "\n", TAG.sub("\n", html)).strip()
    # Put in before it is parsed: a tree that is very deep takes its time for each change.
    html = BLOCK.sub(rf"{SOFT}\g<0>", re.sub(r"\s+", " ", html))
    html = LINE_BREAK.sub(rf"{HARD}\g<0>", PARAGRAPH.sub(rf"{HARD}{SOFT}\g<0>", html))
    soup = BeautifulSoup(html, "html.parser")
    for each in soup(["script", "style", "head", "title", "template"]):
        each.decompose()
    # One after the other from the top, so that what is quoted inside goes with it.
    for _time in range(MOST_QUOTATIONS):
        quoted = soup.find("blockquote")
        if quoted is None:
            break
        lines = _in_lines(quoted.get_text()).split("\n")
        quoted.replace_with(SOFT + HARD.join(f"> {line}" for line in lines) + SOFT)
    return _in_lines(soup.get_text())


def _in_lines(text: str) -> str:
    text = re.sub(f" *{SOFT}[ {SOFT}]*", "\n", text.replace("\xa0", " ")).replace(HARD, "\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def is_from_us(letter: Incoming) -> bool:
    """Sent by the portal itself: from its address, or from one at which it takes mail in."""
    own = {canonical_or_same(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])}
    domain = f"@{settings.INBOUND_DOMAIN}"
    return any(sender in own or sender.endswith(domain) for sender in letter.senders)
