"""A page with one click per persona. Its module refuses to load where the demo is off."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from partners.users.models import User
from portal.demo.personas import PERSONAS, find

if not settings.DEMO:
    raise ImproperlyConfigured("The demo's sign-ins cannot be loaded outside the demo.")


@require_safe
def personas(request: HttpRequest) -> HttpResponse:
    known = set(User.objects.filter(email__in=[p.email for p in PERSONAS]).values_list("email", flat=True))
    return render(request, "portal/demo_personas.html", {"personas": [p for p in PERSONAS if p.email in known]})


@require_POST
def sign_in(request: HttpRequest, persona: str) -> HttpResponse:
    chosen = find(persona)
    user = User.objects.filter(email=chosen.email).first() if chosen else None
    if chosen is None or user is None:
        raise Http404
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, "password", email=user.email)
    if user.is_staff:
        # Stands for the second factor that staff use outside the demo.
        record_authentication(request, user, "mfa", type="demo")
    return redirect("/cms/" if user.is_staff else settings.LOGIN_REDIRECT_URL)
