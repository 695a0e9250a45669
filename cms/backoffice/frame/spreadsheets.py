"""Spreadsheets that leave the back office, Wagtail's reports as well as our lists: text is text and never runs."""

import re
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What a spreadsheet takes for the beginning of a formula, and what it skips before looking for one: spaces,
# and signs that nobody sees. The wide forms and the other minuses as well: some programs make the plain ones of them.
# A field separator and a line's end begin a cell of their own where the file is opened with another separator.
FORMULA = re.compile(
    "(^|[;\t\r\n])"
    "([\\s\"'\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*)"
    "([=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe63\ufe62\ufe66\ufe6b])"
)
BEGINNINGS = ("\t", "\r", "\n")


def without_formula(value: Any) -> Any:
    """Text that a spreadsheet shows and never runs: somebody outside typed it, staff will open it."""
    if not isinstance(value, str):
        return value
    # What no XLSX can hold would break the whole file.
    plain = FORMULA.sub(r"\1\2'\3", ILLEGAL_CHARACTERS_RE.sub("", value))
    return f"'{plain}" if plain.startswith(BEGINNINGS) else plain


def guard_exports() -> None:
    """Wagtail has one place in which every cell and one in which every heading is made, and no setting for either.

    Exchanged on its class, so that reports which are not written yet are guarded, too.
    """
    cell, heading = SpreadsheetExportMixin.preprocess_field_value, SpreadsheetExportMixin.get_heading

    def guarded_cell(self: Any, field: str, value: Any, export_format: str) -> Any:
        return without_formula(cell(self, field, value, export_format))

    def guarded_heading(self: Any, queryset: Any, field: str) -> Any:
        return without_formula(heading(self, queryset, field))

    SpreadsheetExportMixin.preprocess_field_value = guarded_cell
    SpreadsheetExportMixin.get_heading = guarded_heading
