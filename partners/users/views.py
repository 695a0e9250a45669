"""A person's own page."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmPasswordResetCodeView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from partners.kernel.errors import Expired
from partners.kernel.fields import answered
from partners.users.doors import PersonalRequest, open_door, personal_door
from partners.users.forms.people import PersonForm
from partners.users.models import User
from partners.users.selectors import ask_in_vain, open_enrolments
from partners.users.services import change_person, open_enrolment

ENROLMENT_KEY = "enrolment"


@personal_door("GET", "POST")
def person(request: PersonalRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "partners/users/person.html", {"form": PersonForm.showing(request.user)})
    form = PersonForm(request.POST, user=request.user)
    if not form.is_valid():
        return answered(form, render(request, "partners/users/person.html", {"form": form}))
    change_person(**form.cleaned_data, by=request.actor)
    messages.success(request, _("Saved."))
    return redirect("users:person")


@never_cache
@personal_door("GET", "POST")
def enrolment(request: PersonalRequest, code: str) -> HttpResponse:
    """The link of a letter: opening it changes nothing, the button lets this session set up a factor."""
    try:
        link = open_enrolment(code, by=request.actor)
    except Expired as over:
        return render(request, "partners/users/enrolment_needed.html", {"over": over}, status=404)
    if request.method != "POST":
        return render(request, "partners/users/enrolment.html", {"link": link})
    request.session[ENROLMENT_KEY] = link.code_hash
    return redirect("mfa_index")


@never_cache
@personal_door("GET")
def enrolment_needed(request: PersonalRequest) -> HttpResponse:
    """For staff without a factor and without a link."""
    return render(request, "partners/users/enrolment_needed.html")


def may_enrol(request: HttpRequest) -> bool:
    """Whether this session has shown a link that is still good."""
    shown = request.session.get(ENROLMENT_KEY, "")
    return bool(shown) and open_enrolments(cast(User, request.user)).filter(code_hash=shown).exists()


class ConfirmAddressView(ConfirmEmailVerificationCodeView):
    """allauth's, with as much work where the address had an account already and no code was sent."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if not request.session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY, {}).get("user_id"):
            ask_in_vain(2)
        return super().dispatch(request, *args, **kwargs)

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        if self._process.user is None:
            get_adapter().send_nothing("account/email/email_confirmation_signup", self._process.email)
        return super()._resend_form_valid(form)


class ConfirmResetView(ConfirmPasswordResetCodeView):
    """allauth's, with as much work where there is no account and so no code was sent."""

    def form_invalid(self, form: Any) -> HttpResponse:
        if self._process.user is None:
            ask_in_vain(1)
        return super().form_invalid(form)


confirm_address = open_door("GET", "POST")(login_not_required(ConfirmAddressView.as_view()))
confirm_reset = open_door("GET", "POST")(login_not_required(ConfirmResetView.as_view()))
