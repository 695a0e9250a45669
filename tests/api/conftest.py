"""A program with a key, and something for it to read."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.services.statements import endorse_statement
from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.organizations.models import AccessKey
from partners.organizations.services.keys import create_access_key
from partners.press.services.contacts import submit_contact
from tests.cms.conftest import (  # noqa: F401  the same small site that the pages are tested on
    hidden_materials,
    home,
    index_page,
    locales,
    make_material,
    make_picture,
    site,
)

ALL = list(AccessKey.Scope)
PROBLEM = "application/problem+json"
DETAILS = {
    "name": "Daryna Lantern", "email": "daryna@example.org", "language": "en", "languages": ["uk", "en"],
    "topics": ["detention"],
}  # fmt: skip


@dataclass
class Program:
    """A client that sends a key, or none. Addresses begin below /api/v1/."""

    token: str = ""

    def get(self, path: str, **headers: str) -> Any:
        return self.send("GET", path, **headers)

    def send(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        body = {} if data is None else {"data": data, "content_type": headers.pop("content_type", "application/json")}
        client = Client(raise_request_exception=False)
        address = path if path.startswith("/") else f"/api/v1/{path}"
        return client.generic(method, address, headers=headers, **as_bytes(body))


def as_bytes(body: dict[str, Any]) -> dict[str, Any]:
    if "data" in body and not isinstance(body["data"], bytes | str):
        body["data"] = json.dumps(body["data"])
    return body


@pytest.fixture
def key_of():
    """`key_of(owner, scopes)` gives the secret of a new key of the owner's organisation."""

    def make(person, scopes=ALL, expires_at=None):
        organization = person.memberships.get().organization
        return create_access_key(
            organization,
            name=f"key {timezone.now().timestamp()}",
            scopes=scopes,
            expires_at=expires_at,
            by=acting(person),
        )[1]

    return make


@pytest.fixture
def program(owner, key_of):
    """Reads and writes for Lantern, with every scope."""
    return Program(key_of(owner))


@pytest.fixture
def stranger(outsider, key_of):
    """The program of another partner."""
    return Program(key_of(outsider))


@pytest.fixture
def nobody(db):
    return Program()


@pytest.fixture
def put_forward(owner):
    def make(of=None, by=owner, **fields):
        organization = of or by.memberships.get().organization
        return submit_contact(organization, **{**DETAILS, **fields}, by=acting(by))

    return make


@pytest.fixture
def endorsed(organization, owner, statement):
    return endorse_statement(organization, statement, by=acting(owner))


@pytest.fixture
def happen():
    """`happen(verb, …)` writes an entry."""

    def write(verb=Verb.MATERIAL_PUBLISHED, *, at=None, **about):
        with transaction.atomic(), clock.at(at or clock.now()):
            return record(verb, **{"by": VISITOR, **about})

    return write


@pytest.fixture
def later():
    return timezone.now() + timedelta(days=1)
