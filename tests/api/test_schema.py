"""The description for programs and the page for people."""

import json
import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from api.errors import KINDS
from api.schema import openapi
from partners.activity.verbs import Audience, Verb


def test_the_committed_description_is_what_the_code_says():
    call_command("write_openapi", check=True)


def test_a_stale_description_is_noticed(monkeypatch):
    monkeypatch.setattr("portal.management.commands.write_openapi.openapi_text", lambda: "{}\n")

    with pytest.raises(CommandError, match="write_openapi"):
        call_command("write_openapi", check=True)


@pytest.mark.django_db
def test_the_served_description_is_the_committed_one(nobody):
    answer = nobody.get("openapi.json", **{"Accept-Language": "uk"})

    assert answer.content == (settings.BASE_DIR / "docs" / "api" / "openapi.json").read_bytes()
    assert json.loads(answer.content)["openapi"].startswith("3.1")


def test_every_operation_is_described_with_its_errors():
    for path, methods in openapi()["paths"].items():
        for method, operation in methods.items():
            place = f"{method} {path}"
            assert operation["operationId"], place
            assert operation["summary"], place
            assert operation["description"], place
            assert {"400", "401", "406", "429", "500"} <= set(operation["responses"]), place
            if method != "get":
                assert {"409", "413", "415", "422"} <= set(operation["responses"]), place
            for parameter in operation["parameters"]:
                assert parameter.get("description") or parameter["in"] == "path", f"{place} {parameter['name']}"


def test_staffs_verbs_are_not_described():
    text = json.dumps(openapi())

    assert Verb.STATEMENT_ENDORSED in text
    assert [verb for verb in Verb if verb.audience == Audience.STAFF and f'"{verb}"' in text] == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_page_shows_every_operation_problem_and_verb(nobody, language):
    answer = nobody.get(f"/{language}/developers/")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert not answer.cookies
    for methods in openapi()["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    for name in KINDS:
        assert f'id="problem-{name}"' in page
    for verb in Verb:
        assert (f"<code>{verb}</code>" in page) == (verb.audience != Audience.STAFF)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.django_db
def test_each_problem_leads_to_its_explanation(nobody):
    where, _hash, anchor = nobody.get("nothing").json()["type"].partition("#")

    assert f'id="{anchor}"' in nobody.get(where).content.decode()
