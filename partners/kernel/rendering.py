"""Tables as files: CSV and XLSX in which text is text and never runs."""

import codecs
import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

# What a spreadsheet takes for the beginning of a formula, and what it skips before looking for one: spaces,
# and signs that nobody sees. The wide forms and the other minuses as well: some programs make the plain ones of them.
# A field separator and a line's end begin a cell of their own where the file is opened with another separator.
FORMULA = re.compile(
    "(^|[;\t\r\n])"
    "([\\s\"'\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*)"
    "([=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe63\ufe62\ufe66\ufe6b])"
)
BEGINNINGS = ("\t", "\r", "\n")
# More stays in memory no longer, but in a file.
IN_MEMORY = 8 * 1024 * 1024
WIDE = 28
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def without_formula(value: Any) -> Any:
    """Text that a spreadsheet shows and never runs: somebody else typed it, and whoever takes it out will open it."""
    if not isinstance(value, str):
        return value
    # What no XLSX can hold would break the whole file.
    plain = FORMULA.sub(r"\1\2'\3", ILLEGAL_CHARACTERS_RE.sub("", value))
    return f"'{plain}" if plain.startswith(BEGINNINGS) else plain


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """UTF-8, line by line, with the mark by which spreadsheets know that it is."""
    yield codecs.BOM_UTF8
    for row in rows:
        line = io.StringIO()
        csv.writer(line, quoting=csv.QUOTE_ALL).writerow([without_formula(cell) for cell in row])
        yield line.getvalue().encode()


def xlsx_file(sheets: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> IO[bytes]:
    """A workbook with these sheets, by title; the first row of each is its heading. To be read from its beginning.

    Row by row: of a long table no more than one row is in memory.
    """
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        lines = iter(rows)
        heading = next(lines, ())
        for number in range(1, len(heading) + 1):
            sheet.column_dimensions[get_column_letter(number)].width = WIDE
        sheet.append([_cell(sheet, each, bold=True) for each in heading])
        for row in lines:
            sheet.append([_cell(sheet, each) for each in row])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  whoever asked reads and closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, value: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, without_formula(value))
    # As text whatever it looks like: a number loses its zeros and its plus otherwise, and a beginning `=` would run.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.font = Font(bold=True)
    return cell
