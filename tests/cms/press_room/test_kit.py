"""The kit: it opens, its manifest is true, and what is not to be printed is not in it."""

import hashlib
import io
import json
import zipfile

import pytest

from cms.media.models import CampaignImage, CampaignRendition
from partners.campaigns.models import Campaign
from partners.kernel.actors import acting
from partners.press.services.room import describe_press_room
from tests.support.press import add_figure, add_quote


@pytest.fixture
def kit(client):
    def take():
        answer = client.get("/en/press/kit.zip")
        assert answer["Content-Type"] == "application/zip"
        assert answer["Cache-Control"] == "no-store"
        return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))

    return take


def test_the_manifest_names_every_file_with_its_hash(kit, press_room_page, campaign, press_officer):
    Campaign.objects.update(mark='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    describe_press_room(campaign, by=acting(press_officer), boilerplate={"en": "We are many.", "uk": "Нас багато."})
    add_figure(campaign, press_officer)
    add_quote(campaign, press_officer)

    archive = kit()
    assert archive.testzip() is None
    manifest = json.loads(archive.read("manifest.json"))
    told = {entry["name"]: entry for entry in manifest["files"]}
    assert set(told) == set(archive.namelist()) - {"manifest.json"}
    assert len(archive.namelist()) == len(set(archive.namelist()))
    for name, entry in told.items():
        data = archive.read(name)
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"]), name
    (photograph,) = [entry for name, entry in told.items() if name.startswith("photographs/")]
    assert photograph["credit"] == "A. Photographer"
    assert "creativecommons.org/licenses/by/4.0" in photograph["licence_url"]
    assert "logo/mark.svg" in told
    assert manifest["left_out"] == []


def test_each_language_has_its_words(kit, press_room_page, campaign, press_officer):
    describe_press_room(
        campaign, by=acting(press_officer), boilerplate={"en": "We are many.", "uk": "Нас багато."},
        duty_phone="+380441234567",
    )  # fmt: skip
    add_figure(campaign, press_officer)
    add_quote(campaign, press_officer)

    archive = kit()
    texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".txt")}
    english = "\n".join(text for name, text in texts.items() if name.startswith("English/"))
    ukrainian = "\n".join(text for name, text in texts.items() if name.startswith("Українська/"))
    for words in ("We are many.", "+380 44 123 4567", "states voted for it.", "“They are my neighbours.”"):
        assert words in english
    for words in ("Нас багато.", "держави проголосували за.", "Це мої сусіди."):
        assert words in ukrainian
    assert "A. Photographer" in english


def test_an_empty_press_room_has_a_kit_as_well(kit, campaign, home):
    names = kit().namelist()
    assert "manifest.json" in names
    assert not [name for name in names if name.startswith("photographs/")]


def test_a_photograph_whose_file_is_gone_is_named_and_stops_nothing(kit, press_room_page):
    kit()
    file = CampaignRendition.objects.filter(filter_spec="original").get().file
    file.storage.delete(file.name)
    archive = kit()
    manifest = json.loads(archive.read("manifest.json"))
    assert len(manifest["left_out"]) == 1
    assert archive.testzip() is None


def test_a_photograph_that_everybody_may_not_take_is_not_in_it(kit, press_room_page):
    CampaignImage.objects.update(licence_code="ALL-RIGHTS-RESERVED")
    assert not [name for name in kit().namelist() if name.startswith("photographs/")]


def test_before_there_is_a_campaign_there_is_no_kit(client, home):
    assert client.get("/en/press/kit.zip").status_code == 404


def test_whoever_only_looks_gets_no_bytes(client, press_room_page):
    assert b"".join(client.head("/en/press/kit.zip").streaming_content) == b""
