"""An organisation's private links: made, shown once, listed, revoked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partners.artwork.selectors import templates_available
from partners.branding.selectors import current_kit
from partners.editions.forms import LinkForm, PackForm
from partners.editions.permissions import can_share_by_link
from partners.editions.selectors import edition_of, link_of, links_of, photograph_of
from partners.editions.services import check_handed_out, create_link, revoke_link
from partners.kernel import clock
from partners.kernel.doors.shown_once import keep_for_once, never_kept, take_once
from partners.kernel.errors import Conflict
from partners.kernel.fields import answered
from partners.mail.emails import url_of
from partners.materials.selectors import material_known_as
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Role
from partners.publications.selectors import require_not_withdrawn


@member_door("GET")
def links(request: MemberRequest) -> HttpResponse:
    """All of them; right after one was made, that one with its address, once."""
    made = take_once(request, _place(request))
    if made and (link := link_of(request.organization, made[0])):
        return _shown_once(request, link, made[1])
    now = clock.now()
    rows = [{"link": link, "state": _state(link, at=now)} for link in links_of(request.organization)]
    context = {
        "organization": request.organization,
        "active": "editions",
        "rows": rows,
        "may_share": can_share_by_link(request.actor, request.organization),
    }
    return render(request, "partners/editions/links.html", context)


def _state(link: Any, *, at: Any) -> str:
    if link.revoked_at:
        return "revoked"
    return "expired" if link.expires_at <= at else "live"


@member_door("GET", "POST", role=Role.EDITOR)
def link_create(request: MemberRequest) -> HttpResponse:
    """To what the URL names: a file by its digest, or a material with languages and lines."""
    target = _target(request)
    form = LinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            link, secret = create_link(
                request.organization,
                name=form.cleaned_data["name"],
                days=form.cleaned_data["days"],
                by=request.actor,
                **target,
            )
        except Conflict as conflict:
            form.add_error(None, str(conflict))
        else:
            keep_for_once(request, _place(request), link.public_id, secret)
            return redirect("editions:links", organization_id=request.organization.public_id)
    context = {"organization": request.organization, "active": "editions", "form": form, **target}
    return answered(form, render(request, "partners/editions/link_create.html", context))


def _target(request: MemberRequest) -> dict[str, Any]:
    if digest := request.GET.get("edition"):
        edition = edition_of(request.organization, digest)
        if edition is None:
            raise Http404
        check_handed_out(edition)
        return {"edition": edition}
    try:
        material_id = UUID(request.GET.get("material", ""))
    except ValueError:
        raise Http404 from None
    material = material_known_as(material_id)
    require_not_withdrawn(material, at=clock.now())
    templates = list(templates_available().filter(material=material))
    languages = {template.language for template in templates}
    form = PackForm(
        request.GET,
        languages=languages,
        versions=[template.current_version for template in templates],
        organization=request.organization,
        kit=current_kit(request.organization),
    )
    # Whoever changes the address by hand gets nothing of it.
    if material is None or not languages or not form.is_valid():
        raise Http404
    chosen = form.cleaned_data.get("photograph")
    return {
        "material": material,
        "languages": form.languages,
        "lines": form.lines,
        "date": form.moment,
        "places": form.places,
        "photograph": photograph_of(request.organization, chosen) if chosen else None,
        "past_is_meant": form.past_was_meant,
    }


def _shown_once(request: MemberRequest, link: Any, secret: str) -> HttpResponse:
    url = url_of(reverse("shared", args=[secret]))
    context = {"organization": request.organization, "active": "editions", "link": link, "url": url}
    return never_kept(render(request, "partners/editions/link_created.html", context))


def _place(request: MemberRequest) -> str:
    return f"link.{request.organization.public_id}"


@member_door("POST", role=Role.EDITOR)
def link_revoke(request: MemberRequest, link_id: UUID) -> HttpResponse:
    link = link_of(request.organization, link_id)
    if link is None:
        raise Http404
    revoke_link(link, by=request.actor)
    messages.success(request, _("The link for “%(name)s” no longer opens anything.") % {"name": link.name})
    return redirect("editions:links", organization_id=request.organization.public_id)
