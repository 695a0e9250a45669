"""The addresses of the admin, as the resolver knows them: Wagtail's as well as ours."""

import re

from tests.architecture.test_routes import ARGUMENT, all_routes

STAFF = ["staff_editor", "partnerships", "press_officer", "moderator", "administrator", "everything"]
# Wagtail's own, which show what a fault looks like.
MEANT_TO_FAIL = {"wagtailadmin_error_test"}


def routes():
    return [
        route
        for route in all_routes()
        if route.path.startswith("cms/") and route.name not in MEANT_TO_FAIL and not set("(*") & set(route.path)
    ]


def values_for(route, belongings):
    names, by_route = belongings
    longest = max((start for start in by_route if route.path.startswith(start)), key=len, default=None)
    return {**names, **(by_route[longest] if longest else {})}


def address_of(route, belongings, without=None, value=""):
    """With what exists in the place of each argument, but for the one that is `without` it."""
    path, real = route.path.replace("^", ""), values_for(route, belongings)
    return "/" + re.sub(ARGUMENT, lambda found: value if found[0] == without else str(real.get(found[1], "x")), path)
