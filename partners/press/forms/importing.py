"""A table of contacts: the file, its columns, and row by row what the contact form says of it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from django import forms
from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from partners.campaigns.selectors import subject_choices, subject_names
from partners.kernel import clock
from partners.kernel.fields import PhoneField
from partners.kernel.fields.files import CleanFileField, FileForm
from partners.kernel.fields.unseen import UnseenText
from partners.kernel.languages.zones import time_zones
from partners.kernel.uploads.files import CleanFile
from partners.kernel.uploads.tables import read_table
from partners.organizations.forms.joining import country_choices, language_choices
from partners.organizations.models import Organization
from partners.press.models import Level, MediaContact
from partners.press.rendering.contacts import CHOICES
from partners.press.rendering.tables import BESIDES, COLUMNS, HEADINGS, REQUIRED

from .contacts import ContactForm

# As many as an organisation may keep.
MOST_ROWS = 200
LISTS = frozenset({"languages", "topics", "countries", "formats", "conditions", "days", "surfaces"})
FORMULAS = "=@"
Found = Mapping[str, str]


class TableField(CleanFileField):
    """The cleaned value is the table alone, as JSON: rows with their numbers, and which encoding was guessed."""

    accept = ".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        table = read_table(data, most=MOST_ROWS)
        kept = json.dumps([table.rows, table.encoding], ensure_ascii=False).encode()
        digest = hashlib.sha256(kept).hexdigest()
        return CleanFile(kept, "application/json", "json", 0, 0, digest, _("Media contacts"))


class ImportForm(FileForm):
    """`plan` is the digest of the plan that was shown; with it the press of the button means yes."""

    table = TableField(
        label=gettext_lazy("Table"),
        help_text=gettext_lazy(
            "XLSX or CSV, at most 200 people at once. Nothing is written before you have looked at it."
        ),
    )
    plan = UnseenText(max_length=64)


@dataclass(frozen=True)
class ReadRow:
    """One row: `answers` are keywords of the services, without those whose column is missing; empty where something is
    wrong. `errors` say what, by the heading of the column."""

    number: int
    answers: dict[str, Any] = field(default_factory=dict)
    errors: list[tuple[str, str]] = field(default_factory=list)
    called: str = ""


@dataclass(frozen=True)
class ReadTable:
    """`mistake` says why there are no rows. `unread` are headings that mean nothing here."""

    rows: list[ReadRow] = field(default_factory=list)
    mistake: str = ""
    unread: list[str] = field(default_factory=list)
    encoding: str = ""


def read_contacts(
    file: CleanFile, organization: Organization, contacts: Iterable[MediaContact], zone: str
) -> ReadTable:
    """`contacts` are those that the organisation has; `zone` is taken where a new one's is not said."""
    ((_number, heading), *lines), encoding = json.loads(file.data)
    columns, unread, mistake = _columns(heading)
    if mistake:
        return ReadTable(mistake=mistake, unread=unread, encoding=encoding)
    if not lines:
        return ReadTable(mistake=_("Below its heading this table is empty."), unread=unread, encoding=encoding)
    there = {contact.email: contact for contact in contacts if contact.is_live}
    form = ContactForm({}, organization=organization)
    # Whoever speaks about what is not offered any more may keep it, as in the form.
    kept = {code for contact in there.values() for code in contact.topics}
    if "topics" in form.fields:
        choices = subject_choices(at=clock.now(), kept=sorted(kept))
        cast(forms.MultipleChoiceField, form.fields["topics"]).choices = choices
    codes = _codes()
    found = [_row(number, dict(_cells(columns, cells)), form, there, codes, zone) for number, cells in lines]
    return ReadTable(found, unread=unread, encoding=encoding)


def _columns(heading: list[str]) -> tuple[list[str], list[str], str]:
    """For each cell of the heading the fact that it names, or nothing."""
    known = {folded(name): name for name in COLUMNS}
    besides = set()
    for language, _label in settings.INTERFACE_LANGUAGES:
        with translation.override(language):
            known |= {folded(str(HEADINGS[name])): name for name in COLUMNS}
            besides |= {folded(str(label)) for label in BESIDES.values()}
    columns = [known.get(folded(cell), "") for cell in heading]
    unread = [
        cell for cell, name in zip(heading, columns, strict=True) if cell and not name and folded(cell) not in besides
    ]
    missing = [str(HEADINGS[name]) for name in REQUIRED if name not in columns]
    twice = sorted({str(HEADINGS[name]) for name in columns if name and columns.count(name) > 1})
    if missing:
        sentence = _("In the first row these columns are missing: %(columns)s. Take the empty table and fill that in.")
        return columns, unread, sentence % {"columns": ", ".join(missing)}
    if twice:
        return columns, unread, _("These columns stand there twice: %(columns)s.") % {"columns": ", ".join(twice)}
    return columns, unread, ""


