"""Materials as a partner sees them: with the templates that carry the partner's own name."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.library.forms import MaterialFilter
from cms.library.selectors import (
    collections_shown,
    differences,
    in_best_language,
    material_versions,
    materials_available,
    page_as_of,
    with_templates,
    withdrawn_of,
)
from cms.library.services import Selection, neutral_files, parts_of, selection_of
from partners.editions.selectors import first_made
from partners.kernel import clock
from partners.kernel.answers import private_file, telling_name, turned_away, zip_answer
from partners.kernel.errors import NotNow
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of
from partners.materials.selectors import material_known_as
from partners.organizations.doors import MemberRequest, member_door
from partners.publications.selectors import change_of, require_not_withdrawn
from partners.users.doors import OpenRequest, open_door

PER_PAGE = 12
RECENT = 3
# Of one ZIP. Nobody prints more at once, and what is in front of us would have to keep it.
MOST_MATERIALS = 24
MOST_BYTES = 100 * 1024 * 1024


@member_door("GET")
def materials(request: MemberRequest) -> HttpResponse:
    now, language = clock.now(), get_language() or "en"
    form = MaterialFilter(request.GET)
    found: Any = materials_available(at=now, **form.chosen(language))
    if words := form.words():
        found = found.matching(words)
    page = Paginator(found.for_cards().in_order(form.chosen_order()), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_templates(page.object_list)
    context = {
        "active": "materials",
        "organization": request.organization,
        "form": form,
        "page_of_materials": page,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
        "reset_url": request.path,
        "collections": [] if request.GET else list(collections_shown(language, at=now)),
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
        require_not_withdrawn(material_known_as(material_id), at=clock.now())
        raise Http404
    page = versions.get(get_language() or "en") or next(iter(versions.values()))
    return redirect(page.get_url(request))


@heavy("GET")
@open_door("GET")
def neutral(request: OpenRequest, material_id: UUID, number: int) -> HttpResponseBase:
    """A file without a partner's logo, in the language of the address; for whoever may have the material now."""
    now = clock.now()
    found = material_versions(material_id, at=now).filter(locale__language_code=get_language() or "en")
    page = found.select_related("locale", "campaign", "preview", "neutral_file").first()
    if page is None:
        require_not_withdrawn(material_known_as(material_id), at=now)
        raise Http404
    files = neutral_files(page)
    if not 1 <= number <= len(files):
        raise Http404
    file = files[number - 1]

    def load() -> Any:
        return file.drawn.open(budget_of(request))

    try:
        response: HttpResponseBase = private_file(
            request, file.drawn.digest, load, file.drawn.media_type, name=file.name, attached=True
        )
    except NotNow as later:
        return turned_away(later)
    except FileNotFoundError:
        raise Http404 from None
    return response


@heavy("GET")
@open_door("GET")
def take(request: OpenRequest) -> HttpResponseBase:
    """The ticked materials as one ZIP, as they are at this moment and in the reader's language."""
    # Whoever changes the address by hand gets what is left of it.
    wanted = list(dict.fromkeys(filter(None, map(_id_of, request.GET.getlist("take")))))
    now, language = clock.now(), get_language() or "en"
    available = materials_available(at=now).filter(translation_key__in=wanted[: 2 * MOST_MATERIALS])
    pages = in_best_language(available, language)
    withdrawn = withdrawn_of(wanted[: 2 * MOST_MATERIALS])
    if not pages or len(wanted) > MOST_MATERIALS:
        return _not_taken(request, Selection(pages, withdrawn, language), wanted)
    selection = selection_of(pages, withdrawn, language)
    if selection.size > MOST_BYTES:
        return _not_taken(request, selection, wanted)
    name = telling_name(f"{pages[0].campaign.slug}-{now.date()}", "zip")
    parts = parts_of(selection, budget_of(request))
    response: HttpResponseBase = zip_answer(name, parts, is_read=request.method == "GET")
    return response


def _not_taken(request: OpenRequest, selection: Selection, wanted: list[UUID]) -> HttpResponse:
    if len(wanted) > MOST_MATERIALS:
        problem = ngettext(
            "One ZIP holds %(most)s material at the most.",
            "One ZIP holds %(most)s materials at the most.",
            MOST_MATERIALS,
        ) % {"most": MOST_MATERIALS}
    elif selection.pages:
        problem = _("These files weigh %(size)s MB together; one ZIP holds %(most)s MB at the most.") % {
            "size": -(-selection.size // 1024**2), "most": MOST_BYTES // 1024**2
        }  # fmt: skip
    elif wanted:
        problem = _("Nothing of what you ticked is on offer now.")
    else:
        problem = _("Nothing was ticked. Tick the materials that you want, then take them.")
    context = {"selection": selection, "problem": problem, "most": MOST_MATERIALS}
    return render(request, "cms/library/selection.html", context, status=422)


def budget_of(request: OpenRequest) -> Budget:
    return Budget("neutral", caller_of(request), "everybody")


def _id_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@member_door("GET")
def difference(request: MemberRequest, material_id: UUID) -> HttpResponse:
    """What a corrected material says now beside what it said when this organisation made its first file of it."""
    now, language = clock.now(), get_language() or "en"
    row = material_known_as(material_id)
    require_not_withdrawn(row, at=now)
    since = first_made(request.organization, row) if row else None
    change = change_of(row, language, at=now) if row else None
    versions = {page.locale.language_code: page for page in material_versions(material_id, at=now)}
    if since is None or change is None or not versions:
        raise Http404
    page = versions.get(language) or next(iter(versions.values()))
    context = {
        "active": "editions",
        "organization": request.organization,
        "page": page,
        "change": change,
        "parts": differences(page_as_of(page, since), page),
    }
    return render(request, "cms/library/difference.html", context)
