"""ETag, 304, and what caches may keep."""

import pytest

LISTS = ["", "openapi.json", "organizations", "campaigns", "materials", "activity", "media-contacts"]


@pytest.mark.parametrize("path", LISTS)
def test_asking_again_costs_no_body(program, campaign, path):
    first = program.get(path)
    again = program.get(path, **{"If-None-Match": first["ETag"]})

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again["ETag"] == first["ETag"]
    assert "RateLimit" in again


def test_a_change_makes_another_validator(program, organization):
    tag = program.get("organizations")["ETag"]
    organization.mission = "We help more."
    organization.save()

    assert program.get("organizations", **{"If-None-Match": tag}).status_code == 200


def test_only_what_needs_no_key_may_be_kept_by_all(program, nobody):
    assert "public" in nobody.get("")["Cache-Control"]
    assert "private" in program.get("organizations")["Cache-Control"]
    assert "no-store" in nobody.get("organizations")["Cache-Control"]
    assert "Authorization" in program.get("organizations")["Vary"]


def test_no_cookie_is_set(program, nobody):
    assert not program.get("organizations").cookies
    assert not nobody.get("").cookies


def test_head_is_get_without_the_body(program):
    answer = program.send("HEAD", "organizations")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == program.get("organizations")["ETag"]


def test_the_index_leads_everywhere(nobody, program):
    body = nobody.get("").json()

    assert body["openapi"] == "http://testserver/api/v1/openapi.json"
    for url in [body["documentation"], body["openapi"], *body["resources"].values()]:
        # Nothing to be looked up is asked of `verify` here, and it says so.
        allowed = {400} if url.endswith("/verify") else {200, 404}
        assert program.get(url.removeprefix("http://testserver")).status_code in allowed
    assert program.get("/en/developers/").status_code == 200


def test_links_name_our_own_host_whatever_the_request_says(program, organization, settings):
    settings.ALLOWED_HOSTS = ["*"]
    answer = program.get("media-contacts", Host="evil.example")

    assert "evil" not in str(answer.headers) + answer.content.decode()
