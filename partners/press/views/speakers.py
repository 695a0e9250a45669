"""Where people who agreed to it are shown: to everybody, and to the members of other partners."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partners.campaigns.selectors import subject_names
from partners.kernel import clock
from partners.organizations.doors import MemberRequest, member_door
from partners.press.forms.speakers import SpeakersForm
from partners.press.models import Surface
from partners.press.rendering import speaker_on
from partners.press.selectors import shown_on, speakers_on
from partners.users.doors import open_door

ON_A_PAGE = 40


@open_door("GET")
def speakers(request: HttpRequest) -> HttpResponse:
    """Nobody's address: a reporter asks, and is put in touch."""
    return render(request, "partners/press/speakers.html", _page(request, Surface.PRESS_PAGE))


@member_door("GET")
def partner_speakers(request: MemberRequest) -> HttpResponse:
    context = _page(request, Surface.PARTNERS, besides=request.organization.pk)
    return render(request, "partners/press/partner_speakers.html", {"active": "contacts", **context})


def _page(request: HttpRequest, surface: Surface, *, besides: int | None = None) -> dict[str, Any]:
    now, form = clock.now(), SpeakersForm(request.GET)
    found = speakers_on(surface, at=now, **form.wanted).exclude(organization=besides)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    subjects = subject_names()
    shown = shown_on(surface, page.object_list, at=now)
    rows = [speaker_on(surface, listing.facts, subjects, listing.public_id) for listing in shown]
    return {"form": form, "page": page, "rows": rows, "wanted": form.wanted}
