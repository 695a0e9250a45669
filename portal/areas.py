"""Which part of the portal a request has come to, told by the pattern that its URL was resolved with.

The text of a URL is a client's word: no guard looks at it.
"""

from django.http import HttpRequest

ADMIN = "cms/"
API = "api/"


def is_in(request: HttpRequest, area: str) -> bool:
    """Whether a view of this area answers. False where no view does: before resolving, and for what does not exist."""
    match = getattr(request, "resolver_match", None)
    return match is not None and match.route.removeprefix("^").startswith(area)
