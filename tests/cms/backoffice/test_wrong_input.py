"""Every address of the admin, asked with what is missing, wrong or huge, by each kind of staff: never a server error.

The addresses are those of the resolver, Wagtail's as well as ours; the forms are those that the pages show.
"""

import re
from collections import Counter

import pytest
from django.db import transaction
from django.test import Client

from tests.support.admin import STAFF, address_of, routes
from tests.support.forms import forms_of
from tests.support.prove import THOROUGH

HUGE = "9" * 30
MISSING = {
    "int": ["999999", HUGE, "0"], "uuid": ["00000000-0000-4000-8000-000000000000"], "slug": ["x"], "str": ["x", HUGE],
}  # fmt: skip
QUERIES = [
    "id=x", f"id={HUGE}", "p=x", f"p={HUGE}", "parent_page_id=x&destination_page=x&q=%22", "page_type=nothing",
    f"collection_id={HUGE}&uploaded_files={HUGE}", "fields=x&type=x.y&limit=x", f"child_of={HUGE}&offset={HUGE}",
    "next=//x&locale=xx&content_type=x&ordering=x", "export=xlsx", "collection_id=x&tag=x",
]  # fmt: skip
WRONG = ["", "x", "-1", HUGE, "\x00", "[1, {", "9999-99-99", "a" * 3000]
# `make prove` asks every screen every question; the suite asks each of them some, another at each place.
CONVERTER = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(route, belongings, turn):
    """With what exists, and with each argument in turn missing or wrong."""
    kinds = [(found[1] or "str", found[0]) for found in CONVERTER.finditer(route.path)]
    yield address_of(route, belongings)
    for kind, argument in kinds:
        for value in some_of(MISSING[kind], turn):
            yield address_of(route, belongings, argument, value)


def some_of(values, turn):
    return values if THOROUGH else [values[turn % len(values)]]


class Walk:
    def __init__(self, client: Client) -> None:
        self.client = client
        client.raise_request_exception = False
        self.faults, self.asked = Counter(), 0

    def ask(self, method, address, data=None):
        """The page; whatever asking for it did is taken back, a session of another key as well."""
        cookies = self.client.cookies.copy()
        with transaction.atomic():
            answer = getattr(self.client, method)(address, data or {})
            content = b"" if answer.streaming else answer.content
            transaction.set_rollback(True)
        self.client.cookies = cookies
        self.asked += 1
        if answer.status_code >= 500:
            self.faults[method, address[:200], str(data)[:200], str(answer.exc_info[1])[:200]] += 1
        return content if "html" in answer.headers.get("Content-Type", "") else b""

    def send_wrongly(self, form, target, turn):
        """Each field left out and each with a wrong value, the others as the page has them; then all wrong."""
        every = 1 if THOROUGH else 10
        for number, name in list(enumerate(form.names))[turn % every :: every]:
            kept = {key: value for key, value in form.values.items() if key != name}
            self.ask(form.method, target, kept)
            for value in some_of(WRONG, number + turn):
                self.ask(form.method, target, {**kept, name: value})
        for value in some_of(WRONG, turn):
            self.ask(form.method, target, dict.fromkeys(form.names, value))


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")  # a list of wagtail-localize
@pytest.mark.parametrize("who", STAFF)
def test_no_argument_and_no_query_breaks_a_screen(who, request, belongings, sign_in):
    walk = Walk(sign_in(request.getfixturevalue(who)))

    for turn, route in enumerate(routes()):
        if not THOROUGH and (turn + STAFF.index(who)) % len(STAFF):
            continue
        for address in addresses(route, belongings, turn):
            walk.ask("get", address)
            walk.ask("post", address)
        real = next(addresses(route, belongings, turn))
        for query in some_of(QUERIES, turn + STAFF.index(who)):
            walk.ask("get", f"{real}?{query}")

    assert walk.asked > (1_000 if THOROUGH else 150)
    assert walk.faults == {}


@pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning")
def test_no_field_breaks_a_form_of_the_admin(everything, belongings, sign_in):
    walk = Walk(sign_in(everything))
    seen = set()

    for turn, route in enumerate(routes()):
        page = next(addresses(route, belongings, turn))
        content = walk.ask("get", page)
        for form in forms_of(content) if content else []:
            target = (form.action or page).partition("?")[0]
            if target.startswith("/cms/") and (form.method, target, *form.names) not in seen:
                seen.add((form.method, target, *form.names))
                walk.send_wrongly(form, target, turn)

    assert len(seen) > 60
    assert walk.asked > (500 if THOROUGH else 300)
    assert walk.faults == {}
