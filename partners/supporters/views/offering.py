"""The maker's pages: the form, the code, and taking it back."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.kernel.actors import LINK_HOLDER, VISITOR
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.errors import Conflict
from partners.kernel.fields.files import answered
from partners.kernel.languages.opened import interface_language
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of, within_limit
from partners.supporters.forms.offering import CodeForm, OfferForm
from partners.supporters.models import WallPost
from partners.supporters.rendering import EVERYBODY
from partners.supporters.selectors import KEEP_DECLINED_DAYS, post_by_code
from partners.supporters.services.offering import offer_post, withdraw_post
from partners.users.doors import open_door

HOUR = timedelta(hours=1)
ELSEWHERE = gettext_lazy("Another site sent this form. Please look it over and send it from here.")
FORM, MINE = "partners/supporters/offer.html", "partners/supporters/mine.html"


# No cookie, so no token: what somebody wrote must not be lost to a cookie that was blocked or has expired.
@csrf_exempt
@never_cache
@heavy("POST")
@open_door("GET", "POST")
def offer(request: HttpRequest) -> HttpResponse:
    """The code is shown in the answer to the form, and nowhere else."""
    if request.method != "POST":
        return render(request, FORM, {"form": OfferForm()})
    # Before the file is looked at: another site must not use up its visitors' tries.
    is_ours = not is_sent_from_elsewhere(request)
    payer = Budget("film", caller_of(request), EVERYBODY) if is_ours else None
    form = OfferForm(request.POST, files=request.FILES if is_ours else {}, budget=payer)
    is_valid, status = form.is_valid(), 200
    if not is_ours:
        form.add_error(None, ELSEWHERE)
        status = 403
    # A school or a house of culture shares one IP address, so the limit is wide.
    elif is_valid and not within_limit(request, "supporters.offer", amount=20, within=HOUR):
        form.add_error(None, _("Many videos came from you just now. Your text is still here: send it in an hour."))
        status = 429
    if form.errors:
        return answered(form, render(request, FORM, {"form": form}, status=status))
    facts = form.answers
    # It protects the owner of a mailbox from our letters, and not us from a video.
    address = facts["email"].lower()
    facts["is_mailed"] = facts["is_mailed"] and within_limit(
        request, "supporters.offer-mail", amount=5, within=HOUR, subject=address
    )
    try:
        post, code = offer_post(
            **facts, mail_language=interface_language(), submission=form.cleaned_data["token"], by=VISITOR
        )
    except Conflict as refused:
        form.show_again(refused)
        return render(request, FORM, {"form": form}, status=422)
    # No redirect, against the habit: its URL would have to hold the code. A second press is the same video.
    context = {"post": post, "code": code, "is_mailed": facts["is_mailed"], "language": get_language()}
    return render(request, "partners/supporters/offered.html", context)


@csrf_exempt
@never_cache
@open_door("GET", "POST")
def mine(request: HttpRequest) -> HttpResponse:
    """Where it stands. The code is typed, never part of a URL: URLs stay in histories and records."""
    if request.method != "POST":
        return render(request, MINE, {"form": CodeForm(), "days": KEEP_DECLINED_DAYS})
    form, post, status = _opened(request)
    if post is None:
        return render(request, MINE, {"form": form, "days": KEEP_DECLINED_DAYS}, status=status)
    return _found(request, post, form.cleaned_data["code"])


@csrf_exempt
@never_cache
@open_door("POST")
def withdraw(request: HttpRequest) -> HttpResponse:
    """At once, and for good. Asked twice, it says once more that it is gone."""
    form, post, status = _opened(request)
    if post is None:
        return render(request, MINE, {"form": form, "days": KEEP_DECLINED_DAYS}, status=status)
    if post.standing != WallPost.Standing.WITHDRAWN:
        try:
            post = withdraw_post(post, by=LINK_HOLDER)
        except Conflict:
            # Somebody else with the code, or a moderator, was faster.
            post.refresh_from_db()
    return _found(request, post, form.cleaned_data["code"])


def _opened(request: HttpRequest) -> tuple[CodeForm, WallPost | None, int]:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return form, None, 422
    # Before the limit: another site must not use up its visitors' tries.
    if is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        return form, None, 403
    if not within_limit(request, "supporters.code", amount=30, within=timedelta(minutes=10)):
        form.add_error(None, _("That was often. Please try again in ten minutes."))
        return form, None, 429
    post = post_by_code(form.cleaned_data["code"])
    if post is None:
        form.add_error("code", _("There is no video with this code. What was declined is deleted after a month."))
        return form, None, 404
    return form, post, 200


def _found(request: HttpRequest, post: WallPost, code: str) -> HttpResponse:
    context = {"post": post, "code": code, "days": KEEP_DECLINED_DAYS}
    return render(request, "partners/supporters/found.html", context)
