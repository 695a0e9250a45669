"""No cell of any spreadsheet that leaves the back office is a formula."""

import csv
import io
import unicodedata

import openpyxl
import pytest
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page

from partners.kernel.rendering import without_formula
from partners.organizations.models import Organization
from tests.conftest import make_organization
from tests.support.admin import address_of, routes

LURES = [
    "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", " =1", "\u00a0=1", "\u200b=1",
    "\ufeff=1", "\u202e=1", '"=1', "harmless;=1+1", "harmless\n=1+1", "harmless\r=1", "harmless\t@1",
]  # fmt: skip
RUN = tuple("=+-@\t\r\n")


def runs(cell):
    """Whether some program could take this cell, or a part of it in a cell of its own, for a formula."""
    parts = str(cell).replace("\r", "\n").replace("\t", "\n").replace(";", "\n").split("\n")
    shown = [
        "".join(sign for sign in unicodedata.normalize("NFKC", part) if unicodedata.category(sign) != "Cf").strip(' "')
        for part in parts
    ]
    return str(cell).startswith(RUN) or any(part.startswith(RUN) for part in shown)


def cells_of(answer, kind):
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        return [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]


@pytest.mark.parametrize("lure", LURES)
def test_text_is_shown_and_never_run(lure):
    assert runs(lure)
    assert not runs(without_formula(lure))


@pytest.mark.parametrize("value", ["Lantern", "A-Z", "2026-11-27", "https://x.example.org/?a=1", "a = b", 5, -5, None])
def test_what_is_no_formula_stays_as_it_is(value):
    assert without_formula(value) == value


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_export_of_the_admin_is_guarded(kind, everything, belongings, standard_page, campaign_page, sign_in):
    lure = '=HYPERLINK("https://evil.example.org")'
    Page.objects.update(title=lure, draft_title=lure, locked=True, locked_by=everything)
    for number, start in enumerate(LURES):
        make_organization(start, "applied", registration_number=start, website="https://a.example.org/")
        Redirect.objects.create(old_path=f"/old-{number}", redirect_link=start)
        Organization.objects.filter(name=start).update(email=start)
    # A person's name, and what the history of the site keeps of a title.
    everything.name = lure
    everything.save()
    for page in (standard_page, campaign_page):
        log(Page.objects.get(pk=page.pk), "wagtail.edit", user=everything, title=lure)
    client = sign_in(everything)
    client.raise_request_exception = False
    exports, planted, wrong = [], 0, []

    for route in routes():
        address = address_of(route, belongings)
        answer = client.get(f"{address}?export={kind}")
        if not answer.headers.get("Content-Type", "").startswith(("text/csv", "application/vnd.openxml")):
            continue
        exports.append(route.name)
        cells = cells_of(answer, kind)
        planted += sum("'=" in cell for cell in cells)
        wrong += [(route.path, cell) for cell in cells if runs(cell)]

    assert wrong == []
    assert planted > 20
    assert {"wagtailadmin_reports:site_history", "backoffice_partners:index", "wagtailredirects:index"} <= set(exports)
    assert len(exports) > 10


def test_no_report_makes_its_cells_past_the_guard():
    """A class that made its own would have to be guarded on its own."""
    makers = {"preprocess_field_value", "get_heading", "write_csv_row", "generate_xlsx_row", "stream_csv", "write_xlsx"}
    seen, found = [SpreadsheetExportMixin], []
    for kind in seen:
        seen += kind.__subclasses__()
        found += [kind.__name__ for name in makers & set(vars(kind)) if kind is not SpreadsheetExportMixin]

    assert found == []
    assert len(seen) > 15
