"""For everybody: what has become of a file, by its code or by the file itself. No account, no cookie, nothing kept."""

import base64
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.editions.forms import CodeForm, FileLookUpForm
from partners.editions.rendering import Evidence
from partners.editions.selectors import Known, Verdict, issued_with_bytes, issued_with_code, known_of, verdict_on
from partners.editions.services import Recognised, recognise_picture
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
    evidence: Evidence = form.cleaned_data["file"]
    if exact := _verdicts(issued_with_bytes(evidence.sha256)):
        return render(request, FOUND, {"verdicts": exact, "known_by": "bytes"})
    seen = None
    if evidence.picture:
        try:
            seen = _sight(recognise_picture(evidence.picture, codes=evidence.codes, budget=payer))
        except Busy as busy:
            # A code says something without the picture, and nothing else can be said now.
            if not evidence.codes:
                form.add_error("file", ComeBack(busy))
                return answered(form, _form_page(request, file=form))
    told = _verdicts([edition for code in evidence.codes for edition in issued_with_code(code)])
    if seen is not None:
        return render(request, RECOGNISED, {"seen": seen, "told": seen.besides(told)})
    if told:
        return render(request, FOUND, {"verdicts": told, "known_by": "mark"})
    form.add_error("file", LEADS_ELSEWHERE if evidence.has_other_link else NOTHING)
    return _form_page(request, file=form, status=HTTPStatus.NOT_FOUND)


@dataclass(frozen=True)
class Sight:
    """What was recognised, and no more of it than everybody may know. `outcome` is the value of an Outcome; the three
    pictures are addresses that hold them, empty where they may not be shown."""

    outcome: str
    known: Known
    verdicts: list[Verdict]
    alike: list[str]
    different: list[str]
    strip: str
    ours: str
    sample: str

    def besides(self, told: list[Verdict]) -> list[Verdict]:
        """Files whose code is in the picture, but for those that are meant anyway."""
        meant = {verdict.edition.pk for verdict in self.verdicts}
        return [verdict for verdict in told if verdict.edition.pk not in meant]


def _sight(found: Recognised) -> Sight | None:
    """None where no artwork of ours was recognised."""
    if found.version is None:
        return None
    known = known_of(found.version.template, get_language() or "en", at=clock.now())
    verdicts = _verdicts([edition for each in found.editions for edition in issued_with_code(each.code)])
    # Nobody learns from a forgery what a partner's file looks like that the public does not know of.
    is_shown = bool(known.title) and bool(verdicts) and all(verdict.partner for verdict in verdicts)
    if found.outcome.value in ("no_edition", "several") and not is_shown:
        verdicts = []
    return Sight(
        outcome=found.outcome.value,
        known=known,
        verdicts=verdicts,
        alike=[str(KINDS[kind]) for kind in found.kinds("alike")] if verdicts else [],
        different=[str(KINDS[kind]) for kind in found.kinds("different")] if verdicts else [],
        strip=_inline(found.seen),
        ours=_inline(found.ours) if is_shown else "",
        sample=_inline(found.sample) if known.material else "",
    )


def _inline(jpeg: bytes) -> str:
    """In the page itself: it is kept nowhere, so nobody could fetch it."""
    return f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode()}" if jpeg else ""


def _verdicts(editions: list[Any]) -> list[Verdict]:
    now, language = clock.now(), get_language() or "en"
    return [verdict_on(edition, language, at=now) for edition in editions]


def _form_page(
    request: HttpRequest, *, code: CodeForm | None = None, file: FileLookUpForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"code_form": code or CodeForm(), "file_form": file or FileLookUpForm()}
    return render(request, FORM, context, status=status)
