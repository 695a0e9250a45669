"""For everybody: what has become of a file, by its code or by the file itself. No account, no cookie, nothing kept."""

import base64
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.editions.forms import CodeForm, FileLookUpForm
from partners.editions.selectors import Verdict, issued_with_code, verdict_on
from partners.editions.services import Sight, look_up_file
from partners.kernel import clock
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.errors import Busy
from partners.kernel.fields import ComeBack, answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.counting import count_use, counted
from partners.users.doors import open_door

FORM, FOUND = "partners/editions/verify.html", "partners/editions/verified.html"
RECOGNISED = "partners/editions/recognised.html"
EVERYBODY = "everybody"
# Wrong ones only: behind one IP address a whole demonstration may scan the poster that it carries.
WRONG, MOST_WRONG, WITHIN = "editions.wrong-code", 100, timedelta(minutes=10)
OFTEN = gettext_lazy("Many wrong codes came from where you are. Please try again in ten minutes.")
UNKNOWN = gettext_lazy(
    "We have issued no file with this code. Compare it with the file once more. If it is the same, the file is not "
    "from this campaign, whatever it shows."
)
NOTHING = gettext_lazy(
    "This is no file as we issued it. We found no code of ours in it and did not recognise any of our artwork. Small, "
    "strongly tilted or cut pictures we may not recognise, so this proves nothing yet: send only the part with the "
    "poster, or look for the code on it and type it above."
)
LEADS_ELSEWHERE = gettext_lazy(
    "This is no file as we issued it. A QR code in it leads to another site and not here, so it tells us nothing. Look "
    "for the code beside it and type it above."
)
KINDS = {
    "logo": gettext_lazy("logo"),
    "name": gettext_lazy("partner’s name"),
    "line": gettext_lazy("line of text"),
    "link": gettext_lazy("web address"),
    "qr": gettext_lazy("QR code"),
    "code": gettext_lazy("code in letters"),
}
ELSEWHERE = gettext_lazy("Another site sent this form. Please look it over and send it from here.")


@open_door("GET")
def short(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR code on a file leads: on to the page in the language that this browser likes best."""
    # Whatever was typed goes along: the page says what is wrong with it.
    return redirect("verified", code=code[:60])


# No cookie, and so no token: there is nothing that a form from elsewhere could do in somebody's name.
@csrf_exempt
@never_cache
@heavy("POST")
@open_door("GET", "POST")
def verify(request: HttpRequest) -> HttpResponse:
    """GET with a code leads to the page of that code; POST with a file answers at once, and forgets it."""
    if request.method == "POST":
        return _by_file(request)
    if "code" not in request.GET:
        return _form_page(request)
    form = CodeForm(request.GET)
    if not form.is_valid():
        return _form_page(request, code=form, status=HTTPStatus.NOT_FOUND)
    return redirect("verified", code=form.cleaned_data["code"])


@never_cache
@open_door("GET")
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """What has become of the file with this code; 404 for any other, with what may be wrong about it."""
    form = CodeForm({"code": code})
    if not form.is_valid():
        return _form_page(request, code=form, status=HTTPStatus.NOT_FOUND)
    if form.cleaned_data["code"] != code:
        return redirect("verified", code=form.cleaned_data["code"])
    caller = caller_of(request)
    # Before it is looked up: who guesses must not learn of a hit either.
    if counted(WRONG, caller) >= MOST_WRONG:
        form.add_error(None, OFTEN)
        return _form_page(request, code=form, status=HTTPStatus.TOO_MANY_REQUESTS)
    found = _verdicts(issued_with_code(code))
    if not found:
        count_use(WRONG, caller, within=WITHIN)
        form.add_error("code", UNKNOWN)
        return _form_page(request, code=form, status=HTTPStatus.NOT_FOUND)
    return render(request, FOUND, {"verdicts": found, "known_by": "code"})


def _by_file(request: HttpRequest) -> HttpResponse:
    # Before the file is looked at: another site must not use up its visitors' tries.
    if is_sent_from_elsewhere(request):
        form = FileLookUpForm({}, files={})
        form.errors.clear()
        form.add_error(None, ELSEWHERE)
        return _form_page(request, file=form, status=HTTPStatus.FORBIDDEN)
    payer = Budget("look_up", caller_of(request), EVERYBODY)
    form = FileLookUpForm(request.POST, files=request.FILES, budget=payer)
    if not form.is_valid():
        return answered(form, _form_page(request, file=form))
    try:
        found = look_up_file(form.cleaned_data["file"], language=get_language() or "en", budget=payer)
    except Busy as busy:
        form.add_error("file", ComeBack(busy))
        return answered(form, _form_page(request, file=form))
    if found.exact:
        return render(request, FOUND, {"verdicts": found.exact, "known_by": "bytes"})
    if found.sight:
        return render(request, RECOGNISED, {"seen": _shown(found.sight), "told": found.told})
    if found.told:
        return render(request, FOUND, {"verdicts": found.told, "known_by": "mark"})
    form.add_error("file", LEADS_ELSEWHERE if found.leads_elsewhere else NOTHING)
    return _form_page(request, file=form, status=HTTPStatus.NOT_FOUND)


def _shown(sight: Sight) -> dict[str, Any]:
    """In words, and with its pictures in the page itself: they are kept nowhere, so nobody could fetch them."""
    return {
        **{name: getattr(sight, name) for name in ("outcome", "known", "verdicts")},
        **{name: [str(KINDS[kind]) for kind in getattr(sight, name)] for name in ("alike", "different")},
        **{name: _inline(getattr(sight, name)) for name in ("strip", "ours", "sample")},
    }


def _inline(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}" if jpeg else ""


def _verdicts(editions: list[Any]) -> list[Verdict]:
    now, language = clock.now(), get_language() or "en"
    return [verdict_on(edition, language, at=now) for edition in editions]


def _form_page(
    request: HttpRequest, *, code: CodeForm | None = None, file: FileLookUpForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"code_form": code or CodeForm(), "file_form": file or FileLookUpForm()}
    return render(request, FORM, context, status=status)
