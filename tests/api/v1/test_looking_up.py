"""Programs send a file or a picture and are told what people are told, and no more."""

import hashlib
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from partners.artwork.forms import ARTWORK_BYTES
from partners.campaigns.services.statements import endorse_statement
from partners.editions.models import Edition
from partners.editions.services import recognising, refresh_index
from partners.editions.services.drawing import brand_of
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import PRICES, Budget
from partners.kernel.uploads import confinement
from partners.organizations.models import Organization, Role
from tests.api.conftest import PROBLEM
from tests.conftest import make_member
from tests.support.attacks import ATTACKS
from tests.support.branding import picture
from tests.support.places import taken
from tests.support.strips import file_of, world
from tests.support.strips import sent as as_png


@pytest.fixture
def unpaid(db, monkeypatch):
    """Nobody is charged: what is refused here was not looked at."""

    def take(*_args):
        raise AssertionError("It was paid for.")

    monkeypatch.setattr(Budget, "take", take)


@pytest.fixture
def cards(administrator, campaign, statement):
    """The first partner stands on the public list, the second nowhere."""
    made = world(["social_card_people.en"], 2, administrator)
    first = made.editions[0].organization
    endorse_statement(first, statement, by=acting(make_member(first, "signs@example.org", Role.OWNER)))
    refresh_index()
    return made


def form(data: bytes, **fields) -> bytes:
    return encode_multipart(BOUNDARY, {"file": SimpleUploadedFile("seen.png", data), **fields})


def looked_up(program, data: bytes, **headers):
    return program.send("POST", "verify", form(data), content_type=MULTIPART_CONTENT, **headers)


def seen(edition, **changed) -> bytes:
    return as_png(ATTACKS["network, 1080"](file_of(edition, **changed)))


def without_code(edition, **changed) -> bytes:
    """A card as wide as before, with paper over the code."""
    shown = file_of(edition, **changed)
    slot = next(each for each in edition.template_version.slots if each["kind"] == "qr")
    left, top = round(slot["x"] * shown.width), round(slot["y"] * shown.height)
    wide, tall = round(slot["width"] * shown.width), round(slot["height"] * shown.height)
    shown.paste("#ffffff", (left, top, left + wide, top + tall))
    return as_png(shown)


def test_a_picture_is_recognised_without_a_key(nobody, cards):
    edition = cards.editions[0]
    answer = looked_up(nobody, seen(edition))
    said = answer.json()

    assert (answer.status_code, said["known_by"], said["picture"]["outcome"]) == (200, "picture", "issued")
    assert [item["code"] for item in said["items"]] == [edition.code]
    assert said["items"][0]["organization"]["name"] == edition.organization.name
    assert said["by_code"] == []
    assert {"logo", "name"} <= set(said["picture"]["alike"])
    assert said["picture"]["different"] == []
    assert said["picture"]["material"]["title"] == "social_card_people.en"
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]


def test_the_very_file_is_known_by_its_bytes_alone(nobody, cards):
    data = picture()
    edition = cards.editions[0]
    Edition.objects.filter(pk=edition.pk).update(earlier_sha256=[hashlib.sha256(data).hexdigest()])
    said = looked_up(nobody, data).json()

    assert (said["known_by"], said["picture"]) == ("bytes", None)
    assert [item["code"] for item in said["items"]] == [edition.code]


def test_a_forgery_is_called_one_with_the_file_that_it_comes_nearest_to(nobody, cards):
    edition = cards.editions[0]
    changed = replace(brand_of(edition.organization, edition.kit), names={"en": "Free Harbour Union"})
    said = looked_up(nobody, seen(edition, brand=changed)).json()

    assert said["picture"]["outcome"] == "no_edition"
    assert "name" in said["picture"]["different"]
    assert [item["code"] for item in said["items"]] == [edition.code]


def test_who_is_hidden_is_neither_named_nor_hinted_at(nobody, cards):
    edition = cards.editions[1]
    shown = looked_up(nobody, seen(edition))
    assert shown.json()["picture"]["outcome"] == "issued"
    assert shown.json()["items"][0]["organization"] is None
    assert edition.organization.name not in shown.text

    changed = replace(brand_of(edition.organization, edition.kit), names={"en": "Free Harbour Union"})
    forged = looked_up(nobody, without_code(edition, brand=changed)).json()
    assert forged["picture"]["outcome"] in ("no_edition", "unsure")
    assert (forged["items"], forged["picture"]["alike"], forged["picture"]["different"]) == ([], [], [])


