"""What a reporter sees: the form, the receipt, and where the question stands."""

from contextlib import suppress
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from partners.campaigns.selectors import subject_name, subject_names
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR
from partners.kernel.codes import as_typed, in_groups
from partners.kernel.doors.open_forms import TRAP
from partners.kernel.doors.origin import is_sent_from_elsewhere
from partners.kernel.errors import Conflict
from partners.kernel.languages.zones import city_of
from partners.kernel.limits.callers import caller_of, within_limit
from partners.press.forms.inquiries import FileForm, InquiryForm, ReceiptForm, WriteBackForm
from partners.press.models import HeldInquiry, MediaInquiry, Surface
from partners.press.rendering import Speaker, speaker_on
from partners.press.selectors import files_of, held_by_receipt, inquiry_by_receipt, speakers_for, thread_of
from partners.press.services.arriving import doubts_about, let_in
from partners.press.services.files import saved_file
from partners.press.services.inquiries import receive_inquiry
from partners.press.services.threads import ask_on
from partners.users.doors import open_door

HOUR = timedelta(hours=1)
# Posts from one address in an hour, only against what would fill the disk: a newsroom's stand among an automat's, and
# what is doubted is held. And questions that were held and are let in.
MOST_FROM_ONE_PLACE, MOST_LET_IN = 5000, 60
# Enough to choose from; a list of all would be one to take away.
MOST_SPEAKERS = 10
ELSEWHERE = gettext_lazy("Another site sent this form. Please look it over and send it from here.")


# No cookie, so no token: a reporter's text must not be lost to a cookie that was blocked or has expired.
@csrf_exempt
@never_cache
@open_door("GET", "POST")
def inquiry(request: HttpRequest) -> HttpResponse:
    """Ask. The receipt is shown in the answer to the form, and nowhere else."""
    if request.method != "POST":
        # From a page that knows what somebody can speak about; what is no choice is not taken.
        wanted = {name: request.GET[name] for name in ("language", "topic") if request.GET.get(name)}
        return render(request, "partners/press/inquiry_form.html", {"form": InquiryForm(initial=wanted)})
    if "switch" in request.POST:
        # The same form in another language, with what was typed and a token of its own. Nothing is checked yet.
        return render(request, "partners/press/inquiry_form.html", {"form": InquiryForm(initial=_typed(request))})
    form = InquiryForm(request.POST)
    status = 200 if form.is_valid() else 422
    if status == 200 and is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = 403
    # Asked last: neither a mistake in the form nor another site's form uses up the reporter's tries. A newsroom shares
    # one IP address, so this keeps floods out of the database only: what automats send is held, and blocks nobody.
    if status == 200 and not within_limit(request, "press.ask", amount=MOST_FROM_ONE_PLACE, within=HOUR):
        form.add_error(None, _("Many questions came from you just now. Your text is still here: send it in an hour."))
        status = 429
    if status != 200:
        return render(request, "partners/press/inquiry_form.html", {"form": form}, status=status)
    doubts = doubts_about(form.answers, is_proven=form.is_proven, caller=caller_of(request))
    is_told = not doubts and may_be_told(request, form.cleaned_data["email"])
    try:
        asked, receipt = receive_inquiry(
            **form.answers,
            mail_language=get_language() or "en",
            submission=form.cleaned_data["token"],
            is_told=is_told,
            doubts=doubts,
            by=VISITOR,
        )
    except Conflict as refused:
        form.show_again(refused)
        return render(request, "partners/press/inquiry_form.html", {"form": form}, status=422)
    # No redirect, against the habit: its URL would have to hold the receipt. A second press is the same inquiry.
    is_held = isinstance(asked, HeldInquiry)
    context = {
        "inquiry": asked,
        "city": city_of(asked.time_zone),
        "receipt": receipt,
        "is_told": is_told,
        "is_held": is_held,
        "wants_it_mailed": form.cleaned_data["wants_it_mailed"],
    }
    return render(request, "partners/press/inquiry_received.html", context)


def may_be_told(request: HttpRequest, email: str) -> bool:
    """It protects the owner of a mailbox from our letters, and not us from a question: a stranger who types somebody's
    address again and again keeps them from nothing."""
    return within_limit(request, "press.ask-mail", amount=5, within=HOUR, subject=email.lower())


def _typed(request: HttpRequest) -> dict[str, str]:
    return {
        name: str(value) for name, value in request.POST.items() if name not in {"token", "proof", TRAP, "is_person"}
    }


