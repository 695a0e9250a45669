"""Every list and filter, asked with an address that nobody types."""

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.backends.database import SearchBackend

from cms.media.models import CampaignDocument, CampaignImage
from portal.refusals import is_search_refused
from tests.support.belongings import make_belongings
from tests.support.materials import open_material

VALUES = {
    "NUL": "%00", "half a character": "%ED%A0%80", "no UTF-8": "%FF%FE", "10,000 characters": "a" * 10_000,
    "below the first": "-1", "beyond the last": "9" * 30, "a word": "abc", "nothing": "", "a list": "[]",
    "turned around": "%E2%80%AE", "a quote": "'%22;--", "a formula": "%7B%7B7*7%7D%7D",
    "markup": "%3Cscript%3Ealert(1)",
    "an escape": "%25%5C_", "Arabic digits": "%D9%A1", "a power": "%C2%B2",
}  # fmt: skip
OF_PARTNERS = {
    "dashboard:activity": ["topic", "organization", "period", "before"],
    "editions:editions": ["state", "page"],
    "library:materials": ["q", "kind", "format", "language", "page"],
    "campaigns:statement": ["version", "language"],
    "organizations:agreement": ["language"],
    "editions:studio": ["line", "date", "hour", "place", "photograph", "focus_x"],
    "editions:preview": ["line", "width", "date", "hour", "place", "photograph", "focus_y"],
    "editions:make": ["language", "line_en", "date", "photograph", "place_en"],
    "editions:packs": ["material"],
    "editions:link_create": ["edition", "material"],
}
OF_STAFF = {
    "partnerships": ["partners"],
    "press_officer": ["inquiries", "media-contacts"],
    "administrator": ["templates", "users"],
    "staff_editor": ["images", "reports/site-history"],
}
# What SQLite's full text index reads as its own syntax.
SEARCHED = ["%22", "%22a%22+%22", "%22%22", "a+%22b", "NEAR(a+OR+NOT+*", "a:b+%22{c}+:+%5E", "%25s+%22%25(a)s", "-"]
SEARCHES = [
    "pages/?q=",
    "pages/search/?q=",
    "images/?q=",
    "images/chooser/results/?q=",
    "documents/?q=",
    "documents/chooser/results/?q=",
    "choose-page/search/?q=",
]
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
    if route in {"editions:studio", "editions:preview"}:
        arguments.append(make_belongings(organization, owner=owner, administrator=administrator)["template_id"])
    if route == "editions:make":
        make_belongings(organization, owner=owner, administrator=administrator)
        arguments.append(open_material().public_id)

    check(sign_in(owner), reverse(route, args=arguments), OF_PARTNERS[route])


@pytest.mark.parametrize("who", list(OF_STAFF))
def test_no_query_breaks_a_screen_of_staff(who, request, sign_in):
    client = sign_in(request.getfixturevalue(who))

    for screen in OF_STAFF[who]:
        assert client.get(f"/cms/{screen}/").status_code == 200, screen
        check(client, f"/cms/{screen}/", STAFF_PARAMETERS, one_by_one=False)


@pytest.mark.parametrize("screen", SEARCHES)
def test_no_sign_breaks_a_search(screen, staff_editor, sign_in):
    # SQLite reads the words only where there is something to be found.
    CampaignDocument.objects.create(title="A leaflet", file="leaflet.pdf")
    CampaignImage.objects.create(title="A picture", file="picture.png", width=1, height=1)
    client = sign_in(staff_editor)
    client.raise_request_exception = False

    assert client.get(f"/cms/{screen}words").status_code == 200
    answers = {words: client.get(f"/cms/{screen}{words}").status_code for words in SEARCHED}
    assert set(answers.values()) <= {200, 400}, answers


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's search reads no syntax")
def test_only_a_search_that_could_not_be_read_is_the_readers_business(db):
    def fault(statement: str) -> Exception:
        with pytest.raises(OperationalError) as raised, connection.cursor() as cursor:
            cursor.execute(statement)
        return raised.value

    assert not is_search_refused(fault("SELECT * FROM wagtailsearch_indexentry_fts WHERE title MATCH '\"'"))
    assert not is_search_refused(fault("SELECT * FROM nothing"))
    with pytest.raises(OperationalError) as raised:
        # Wagtail's own: ours asks in words alone.
        list(SearchBackend({}).search('"', Page))
    assert is_search_refused(raised.value)


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
