"""What the organisation has made."""

import io
from collections.abc import Iterable
from datetime import timedelta
from http import HTTPStatus
from math import ceil
from typing import IO, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import quote_etag
from django.utils.timesince import timesince
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.campaigns.selectors import current_campaign
from partners.editions.forms import EditionFilterForm
from partners.editions.models import Edition
from partners.editions.permissions import can_make_edition
from partners.editions.selectors import (
    edition_of,
    editions_of,
    editions_used,
    open_notices,
    progress_of,
    usual_wait,
    with_films,
)
from partners.editions.services import (
    ask_for_renewal,
    check_handed_out,
    draw_picture,
    file_name,
    open_edition,
    record_download,
)
from partners.kernel import clock
from partners.kernel.answers import private_file, turned_away
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.limits.budgets import Budget, heavy
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role

PER_PAGE = 24
PICTURE_WIDTH = 480


@member_door("GET")
def editions(request: MemberRequest) -> HttpResponse:
    form = EditionFilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    made = editions_of(request.organization, state=state)
    page = Paginator(made, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_films(page.object_list)
    context = {
        "organization": request.organization,
        "active": "editions",
        "page": page,
        "form": form,
        "is_filtered": bool(state),
        "used": editions_used(request.organization),
        "may_make": can_make_edition(request.actor, request.organization),
        "progress": progress_of(request.organization),
        **_waiting(page.object_list),
        "picture_width": PICTURE_WIDTH,
        "open_changes": len(open_notices(request.organization, get_language() or "en", at=clock.now())),
    }
    return render(request, "partners/editions/editions.html", context)


def _waiting(shown: Iterable[Any]) -> dict[str, Any]:
    """Whether one of those on the page waits, and how long that usually takes, as far as anybody can say."""
    if not any(edition.state == Edition.State.WAITING for edition in shown):
        return {}
    now = clock.now()
    wait = usual_wait(at=now)
    # In whole hours, and never less than one: nobody sits with a watch.
    hours = max(1, ceil(wait / timedelta(hours=1))) if wait else 0
    return {"waiting": True, "usual_wait": timesince(now - timedelta(hours=hours), now, depth=1) if hours else ""}


@member_door("POST", role=Role.EDITOR)
def renew(request: MemberRequest) -> HttpResponse:
    ask_for_renewal(request.organization, by=request.actor)
    messages.success(request, _("Your files are being made anew. This page says how far it is."))
    return redirect("editions:editions", organization_id=request.organization.public_id)


# HEAD as well: it runs the same view, and draws.
@heavy("GET", "HEAD")
@member_door("GET")
def picture(request: MemberRequest, digest: str) -> HttpResponse:
    """A file as it was made, to look at. Of one that is not handed out there is none, but for one that the campaign has
    not approved: that is stamped."""
    edition = edition_or_404(request, digest)
    try:
        if edition.is_cleared:
            check_handed_out(edition)
        elif edition.state == Edition.State.WITHDRAWN:  # type: ignore[attr-defined]
            raise Http404
    except DomainError as refused:
        # An <img> asks here: a page with a sentence would not be seen.
        return HttpResponse(str(refused), status=refused.status, content_type="text/plain; charset=utf-8")
    budget = Budget("preview", request.user.pk, request.organization.pk)

    def load() -> io.BytesIO:
        return io.BytesIO(draw_picture(edition, width=PICTURE_WIDTH, budget=budget))

    try:
        # The digest says what is drawn, and the language what is stamped on it.
        look = edition.digest if edition.is_cleared else f"{edition.digest}-{get_language()}"
        response: HttpResponse = private_file(request, look, load, "image/jpeg", name="picture.jpg")
    except NotNow as later:
        return turned_away(later)
    return response


@member_door("POST")
def download(request: MemberRequest, digest: str) -> HttpResponse:
    """Counts the download, then leads to the file: reading the file itself changes nothing."""
    edition = edition_or_404(request, digest)
    campaign = current_campaign(at=clock.now())
    record_download(edition, by=request.actor, campaign=campaign)
    return redirect(
        "editions:file",
        organization_id=request.organization.public_id,
        digest=edition.digest,
        filename=file_name(edition, campaign),
    )


# One that was lost is drawn again; HEAD runs the same view.
@heavy("GET", "HEAD")
@member_door("GET")
def file(request: MemberRequest, digest: str, filename: str) -> HttpResponse:
    """`filename` is for the folder of whoever saves it; the digest decides."""
    edition = edition_or_404(request, digest)
    # Before anything is said of it: "you have this one already" would vouch for a file that was withdrawn.
    check_handed_out(edition)
    name = file_name(edition, current_campaign(at=clock.now()))

    def load() -> IO[bytes]:
        return open_edition(edition, by=request.actor)

    # By the bytes: what is drawn again by a later library may have others.
    version = edition.file_sha256 or edition.digest
    response: HttpResponse = private_file(
        request, version, load, edition.media_type, name=name, attached=True, parts=edition.is_film
    )
    if response.status_code in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        response["ETag"] = quote_etag(edition.file_sha256 or edition.digest)
    return response


def edition_or_404(request: Any, digest: str) -> Edition:
    edition = edition_of(request.organization, digest)
    if edition is None:
        raise Http404
    return edition
