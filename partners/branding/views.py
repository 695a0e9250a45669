"""The brand kit, and how its logo looks everywhere."""

from typing import Any, NamedTuple

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
    add_mono_logo,
    add_white_logo,
    brand_for_many,
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
from partners.kernel.errors import Conflict, OverQuota
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
    facts: dict[str, Any] = {
        "languages": languages,
        "has_logo": bool(kept and kept.logo),
        "has_dark_logo": bool(kept and kept.dark_logo),
    }
    logos = Logos(kept.logo, kept.dark_logo, kept.mono_logo) if kept else Logos()
    if request.method != "POST":
        form = KitForm(initial=kit_initial(request.organization, kept, languages), **facts) if may_edit else None
        return kit_page(request, kept, form, logos=logos)
    if not may_edit:
        raise PermissionDenied
    budget = Budget("logo", request.user.pk, request.organization.pk)
    form = KitForm(request.POST, request.FILES, budget=budget, **facts)
    is_complete = form.is_valid()
    # Also when something else was wrong: a form cannot show a file that was chosen, so it is kept.
    logos, problems = chosen_logos(request, form, logos)
    if problems or not is_complete:
        # A form cannot give a file back, so each logo is kept already and its id comes back instead.
        sent = {name: form.cleaned_data.get(name) for name in ("logo", "dark_logo")}
        again = {
            f"kept_{name}": str(getattr(logos, name).public_id) for name in sent if sent[name] and getattr(logos, name)
        }
        if again:
            form = KitForm({**request.POST.dict(), **again}, **facts)
        for field, sentence in problems:
            form.add_error(field, sentence)
        return answered(form, kit_page(request, kept, form, logos=logos, status=422))
    try:
        save_brand_kit(
            request.organization,
            names=form.texts("name"),
            short_names=form.texts("short_name"),
            taglines=form.texts("tagline"),
            boilerplates=form.texts("boilerplate"),
            handles=form.cleaned_data["handles"],
            colour=form.cleaned_data["colour"],
            link=form.cleaned_data["link"],
            **logos._asdict(),
            by=request.actor,
        )
    except OverQuota as full:
        form.add_error(None, str(full))
        return answered(form, kit_page(request, kept, form, logos=logos, status=422))
    messages.success(request, _("Your brand kit is saved. This is how it looks on every template."))
    return redirect("branding:kit", organization_id=request.organization.public_id)


class Logos(NamedTuple):
    logo: Logo | None = None
    dark_logo: Logo | None = None
    mono_logo: Logo | None = None


# What is made of the logo → the tick that asks for it.
MADE = {"dark_logo": "white_logo", "mono_logo": "one_colour_logo"}


def chosen_logos(request: MemberRequest, form: KitForm, kept: Logos) -> tuple[Logos, list[tuple[str, str]]]:
    """What is to be in the kit, and by field what hindered it: then the kit's own stands there."""
    problems: list[tuple[str, str]] = []
    found = kept
    for name in Logos._fields:
        try:
            found = found._replace(**{name: chosen_logo(request, form, name, found)})
        except OverQuota as full:
            problems.append((name, str(full)))
        except Conflict as refused:
            problems.append((MADE[name], str(refused)))
    return found, problems


def chosen_logo(request: MemberRequest, form: KitForm, name: str, found: Logos) -> Logo | None:
    """The one just uploaded, else one made of the first, else that of an earlier attempt, else the kit's, unless they
    want none. That in one colour is always one of the first: it would show an earlier one else. Raises OverQuota and
    Conflict."""
    data = form.cleaned_data
    if data.get(name):
        variant = Logo.Variant.DARK if name == "dark_logo" else Logo.Variant.LIGHT
        return add_logo(request.organization, data[name], variant=variant, by=request.actor)
    if name == "mono_logo" and not data.get("one_colour_logo"):
        return None
    if data.get(MADE.get(name, "")):
        if found.logo is None:
            raise Conflict(_("There is no logo yet of which we could make one. Upload it first."), code="no_logo")
        make = add_white_logo if name == "dark_logo" else add_mono_logo
        return make(found.logo, by=request.actor)
    earlier = logo_of(request.organization, data[f"kept_{name}"]) if data.get(f"kept_{name}") else None
    if earlier is not None or data.get(f"remove_{name}"):
        return earlier
    own: Logo | None = getattr(found, name)
    return own


def kit_page(
    request: MemberRequest, kept: BrandKit | None, form: KitForm | None, *, logos: Logos, status: int = 200
) -> HttpResponse:
    logo, brand = logos.logo, brand_for_many(kept)
    templates = [
        {"template": template, "version": version, "findings": findings_on(version, kept, brand=brand)}
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
        "dark_logo": logos.dark_logo,
        "is_logo_unsaved": logo is not None and (kept is None or kept.logo != logo),
        "findings": findings_about(logo) if logo else [],
        "logos": logos_of(request.organization),
        "used": logos_used(request.organization),
        "mono_logo": logos.mono_logo,
        "logos_of_today": kept.all_logos if kept else [],
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