@csrf_exempt
@never_cache
@open_door("GET", "POST")
def inquiry_status(request: HttpRequest) -> HttpResponse:
    """Where it stands. The receipt is typed, never part of a URL: URLs stay in histories and records."""
    template = "partners/press/inquiry_status.html"
    if request.method != "POST":
        return render(request, template, {"form": ReceiptForm()})
    form = ReceiptForm(request.POST)
    status = 200 if form.is_valid() else 422
    # Before the limit: another site must not use up its visitors' tries.
    if is_sent_from_elsewhere(request):
        form.add_error(None, ELSEWHERE)
        status = 403
    elif not within_limit(request, "press.status", amount=30, within=timedelta(minutes=10)):
        form.add_error(None, _("That was often. Please try again in ten minutes."))
        status = 429
    receipt = form.cleaned_data.get("receipt", "")
    found = inquiry_by_receipt(receipt) if status == 200 else None
    if status == 200 and found is None and (held := held_by_receipt(receipt)):
        return _held(request, held, receipt)
    if found is None:
        if status == 200:
            form.add_error(
                "receipt", _("There is no question with this receipt. Half a year after its end it is deleted.")
            )
            status = 404
        return render(request, template, {"form": form}, status=status)
    return _write_back(request, found, receipt)


def _held(request: HttpRequest, held: HeldInquiry, receipt: str) -> HttpResponse:
    """What was held is let in by whoever holds its receipt and presses the button."""
    status = 200
    if "let_in" in request.POST:
        if within_limit(request, "press.let-in", amount=MOST_LET_IN, within=HOUR):
            shown = in_groups(as_typed(receipt)) if "mailed" in request.POST else ""
            # Pressed twice: the first press did it.
            with suppress(Conflict):
                let_in(held, receipt=shown, is_told=may_be_told(request, held.email), by=LINK_HOLDER)
            found = inquiry_by_receipt(receipt)
            if found is not None:
                return _write_back(request, found, receipt)
        status = 429
    context = {"inquiry": held, "receipt": receipt, "city": city_of(held.time_zone), "is_too_often": status == 429}
    return render(request, "partners/press/inquiry_held.html", context, status=status)


# As the receipt itself: sent, never part of a URL.
@csrf_exempt
@never_cache
@open_door("POST")
def inquiry_file(request: HttpRequest) -> HttpResponse:
    """A file of the thread that the receipt opens. A wrong receipt and a wrong file are answered alike."""
    form, shown = FileForm(request.POST), ReceiptForm(request.POST)
    status = 200 if form.is_valid() and shown.is_valid() else 422
    if not within_limit(request, "press.file", amount=120, within=timedelta(minutes=10)):
        shown.add_error(None, _("That was often. Please try again in ten minutes."))
        status = 429
    if status != 200:
        return render(request, "partners/press/inquiry_status.html", {"form": shown}, status=status)
    inquiry = inquiry_by_receipt(form.cleaned_data["receipt"])
    if inquiry is None:
        raise Http404
    return saved_file(request, get_object_or_404(files_of(thread_of(inquiry)), public_id=form.cleaned_data["file"]))


def _write_back(request: HttpRequest, inquiry: MediaInquiry, receipt: str) -> HttpResponse:
    """The thread; with `question` in what was sent, the reporter's next words go into it first."""
    switched = _typed(request) if "switch" in request.POST else {}
    form, status, is_sent = WriteBackForm(initial=switched), 200, False
    if "question" in request.POST and "switch" not in request.POST:
        form = WriteBackForm(request.POST)
        status = 200 if form.is_valid() else 422
        # By the inquiry: who holds the receipt is one reporter, wherever they write from.
        subject = str(inquiry.public_id)
        if status == 200 and not within_limit(request, "press.write-back", amount=20, within=HOUR, subject=subject):
            form.add_error(None, _("That was often. Your text is still here: send it in an hour."))
            status = 429
        if status == 200:
            try:
                ask_on(inquiry, question=form.cleaned_data["question"], by=LINK_HOLDER)
            except Conflict as refused:
                form.add_error(None, str(refused))
                status = 409
            else:
                form, is_sent = WriteBackForm(), True
                inquiry.refresh_from_db()
    context = {
        "inquiry": inquiry,
        "city": city_of(inquiry.time_zone),
        "is_late": inquiry.deadline_at <= clock.now(),
        # Of all subjects: one that is no longer offered stays with who asked about it.
        "topic": subject_name(inquiry.topic),
        "thread": thread_of(inquiry),
        "speakers": _speakers(inquiry),
        "is_with_partner": inquiry.offers.filter(state="accepted").exists(),
        "form": form,
        "receipt": receipt,
        "is_sent": is_sent,
    }
    return render(request, "partners/press/inquiry_found.html", context, status=status)


def _speakers(inquiry: MediaInquiry) -> list[Speaker]:
    """Those who agreed to be named to whom a press officer has taken up."""
    if not inquiry.assigned_to_id:
        return []
    able = speakers_for(inquiry, at=clock.now())
    names = subject_names()
    return [speaker_on(Surface.REPORTERS, listing.facts, names) for listing in able[:MOST_SPEAKERS]]
