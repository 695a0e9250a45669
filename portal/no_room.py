"""When nothing more can be written: who reads is not troubled, and who sends gets back what they typed."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from partners.kernel.errors import NoRoom
from partners.kernel.room import reading, tell_no_room

GetResponse = Callable[[HttpRequest], HttpResponse]
READING = frozenset({"GET", "HEAD", "OPTIONS"})
# By their names, in whatever form: what nobody may read over a shoulder is typed again.
SECRET = re.compile(r"password|secret|receipt|credential|^code$|^otp", re.IGNORECASE)
# Beyond this a form is the editor of pages, whose window still holds it.
MOST_SHOWN = 200


class Reading:
    """Middleware, outermost: writes beside the way are left out for whoever only reads."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with reading(request.method in READING):
            return self.get_response(request)


class Typed(NamedTuple):
    name: str
    value: str

    @property
    def is_words(self) -> bool:
        """What a person wrote, and not a choice or a mark of the form's own."""
        return " " in self.value.strip()


def told_no_room(request: HttpRequest, error: NoRoom) -> HttpResponse:
    """507 with what was typed and a button that sends it again. Needs no database and writes nothing."""
    tell_no_room("request", error)
    headers = {"Retry-After": str(error.retry_after), "Cache-Control": "no-store"}
    # A script shows the sentence beside the form, which is still on the screen.
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"message": str(error)}, status=error.status, headers=headers)
    typed, files = sent_with(request)
    is_secret = any(SECRET.search(each.name) for each in typed)
    context = {
        "error": error,
        "is_reading": request.method in READING,
        "here": request.get_full_path(),
        "typed": typed,
        "files": files,
        "may_resend": bool(typed) and not is_secret and len(typed) <= MOST_SHOWN,
    }
    return HttpResponse(render_to_string("507.html", context), status=error.status, headers=headers)


def sent_with(request: HttpRequest) -> tuple[list[Typed], list[str]]:
    """The fields of the form, and the names of its files. None of a form that could not even be read."""
    if request.method in READING:
        return [], []
    try:
        fields: Any = request.POST.lists()
        return [Typed(name, value) for name, values in fields for value in values], list(request.FILES)
    except Exception:  # noqa: BLE001  whatever stopped it has been answered already
        return [], []
