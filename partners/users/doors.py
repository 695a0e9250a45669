"""The door that every view stands behind: who comes in, and by which method. Organisations put a check in front.

And what a browser's session says of an account that nobody has come in with yet.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils import translation

from partners.kernel.actors import Actor, actor_of
from partners.kernel.languages.zones import usual_zone
from partners.users.models import User

# Where a browser's session keeps what was given in it, until the address is shown.
SIGN_UP = "users.sign_up"


@dataclass(frozen=True)
class SignUp:
    """What somebody gave in one browser for an account that is nobody's yet. `secret` is the password's hash."""

    account: int
    secret: str
    name: str
    language: str
    time_zone: str

    @classmethod
    def by(cls, user: User, secret: str, *, name: str) -> "SignUp":
        """Of whoever sits at this browser, in the language of the page."""
        return cls(user.pk, secret, name, translation.get_language() or settings.LANGUAGE_CODE, usual_zone())

    @classmethod
    def of(cls, user: User) -> "SignUp":
        """What the account says already, for whoever knows its password."""
        return cls(user.pk, user.password, user.name, user.language, user.time_zone)

    @classmethod
    def kept(cls, saved: Any) -> "SignUp | None":
        return cls(**saved) if isinstance(saved, dict) else None

    def as_session(self) -> dict[str, Any]:
        return asdict(self)


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
