"""A partner's own contacts as a file, and one speaker of the press page as a card."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.kernel.errors import DomainError
from partners.kernel.fields import answered
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.press.answers import attached, contacts_file
from partners.press.forms.taking import TakeForm
from partners.press.models import Surface
from partners.press.rendering import CARD_TYPE, Entry, card, title_of
from partners.press.selectors import contacts_of, shown_on, speakers_on
from partners.press.services.taking import take_contacts
from partners.press.workflow import LIVE
from partners.users.doors import open_door


@member_door("GET", "POST", role=Role.EDITOR)
def contacts_take(request: MemberRequest) -> HttpResponseBase:
    now = clock.now()
    entries = [
        Entry(
            contact.public_id,
            contact.facts,
            contact.language,
            str(contact.state(at=now).label),
            contact.listed_until.date() if contact.listed_until else None,
        )
        for contact in contacts_of(request.organization).filter(standing__in=LIVE)
    ]
    form = TakeForm(request.POST if request.method == "POST" else None)
    context = {"active": "contacts", "form": form, "number": len(entries)}
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        try:
            take_contacts(len(entries), kind=kind, organization=request.organization, by=request.actor)
        except DomainError as refused:
            form.add_error(None, str(refused))
            return render(request, "partners/press/contact_take.html", context, status=refused.status)
        return contacts_file(kind, entries, subject_names(), title=_("Media contacts"))
    return answered(form, render(request, "partners/press/contact_take.html", context))


@open_door("GET")
def speaker_card(request: HttpRequest, contact_id: UUID) -> HttpResponseBase:
    """What the press page shows of somebody, for an address book; gone when the page shows them no more."""
    # Outlook reads no other; whatever else is asked for is that of today.
    version = "3.0" if request.GET.get("version") == "3.0" else "4.0"
    now = clock.now()
    contact = get_object_or_404(speakers_on(Surface.PRESS_PAGE, at=now), public_id=contact_id)
    for listing in shown_on(Surface.PRESS_PAGE, [contact], at=now):
        content = card(listing.public_id, listing.facts, version, subject_names())
        return attached([content], CARD_TYPE, title_of(listing.facts), "vcf")
    raise Http404
