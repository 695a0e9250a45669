"""A person's own data: what is held and why, a copy of it, and its end; confirmed by the mailbox."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.kernel.answers import zip_answer
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.limits.callers import within_limit
from partners.mail.selectors import RECORDS
from partners.press.forms.privacy import PersonForm
from partners.press.models import PersonRequest
from partners.press.services.personal import ask_about_person, erase_person, export_of, request_with
from partners.press.views.inquiries import ELSEWHERE
from partners.users.doors import open_door

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LETTERS_A_DAY = 3
FORM, ANSWER = "partners/press/privacy.html", "partners/press/privacy_answer.html"


# No cookie, so no token: as for a reporter's question.
@csrf_exempt
@never_cache
@open_door("GET", "POST")
def privacy(request: HttpRequest) -> HttpResponse:
    """What is held of whom, and why; and the way to one's own. The answer is the same whatever is known."""
    if request.method != "POST":
        return _shown(request, PersonForm())
    form = PersonForm(request.POST)
    status = 200 if form.is_valid() else 422
    if status == 200 and is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = 403
    if status == 200 and not within_limit(request, "press.person", amount=20, within=HOUR):
        form.add_error(None, _("Many came from your network just now. Please try again in an hour."))
        status = 429
    if status != 200:
        return _shown(request, form, status=status)
    told = form.cleaned_data
    ask_about_person(
        told["email"],
        wants=told["wants"],
        language=get_language() or "en",
        submission=told["token"],
        is_told=within_limit(
            request, "press.person-mail", amount=LETTERS_A_DAY, within=DAY, subject=told["email"].lower()
        ),
    )
    return render(request, ANSWER, {"state": "asked"})


def _shown(request: HttpRequest, form: PersonForm, *, status: int = 200) -> HttpResponse:
    return render(request, FORM, {"form": form, "kept": [record.kept for record in RECORDS]}, status=status)


@csrf_exempt
@never_cache
@open_door("GET", "POST")
def privacy_answer(request: HttpRequest, code: str) -> HttpResponseBase:
    """From the letter. A GET changes nothing and hands nothing over: mail programs open links before their readers."""
    found = request_with(code)
    response: HttpResponseBase
    if found is None:
        response = render(request, ANSWER, {"state": "over"}, status=404)
    elif request.method != "POST":
        context = {"state": found.wants, "kept": [record.kept for record in RECORDS]}
        response = render(request, ANSWER, context)
    elif found.wants == PersonRequest.Wants.EXPORT:
        response = zip_answer("my-data.zip", export_of(found))
    else:
        erased = erase_person(code)
        is_done = erased is not None
        told: dict[str, Any] = {"state": "erased" if is_done else "over", "erased": erased}
        response = render(request, ANSWER, told, status=200 if is_done else 404)
    # The address is the right.
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
