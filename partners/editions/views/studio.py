"""One template: a picture that follows what is typed, and the files."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.artwork.models import Template
from partners.artwork.rendering import Occasion
from partners.artwork.selectors import available_template, material_behind, other_languages_of
from partners.artwork.services import asked_of, fitting
from partners.branding.selectors import current_kit
from partners.branding.services import findings_on
from partners.campaigns.selectors import current_campaign
from partners.editions.forms import StudioForm
from partners.editions.forms.studio import CHOSEN
from partners.editions.permissions import can_make_edition
from partners.editions.selectors import editions_of, with_films
from partners.editions.services import (
    draw_preview,
    file_name,
    is_kept,
    look_of_preview,
    record_download,
    request_edition,
)
from partners.kernel import clock
from partners.kernel.answers import private_file, turned_away
from partners.kernel.errors import DomainError, NotNow
from partners.kernel.fields import ComeBack, answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.organizations.doors import MemberRequest, member_door
from partners.publications.selectors import require_not_withdrawn

from .films import being_made

# A list, because each width has a base layer of its own to be kept.
PREVIEW_WIDTHS = {"480": 480, "800": 800, "1600": 1600}
DEFAULT_WIDTH = 800
RECENT = 5


@heavy("POST")
@member_door("GET", "POST")
def studio(request: MemberRequest, template_id: Any) -> HttpResponse:
    """GET shows, with the choices in the URL; POST without a file type leads to such a URL; POST with one
    makes the file, counts the download, and leads to the file."""
    template = template_or_404(template_id)
    version = template.current_version
    organization = request.organization
    kit = current_kit(organization)
    if request.method != "POST":
        # Bound only by a choice in the URL; otherwise the form begins with the kit's own line.
        told = request.GET if set(CHOSEN) & request.GET.keys() else None
        own_line = kit.taglines.get(template.language, "") if kit else ""
        form = StudioForm(told, initial={"line": own_line}, version=version, organization=organization)
        return studio_page(request, template, form)
    form = StudioForm(request.POST, version=version, organization=organization)
    if not form.is_valid():
        return studio_page(request, template, form, status=422)
    output, line = form.cleaned_data["output"], form.cleaned_data["line"]
    if not output:
        studio_url = reverse("editions:studio", args=[organization.public_id, template.public_id])
        return redirect(f"{studio_url}?{form.chosen.urlencode()}")
    # Only now: a viewer may try words out, too, and gets the picture of them.
    if not can_make_edition(request.actor, organization):
        raise PermissionDenied
    campaign = current_campaign(at=clock.now())
    try:
        sheet = form.cleaned_data.get("sheet", "")
        edition = request_edition(
            organization,
            template,
            line=line,
            output=output,
            sheet=sheet,
            occasion=form.occasion,
            past_is_meant=form.past_was_meant,
            by=request.actor,
        )
    except NotNow as later:
        form.add_error(None, ComeBack(later))
        return answered(form, studio_page(request, template, form))
    except DomainError as refused:
        # What was typed stays: there is no room, or somebody has changed the template meanwhile.
        is_asked = refused.code == "day_past" and "past_is_meant" in form.fields
        form.add_error("past_is_meant" if is_asked else None, refused.message)
        return answered(form, studio_page(request, template, form))
    if not edition.is_cleared:
        said = _("The campaign sees this file before you get it. You find it here, and get a letter.")
        messages.info(request, said)
        return redirect("editions:editions", organization_id=organization.public_id)
    if edition.is_film and not is_kept(edition):
        messages.success(request, being_made())
        return redirect("editions:editions", organization_id=organization.public_id)
    record_download(edition, by=request.actor, campaign=campaign)
    return redirect(
        "editions:file",
        organization_id=organization.public_id,
        digest=edition.digest,
        filename=file_name(edition, campaign),
    )


def studio_page(request: MemberRequest, template: Template, form: StudioForm, *, status: int = 200) -> HttpResponse:
    organization, version, kit = request.organization, template.current_version, current_kit(request.organization)
    query = form.chosen
    line, occasion = query.get("line", ""), form.occasion if form.is_bound and form.is_valid() else Occasion()
    # What refused the file stands above the form already.
    said = {str(error) for error in form.non_field_errors()} if form.is_bound else set()
    preview_url = reverse("editions:preview", args=[organization.public_id, template.public_id])
    context = {
        "organization": organization,
        "active": "materials",
        "template": template,
        "version": version,
        "kit": kit,
        "form": form,
        "preview_url": preview_url,
        "picture_url": f"{preview_url}?{query.urlencode()}",
        "picture_height": round(DEFAULT_WIDTH * version.height / version.width),
        "picture_width": DEFAULT_WIDTH,
        "findings": [
            each for each in findings_on(version, kit, line=line, occasion=occasion) if str(each.text) not in said
        ],
        "asked": asked_of(version),
        "may_make": can_make_edition(request.actor, organization),
        "others": other_languages_of(template),
        "made": with_films(editions_of(organization).filter(template_version__template=template)[:RECENT]),
    }
    return render(request, "partners/editions/studio.html", context, status=status)


# HEAD as well: it runs the same view, and draws.
@heavy("GET", "HEAD")
@member_door("GET")
def preview(request: MemberRequest, template_id: Any) -> HttpResponse:
    """A JPEG, drawn inside the request from the kept base layer. Keeps nothing, records nothing."""
    template = template_or_404(template_id)
    version = template.current_version
    organization, kit = request.organization, current_kit(request.organization)
    told = {name: request.GET.get(name, "") for name in CHOSEN}
    form = StudioForm(told, version=version, organization=organization)
    if not form.is_valid():
        reasons = "\n".join(str(reason) for reasons in form.errors.values() for reason in reasons)
        return HttpResponseBadRequest(reasons, content_type="text/plain; charset=utf-8")
    occasion = fitting(version, form.occasion)
    line, width = form.cleaned_data["line"], PREVIEW_WIDTHS.get(request.GET.get("width", ""), DEFAULT_WIDTH)
    budget = Budget("preview", request.user.pk, organization.pk)

    def draw() -> io.BytesIO:
        drawn = draw_preview(version, organization, kit, line=line, occasion=occasion, width=width, budget=budget)
        return io.BytesIO(drawn)

    # Known without drawing, so that a browser that has this picture costs nothing.
    look = look_of_preview(version, organization, kit, line=line, occasion=occasion, width=width)
    try:
        response: HttpResponse = private_file(request, look, draw, "image/jpeg", name="preview.jpg")
    except NotNow as later:
        # An <img> asks here: the page with a sentence that everybody else gets would not be seen.
        return turned_away(later)
    return response


def template_or_404(template_id: Any) -> Template:
    template = available_template(template_id)
    if template is None:
        # That it is gone for good says more than that it is not there.
        require_not_withdrawn(material_behind(template_id), at=clock.now())
        raise Http404
    return template
