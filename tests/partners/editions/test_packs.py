"""A pack holds what holds at this moment, says what it does not hold, and is whole in every case."""

import hashlib
import io
import json
import time
import zipfile

import pytest

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template, retire_template
from partners.artwork.services import drawing as places
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.services import pack_of, parts_of_pack
from partners.kernel.actors import acting
from partners.kernel.answers import streamed_zip
from partners.kernel.errors import Conflict, DomainError, Gone
from partners.materials.services import withdraw_material
from tests.support.branding import KIT, LONG_NAME, SLOTS, picture, url_of
from tests.support.materials import open_material


@pytest.fixture
def material(card, poster):
    return card.material


def packed(organization, material, by, **choices) -> zipfile.ZipFile:
    asked = {"languages": [], "lines": {}, "language": "en", **choices}
    pack = pack_of(organization, materials=[material.public_id], **asked)
    return zipfile.ZipFile(io.BytesIO(b"".join(streamed_zip(parts_of_pack(pack, by=acting(by))))))


def manifest_of(archive: zipfile.ZipFile) -> dict:
    return json.loads(archive.read("manifest.json"))


def test_a_pack_holds_the_files_by_language_and_what_they_are(organization, material, owner, kit):
    archive = packed(organization, material, owner)
    manifest = manifest_of(archive)

    assert archive.testzip() is None
    assert [file["language"] for file in manifest["files"]] == ["en", "uk"]
    assert [file["name"].partition("/")[0] for file in manifest["files"]] == ["en", "uk"]
    for file in manifest["files"]:
        data = archive.read(file["name"])
        edition = Edition.objects.get(code=file["code"])
        assert file["sha256"] == hashlib.sha256(data).hexdigest() == edition.file_sha256
        assert file["bytes"] == len(data)
    assert manifest["files"][1]["size"] == "148 × 210 mm"
    assert "Four faces in profile." in archive.read("en/01 Drawn (en)/what the pictures show.txt").decode()
    assert "CC BY 4.0" in archive.read("LICENCES.txt").decode()
    assert manifest["files"][0]["code"] in archive.read("READ ME.txt").decode()


def test_its_read_me_is_in_the_readers_language_and_its_words_in_that_of_the_files(organization, material, owner, kit):
    names = packed(organization, material, owner, language="uk").namelist()

    assert "ПРОЧИТАЙТЕ.txt" in names
    assert any(name.startswith("en/") and name.endswith("what the pictures show.txt") for name in names)


def test_one_language_alone_and_a_line_of_ones_own(organization, material, owner, kit):
    archive = packed(organization, material, owner, languages=["en"], lines={"en": "Come along"})

    assert [(file["language"], file["line"]) for file in manifest_of(archive)["files"]] == [("en", "Come along")]


def test_the_kits_own_line_stands_where_none_was_written(organization, material, owner, kit):
    files = manifest_of(packed(organization, material, owner))["files"]

    assert [file["line"] for file in files] == ["", "Ми поруч із людьми."]


def test_what_cannot_be_made_is_named_and_the_rest_is_there(organization, material, owner, kit):
    archive = packed(organization, material, owner, lines={"en": LONG_NAME})
    manifest = manifest_of(archive)

    assert archive.testzip() is None
    assert [file["language"] for file in manifest["files"]] == ["uk"]
    assert [(out["language"], out["code"]) for out in manifest["left_out"]] == [("en", "line_too_long")]
    assert manifest["left_out"][0]["reason"] in archive.read("READ ME.txt").decode()


def test_what_finds_no_place_is_drawn_when_the_rest_is_through(organization, material, owner, kit, monkeypatch):
    real, calls = places.PLACES.acquire, []

    def acquire(blocking=True):
        calls.append(1)
        return False if len(calls) == 1 else real(blocking=blocking)

    monkeypatch.setattr(places.PLACES, "acquire", acquire)
    manifest = manifest_of(packed(organization, material, owner))

    assert [file["language"] for file in manifest["files"]] == ["uk", "en"]
    assert manifest["left_out"] == []


def test_what_is_withdrawn_while_the_pack_is_on_its_way_is_not_in_it(organization, material, owner, administrator, kit):
    pack = pack_of(organization, materials=[material.public_id], languages=[], lines={}, language="en")
    parts = parts_of_pack(pack, by=acting(owner))
    next(parts)
    withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    rest = {name: b"".join(content) for name, content in parts}
    manifest = json.loads(rest["manifest.json"])

    assert manifest["files"] == []
    assert {out["code"] for out in manifest["left_out"]} == {"material_withdrawn"}
    assert not [name for name in rest if name.endswith((".jpg", ".pdf"))]


