"""Programs say when and where, name a photograph of their own, and are asked about a day that is past."""

import io
import json
import zipfile

import pytest

from partners.editions.services import take_back_photograph
from partners.kernel.actors import acting
from tests.api.v1.test_editions import body, make
from tests.partners.conftest import kit, logo  # noqa: F401
from tests.partners.editions.test_occasions import (  # noqa: F401
    DAY,
    PAST,
    added,
    announce,
    announcement,
    photograph,
)


def test_a_file_is_made_with_day_place_and_photograph(program, announcement, kit, photograph):  # noqa: F811
    told = {"date": f"{DAY}T18:00", "place": "Market Square", "photograph": str(photograph.public_id)}

    made = make(program, announcement, **told).json()

    assert {name: made[name] for name in told} == told
    assert make(program, announcement, **told).json() == made
    assert make(program, announcement, date=DAY).json()["photograph"] is None


def test_a_day_that_is_past_is_asked_about(program, announcement, kit):  # noqa: F811
    asked = make(program, announcement, date=PAST)
    assert (asked.status_code, asked.json()["code"]) == (409, "day_past")

    assert make(program, announcement, date=PAST, past_is_meant=True).status_code == 200


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"date": "tomorrow"}, 400),
        ({"date": 20301203}, 400),
        ({"date": DAY, "place": "M" * 121}, 400),
        ({"date": DAY, "photograph": "x"}, 400),
        ({"date": DAY, "photograph": "0b6c9f1e-2b0e-4e65-9d2c-3a2f7c1e5d44"}, 409),
        ({}, 409),
    ],
)
def test_what_cannot_be_is_refused_in_words(told, status, program, announcement, kit):  # noqa: F811
    refused = make(program, announcement, **told)

    assert refused.status_code in (status, 422), refused.content
    assert refused.json()["code"]


def test_photographs_are_listed_until_they_are_taken_back(program, photograph, owner, announcement, kit):  # noqa: F811
    (listed,) = program.get("photographs").json()["items"]
    assert (listed["id"], listed["alt"], listed["credit"]) == (str(photograph.public_id), "Two halves", "Lantern")
    made = make(program, announcement, date=DAY, photograph=listed["id"]).json()

    take_back_photograph(photograph, by=acting(owner))

    assert program.get("photographs").json()["items"] == []
    told = program.get(f"editions/{made['code']}").json()
    assert (told["state"], told["file_url"]) == ("withdrawn", None)
    verified = program.get(f"verify?code={made['code']}").json()
    assert "photograph" in json.dumps(verified)


def test_nobody_elses_photographs_are_listed(program, other_organization, outsider):
    added(other_organization, outsider)

    assert program.get("photographs").json()["items"] == []


def test_a_pack_has_one_day_and_a_place_for_each_language(program, announcement, kit, photograph):  # noqa: F811
    wanted = {
        "materials": [str(announcement.material.public_id)],
        "date": DAY,
        "places": {"en": "Market Square"},
        "photograph": str(photograph.public_id),
    }

    told = zipfile.ZipFile(io.BytesIO(body(program.send("POST", "packs", wanted))))

    (file,) = json.loads(told.read("manifest.json"))["files"]
    assert (file["date"], file["place"], file["photograph"]["credit"]) == (DAY, "Market Square", "Lantern")
