"""A release before its embargo ends, for whoever holds a private link: no account, no cookie, in no index."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from cms.press_room.services.early import body_of, held_for, moment_in_words, parts_of, picture_of, terms_of
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER
from partners.kernel.answers import no_page, zip_answer
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.errors import Conflict
from partners.kernel.limits.budgets import heavy
from partners.kernel.limits.callers import within_limit
from partners.press.forms.embargo import AgreeForm
from partners.press.models import EmbargoAccess, EmbargoCopy, Release
from partners.press.selectors import (
    access_with,
    copy_of,
    is_in_force,
    is_out,
    release_known_as,
    releases_behind,
)
from partners.press.services.embargo import agree_to_embargo, note_opened, note_without_right
from partners.press.views.inquiries import ELSEWHERE, HOUR
from partners.users.doors import open_door

PAGE, TERMS, OVER = (f"cms/press_room/early_{name}.html" for name in ("page", "terms", "over"))
# Of one reporter: a newsroom reads, prints and takes it more than once, a machine does so for ever.
MOST_TAKEN = 30
View = Callable[..., HttpResponseBase]


def _private(view: View) -> View:
    """The address is the right: no site that is gone to from here may learn it, no index and no cache keep it."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answered


def _over(request: HttpRequest) -> HttpResponse:
    """One answer for every secret that opens nothing, whether it ever did."""
    return render(request, OVER, status=HTTPStatus.NOT_FOUND)


def _with_right(view: View) -> View:
    """Fetch access and release; whatever has come out stands open to everybody, and the link leads there."""

    @wraps(view)
    def opened(request: HttpRequest, secret: str, release_id: UUID, **rest: Any) -> HttpResponseBase:
        access, release, now = access_with(secret), release_known_as(release_id), clock.now()
        if access is None or release is None or access.release_id not in {None, release.pk}:
            return _over(request)
        if access.standing == EmbargoAccess.Standing.GRANTED and is_out(release, at=now):
            return redirect("updates:update", release.update.public_id)
        if not is_in_force(access, at=now):
            note_without_right(access)
            return _over(request)
        if not releases_behind(access, at=now).filter(pk=release.pk).exists():
            return _over(request)
        return view(request, access, release, secret, **rest)

    return opened


@never_cache
@open_door("GET")
@_private
def early(request: HttpRequest, secret: str) -> HttpResponseBase:
    """From the link in the letter to the release; of several that are held back, the choice."""
    access, now = access_with(secret), clock.now()
    if access is None:
        return _over(request)
    if access.release:
        return redirect("press_room:early_release", secret, access.release.public_id)
    if not is_in_force(access, at=now):
        note_without_right(access)
        return _over(request)
    rows = [
        {"release": each, "moment": moment_in_words(each), "is_agreed": copy_of(access, each) is not None}
        for each in releases_behind(access, at=now)
    ]
    return render(request, "cms/press_room/early_list.html", {"rows": rows, "secret": secret, "access": access})


# No cookie, so no token: as for a reporter's question.
@csrf_exempt
@never_cache
@open_door("GET", "POST")
@_private
@_with_right
def early_release(request: HttpRequest, access: EmbargoAccess, release: Release, secret: str) -> HttpResponseBase:
    """The terms; once they are agreed to, the release. Before, not even its title."""
    if request.method == "POST":
        return _agree(request, access, release, secret)
    copy = copy_of(access, release)
    if copy is None:
        return _terms(request, access, release)
    return _read(request, copy, release, secret)


def _agree(request: HttpRequest, access: EmbargoAccess, release: Release, secret: str) -> HttpResponse:
    form = AgreeForm(request.POST)
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    if status == HTTPStatus.OK and is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = HTTPStatus.FORBIDDEN
    if status == HTTPStatus.OK:
        try:
            agree_to_embargo(access, release, until=form.cleaned_data["until"], by=LINK_HOLDER)
        except Conflict as refused:
            form.add_error(None, str(refused))
            status = HTTPStatus.CONFLICT
        else:
            return redirect("press_room:early_release", secret, release.public_id)
    return _terms(request, access, release, form, status=status)


def _terms(
    request: HttpRequest, access: EmbargoAccess, release: Release, form: AgreeForm | None = None, *, status: int = 200
) -> HttpResponse:
    """What was refused is shown with the moment of now, so that the next try agrees to that."""
    named = AgreeForm(initial={"until": release.update.opens_at})["until"]
    context = {"access": access, "moments": terms_of(release, access), "until": named, "form": form or AgreeForm()}
    return render(request, TERMS, context, status=status)


def _read(request: HttpRequest, copy: EmbargoCopy, release: Release, secret: str) -> HttpResponse:
    held = held_for(release, copy, secret, get_language() or "en", at=clock.now())
    if held is None:
        return render(request, "cms/press_room/early_later.html", {"moment": moment_in_words(release)})
    note_opened(copy)
    context = {"held": held, "page": held.page, "body": body_of(held), "release": release, "secret": secret}
    return render(request, PAGE, context)


@heavy("GET")
@never_cache
@open_door("GET")
@_private
@_with_right
def early_files(request: HttpRequest, access: EmbargoAccess, release: Release, secret: str) -> HttpResponseBase:
    """Words and pictures in one ZIP, with the mark in each text."""
    copy = copy_of(access, release)
    if copy is None:
        return redirect("press_room:early_release", secret, release.public_id)
    if not within_limit(request, "press.early-files", amount=MOST_TAKEN, within=HOUR, subject=copy.mark):
        words = _("That was often. Please try again in an hour.")
        return render(request, OVER, {"refused": words}, status=HTTPStatus.TOO_MANY_REQUESTS)
    # In the name nothing of the release: downloads are seen by whoever looks at the screen.
    name = f"embargo-{copy.mark}.zip"
    parts = parts_of(release, copy, secret, at=clock.now())
    answer: HttpResponseBase = zip_answer(name, parts, is_read=request.method == "GET")
    return answer


@never_cache
@open_door("GET")
@_private
@_with_right
def early_picture(
    request: HttpRequest, access: EmbargoAccess, release: Release, secret: str, number: int
) -> HttpResponseBase:
    """What the public file door keeps closed until the page is open."""
    size = picture_of(release, number, at=clock.now()) if copy_of(access, release) else None
    if size is None:
        raise Http404
    try:
        file = size.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, content_type=f"image/{size.file.name.rpartition('.')[2].replace('jpg', 'jpeg')}")
    no_page(response)
    return response
