"""Reading a table that somebody filled in: CSV in the usual encodings, or XLSX. Only text comes out."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from .files import UploadRefused

MEGABYTE = 1024 * 1024
# Of all that is in an XLSX, once it is out: a table of the most rows has a tenth of it.
MAX_UNPACKED = 12 * MEGABYTE
MAX_PARTS = 200
# Blank ones included: a row may say of itself that it is the millionth.
MAX_LINES = 5000
MAX_COLUMNS = 60
SEPARATORS = ",;\t|"
# Beginnings of what is no table, or one of former times.
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
TOO_LARGE = _("This table is too large. Send at most {rows} rows at once, and nothing beside them.")
NO_TABLE = _("This file is no table that we can read. Save it as XLSX, or as CSV in UTF-8, and send that.")
EMPTY = _("This table is empty. Fill in the empty table that can be taken here, and send that.")
LOCKED = _("This file was saved by an old program or with a password. Save it as XLSX without a password.")


@dataclass(frozen=True)
class Table:
    """Cells as text, row by row with the number that the person's program shows. `encoding` is named where it was not
    UTF-8, and was guessed: `windows-1251`."""

    rows: list[tuple[int, list[str]]]
    encoding: str = ""


def read_table(data: bytes, *, most: int) -> Table:
    """All rows that are not blank. Raises UploadRefused (`too_large`, `not_a_table`, `corrupt`) for more than `most`
    behind the first, and for what is no table."""
    if data.startswith(OLD_OR_LOCKED):
        raise UploadRefused(LOCKED, code="corrupt")
    if data.startswith(ZIP):
        encoding, lines = "", _workbook(data, most)
    else:
        text, encoding = _decoded(data)
        lines = _separated(text)
    rows: list[tuple[int, list[str]]] = []
    for number, cells in lines:
        if number > MAX_LINES or len(rows) > most:
            raise _too_large(most)
        if any(cells):
            rows.append((number, cells[:MAX_COLUMNS]))
    if len(rows) > most + 1:
        raise _too_large(most)
    if not rows:
        raise UploadRefused(EMPTY, code="not_a_table")
    return Table(rows, encoding)


def _too_large(most: int) -> UploadRefused:
    return UploadRefused(str(TOO_LARGE).format(rows=most), code="too_large")


def _decoded(data: bytes) -> tuple[str, str]:
    marked = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    for mark, encoding in marked:
        if data.startswith(mark):
            return _as(data.removeprefix(mark), encoding), ""
    # Without its mark: of the letters that all tables have, each second byte is nothing.
    if b"\0" in data:
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return _as(data, encoding), encoding
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        # What Excel writes here when it is asked for plain CSV.
        return _as(data, "windows-1251"), "windows-1251"


def _as(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UploadRefused(NO_TABLE, code="not_a_table")
    return text


def _separated(text: str) -> Iterator[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    # The separator is the sign that stands most often in the heading, which holds no sentences.
    separator = max(SEPARATORS, key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        yield from ((number, [cell.strip() for cell in row]) for number, row in enumerate(reader, start=1))
    except csv.Error:
        raise UploadRefused(NO_TABLE, code="not_a_table") from None


def _workbook(data: bytes, most: int) -> Iterator[tuple[int, list[str]]]:
    """The first sheet. What it says of its own size is not believed before it is compared."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
        # A reader of ZIP stops at what is said here, so nothing becomes larger on its way.
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _too_large(most)
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_LINES + 1)
        yield from ((number, list(map(_text, row))) for number, row in enumerate(rows, start=1))
    except UploadRefused:
        raise
    # The library has as many ways to stumble as a file has to be broken.
    except Exception:  # noqa: BLE001
        raise UploadRefused(NO_TABLE, code="not_a_table") from None


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    # A telephone number that was typed as one.
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
