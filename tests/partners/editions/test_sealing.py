"""Content credentials: who issued a picture, signed once when it is kept, and read back by the public reader."""

import hashlib
import io
import json

import c2pa
import pytest
from PIL import Image

from partners.artwork.rendering import identifiers_in
from partners.artwork.services import address_of_code
from partners.editions.models import Edition
from partners.editions.selectors import issued_with_bytes
from partners.editions.services import drop_unfetched, request_edition, sealing
from partners.editions.services.drawing import draw_file
from partners.editions.services.keeping import keep_drawn
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import Budget
from tests.partners.editions.test_keeping import DAYS_90
from tests.support.certificates import signing_pair
from tests.support.editions import content


@pytest.fixture
def pair(tmp_path, settings):
    certificate, key = signing_pair()
    for name, data in (("certificate", certificate), ("key", key)):
        (tmp_path / name).write_bytes(data)
    settings.C2PA_CERTIFICATE, settings.C2PA_KEY = str(tmp_path / "certificate"), str(tmp_path / "key")
    return tmp_path


@pytest.fixture
def make(organization, owner, poster, kit):
    def made(output="jpeg", line="Until all are home"):
        return request_edition(organization, poster, line=line, output=output, by=acting(owner))

    return made


def credentials(data: bytes, media_type: str) -> dict:
    with c2pa.Reader(media_type, io.BytesIO(data)) as reader:
        return json.loads(reader.json())


def drawn(edition) -> bytes:
    return draw_file(edition, budget=Budget("edition", None, edition.organization_id))


@pytest.mark.parametrize("output", ["jpeg", "png"])
def test_a_picture_says_who_issued_it_and_by_which_code(pair, make, owner, output):
    edition = make(output)
    told = credentials(content(edition), edition.media_type)
    manifest = told["manifests"][told["active_manifest"]]
    about = {each["label"]: each["data"] for each in manifest["assertions"]}

    # Its issuer is nobody's, as it has to be in a test; all else is as the standard wants it.
    assert told["validation_state"] == "Valid"
    assert [each["code"] for each in told["validation_status"]] == ["signingCredential.untrusted"]
    assert about["cawg.metadata"]["dc:creator"] == [edition.kit.name_in("uk")]
    assert about["cawg.metadata"]["dc:identifier"] == address_of_code(edition.code)
    assert [each["action"] for each in about["c2pa.actions.v2"]["actions"]] == ["c2pa.created"]
    assert manifest["signature_info"]["issuer"] == "A campaign of the tests"
    assert owner.email not in json.dumps(told)
    assert owner.name not in json.dumps(told)


@pytest.mark.parametrize("output", ["jpeg", "png"])
def test_the_picture_and_its_code_are_what_they_were(pair, make, output):
    edition = make(output)
    plain, signed = drawn(edition), content(edition)

    assert signed != plain
    assert len(signed) < len(plain) + 20_000
    assert Image.open(io.BytesIO(signed)).tobytes() == Image.open(io.BytesIO(plain)).tobytes()
    assert identifiers_in(signed) == identifiers_in(plain)


def test_whoever_changes_a_picture_is_found_out(pair, make):
    edition = make()
    signed = bytearray(content(edition))
    signed[-200] ^= 0xFF
    told = credentials(bytes(signed), "image/jpeg")

    assert told["validation_state"] == "Invalid"
    assert "assertion.dataHash.mismatch" in [each["code"] for each in told["validation_status"]]


def test_it_is_signed_once_and_everybody_gets_those_bytes(pair, make):
    edition = make()
    first = content(edition)

    assert edition.file_sha256 == hashlib.sha256(first).hexdigest()
    assert content(make()) == first
    # Somebody else was drawing it at the same moment: what was handed out stays.
    assert keep_drawn(Edition.objects.get(pk=edition.pk), drawn(edition)).file_sha256 == edition.file_sha256
    assert content(edition) == first


def test_drawn_again_it_is_signed_anew_and_all_bytes_are_known_as_issued(
    pair, make, django_capture_on_commit_callbacks
):
    edition = make()
    first, plain = content(edition), drawn(edition)
    with clock.at(clock.now() + DAYS_90), django_capture_on_commit_callbacks(execute=True):
        assert drop_unfetched() == 1
    with clock.at(clock.now() + DAYS_90):
        second = content(Edition.objects.get(pk=edition.pk))

    assert second not in (first, plain)
    assert credentials(second, "image/jpeg")["validation_state"] == "Valid"
    for data in (first, second, plain):
        assert issued_with_bytes(hashlib.sha256(data).hexdigest()) == [edition]


def test_what_cannot_be_signed_is_as_it_was_drawn(pair, make):
    edition = make("pdf")

    assert (content(edition), edition.earlier_sha256) == (drawn(edition), [])


def test_without_a_certificate_nothing_is_signed(make, settings):
    assert settings.C2PA_CERTIFICATE == ""
    edition = make()

    assert (content(edition), edition.earlier_sha256) == (drawn(edition), [])
    with pytest.raises(c2pa.C2paError):
        credentials(content(edition), "image/jpeg")


def test_without_the_extra_nothing_is_signed(pair, make, monkeypatch):
    monkeypatch.setattr(sealing, "c2pa", None)
    edition = make()

    assert content(edition) == drawn(edition)


@pytest.mark.parametrize("spoilt", ["certificate", "key"])
def test_a_certificate_that_is_no_good_keeps_nobody_from_their_file(pair, make, spoilt):
    (pair / spoilt).write_text("nonsense")
    edition = make()

    assert content(edition) == drawn(edition)
