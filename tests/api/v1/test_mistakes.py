"""Somebody who writes a program is told everything at once, and what would have been right."""

import gzip

import pytest

from partners.activity.verbs import Audience, Verb
from partners.kernel.actors import acting
from partners.organizations.forms.keys import AccessKeyForm
from partners.organizations.services.vetting import reinstate_organization, suspend_organization
from tests.api.conftest import DETAILS, Program
from tests.portal.test_settings import ROOT

pytestmark = pytest.mark.usefixtures("campaign")


def details(answer):
    assert answer.status_code == 422, answer.content
    return {error["pointer"]: error["detail"] for error in answer.json()["errors"]}


def test_all_that_is_wrong_is_told_at_once_whether_in_shape_or_in_sense(program):
    sent = {
        "name": "1234", "email": 5, "languages": ["uk", "xx"], "topics": ["cooking"], "time_zone": "Mars/Olympus",
        "phone": "call me", "language": "tlh", "colour": "red",
    }  # fmt: skip

    found = details(program.send("POST", "media-contacts", sent))

    assert set(found) == {
        "#/name", "#/email", "#/languages/1", "#/topics/0", "#/time_zone", "#/phone", "#/language", "#/colour",
    }  # fmt: skip


def test_mending_all_that_was_told_is_enough(program):
    """A second round of errors would mean that the first was not all."""
    sent = {**DETAILS, "name": "1234", "email": 5, "topics": ["cooking"], "time_zone": "Mars/Olympus"}
    found = details(program.send("POST", "media-contacts", sent))
    mended = {**sent, **{name: DETAILS.get(name, "UTC") for name in (each[2:].split("/")[0] for each in found)}}

    assert program.send("POST", "media-contacts", mended).status_code == 201


def test_a_change_is_told_about_all_that_it_sends_and_nothing_else(program, put_forward):
    path = f"media-contacts/{put_forward().public_id}"
    found = details(program.send("PATCH", path, {"phone": "call me", "languages": "uk", "time_zone": "Mars/Olympus"}))
    assert set(found) == {"#/phone", "#/languages", "#/time_zone"}


@pytest.mark.parametrize("body", [[], 5, None, [{}]])
def test_what_is_no_object_is_refused_in_words(program, body):
    answer = program.send("POST", "media-contacts", [body] if body is None else body)
    assert answer.status_code == 422
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    ("pointer", "sent"),
    [
        ("#/language", {"language": "tlh"}),
        ("#/languages/0", {"languages": ["xx"]}),
        ("#/topics/0", {"topics": ["cooking"]}),
    ],
)
def test_a_wrong_choice_in_a_body_is_told_what_there_is(program, pointer, sent):
    found = details(program.send("POST", "media-contacts", {**DETAILS, **sent}))[pointer]
    assert "is none of these: " in found
    assert {"#/language": "en, uk", "#/languages/0": "uk", "#/topics/0": "detention"}[pointer] in found


@pytest.mark.parametrize(
    ("path", "one"),
    [
        ("activity?verb=organisation.left", "organization.left"),
        ("activity?audience=everybody", "joint, own"),
        ("activity?order=up", "newest, oldest"),
        ("materials?kind=sculpture", "poster"),
        ("materials?language=tlh", "en, uk"),
    ],
)
def test_a_wrong_choice_in_a_parameter_is_told_what_there_is(program, path, one):
    answer = program.get(path)
    assert answer.status_code == 400
    assert "is none of these: " in answer.json()["errors"][0]["detail"]
    assert one in answer.json()["errors"][0]["detail"]


def test_no_choice_of_the_api_is_refused_without_the_list(program):
    """Every field with a closed list is one of ours; the framework's own would say only that it is not valid."""
    for module in (ROOT / "api").rglob("*.py"):
        text = module.read_text().replace("class Choice(serializers.ChoiceField)", "")
        assert "serializers.ChoiceField" not in text, module


def test_who_mirrors_the_partners_hears_that_one_is_none_for_now_and_again(stranger, organization, partnerships):
    suspend_organization(organization, reason="A question is open.", by=acting(partnerships))
    reinstate_organization(organization, by=acting(partnerships))

    entries = stranger.get("activity?order=oldest&audience=joint").json()["items"]
    told = [(entry["verb"], entry["organization"]["id"]) for entry in entries][-2:]
    assert told == [
        ("organization.suspended", str(organization.public_id)),
        ("organization.reinstated", str(organization.public_id)),
    ]
    assert "A question is open" not in stranger.get("activity").content.decode()


def test_each_way_in_and_out_of_the_list_of_partners_reaches_the_mirrors():
    """The list shows approved partners: what begins or ends that is for all of them to read."""
    moves = [
        Verb.ORGANIZATION_APPROVED,
        Verb.ORGANIZATION_LEFT,
        Verb.ORGANIZATION_SUSPENDED,
        Verb.ORGANIZATION_REINSTATED,
    ]
    assert {verb.audience for verb in moves} == {Audience.JOINT}


def test_answers_are_packed_for_who_can_unpack_them(program, hidden_materials):
    plain = program.get("openapi.json")
    packed = program.get("openapi.json", **{"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) * 4 < len(plain.content)
    assert "Content-Encoding" not in plain
    assert (
        program.get("openapi.json", **{"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}).status_code == 304
    )


@pytest.mark.parametrize("packing", ["", "gzip"])
def test_the_etag_of_a_packed_answer_is_good_for_a_change(program, put_forward, packing):
    path = f"media-contacts/{put_forward(hours='later' * 30).public_id}"
    tag = program.get(path, **{"Accept-Encoding": packing})["ETag"]
    assert tag.startswith("W/") == bool(packing)

    assert program.send("PATCH", path, {"language": "uk"}, **{"If-Match": tag}).status_code == 200
    assert program.send("PATCH", path, {"language": "en"}, **{"If-Match": tag}).status_code == 412


def test_the_quick_start_says_which_scope_its_last_step_needs(key_of, owner):
    text = (ROOT / "docs/api/quickstart.md").read_text()
    ticked = Program(key_of(owner, AccessKeyForm.base_fields["scopes"].initial))

    answer = ticked.send("POST", "media-contacts", DETAILS)

    assert (answer.status_code, "contacts:write" in answer.json()["detail"]) == (403, True)
    assert "needs *contacts:write*" in text