def _cells(columns: list[str], cells: list[str]) -> Iterable[tuple[str, str]]:
    padded = [*cells, *[""] * len(columns)]
    return ((name, padded[place]) for place, name in enumerate(columns) if name)


def _row(
    number: int, cells: dict[str, str], form: ContactForm, there: Mapping[str, MediaContact], codes: Any, zone: str
) -> ReadRow:
    errors = []
    plain = {}
    for name, cell in cells.items():
        # Our own tables carry a sign before what could run; theirs may carry what does.
        bare = cell.removeprefix("'")
        if bare.startswith(tuple(FORMULAS)):
            errors.append((str(HEADINGS[name]), _("This is a formula. Write what it comes to.")))
            bare = ""
        plain[name] = bare.strip()
    data = _data(plain, codes)
    contact = there.get(_address(form, plain.get("email", "")))
    defaults = {"language": get_language() or "en", "time_zone": zone, "surfaces": ["reporters"]}
    for name in COLUMNS:
        if contact is not None and name not in data:
            data[name] = getattr(contact, name)
        elif name in defaults and not data.get(name):
            data[name] = getattr(contact, name) if contact else defaults[name]
    # One form for all rows: a new one asks the database what can be chosen.
    form.data = data
    cast(PhoneField, form.fields["phone"]).kept = contact.phone if contact else ""
    form.full_clean()
    for name, found in form.errors.items():
        # What stands there and was not sent is nothing that this table could put right.
        if contact is not None and name in COLUMNS and name not in plain:
            continue
        heading = str(HEADINGS.get(name, "")) if name != "__all__" else ""
        errors += [(heading, str(sentence)) for sentence in found if not any(heading == at for at, _said in errors)]
    called = plain.get("name") or plain.get("email", "")
    if errors:
        return ReadRow(number, errors=errors, called=called)
    present = {name for name in plain if contact is None or plain[name] or name not in defaults}
    answers = {
        name: value for name, value in form.answers.items() if contact is None or name in present or name == "email"
    }
    return ReadRow(number, answers=answers, called=called)


def _address(form: ContactForm, typed: str) -> str:
    try:
        return str(form.fields["email"].clean(typed))
    except forms.ValidationError:
        return ""


def _data(cells: dict[str, str], codes: Mapping[str, Found]) -> dict[str, Any]:
    """As a form would send it: codes in place of names."""
    data: dict[str, Any] = {}
    for name, cell in cells.items():
        if name in LISTS:
            data[name] = _several(cell, codes[name])
        elif name == "levels":
            pairs = [part.rpartition(":") for part in cell.replace("\n", ";").split(";") if part.strip()]
            named = {codes["languages"].get(folded(key), key.strip()): value for key, _colon, value in pairs}
            data[name] = {key: codes["levels"].get(folded(value), value.strip()) for key, value in named.items()}
        elif name in codes:
            data[name] = codes[name].get(folded(cell), cell)
        else:
            data[name] = cell
    return data


def _several(cell: str, codes: Found) -> list[str]:
    found: list[str] = []
    for part in cell.replace("\n", ";").split(";"):
        # Some names hold a comma; where the whole is none of them, it stands between two.
        pieces = [part] if folded(part) in codes else part.split(",")
        found += [codes.get(folded(piece), piece.strip()) for piece in pieces if piece.strip()]
    return list(dict.fromkeys(found))


def _codes() -> Mapping[str, Found]:
    """For each fact that is chosen: every word that means a code, in any language of the interface."""
    chosen: dict[str, type[TextChoices]] = {**CHOICES, "levels": Level}
    found: dict[str, dict[str, str]] = {name: {} for name in (*LISTS, *CHOICES, "language", "levels", "time_zone")}
    for language, _label in settings.INTERFACE_LANGUAGES:
        with translation.override(language):
            for name, choices in chosen.items():
                found[name] |= {folded(str(label)): code for code, label in choices.choices}
            found["languages"] |= {folded(label): code for code, label in language_choices()}
            found["countries"] |= {folded(label): code for code, label in country_choices()}
            found["topics"] |= {folded(label): code for code, label in subject_names().items()}
            found["language"] |= {folded(str(label)): code for code, label in settings.INTERFACE_LANGUAGES}
    for name, choices in chosen.items():
        found[name] |= {code: code for code in choices.values}
    found["languages"] |= {folded(code): code for code, _label in language_choices()}
    found["countries"] |= {folded(code): code for code, _label in country_choices()}
    found["topics"] |= {folded(code): code for code in subject_names()}
    found["language"] |= {code: code for code, _label in settings.INTERFACE_LANGUAGES}
    found["language"] |= {
        word: code for word, code in found["languages"].items() if code in dict(settings.INTERFACE_LANGUAGES)
    }
    found["time_zone"] = {folded(zone): zone for zone in time_zones()}
    return found


def folded(text: str) -> str:
    """Without what nobody would call a difference between two headings, or two names of one choice."""
    return " ".join(text.replace("’", "'").replace("*", "").casefold().split()).strip(" :'")
