"""Updates as partners meet them: the newest on their home, and the way from the log to a page."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from cms.update_pages.selectors import list_of_updates, newest_updates, update_versions
from partners.kernel import clock
from partners.kernel.actors import actor_of
from partners.organizations.doors import MemberRequest, member_door
from partners.press.services.releases import note_asked_early
from partners.publications.selectors import known_as, require_not_withdrawn
from partners.updates.models import Update
from partners.users.doors import OpenRequest, open_door

RECENT = 3


@open_door("GET")
def update(request: OpenRequest, update_id: UUID) -> HttpResponse:
    """From the id that the log knows to the page, in the reader's language where there is one."""
    versions = {page.locale.language_code: page for page in update_versions(update_id, at=clock.now())}
    if not versions:
        require_not_withdrawn(known_as(Update, update_id), at=clock.now())
        note_asked_early(update_id, by=actor_of(request))
        raise Http404
    page = versions.get(get_language() or "en") or next(iter(versions.values()))
    return redirect(page.get_url(request))


@member_door("GET")
def recent(request: MemberRequest) -> HttpResponse:
    """The newest updates: a panel of the partner's home, and a page of its own without JavaScript."""
    language, now = get_language() or "en", clock.now()
    index = list_of_updates(language, at=now)
    context = {
        "active": "overview",
        "organization": request.organization,
        "updates": newest_updates(language, at=now)[:RECENT],
        "index_url": index.get_url(request) if index else "",
    }
    # The script that fills the panel sends it; without JavaScript the same URL is a page.
    is_panel = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return render(request, f"cms/update_pages/recent{'_panel' if is_panel else ''}.html", context)