@pytest.mark.parametrize("change", [{"standing": "suspended"}, {"shown_as": "nothing"}])
def test_who_is_hidden_later_is_not_named_any_more(nobody, cards, change):
    edition = cards.editions[0]
    Organization.objects.filter(pk=edition.organization_id).update(**change)
    answer = looked_up(nobody, seen(edition))

    assert answer.json()["items"][0]["organization"] is None
    assert edition.organization.name not in answer.text


def test_what_is_not_ours_proves_nothing(nobody, cards):
    said = looked_up(nobody, picture()).json()
    assert said == {"known_by": None, "items": [], "by_code": [], "leads_elsewhere": False, "picture": None}


def test_a_code_is_told_where_the_picture_cannot_be_looked_at_now(nobody, cards):
    edition = cards.editions[0]
    with taken(recognising.PLACES):
        said = looked_up(nobody, seen(edition)).json()
    assert (said["known_by"], said["items"], said["picture"]) == ("code", [], None)
    assert [item["code"] for item in said["by_code"]] == [edition.code]


@pytest.mark.parametrize("places", [recognising.PLACES, confinement.PLACES], ids=["to look", "to clean"])
def test_without_a_place_a_program_is_told_when_to_come_back(nobody, cards, places):
    with taken(places):
        answer = looked_up(nobody, without_code(cards.editions[0]))
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert int(answer["Retry-After"]) > 0


def test_who_sends_too_much_is_told_when_to_come_back(nobody, cards, monkeypatch):
    row = PRICES["look_up"]
    monkeypatch.setitem(PRICES, "look_up", row._replace(person=row.person._replace(uses=1)))
    assert looked_up(nobody, picture()).status_code == 200
    answer = looked_up(nobody, picture())
    assert (answer.status_code, answer["Content-Type"]) == (429, PROBLEM)
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("body", "content_type", "status", "pointer"),
    [
        (encode_multipart(BOUNDARY, {"other": "a"}), MULTIPART_CONTENT, 422, "#/other"),
        (form(b"x", code="7K3MQ9XA2B"), MULTIPART_CONTENT, 422, "#/code"),
        (encode_multipart(BOUNDARY, {}), MULTIPART_CONTENT, 422, "#/file"),
        (encode_multipart(BOUNDARY, {"file": "words"}), MULTIPART_CONTENT, 422, "#/file"),
        (form(b""), MULTIPART_CONTENT, 422, "#/file"),
        (b"{}", "application/json", 415, ""),
        (b"file=a", "application/x-www-form-urlencoded", 415, ""),
        (b"nonsense", MULTIPART_CONTENT, 422, "#/file"),
        (b"x", "multipart/form-data", 400, ""),
        (b"", MULTIPART_CONTENT, 411, ""),
    ],
)
def test_what_cannot_be_looked_at_is_refused_in_words(nobody, unpaid, body, content_type, status, pointer):
    answer = nobody.send("POST", "verify", body, content_type=content_type)

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), answer.text
    assert answer.json()["detail"]
    assert [error["pointer"] for error in answer.json().get("errors", [])] == ([pointer] if pointer else [])


def test_a_body_that_is_too_large_is_refused_before_it_is_read(nobody, unpaid):
    answer = nobody.send("POST", "verify", b"x" * (ARTWORK_BYTES + 65 * 1024), content_type=MULTIPART_CONTENT)
    assert answer.status_code == 413


def test_another_site_cannot_make_its_visitors_ask(nobody, unpaid):
    answer = looked_up(nobody, picture(), **{"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_nothing_of_what_was_sent_is_kept(nobody, cards, settings, tmp_path):
    """Large enough to be laid down while it is read."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    data = as_png(file_of(cards.editions[0]))
    assert len(data) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    rows = list(Edition.objects.values())

    assert looked_up(nobody, data).json()["known_by"] == "picture"
    assert list(tmp_path.iterdir()) == []
    assert list(Edition.objects.values()) == rows
