"""Programs make files and packs with the organisation's own key, and learn what has become of each."""

import hashlib
import io
import json
import zipfile

import pytest

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.models import FilmOrder
from partners.editions.services import make_film, request_edition
from partners.kernel.actors import ActorKind, acting
from partners.materials.services import withdraw_material
from tests.support.branding import KIT, SLOTS, picture, print_page
from tests.support.filming import add_end_card
from tests.support.films import need_ffmpeg
from tests.support.materials import open_material


@pytest.fixture
def card(administrator, campaign):
    return add_template(
        open_material(), key="card-en", kind="social_card", language="en", titles={"en": "A card"}, artwork=picture(),
        slots=SLOTS, by=acting(administrator),
    )  # fmt: skip


@pytest.fixture
def kit(organization, owner):
    return save_brand_kit(organization, **KIT, logo=None, by=acting(owner))


def make(program, card, **choices):
    return program.send("POST", "editions", {"template": str(card.public_id), **choices})


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_same_choices_make_the_same_file_once(program, card, kit):
    first = make(program, card, line="With us").json()

    assert make(program, card, line="With us").json() == first
    assert (first["state"], first["line"], first["media_type"]) == ("current", "With us", "image/jpeg")
    assert program.get("editions").json()["items"] == [first]
    assert program.get(f"editions/{first['code']}").json() == first


def test_the_bytes_are_those_of_the_hash_and_are_sent_once(program, card, kit):
    made = make(program, card).json()
    path = made["file_url"].removeprefix("http://testserver/api/v1/")
    file = program.get(path, Accept="image/jpeg")

    assert hashlib.sha256(body(file)).hexdigest() == made["sha256"]
    assert program.get(path, **{"If-None-Match": file["ETag"]}).status_code == 304


def test_a_pdf_comes_on_the_paper_that_was_asked_for(program, administrator, campaign, kit):
    poster = add_template(
        open_material(), key="poster-en", kind="poster", language="en", titles={"en": "A poster"},
        artwork=print_page(), slots=SLOTS, by=acting(administrator),
    )  # fmt: skip

    assert make(program, poster, output="pdf", sheet="A4").json()["sheet"] == "A4"
    assert make(program, poster, output="pdf", sheet="A5").json()["sheet"] is None
    assert make(program, poster, output="pdf", sheet="A0").json()["code"] == "no_such_sheet"


def test_each_state_is_told_and_can_be_asked_for(program, card, kit, owner, organization, administrator):
    made = make(program, card).json()
    save_brand_kit(organization, **{**KIT, "names": {"en": "Wick"}}, logo=None, by=acting(owner))
    assert [each["code"] for each in program.get("editions?state=replaced").json()["items"]] == [made["code"]]

    withdraw_material(card.material, reasons={"en": "A wrong date"}, by=acting(administrator))
    told = program.get(f"editions/{made['code']}").json()
    assert (told["state"], told["file_url"]) == ("withdrawn", None)
    refused = program.get(f"editions/{made['code']}/file")
    assert (refused.status_code, refused.json()["reason"]) == (410, "A wrong date")
    assert make(program, card).status_code == 410


def test_anothers_file_is_not_found(program, card, other_organization, outsider):
    save_brand_kit(other_organization, **KIT, logo=None, by=acting(outsider))
    edition = request_edition(other_organization, card, line="", output="jpeg", by=acting(outsider))

    assert program.get("editions").json()["items"] == []
    assert program.get(f"editions/{edition.code}").status_code == 404
    assert program.get(f"editions/{edition.code}/file").status_code == 404


def test_what_cannot_be_made_is_refused_in_words_and_a_code(program, card, kit):
    assert make(program, card, output="pdf").json()["code"] == "no_such_output"
    nothing = "00000000-0000-4000-8000-000000000000"
    for sent, wrong in (({"template": nothing}, "#/template"), ({"template": nothing, "lime": ""}, "#/lime")):
        errors = program.send("POST", "editions", sent).json()["errors"]
        assert [error["pointer"] for error in errors] == [wrong]


def test_a_pack_is_told_of_and_then_made(program, card, kit):
    path = f"packs?material={card.material.public_id}&language=en"
    (planned,) = program.get(path).json()["items"]
    assert (planned["code"], planned["title"]) == (None, "A card")

    answer = program.send("POST", "packs", {"materials": [str(card.material.public_id)]}, Accept="application/zip")
    archive = zipfile.ZipFile(io.BytesIO(body(answer)))
    (file,) = json.loads(archive.read("manifest.json"))["files"]
    assert hashlib.sha256(archive.read(file["name"])).hexdigest() == file["sha256"]

    (made,) = program.get(path).json()["items"]
    assert (made["code"], made["sha256"], made["state"]) == (file["code"], file["sha256"], "current")
    assert ActivityEntry.objects.get(verb="pack.downloaded").actor_kind == ActorKind.KEY


def test_a_pack_of_nothing_or_of_what_is_withdrawn_is_none(program, card, kit, administrator):
    nothing = program.send("POST", "packs", {"materials": ["00000000-0000-4000-8000-000000000000"]})
    assert nothing.json()["code"] == "nothing_to_pack"

    withdraw_material(card.material, reasons={"en": "A wrong date"}, by=acting(administrator))
    assert program.send("POST", "packs", {"materials": [str(card.material.public_id)]}).status_code == 410


def test_a_film_is_ordered_and_followed_until_it_can_be_fetched(program, kit, campaign, administrator):
    need_ffmpeg()
    template = add_end_card(administrator)
    told = make(program, template, output="mp4").json()
    assert (told["media_type"], told["percent"], told["file_url"], told["sha256"]) == ("video/mp4", 0, None, None)
    assert program.get(f"editions/{told['code']}/file").json()["code"] == "film_not_made"
    FilmOrder.objects.update(percent=42)
    assert [each["percent"] for each in program.get("editions").json()["items"]] == [42]

    assert make_film(FilmOrder.objects.get().pk)
    made = program.get(f"editions/{told['code']}").json()
    assert made["percent"] is None
    file = program.get(made["file_url"].removeprefix("http://testserver/api/v1/"), Accept="video/mp4")
    assert hashlib.sha256(body(file)).hexdigest() == made["sha256"]
