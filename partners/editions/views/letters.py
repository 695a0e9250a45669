"""A text of the campaign with the partner's name under it: what comes out, and the files."""

import io
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.artwork.rendering.letters import as_markup
from partners.branding.models import BrandKit
from partners.branding.selectors import current_kit
from partners.editions.services import (
    FORMS,
    compose_letter,
    letter_of,
    name_of_letter,
    record_letter_taken,
    what_is_missing,
)
from partners.kernel import clock
from partners.kernel.answers import private_file
from partners.kernel.codes import sha256_of
from partners.kernel.limits.budgets import Budget, heavy
from partners.materials.selectors import Wording, material_known_as, wordings_of
from partners.organizations.doors import MemberRequest, member_door
from partners.publications.selectors import require_not_withdrawn


@member_door("GET", "POST")
def letter(request: MemberRequest, material_id: Any, language: str) -> HttpResponse:
    """GET shows; POST with a file type counts the download and leads to the file."""
    wordings = wordings_or_404(material_id)
    wording = wording_in(wordings, language)
    organization, kit = request.organization, current_kit(request.organization)
    form, is_asked = request.POST.get("output", ""), request.method == "POST"
    if is_asked and kit is not None and form in FORMS:
        record_letter_taken(organization, wording, form, by=request.actor)
        name = name_of_letter(wording, kit, form)
        return redirect(
            "editions:letter_file",
            organization_id=organization.public_id,
            material_id=material_id,
            language=language,
            filename=name,
        )
    context = {
        "organization": organization,
        "active": "materials",
        "wording": wording,
        "others": [each for each in wordings if each is not wording],
        "kit": kit,
        "markup": as_markup(letter_of(wording, kit), level=3) if kit else "",
        "missing": what_is_missing(wording, kit) if kit else "",
        "problem": _("Nothing was taken. Press one of the buttons below.") if is_asked else "",
    }
    return render(request, "partners/editions/letter.html", context, status=422 if is_asked else 200)


# Slides have a picture that is drawn.
@heavy("GET", "HEAD")
@member_door("GET")
def letter_file(request: MemberRequest, material_id: Any, language: str, filename: str) -> HttpResponse:
    """The end of `filename` decides which; what is in it is what text and kit say at this moment."""
    wording = wording_in(wordings_or_404(material_id), language)
    kit = current_kit(request.organization)
    form = filename.rpartition(".")[2]
    if kit is None or form not in FORMS:
        raise Http404
    return file_of(request, wording, kit, form)


def file_of(request: MemberRequest, wording: Wording, kit: BrandKit, form: str) -> HttpResponse:
    budget = Budget("edition", request.user.pk, request.organization.pk)
    data = compose_letter(wording, kit, form, budget=budget)
    name = name_of_letter(wording, kit, form)
    response: HttpResponse = private_file(
        request, sha256_of([data.hex()]), lambda: io.BytesIO(data), FORMS[form], name=name, attached=True
    )
    return response


def wordings_or_404(material_id: Any) -> list[Wording]:
    now = clock.now()
    found = wordings_of(material_id, at=now)
    if not found:
        # That it is gone for good says more than that it is not there.
        require_not_withdrawn(material_known_as(material_id), at=now)
        raise Http404
    return found


def wording_in(wordings: list[Wording], language: str) -> Wording:
    wording = next((each for each in wordings if each.language == language), None)
    if wording is None:
        raise Http404
    return wording
