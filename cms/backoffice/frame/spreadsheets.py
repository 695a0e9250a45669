"""Spreadsheets that leave the back office, Wagtail's reports as well as our lists: text is text and never runs."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from partners.kernel.rendering import without_formula


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
