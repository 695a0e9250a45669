"""A page with one click per persona. Its module refuses to load where the demo is off."""

from typing import NamedTuple

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from partners.kernel.actors import acting
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages
from partners.organizations.models import Membership, Organization
from partners.users.models import User
from partners.users.services import change_person
from portal.demo.personas import PERSONAS, Persona, find

# A second lock beside that of `portal.urls`: whoever includes these URLs elsewhere finds that they do not load.
if not settings.DEMO:
    raise ImproperlyConfigured("The demo's sign-ins cannot be loaded outside the demo.")


class DemoPerson(NamedTuple):
    persona: Persona
    person: User
    place: Organization | None


@require_safe
def personas(request: HttpRequest) -> HttpResponse:
    """Lies outside the addresses that name a language, so the language is a parameter."""
    language = request.GET.get("language")
    if language not in open_languages():
        language = translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        people = User.objects.in_bulk([persona.email for persona in PERSONAS], field_name="email")
        memberships = Membership.objects.filter(user__in=people.values()).select_related("organization")
        places = {membership.user_id: membership.organization for membership in memberships}
        found = [
            DemoPerson(persona, people[persona.email], places.get(people[persona.email].pk))
            for persona in PERSONAS
            # Nobody is here before the demo is filled.
            if persona.email in people
        ]
        context = {
            "partners": [row for row in found if not row.persona.is_staff],
            "staff": [row for row in found if row.persona.is_staff],
            "language": language,
            "language_links": [
                {"code": code, "name": own_language_name(code), "url": f"?language={code}"} for code in open_languages()
            ],
            "home_url": f"/{language}/",
        }
        return render(request, "portal/demo_personas.html", context)


# By post only: a preview or a prefetch of the URL must not change who is signed in.
@require_POST
def sign_in(request: HttpRequest, persona: str) -> HttpResponse:
    chosen = find(persona)
    user = User.objects.filter(email=chosen.email).first() if chosen else None
    if chosen is None or user is None:
        raise Http404
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    # As if a password had just been given: pages that ask for it again would shut out people who have none.
    record_authentication(request, user, "password", email=user.email)
    # So that the list of open sessions shows this one.
    UserSession.objects.create_from_request(request)
    language = request.POST.get("language")
    if user.is_staff:
        # Stands for the second factor that staff use outside the demo.
        record_authentication(request, user, "mfa", type="demo")
        # The back office speaks the language of "About you", and whoever tries it out has just chosen one.
        if language in dict(settings.INTERFACE_LANGUAGES):
            change_person(name=user.name, language=language, time_zone=user.time_zone, by=acting(user))
        return redirect("wagtailadmin_home")
    with translation.override(language if language in open_languages() else None):
        return redirect(reverse(settings.LOGIN_REDIRECT_URL))
