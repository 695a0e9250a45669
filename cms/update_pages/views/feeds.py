"""The feeds, in the two forms that readers' programs know: by language, and by topic."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from cms.blocks.links import look_up
from cms.pages.selectors.site import absolute
from cms.update_pages.selectors import list_of_updates, newest_updates
from cms.update_pages.views.writing import Feed, as_atom, as_json
from partners.campaigns.models import Subject
from partners.kernel import clock
from partners.kernel.answers import for_everybody
from partners.updates.selectors import corrections_by
from partners.users.doors import OpenRequest, open_door

IN_FEED = 20


@open_door("GET")
def atom(request: OpenRequest, topic: str = "") -> HttpResponse:
    body = as_atom(feed(request, topic, form="atom"))
    return for_everybody(request, HttpResponse(body, content_type="application/atom+xml; charset=utf-8"))


@open_door("GET")
def json_feed(request: OpenRequest, topic: str = "") -> HttpResponse:
    body = json.dumps(as_json(feed(request, topic, form="json")), ensure_ascii=False, indent=1)
    return for_everybody(request, HttpResponse(body, content_type="application/feed+json; charset=utf-8"))


def feed(request: HttpRequest, topic: str, *, form: str) -> Feed:
    """The newest in the language of the URL. A topic that was never one is not found; one without updates is empty."""
    language, now = get_language() or "en", clock.now()
    subject = Subject.objects.filter(code=topic).first() if topic else None
    if topic and subject is None:
        raise Http404
    index = list_of_updates(language, at=now)
    home = index.get_url(request) if index else f"/{language}/"
    pages = list(newest_updates(language, at=now, topic=topic)[:IN_FEED])
    # One query each for all links and all corrections.
    look_up(*(page.body for page in pages))
    corrections = corrections_by([page.public_id for page in pages], language)
    for page in pages:
        page.corrections = corrections.get(page.public_id, [])
    return Feed(
        language=language,
        topic=subject.name_in(language) if subject else "",
        url=absolute(reverse(f"updates:{form}_topic", args=[topic]) if topic else reverse(f"updates:{form}")),
        home=absolute(f"{home}?topic={topic}" if index and topic else home),
        pages=pages,
    )
