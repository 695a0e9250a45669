"""Times in the tables that people export from the Wagtail admin."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone, translation
from wagtail.admin.views.mixins import SpreadsheetExportMixin


def exported_moment(moment: datetime) -> str:
    """By the clock of whoever exports, with its distance from UTC: 2026-11-27T10:00:00+02:00.

    As text: a cell of a spreadsheet knows no zone, and Wagtail's own holds UTC without saying so.
    """
    return timezone.localtime(moment).isoformat(timespec="seconds")


def export_by_clock() -> None:
    """Exchanged on the class of all exports, as their cells are guarded (`spreadsheets.guard_exports`)."""
    stream = SpreadsheetExportMixin.stream_csv

    def stream_by_clock(self: Any, queryset: Any) -> Iterator[Any]:
        # By the clock and in the language of the request, which is over before the first row is made.
        zone, language = timezone.get_current_timezone(), translation.get_language()
        return _by_clock(stream(self, queryset), zone, language)

    SpreadsheetExportMixin.stream_csv = stream_by_clock
    SpreadsheetExportMixin.custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        datetime: dict.fromkeys(SpreadsheetExportMixin.FORMATS, exported_moment),
    }


def _by_clock(rows: Iterator[Any], zone: Any, language: Any) -> Iterator[Any]:
    # Put back after each row: between two of them this thread may answer somebody else.
    while True:
        with timezone.override(zone), translation.override(language):
            try:
                row = next(rows)
            except StopIteration:
                return
        yield row
