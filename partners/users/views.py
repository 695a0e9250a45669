"""A person's own page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.kernel.fields import answered
from partners.users.doors import PersonalRequest, personal_door
from partners.users.forms import PersonForm
from partners.users.services import change_person


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
