"""Which words of an answer are its writer's own: without what they quote, and without a signature."""

import re

from quotequail import unwrap

# Headers are searched for from every line on: more lines than a person writes are not looked through.
MOST_LINES = 700
# A line that is longer is no line of a mail program's, and is not held against any pattern.
LONGEST_LINE = 400
WRAPPED = 3
WROTE = (
    r"wrote|schrieb\b.{0,200}|пише|пишет|написав(?:\(ла\)|\(-ла\)|ла)?|написал(?:\(а\)|а)?|надіслав(?:\(ла\)|ла)?"
    r"|a écrit|escribió|napisał(?:\(a\)|a)?|ha scritto|escreveu"
)
# “On Monday at 12:45 somebody wrote:” in the words of many programs. It needs an hour and a date or an address: a
# person, too, may say that somebody wrote.
INTRODUCTION = re.compile(
    rf"(?=.*\d[:.]\d\d)(?=.*(?:\b\d{{4}}\b|\d\.\d\d\.\d\d|/\d\d/|<[^<>\s]+@)).*\s(?:{WROTE})\s?:", re.IGNORECASE
)
WITHOUT_VERB = re.compile(r".{0,80}\b\d{4}\b.{0,160}<[^<>\s]{1,120}@[^<>\s]{1,120}>\s?:")
# Our library reads these lines in English, German, Russian and some more, and not in Ukrainian.
HEADERS = {
    "From": "Від|Від кого|От|Od|Von|De",
    "Sent": "Надіслано|Відправлено|Дата|Отправлено|Wysłano|Gesendet|Envoyé",
    "To": "Кому|Do|An|À",
    "Cc": "Копія|Копия|DW|Kopie",
    "Subject": "Тема|Temat|Betreff|Objet",
}
HEADER = {name: re.compile(rf"\*?(?:{words})\s?:\*?", re.IGNORECASE) for name, words in HEADERS.items()}
FORWARDED = re.compile(
    r"-{3,}\s?(?:оригінальне повідомлення|вихідне повідомлення|пересилане повідомлення|переслане повідомлення"
    r"|исходное сообщение|пересылаемое сообщение|wiadomość oryginalna)\s?-{3,}",
    re.IGNORECASE,
)
# What telephones add by themselves.
SENT_FROM = re.compile(
    r"(?:sent from my|get outlook for|sent with|надіслано з|відправлено з|отправлено с|gesendet von|von meinem)\b"
    r".{0,80}",
    re.IGNORECASE,
)
# As every mail program writes a signature; many strip the blank.
SIGNATURE, LONGEST_SIGNATURE = "--", 15


def own_words(text: str) -> str:
    """What somebody wrote above and below what they quote. Empty where nothing is left: then the whole has to be read.

    Where it is not certain that something is a quotation, it stays.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if len(lines) > MOST_LINES:
        return text.strip()
    told = _in_english(lines)
    found = unwrap("\n".join(line for line, _written in told))
    if found is None or _is_a_list(found):
        return _without_signature(lines)
    # Back again: a line of an answer may begin like a header.
    written = dict(told)
    above, below = (
        _without_signature([written.get(line, line) for line in found.get(name, "").split("\n")])
        for name in ("text_top", "text_bottom")
    )
    return "\n\n".join(part for part in (above, _unquoted(below)) if part)


def _is_a_list(found: dict[str, str]) -> bool:
    """Two lines such as “Date: …” and “Subject: …” are an answer; a letter that is quoted says who sent it and when."""
    return found["type"] == "forward" and bool({"date", "subject"} & found.keys()) and "from" not in found


def _in_english(lines: list[str]) -> list[tuple[str, str]]:
    """Each line as our library knows it, where programs introduce a quotation by it, and as it was."""
    told, skipped = [], 0
    for place, line in enumerate(lines):
        if skipped:
            skipped -= 1
        elif span := _introduced(lines, place):
            # Our library looks at two lines at once, and would take the one before for a part of it.
            told += [("", ""), ("On that day, somebody wrote:", line)]
            skipped = span - 1
        elif FORWARDED.fullmatch(line[:LONGEST_LINE].strip()):
            told.append(("-----Original Message-----", line))
        else:
            told.append((_header_in_english(line), line))
    return told


def _introduced(lines: list[str], place: int) -> int:
    """Over how many lines the introduction goes that begins here and not below; 0 where none does."""
    span = _span(lines, place)
    # The last line of an answer, with no blank line below, is no part of what introduces the quotation.
    return 0 if any(_span(lines, place + below) == span - below for below in range(1, span)) else span


def _span(lines: list[str], place: int) -> int:
    joined = ""
    for span, line in enumerate(lines[place : place + WRAPPED], start=1):
        if not line.strip() or len(line) > LONGEST_LINE or line.startswith(">"):
            return 0
        joined = f"{joined} {line.strip()}".strip()
        if INTRODUCTION.fullmatch(joined) or WITHOUT_VERB.fullmatch(joined):
            return span
    return 0


def _header_in_english(line: str) -> str:
    for name, pattern in HEADER.items():
        if found := pattern.match(line):
            return f"{name}:{line[found.end() :]}"
    return line


def _without_signature(lines: list[str]) -> str:
    """Without the last lines that a program put there. What would then be empty stays."""
    kept = list(lines)
    for place in range(len(kept) - 1, max(-1, len(kept) - LONGEST_SIGNATURE - 1), -1):
        if kept[place].strip() == SIGNATURE:
            kept = kept[:place]
            break
    while kept and (not kept[-1].strip() or SENT_FROM.fullmatch(kept[-1].strip()[:LONGEST_LINE])):
        kept.pop()
    return "\n".join(kept).strip() or "\n".join(lines).strip()


def _unquoted(text: str) -> str:
    """What stands below a quotation; nothing where all of that is quoted as well."""
    return text if any(line.strip() and not line.startswith(">") for line in text.split("\n")) else ""
