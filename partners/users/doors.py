"""The door that every view stands behind: who comes in, and by which method. Organisations put a check in front."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from partners.kernel.actors import Actor, actor_of
from partners.users.models import User

View = Callable[..., HttpResponseBase]
# Takes the request and the arguments of the URL, which it may use up; an answer ends the request there.
Check = Callable[[Any, dict[str, Any]], HttpResponseBase | None]


class OpenRequest(HttpRequest):
    """A request behind `open_door`; for annotations only, like the others."""

    actor: Actor


class PersonalRequest(OpenRequest):
    user: User


def door(methods: tuple[str, ...], *checks: Check) -> Callable[[View], View]:
    """Let these methods in (HEAD goes where GET goes), after every check, and give the view `request.actor`.

    A wrong method is answered last, with 405: to whoever may not come in, it would say that there is something here.
    """
    allowed = [*methods, "HEAD"] if "GET" in methods else [*methods]

    def decorate(view: View) -> View:
        @wraps(view)
        def entered(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.actor = actor_of(request)
            for check in checks:
                if answer := check(request, kwargs):
                    return answer
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            return view(request, *args, **kwargs)

        # For the test that walks all URLs: a view without this mark went past the door.
        entered.allowed_methods = frozenset(allowed)  # type: ignore[attr-defined]
        return entered

    return decorate


def sign_in_first(request: Any, arguments: dict[str, Any]) -> HttpResponseBase | None:
    return None if request.user.is_authenticated else redirect_to_login(request.get_full_path())


def open_door(*methods: str, account_to_post: bool = False) -> Callable[[View], View]:
    """For everybody. With `account_to_post` reading is, and what the page does takes a sign-in."""

    def check(request: Any, arguments: dict[str, Any]) -> HttpResponseBase | None:
        return sign_in_first(request, arguments) if request.method == "POST" and account_to_post else None

    return door(methods, check)


def personal_door(*methods: str) -> Callable[[View], View]:
    """For whoever is signed in, as a member of nothing in particular."""
    return door(methods, sign_in_first)
