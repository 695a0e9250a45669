"""A partner sends its contacts as a table, looks at what that would do, and says yes."""

import time

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.campaigns.selectors import subject_choices
from partners.kernel import clock
from partners.kernel.answers import in_pieces
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget
from partners.kernel.rendering import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx_file
from partners.kernel.uploads.files import CleanFile
from partners.kernel.uploads.keeping import drop_aside, put_aside
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.press.answers import attached
from partners.press.forms.importing import ImportForm, read_contacts
from partners.press.rendering import HEADINGS, columns, empty_table, explanations
from partners.press.rendering.tables import Column
from partners.press.selectors import contacts_of
from partners.press.selectors.importing import plan_of
from partners.press.services.importing import import_contacts
from partners.users.selectors import zone_of


@member_door("GET", "POST", role=Role.EDITOR)
def contacts_import(request: MemberRequest) -> HttpResponse:
    """Send, look, and say yes: the table waits beside the form for a few hours, and nowhere else."""
    budget = Budget("table", request.user.pk, request.organization.pk)
    if request.method != "POST":
        return _upload_page(request, ImportForm(budget=budget))
    form = ImportForm(request.POST, request.FILES, budget=budget)
    file = form.cleaned_data["table"] if form.is_valid() else None
    if file is None:
        if request.POST.get("plan"):
            form.errors.pop("table", None)
            form.add_error(
                None,
                _(
                    "The table that you had looked at is not here any more. If you have said yes to it already, it is "
                    "done: look at the list. If not, choose it once more."
                ),
            )
        return answered(form, _upload_page(request, form))
    with budget.timed(time.thread_time):
        return _planned(request, form, file, plan=form.cleaned_data["plan"])


def _planned(request: MemberRequest, form: ImportForm, file: CleanFile, *, plan: str) -> HttpResponse:
    table = read_contacts(file, request.organization, contacts_of(request.organization), zone_of(request.user))
    if table.mistake:
        form.add_error("table", table.mistake)
        return answered(form, _upload_page(request, form))
    status, sentence = 200, ""
    # A new file beside an old yes is not what the yes was said to.
    if plan and not request.FILES:
        try:
            done = import_contacts(request.organization, table.rows, plan=plan, by=request.actor)
        except Conflict as conflict:
            status, sentence = conflict.status, str(conflict)
        else:
            # What it held are people: it is kept no longer than it takes.
            drop_aside(file.sha256)
            told = _(
                "Done. New: %(new)s, changed: %(changed)s. Everybody who is asked gets our letter; nothing of it is "
                "shown until they agree."
            )
            messages.success(request, told % {"new": done.numbers["new"], "changed": done.numbers["changed"]})
            for number, why in done.refused:
                messages.warning(request, _("Row %(number)s was left out: %(why)s") % {"number": number, "why": why})
            return redirect("press:contacts", request.organization.public_id)
    found = plan_of(request.organization, table.rows)
    rows = [
        {"row": row, "changed": [str(HEADINGS[name]) for name in row.changed], "label": row.outcome.label}
        for row in found.rows
    ]
    context = {
        "active": "contacts",
        "rows": rows,
        "table": table,
        "plan": found,
        "numbers": dict(found.numbers),
        "kept": put_aside(file, owner=form.owner),
        "stale": sentence,
    }
    return render(request, "partners/press/contact_import_plan.html", context, status=status)


@member_door("GET", role=Role.EDITOR)
def contacts_empty_table(request: MemberRequest) -> HttpResponseBase:
    """With its columns explained in the reader's language; as CSV without, for there a second sheet has no room."""
    title = _("Media contacts")
    if request.GET.get("kind") == "csv":
        return attached(csv_lines(empty_table()), CSV_TYPE, title, "csv")
    sheets = ((title, empty_table()), (_("What stands where"), explanations(_explained())))
    return attached(in_pieces(xlsx_file(sheets)), XLSX_TYPE, title, "xlsx")


def _explained() -> list[Column]:
    return columns(dict(subject_choices(at=clock.now())), settings.INTERFACE_LANGUAGES)


def _upload_page(request: MemberRequest, form: ImportForm) -> HttpResponse:
    context = {"active": "contacts", "form": form, "columns": _explained()}
    return render(request, "partners/press/contact_import.html", context)
