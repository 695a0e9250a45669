"""Where a partner begins, and what happened."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from partners.activity.rendering import names_of, sentence, tone
from partners.activity.selectors import narrowed, older_than
from partners.activity.verbs import Audience, Noun, Verb, verbs_about
from partners.dashboard.forms import FeedFilterForm
from partners.dashboard.selectors import feed_about, figures_for, tasks_for
from partners.kernel import clock
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Membership
from partners.organizations.selectors import memberships_of
from partners.users.doors import PersonalRequest, personal_door
from partners.users.permissions import is_staff_member

ENTRIES_ON_HOME = 6
ENTRIES_ON_PAGE = 25
# The sentences name everything else that has a name.
NAMED = {Noun.EDITION, Noun.MATERIAL, Noun.UPDATE}
# Of what is withdrawn its address tells the rest.
PAGE_ABOUT = {
    Verb.MATERIAL_PUBLISHED: "library:material",
    Verb.MATERIAL_WITHDRAWN: "library:material",
    Verb.MATERIAL_CORRECTED: "library:material",
    Verb.UPDATE_PUBLISHED: "updates:update",
    Verb.UPDATE_WITHDRAWN: "updates:update",
    Verb.UPDATE_CORRECTED: "updates:update",
}


@personal_door("GET")
def start(request: PersonalRequest) -> HttpResponse:
    """Take everybody to where they work; only who has several places is asked."""
    memberships = list(memberships_of(request.user))
    is_staff = is_staff_member(request.actor)
    if not memberships:
        return redirect("wagtailadmin_home" if is_staff else "organizations:join")
    if len(memberships) == 1 and not is_staff:
        return redirect(home_of(memberships[0]))
    places = [{"membership": membership, "url": home_of(membership)} for membership in memberships]
    return render(request, "partners/dashboard/start.html", {"places": places, "is_staff": is_staff})


def home_of(membership: Membership) -> str:
    """A partner's home, or the page that says where its application stands."""
    organization = membership.organization
    route = "dashboard:home" if organization.is_approved else "organizations:application_status"
    return reverse(route, args=[organization.public_id])


@member_door("GET")
def home(request: MemberRequest) -> HttpResponse:
    now = clock.now()
    organization = request.organization
    entries, _more = older_than(feed_about(organization), None, size=ENTRIES_ON_HOME)
    context = {
        "active": "overview",
        "tasks": tasks_for(request.membership, at=now),
        "figures": figures_for(organization, at=now),
        "entries": as_rows(entries),
    }
    return render(request, "partners/dashboard/home.html", context)


@member_door("GET")
def activity(request: MemberRequest) -> HttpResponse:
    """The joint feed and the organisation's own, newest first; filters and position live in the URL."""
    now = clock.now()
    form = FeedFilterForm(request.GET)
    # Asked for the cleaning alone: a filter that is nonsense is left out, and the page shows the rest.
    form.is_valid()
    wished = form.cleaned_data
    topic = wished.get("topic")
    entries = narrowed(
        feed_about(request.organization, name=wished.get("organization", "")),
        verbs=verbs_about(topic) if topic else None,
        since=form.since(at=now),
    )
    before = as_uuid(request.GET.get("before", ""))
    found, older = older_than(entries, before, size=ENTRIES_ON_PAGE)
    context = {
        "active": "activity",
        "form": form,
        "entries": as_rows(found),
        "older": older,
        "is_continued": before is not None,
        # A filter that was refused counts: the way back has to be offered there most of all.
        "is_narrowed": any(wished.values()) or bool(form.errors),
    }
    return render(request, "partners/dashboard/activity.html", context)


def as_rows(entries: list[Any]) -> list[dict[str, Any]]:
    """Entries as the timeline shows them."""
    language = get_language() or "en"
    names = names_of([entry for entry in entries if entry.subject_type in NAMED], language)
    return [
        {
            "at": entry.happened_at,
            "title": sentence(entry, language),
            "text": names.get(entry.subject_id, ""),
            "url": page_about(entry),
            "tone": tone(entry),
            "by": _("only your team sees this") if entry.audience == Audience.OWN else "",
        }
        for entry in entries
    ]


def page_about(entry: Any) -> str:
    """Where the thing itself can be seen; it has its pages elsewhere, reached by its public id."""
    route = PAGE_ABOUT.get(entry.verb)
    return reverse(route, args=[entry.subject_id]) if route and entry.subject_id else ""


# What is no position is none: an address that was cut off in a mail shows the newest.
def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
