"""Documents follow the pages that show them."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks

from cms.pages.selectors.readers import may_read_document, withdrawn_with
from partners.kernel import clock
from partners.publications.selectors import require_not_withdrawn


# Before all others: that a collection has a password is told to nobody about what is not there for them.
@hooks.register("before_serve_document", order=-1)
def follow_the_page(document: Any, request: HttpRequest) -> None:
    now = clock.now()
    if not may_read_document(document, request, at=now):
        for thing in withdrawn_with(document):
            require_not_withdrawn(thing, at=now)
        raise Http404
