"""Schemathesis over the whole description: whatever it makes up, nothing breaks on our side."""

import json
import sys
from collections import Counter
from contextlib import suppress

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.schema import openapi_text
from partners.artwork.services import add_template
from partners.kernel.actors import acting
from partners.materials.models import Material
from portal.wsgi import application
from tests.support.branding import SLOTS, picture
from tests.support.prove import THOROUGH

# For each of the two.
CASES = 1_000 if THOROUGH else 200
SEED = 20260223
# What is packed, the checks would not unpack.
PLAIN = {"Accept-Encoding": "identity"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def served(environ, start_response):
    """The whole site, as a server would call it."""
    return application({"REMOTE_ADDR": "127.0.0.1", **environ}, start_response)


@pytest.fixture
def one_connection(db):
    """A finished request would close the connection of the test's transaction; Django's own client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def unlimited(settings):
    rates = {"key": "1000000/min", "ip": "1000000/min"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def existing(organization, endorsed, happen, put_forward, make_material, statement, administrator):
    """One of everything, and the ids that are in addresses: made-up ones would only ever find nothing."""
    for _number in range(5):
        happen()
    material = make_material()
    # With artwork: files that are made up are compared with it.
    add_template(
        Material.objects.get(public_id=material.translation_key),
        key="card-en", kind="social_card", language="en", titles={"en": "A card"}, artwork=picture(), slots=SLOTS,
        by=acting(administrator),
    )  # fmt: skip
    return {
        "organization_id": str(organization.public_id),
        "campaign_id": str(statement.campaign.public_id),
        "material_id": str(material.public_id),
        "contact_id": str(put_forward().public_id),
    }


@pytest.mark.usefixtures("unlimited", "one_connection")
@pytest.mark.parametrize("who", ["nobody", "partner"])
def test_nothing_that_schemathesis_makes_up_breaks_anything(who, program, existing, capsys):
    # Given as text: asked for its address, schemathesis would leave that address itself out.
    schema = schemathesis.openapi.from_dict(json.loads(openapi_text()))
    schema.app = served
    operations = [found.ok() for found in schema.get_all_operations()]
    assert {operation.label for operation in operations} == labels_in(openapi_text())
    seen = Counter()
    plans = [
        (operation, mode, ids)
        for operation in operations
        for mode in (GenerationMode.NEGATIVE, GenerationMode.POSITIVE)
        for ids in ([existing, {}] if "{" in operation.path else [{}])
    ]
    for place, (operation, mode, ids) in enumerate(plans):
        share = -(-(CASES - seen.total()) // (len(plans) - place))
        known = {name: value for name, value in ids.items() if f"{{{name}}}" in operation.path} or None
        cases = operation.as_strategy(generation_mode=mode, path_parameters=known)
        attack(cases, program.token if who == "partner" else "", share, seen)

    with capsys.disabled():
        statuses = dict(sorted(seen.items()))
        sys.stdout.write(f"\n{who}: {seen.total()} cases over {len(operations)} operations, seed {SEED}: {statuses}\n")
    assert seen.total() >= CASES
    assert [status for status in seen if status >= 500] == []
    # That the requests reached what they were meant for. What is rarer depends on what is made up.
    often = {200, 400, 404, 422} if who == "partner" else {200, 401, 404}
    assert often | ({201} if THOROUGH and who == "partner" else set()) <= set(seen)


def labels_in(text):
    return {f"{method.upper()} {path}" for path, methods in json.loads(text)["paths"].items() for method in methods}


def attack(cases, key, share, seen):
    """So many requests to one operation; with a key, or with no such header at all."""

    @seed(SEED)
    @settings(
        max_examples=max(share, 1),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def run(case):
        # Keys are ours to send: one that was made up would only ever show the door.
        case.headers.pop("Authorization", None)
        response = case.call(headers=PLAIN | ({"Authorization": f"Bearer {key}"} if key else {}))
        seen[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    # CPython 3.11 miscounts its depth when memory is tidied up while it parses, and hypothesis parses the source
    # of each lambda (python/cpython#106905). That says nothing about the portal, so the attack is made again.
    for _attempt in range(3):
        try:
            with suppress(Unsatisfiable):  # nothing can be wrong about an operation that takes nothing
                run()
        except* SystemError as interpreter:
            if "AST constructor" not in repr(interpreter):
                raise
        else:
            return
    pytest.fail("the interpreter failed three times")
