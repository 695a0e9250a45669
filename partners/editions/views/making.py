"""One material in all its formats with the partner's name on it, and packs of one or of many."""

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from partners.artwork.models import Template, TemplateVersion
from partners.artwork.rendering import Occasion, said_of
from partners.artwork.selectors import templates_available
from partners.artwork.services import fitting
from partners.branding.models import BrandKit
from partners.branding.selectors import current_kit
from partners.branding.services import brand_for_many, findings_on
from partners.editions.forms import PackForm
from partners.editions.models import fields_of, query_of
from partners.editions.permissions import can_make_edition, can_share_by_link
from partners.editions.selectors import line_for
from partners.editions.services import pack_of, parts_of_pack, record_pack
from partners.kernel import clock
from partners.kernel.answers import zip_answer
from partners.kernel.errors import DomainError, Gone
from partners.kernel.fields import answered
from partners.kernel.languages.names import by_name
from partners.kernel.limits.budgets import heavy
from partners.materials.selectors import material_known_as, texts_offered
from partners.organizations.doors import MemberRequest, member_door
from partners.publications.selectors import require_not_withdrawn


class FormatShown(NamedTuple):
    """A template as the page of its material shows it; the height is that of a picture 480 pixels wide. `chosen` are
    the fields of its studio, and `query` the same in an address."""

    template: Template
    version: TemplateVersion
    said: list[str]
    chosen: dict[str, str]
    query: str
    preview_url: str
    height: int
    findings: list[Any]


@heavy("POST")
@member_door("GET", "POST")
def make(request: MemberRequest, material_id: UUID) -> HttpResponseBase:
    """GET shows, with the choices in the URL; POST leads to such a URL, to a private link, or is the pack."""
    material = material_known_as(material_id)
    require_not_withdrawn(material, at=clock.now())
    templates = list(templates_available().filter(material__public_id=material_id))
    if material is None or not templates:
        raise Http404
    organization, kit = request.organization, current_kit(request.organization)
    languages = {template.language for template in templates}
    facts: dict[str, Any] = {
        "languages": languages,
        "versions": [each.current_version for each in templates],
        "organization": organization,
        "kit": kit,
        "initial": {"language": _usual(request, languages)},
    }
    sent = request.POST if request.method == "POST" else request.GET
    form = PackForm(sent, **facts) if sent else PackForm(**facts)
    if request.method != "POST":
        return _page(request, material, templates, form, kit)
    if not form.is_valid():
        return answered(form, _page(request, material, templates, form, kit))
    action = request.POST.get("do", "")
    if action not in ("pack", "link"):
        return redirect(f"{request.path}?{form.chosen.urlencode()}")
    if action == "link":
        query = form.chosen
        query["material"] = str(material_id)
        return redirect(f"{reverse('editions:link_create', args=[organization.public_id])}?{query.urlencode()}")
    try:
        return _pack(request, [material_id], form)
    except Gone:
        raise
    except DomainError as refused:
        _refuse(form, refused)
        return answered(form, _page(request, material, templates, form, kit))


def _page(
    request: MemberRequest, material: Any, templates: list[Template], form: PackForm, kit: BrandKit | None
) -> HttpResponse:
    organization, brand = request.organization, brand_for_many(kit)
    chosen = form.languages if form.is_bound and form.is_valid() else form.initial["language"]
    lines = form.lines if form.is_bound and form.is_valid() else {}
    occasions = form.occasions if form.is_bound and form.is_valid() else {}
    shown = []
    for template in templates:
        if template.language not in chosen:
            continue
        version = template.current_version
        line = line_for(version, kit, lines)
        occasion = fitting(version, occasions.get(template.language, Occasion()))
        fields = fields_of(line, occasion)
        url = reverse("editions:preview", args=[organization.public_id, template.public_id])
        height = round(480 * version.height / version.width)
        findings = findings_on(version, kit, line=line, occasion=occasion, brand=brand)
        query = query_of(line, occasion)
        said = said_of(line, occasion, template.language)
        shown.append(FormatShown(template, version, said, fields, query, f"{url}?{query}", height, findings))
    context = {
        "organization": organization,
        "active": "materials",
        "material": material,
        "kit": kit,
        "form": form,
        "shown": shown,
        "may_make": can_make_edition(request.actor, organization),
        "may_share": can_share_by_link(request.actor, organization),
    }
    return render(request, "partners/editions/make.html", context)


@heavy("POST")
@member_door("GET", "POST")
def packs(request: MemberRequest) -> HttpResponseBase:
    """Several materials in several languages as one ZIP."""
    templates = list(templates_available().select_related("material").prefetch_related("material__faces"))
    texts = list(texts_offered(at=clock.now()).prefetch_related("faces"))
    materials = {str(each.public_id): each.title for each in [*(each.material for each in templates), *texts]}
    languages = {template.language for template in templates} | {
        face.language for text in texts for face in text.faces.all()
    }
    facts: dict[str, Any] = {
        "languages": languages,
        "versions": [each.current_version for each in templates],
        "organization": request.organization,
        "materials": by_name(materials.items()),
    }
    initial = {"language": _usual(request, languages), "material": request.GET.getlist("material")}
    form = PackForm(request.POST if request.method == "POST" else None, initial=initial, **facts)
    if form.is_bound and form.is_valid():
        try:
            return _pack(request, [UUID(each) for each in form.cleaned_data["material"]], form)
        except DomainError as refused:
            _refuse(form, refused)
    context = {
        "organization": request.organization,
        "active": "materials",
        "form": form,
        "kit": current_kit(request.organization),
        "has_materials": bool(materials),
        "may_make": can_make_edition(request.actor, request.organization),
    }
    return answered(form, render(request, "partners/editions/packs.html", context))


def _usual(request: MemberRequest, languages: Collection[str]) -> list[str]:
    """The organisation's own languages; where there is nothing in them, all."""
    own = [code for code in request.organization.languages if code in languages]
    return own or sorted(languages)


def _refuse(form: PackForm, refused: DomainError) -> None:
    """At the tick that answers it, where it is a question."""
    is_asked = refused.code == "day_past" and "past_is_meant" in form.fields
    form.add_error("past_is_meant" if is_asked else None, refused.message)


def _pack(request: MemberRequest, materials: Collection[UUID], form: PackForm) -> HttpResponseBase:
    if not can_make_edition(request.actor, request.organization):
        raise PermissionDenied
    pack = pack_of(
        request.organization,
        materials=materials,
        languages=form.languages,
        lines=form.lines,
        occasions=form.occasions,
        past_is_meant=form.past_was_meant,
        language=get_language() or "en",
    )
    record_pack(pack, by=request.actor)
    response: HttpResponseBase = zip_answer(pack.name, parts_of_pack(pack, by=request.actor))
    return response
