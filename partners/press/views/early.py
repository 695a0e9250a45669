"""What everybody may know of a release that is held back: that it comes and when; and asking to read it early."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.kernel import clock
from partners.kernel.actors import VISITOR
from partners.kernel.doors.open_forms import TRAP
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.languages.zones import city_of
from partners.kernel.limits.callers import within_limit
from partners.press.forms.embargo import AskEarlyForm
from partners.press.models import Release
from partners.press.selectors import is_out, release_known_as, releases_held_back
from partners.press.services.embargo import ask_for_access
from partners.press.services.releases import note_early
from partners.press.views.inquiries import ELSEWHERE
from partners.users.doors import open_door

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# To one mailbox: a stranger who types it again and again has the link sent to its owner so often, and to nobody else.
LETTERS_A_DAY = 3
FORM, ASKED = "partners/press/early_ask.html", "partners/press/early_asked.html"


# No cookie, so no token: as for a reporter's question.
@csrf_exempt
@never_cache
@open_door("GET", "POST")
def coming(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """One answer for what was never announced, what was withdrawn, and what never was."""
    release, now = release_known_as(release_id), clock.now()
    if release and is_out(release, at=now):
        return redirect("updates:update", release.update.public_id)
    if release is None or not releases_held_back(at=now).filter(pk=release.pk).exists():
        raise Http404
    if not release.is_announced:
        note_early(release, by=VISITOR)
        raise Http404
    if request.method != "POST":
        return _shown(request, release, AskEarlyForm())
    if "switch" in request.POST:
        hidden = {"token", TRAP, "is_person"}
        typed = {name: str(value) for name, value in request.POST.items() if name not in hidden}
        return _shown(request, release, AskEarlyForm(initial=typed))
    form = AskEarlyForm(request.POST)
    status = 200 if form.is_valid() else 422
    if status == 200 and is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = 403
    # Wide, for a newsroom shares one IP address.
    if status == 200 and not within_limit(request, "press.early", amount=20, within=HOUR):
        form.add_error(None, _("Many came from your network just now. Please try again in an hour."))
        status = 429
    if status != 200:
        return _shown(request, release, form, status=status)
    address = form.cleaned_data["email"].lower()
    ask_for_access(
        release,
        **form.answers,
        language=get_language() or "en",
        submission=form.cleaned_data["token"],
        is_told=within_limit(request, "press.early-mail", amount=LETTERS_A_DAY, within=DAY, subject=address),
        by=VISITOR,
    )
    return render(request, ASKED, {"release": release, "city": city_of(release.time_zone)})


def _shown(request: HttpRequest, release: Release, form: AskEarlyForm, *, status: int = 200) -> HttpResponse:
    context = {"release": release, "city": city_of(release.time_zone), "form": form}
    return render(request, FORM, context, status=status)
