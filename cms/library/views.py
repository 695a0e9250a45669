"""Materials as a partner sees them: with the templates that carry the partner's own name."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from cms.library.forms import MaterialFilter
from cms.library.selectors import material_versions, materials_available, with_templates
from partners.kernel import clock
from partners.organizations.doors import MemberRequest, member_door
from partners.users.doors import OpenRequest, open_door

PER_PAGE = 12
RECENT = 3


@member_door("GET")
def materials(request: MemberRequest) -> HttpResponse:
    form = MaterialFilter(request.GET)
    found: Any = materials_available(at=clock.now(), **form.chosen(get_language() or "en"))
    if words := form.words():
        found = found.matching(words)
    page = Paginator(found.for_cards(), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_templates(page.object_list)
    context = {
        "active": "materials",
        "organization": request.organization,
        "form": form,
        "page_of_materials": page,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "reset_url": request.path,
    }
    return render(request, "cms/library/materials.html", context)


@member_door("GET")
def recent(request: MemberRequest) -> HttpResponse:
    """The newest materials: a panel of the partner's home, and a page of its own without JavaScript."""
    found = materials_available(at=clock.now(), language=get_language() or "en").for_cards()[:RECENT]
    # The script that fills the panel sends it; without JavaScript the same URL is a page.
    is_panel = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    template = "cms/library/recent_panel.html" if is_panel else "cms/library/recent.html"
    context = {"active": "overview", "organization": request.organization, "materials": found}
    return render(request, template, context)


@open_door("GET")
def material(request: OpenRequest, material_id: UUID) -> HttpResponse:
    """From the id that the log and the API know to the page, in the reader's language where there is one."""
    versions = {page.locale.language_code: page for page in material_versions(material_id, at=clock.now())}
    if not versions:
        raise Http404
    page = versions.get(get_language() or "en") or next(iter(versions.values()))
    return redirect(page.get_url(request))
