"""Two entries of a partner about one person become one: choose, look, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.press.forms.merging import MergeContactsForm, seen_both
from partners.press.models import MediaContact
from partners.press.rendering import compared
from partners.press.selectors import contacts_of, is_same_number, others_to_merge
from partners.press.services.merging import merge_contacts
from partners.press.workflow import LIVE


@member_door("GET", "POST", role=Role.EDITOR)
def contact_merge(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    kept = get_object_or_404(contacts_of(request.organization).filter(standing__in=LIVE), public_id=contact_id)
    others = {str(each.public_id): (each, _called(kept, each)) for each in others_to_merge(kept)}
    if request.method != "POST":
        # What a list has linked to is chosen already; the page before the act is shown by the button all the same.
        form = MergeContactsForm(others=others, initial={"other": request.GET.get("other", "")})
        return _page(request, kept, form)
    form = MergeContactsForm(request.POST, others=others)
    if not form.is_valid():
        return answered(form, _page(request, kept, form))
    other = form.cleaned_data["other"]
    if form.stamps is None:
        return _page(request, kept, form, other=other)
    try:
        merge_contacts(kept, other, seen=form.stamps, by=request.actor)
    except Conflict as conflict:
        form.add_error(None, str(conflict))
        kept.refresh_from_db()
        other.refresh_from_db()
        return _page(request, kept, form, other=other, status=conflict.status)
    messages.success(request, _("The two entries are one now: %(name)s.") % {"name": kept.name})
    return redirect("press:contacts", request.organization.public_id)


def _called(kept: MediaContact, other: MediaContact) -> str:
    same = f" · {_('same number')}" if is_same_number(kept, other) else ""
    return f"{other.name}, {other.email}{same}"


def _page(
    request: MemberRequest,
    kept: MediaContact,
    form: MergeContactsForm,
    *,
    other: MediaContact | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"active": "contacts", "contact": kept, "form": form}
    if other is None:
        return render(request, "partners/press/contact_merge.html", context, status=status)
    now = clock.now()
    context |= {
        "other": other,
        "seen": seen_both(kept, other),
        "lines": [line for line in compared(kept.facts, other.facts, subject_names()) if line.value or line.before],
        "kept_is_listed": kept.listing(at=now) is not None,
        "other_is_listed": other.listing(at=now) is not None,
        "offers": other.offers.count(),
    }
    return render(request, "partners/press/contact_merge_look.html", context, status=status)