def test_a_withdrawn_material_is_named_beside_others_and_gone_alone(
    organization, card, poster, owner, administrator, kit
):
    other = open_material("other")
    poster.material = other
    poster.save()
    withdraw_material(other, reasons={"en": "A wrong date"}, by=acting(administrator))
    ids = [card.material.public_id, other.public_id]
    pack = pack_of(organization, materials=ids, languages=[], lines={}, language="en")
    told = {name: b"".join(content) for name, content in parts_of_pack(pack, by=acting(owner))}

    assert [each["id"] for each in json.loads(told["manifest.json"])["withdrawn"]] == [str(other.public_id)]
    with pytest.raises(Gone):
        pack_of(organization, materials=[other.public_id], languages=[], lines={}, language="en")


def test_nothing_is_packed_without_a_kit_or_without_a_template(
    organization, material, owner, administrator, card, poster
):
    asked = {"materials": [material.public_id], "languages": [], "lines": {}, "language": "en"}
    with pytest.raises(Conflict, match="brand kit"):
        pack_of(organization, **asked)
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    for template in (card, poster):
        retire_template(template, by=acting(administrator))
    with pytest.raises(DomainError, match="nothing to pack"):
        pack_of(organization, **asked)


def test_the_first_bytes_are_on_their_way_before_anything_is_drawn(organization, material, owner, kit, monkeypatch):
    drawn = []
    monkeypatch.setattr(places, "compose", lambda *args: drawn.append(1) or b"x")
    pack = pack_of(organization, materials=[material.public_id], languages=[], lines={}, language="en")

    assert next(streamed_zip(parts_of_pack(pack, by=acting(owner)))).startswith(b"PK")
    assert drawn == []


def test_the_page_of_a_material_shows_its_formats_and_gives_the_pack(organization, material, editor, kit, sign_in):
    client, url = sign_in(editor), url_of("make", organization, material.public_id)
    shown = client.get(url, {"language": ["en"], "line_en": "Come along"}).content.decode()
    assert "540 × 675 pixels" in shown
    assert "line=Come%20along" in shown
    assert "A poster" not in shown

    answer = client.post(url, {"language": ["en", "uk"], "line_en": "Come along", "line_uk": "", "do": "pack"})
    files = manifest_of(zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))))["files"]
    assert [file["line"] for file in files] == ["Come along", ""]
    assert ActivityEntry.objects.get(verb="pack.downloaded").data == {"files": 2}


def test_the_page_of_a_material_shows_each_format_of_each_language(organization, material, editor, kit, sign_in):
    url = url_of("make", organization, material.public_id)
    shown = sign_in(editor).get(url, {"language": ["en", "uk"]}).content.decode()

    assert shown.count('class="sheet-card__frame') == 2


def test_several_materials_leave_as_one_pack(organization, card, editor, kit, sign_in):
    client, url = sign_in(editor), url_of("packs", organization)
    assert client.post(url, {"language": ["en"]}).status_code == 422

    answer = client.post(url, {"material": [str(card.material.public_id)], "language": ["en"]})
    assert answer["Content-Type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).testzip() is None


def test_a_viewer_looks_and_packs_nothing(organization, material, viewer, kit, sign_in):
    client, url = sign_in(viewer), url_of("make", organization, material.public_id)

    assert client.get(url).status_code == 200
    assert client.post(url, {"language": ["en"], "do": "pack"}).status_code == 403
    assert not Edition.objects.exists()


def test_a_withdrawn_materials_page_says_so(organization, material, editor, administrator, kit, sign_in):
    withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    answer = sign_in(editor).get(url_of("make", organization, material.public_id))

    assert answer.status_code == 410
    assert "A wrong date" in answer.content.decode()


def test_a_file_is_looked_at_until_it_is_withdrawn(organization, edition, viewer, administrator, sign_in):
    client, url = sign_in(viewer), url_of("picture", organization, edition.digest)
    assert client.get(url)["Content-Type"] == "image/jpeg"

    material = edition.template_version.template.material
    withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    assert client.get(url).status_code == 410
    assert url not in client.get(url_of("editions", organization)).content.decode()


@pytest.mark.prove
def test_of_24_files_the_first_byte_comes_within_100_ms_of_a_page(organization, administrator, owner, kit, sign_in):
    """In one run: the whole way of the request beside that of a page that has next to nothing to say. And of the files
    one is in memory at a time."""
    for number in range(24):
        add_template(
            open_material(),
            key=f"card-{number}-en",
            kind="social_card",
            language="en",
            titles={"en": f"Card {number}"},
            artwork=picture(),
            slots=SLOTS,
            by=acting(administrator),
        )
    client, url = sign_in(owner), url_of("make", organization, open_material().public_id)
    links, wanted = url_of("links", organization), {"language": ["en"], "line_en": "", "do": "pack"}
    empty, taken = [], []
    # In turn, so that what else the machine does meets both.
    for _time in range(4):
        begun = time.perf_counter()
        client.get(links)
        empty.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        content = iter(client.post(url, wanted).streaming_content)
        first = next(content)
        taken.append(time.perf_counter() - begun)
    sizes = [len(first), *map(len, content)]

    assert first.startswith(b"PK")
    assert min(taken) < min(empty) + 0.1
    # No piece is longer than what is read at once.
    assert max(sizes) <= 64 * 1024 + 512
    assert Edition.objects.count() == 24
