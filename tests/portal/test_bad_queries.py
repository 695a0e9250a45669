"""Every list and filter, asked with an address that nobody types."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.belongings import make_belongings

VALUES = {
    "NUL": "%00", "half a character": "%ED%A0%80", "no UTF-8": "%FF%FE", "10,000 characters": "a" * 10_000,
    "below the first": "-1", "beyond the last": "9" * 30, "a word": "abc", "nothing": "", "a list": "[]",
    "turned around": "%E2%80%AE", "a quote": "'%22;--", "a formula": "%7B%7B7*7%7D%7D",
    "markup": "%3Cscript%3Ealert(1)",
    "an escape": "%25%5C_", "Arabic digits": "%D9%A1", "a power": "%C2%B2",
}  # fmt: skip
OF_PARTNERS = {
    "dashboard:activity": ["topic", "organization", "period", "before"],
    "branding:editions": ["state", "page"],
    "library:materials": ["q", "kind", "format", "language", "page"],
    "campaigns:statement": ["version", "language"],
    "organizations:agreement": ["language"],
    "branding:studio": ["line"],
    "branding:preview": ["line", "width"],
}
OF_STAFF = {
    "partnerships": ["partners"],
    "press_officer": ["inquiries", "media-contacts"],
    "administrator": ["templates", "users"],
    "staff_editor": ["images", "reports/site-history"],
}
STAFF_PARAMETERS = [
    "q",
    "p",
    "ordering",
    "standing",
    "country",
    "topic",
    "language",
    "export",
    "kind",
    "group",
    "unknown",
]


def check(client: Client, address: str, names: list[str], *, one_by_one: bool = True) -> None:
    client.raise_request_exception = False
    for what, value in VALUES.items():
        asked = [f"{name}={value}" for name in names]
        for query in (*(asked if one_by_one else asked[:1]), "&".join(asked * 2)):
            response = client.get(f"{address}?{query}")
            told = (address, what, query[:60], response.status_code)
            assert response.status_code in {200, 302, 400, 404}, told
            if response.headers.get("Content-Type", "").startswith("text/html"):
                assert b"<script>alert(1)" not in response.content, told


@pytest.mark.parametrize("route", list(OF_PARTNERS))
def test_no_query_breaks_a_partners_page(route, organization, owner, administrator, statement, sign_in):
    arguments = [organization.public_id]
    if route in {"branding:studio", "branding:preview"}:
        arguments.append(make_belongings(organization, owner=owner, administrator=administrator)["template_id"])

    check(sign_in(owner), reverse(route, args=arguments), OF_PARTNERS[route])


@pytest.mark.parametrize("who", list(OF_STAFF))
def test_no_query_breaks_a_screen_of_staff(who, request, sign_in):
    client = sign_in(request.getfixturevalue(who))

    for screen in OF_STAFF[who]:
        assert client.get(f"/cms/{screen}/").status_code == 200, screen
        check(client, f"/cms/{screen}/", STAFF_PARAMETERS, one_by_one=False)


def test_no_query_breaks_a_public_page(client: Client, db):
    for address in ("/en/account/login/", "/en/press/ask/", "/en/partner/join/"):
        check(client, address, ["next", "language", "page"], one_by_one=False)


@pytest.mark.parametrize(
    "target",
    ["//evil.example/", "https://evil.example/", "/\\evil.example/", "javascript:alert(1)", "http:///evil", "\t//x"],
)
def test_signing_in_leads_to_our_own_pages_only(client: Client, owner, target):
    words = {"login": owner.email, "password": "correct horse battery staple", "next": target}

    response = client.post("/en/account/login/", words)

    assert response.status_code == 302
    assert response["Location"] == "/en/partner/"
    assert b"evil" not in client.get("/en/account/login/", {"next": target}).content.split(b"<main")[-1].replace(
        b'value="' + target.encode(), b""
    )
