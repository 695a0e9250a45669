"""A person's own page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partners.kernel.actors import actor_of
from partners.users.forms import PersonForm
from partners.users.models import User
from partners.users.services import change_person


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def person(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101  for the type checker: signed in
    if request.method != "POST":
        return render(request, "partners/users/person.html", {"form": PersonForm.showing(request.user)})
    form = PersonForm(request.POST)
    if not form.is_valid():
        return render(request, "partners/users/person.html", {"form": form}, status=422)
    change_person(**form.cleaned_data, by=actor_of(request))
    messages.success(request, _("Saved."))
    return redirect("users:person")
