"""The brand kit, and how its logo looks everywhere."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from partners.artwork.selectors import templates_available
from partners.branding.forms import DEFAULT_COLOUR, KitForm, kit_initial
from partners.branding.models import BrandKit, Logo
from partners.branding.permissions import can_edit_brand_kit
from partners.branding.rendering import brand_palette
from partners.branding.selectors import (
    colours_version,
    current_kit,
    logo_of,
    logos_of,
    logos_used,
    public_kit,
    public_mark,
)
from partners.branding.services import (
    add_logo,
    contrast_with_paper,
    drawn_mark,
    findings_about,
    findings_on,
    remove_logo,
    save_brand_kit,
)
from partners.campaigns.rendering import tokens_of
from partners.campaigns.selectors import current_campaign, portal_face
from partners.kernel import clock
from partners.kernel.answers import for_everybody, no_page, private_file
from partners.kernel.errors import OverQuota
from partners.kernel.fields import answered
from partners.kernel.limits.budgets import Budget, heavy
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.users.doors import open_door


@heavy("POST")
@member_door("GET", "POST")
def kit(request: MemberRequest) -> HttpResponse:
    """Everybody in the organisation reads it; owners and editors write it."""
    may_edit = can_edit_brand_kit(request.actor, request.organization)
    kept = current_kit(request.organization)
    languages = campaign_languages()
    facts: dict[str, Any] = {"languages": languages, "has_logo": bool(kept and kept.logo)}
    if request.method != "POST":
        form = KitForm(initial=kit_initial(request.organization, kept, languages), **facts) if may_edit else None
        return kit_page(request, kept, form, logo=kept.logo if kept else None)
    if not may_edit:
        raise PermissionDenied
    budget = Budget("logo", request.user.pk, request.organization.pk)
    form = KitForm(request.POST, request.FILES, budget=budget, **facts)
    is_complete = form.is_valid()
    # Also when something else was wrong: a form cannot show a file that was chosen, so it is kept.
    try:
        logo = chosen_logo(request, form, kept)
    except OverQuota as full:
        form.add_error("logo", str(full))
        logo, is_complete = kept.logo if kept else None, False
    if not is_complete:
        if logo is not None and form.cleaned_data.get("logo"):
            # A form cannot give a file back, so the logo is kept already and its id comes back instead.
            form = KitForm({**request.POST.dict(), "kept_logo": str(logo.public_id)}, **facts)
        return answered(form, kit_page(request, kept, form, logo=logo, status=422))
    try:
        save_brand_kit(
            request.organization,
            names=form.texts("name"),
            short_names=form.texts("short_name"),
            taglines=form.texts("tagline"),
            colour=form.cleaned_data["colour"],
            link=form.cleaned_data["link"],
            logo=logo,
            by=request.actor,
        )
    except OverQuota as full:
        form.add_error(None, str(full))
        return answered(form, kit_page(request, kept, form, logo=logo, status=422))
    messages.success(request, _("Your brand kit is saved. This is how it looks on every template."))
    return redirect("branding:kit", organization_id=request.organization.public_id)


def chosen_logo(request: MemberRequest, form: KitForm, kept: BrandKit | None) -> Logo | None:
    """The one just uploaded, else the one of an earlier attempt, else the kit's, unless they want none."""
    data = form.cleaned_data
    if data.get("logo"):
        return add_logo(request.organization, data["logo"], by=request.actor)
    earlier = logo_of(request.organization, data["kept_logo"]) if data.get("kept_logo") else None
    if earlier is not None or data.get("remove_logo"):
        return earlier
    return kept.logo if kept else None


def kit_page(
    request: MemberRequest, kept: BrandKit | None, form: KitForm | None, *, logo: Logo | None, status: int = 200
) -> HttpResponse:
    templates = [
        {"template": template, "version": version, "findings": findings_on(version, kept)}
        for template in templates_available()
        for version in [template.current_version]
    ]
    colour = (form["colour"].value() if form and not form.errors.get("colour") else "") or DEFAULT_COLOUR
    context = {
        "organization": request.organization,
        "active": "brand",
        "kit": kept,
        "form": form,
        "logo": logo,
        "is_logo_unsaved": logo is not None and (kept is None or kept.logo != logo),
        "findings": findings_about(logo) if logo else [],
        "logos": logos_of(request.organization),
        "used": logos_used(request.organization),
        "logo_of_today": kept.logo if kept else None,
        "colour": colour,
        "contrast": contrast_with_paper(colour),
        "templates": templates,
        # Said at the top as well: on a telephone they are far below what was just saved.
        "with_findings": sum(bool(each["findings"]) for each in templates),
    }
    return render(request, "partners/branding/kit.html", context, status=status)


@member_door("POST", role=Role.EDITOR)
def logo_remove(request: MemberRequest, logo_id: Any) -> HttpResponse:
    logo = logo_of(request.organization, logo_id)
    if logo is None:
        raise Http404
    remove_logo(logo, by=request.actor)
    messages.success(request, _("The logo has been removed."))
    return redirect("branding:kit", organization_id=request.organization.public_id)


def campaign_languages() -> list[str]:
    campaign = current_campaign(at=clock.now())
    return list(campaign.languages) if campaign and campaign.languages else ["en"]


@member_door("GET")
def logo_file(request: MemberRequest, logo_id: Any) -> HttpResponse:
    logo = logo_of(request.organization, logo_id)
    if logo is None:
        raise Http404
    return private_file(request, logo.sha256, lambda: logo.file.open("rb"), "image/png", name="logo.png")


@open_door("GET")
def mark(request: HttpRequest, public_id: Any, digest: str) -> HttpResponseBase:
    """A partner's logo for everybody. Who is suspended, has left or wants none shown has none, from that moment on."""
    logo = public_mark(public_id, digest)
    if logo is None:
        raise Http404
    response = FileResponse(drawn_mark(logo), content_type="image/webp")
    no_page(response)
    # Not for ever, though the content never changes: whether it may be shown does.
    response["Cache-Control"] = "public, max-age=300"
    return response


@open_door("GET")
def colours(request: HttpRequest, public_id: Any, version: str) -> HttpResponse:
    """A partner's colour over those of css/tokens.css, for its own page and its frames. `version` is another one with
    every other colour, so that what is kept is never an old one."""
    kit = public_kit(public_id)
    if kit is None or colours_version(kit) != version:
        raise Http404
    response = HttpResponse(tokens_of(brand_palette(kit.colour, portal_face().colours)), content_type="text/css")
    no_page(response)
    response["Cache-Control"] = "public, max-age=300"
    return for_everybody(request, response)
