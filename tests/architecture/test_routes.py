"""A walk over every address that the resolver knows: what is another's equals what does not exist."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from partners.kernel.actors import acting
from partners.organizations.models import Role
from partners.organizations.permissions import RANK
from tests.architecture.routes import API, ASKED_WITH, CODE_IN_ADDRESS, LIBRARIES, MEMBERS, PUBLIC, SIGNED_IN
from tests.support.belongings import make_belongings

METHODS = ("get", "post", "put", "patch", "delete")
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
# Random in every answer: protection of forms, nonces, the address itself.
VARIES = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}|/(en|uk)/[^"\' ]*')


@dataclass(frozen=True)
class Route:
    path: str
    name: str
    module: str
    view: Any = field(compare=False, repr=False)

    def address(self, values: dict[str, Any]) -> str:
        return "/" + ARGUMENT.sub(lambda found: str(values.get(found.group(1), uuid.uuid4())), self.path)


def all_routes() -> list[Route]:
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: Any, prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = f"{namespace}:{pattern.name}" if namespace else str(pattern.name)
            yield Route(path, name, pattern.callback.__module__, pattern.callback)
        else:
            yield from _walk(pattern, path, ":".join(filter(None, [namespace, pattern.namespace])))


ROUTES = all_routes()
BEHIND_MEMBERSHIP = [route for route in ROUTES if "<uuid:organization_id>" in route.path and "partner/" in route.path]
OF_THE_API = [route for route in ROUTES if route.path.startswith("api/v1/")]


@pytest.fixture
def belongings(organization, owner, administrator):
    return make_belongings(organization, owner=owner, administrator=administrator)


def test_every_address_is_in_the_table():
    declared = PUBLIC | SIGNED_IN | CODE_IN_ADDRESS | set(MEMBERS)
    undeclared = {
        f"{route.name} {route.path}"
        for route in ROUTES
        if route.name not in declared
        and route.path not in API
        and not route.module.startswith(LIBRARIES)
        and not route.path.startswith(("cms/", "^cms/", "api/^"))
        and "RedirectView" not in route.module
        and route.module not in {"django.views.generic.base", "django.views.i18n"}
    }

    assert undeclared == set()


def test_the_table_names_nothing_that_is_gone():
    names = {route.name for route in ROUTES}

    assert set(MEMBERS) - names == set()
    assert set(API) - {route.path for route in ROUTES} == set()


def test_an_outsider_gets_404_as_for_what_does_not_exist(belongings, outsider, sign_in):
    client = sign_in(outsider)
    nothing = {**belongings, "organization_id": uuid.uuid4()}

    assert len(BEHIND_MEMBERSHIP) > 25
    for route in BEHIND_MEMBERSHIP:
        for method in METHODS:
            foreign = getattr(client, method)(route.address(belongings))
            missing = getattr(client, method)(route.address(nothing))
            assert foreign.status_code == missing.status_code == 404, (route, method)
            assert VARIES.sub(b"", foreign.content) == VARIES.sub(b"", missing.content), (route, method)


def test_what_belongs_to_others_is_not_found_under_ones_own_organisation(
    belongings, outsider, other_organization, sign_in
):
    client = sign_in(outsider)
    own = {**belongings, "organization_id": other_organization.public_id}
    with_a_second_thing = [route for route in BEHIND_MEMBERSHIP if len(ARGUMENT.findall(route.path)) > 1]

    for route in with_a_second_thing:
        if "template_id" in route.path:
            continue  # templates are the campaign's, for every partner
        answers = {getattr(client, method)(route.address(own)).status_code for method in ("get", "post")}
        assert answers <= {404, 405}, route
        assert 404 in answers, route


def test_a_visitor_is_asked_to_sign_in(belongings, client: Client):
    for route in BEHIND_MEMBERSHIP:
        answers = [getattr(client, method)(route.address(belongings)) for method in METHODS]
        assert {answer.status_code for answer in answers} == {302}, route
        assert all("/account/login/" in answer["Location"] for answer in answers), route


def test_a_colleague_whose_role_is_too_low_is_refused(belongings, owner, editor, viewer, sign_in):
    for person, role in ((viewer, Role.VIEWER), (editor, Role.EDITOR), (owner, Role.OWNER)):
        client = sign_in(person)
        # Leaving is everybody's right; only somebody else's place takes an owner.
        own_place = {"membership_id": person.memberships.get().public_id}
        for route in BEHIND_MEMBERSHIP:
            status = client.get(route.address({**belongings, **own_place})).status_code
            if RANK[role] < RANK[MEMBERS[route.name]]:
                assert status in {403, 405}, (route, role)
            else:
                assert status != 403, (route, role)


@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_pages_for_the_signed_in_are_not_for_visitors(name, client: Client, db):
    route = next(route for route in ROUTES if route.name == name)

    # The page about joining may be read by everybody; what it does takes a sign-in.
    method = client.post if name == "organizations:join" else client.get
    assert "/account/login/" in method("/" + route.path)["Location"]


def test_the_api_without_a_key_answers_401(belongings, client: Client):
    for route in OF_THE_API:
        response = client.get(route.address(belongings) + ASKED_WITH.get(route.path, ""))
        if API[route.path] is None:
            assert response.status_code == 200, route
            continue
        assert response.status_code == 401, route
        assert response["WWW-Authenticate"].startswith("Bearer"), route


def test_a_wrong_key_is_refused_everywhere(belongings, client: Client):
    for route in OF_THE_API:
        response = client.get(route.address(belongings), headers={"Authorization": "Bearer pp_nothing"})
        assert response.status_code == 401, route
        assert response["WWW-Authenticate"].startswith("Bearer"), route


def test_a_foreign_key_finds_no_contact_of_ours(belongings, other_organization, outsider, client: Client):
    from partners.organizations.services.keys import create_access_key

    _key, token = create_access_key(
        other_organization,
        name="Other",
        scopes=["contacts:read", "contacts:write"],
        expires_at=None,
        by=acting(outsider),
    )
    headers = {"Authorization": f"Bearer {token}"}
    address = f"/api/v1/media-contacts/{belongings['contact_id']}"

    assert client.get(address, headers=headers).status_code == 404
    changed = client.patch(address, '{"name": "Mine"}', content_type="application/json", headers=headers)
    assert changed.status_code == 404
    assert "speaker-" not in client.get("/api/v1/media-contacts", headers=headers).content.decode()
