"""Programs learn what has become of a file by its code or its bytes, without a key, and no more than people do."""

import pytest

from partners.artwork.rendering import codes_from
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.materials.services import withdraw_material
from partners.organizations.models import Organization
from tests.support.branding import KIT, SLOTS, picture
from tests.support.materials import open_material


@pytest.fixture
def card(administrator, campaign):
    return add_template(
        open_material(), key="card-en", kind="social_card", language="en", titles={"en": "A card"}, artwork=picture(),
        slots=SLOTS, by=acting(administrator),
    )  # fmt: skip


@pytest.fixture
def edition(organization, owner, card, endorsed):
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    return request_edition(organization, card, line="", output="jpeg", by=acting(owner))


def one(program, **wanted):
    name, value = next(iter(wanted.items()))
    (item,) = program.get(f"verify?{name}={value}").json()["items"]
    return item


def test_a_code_and_the_bytes_lead_to_the_same_answer(nobody, edition, organization):
    item = one(nobody, code=edition.code)

    assert item == one(nobody, sha256=edition.file_sha256) == one(nobody, sha256=edition.file_sha256.upper())
    assert item == one(nobody, code=edition.shown_code.lower())
    assert (item["code"], item["sha256"], item["state"]) == (edition.code, edition.file_sha256, "current")
    assert item["organization"] == {"id": str(organization.public_id), "name": organization.name}
    assert item["link"] == KIT["link"]
    assert item["material"] == {
        "id": str(edition.template_version.template.material.public_id), "title": "A card", "kind": "social_card",
        "language": "en", "version": 1,
    }  # fmt: skip
    assert item["url"] == f"http://testserver/en/verify/{edition.code}/"
    assert (item["media_type"], item["withdrawn"], item["reason"], item["replaced_by"]) == (
        "image/jpeg",
        None,
        None,
        None,
    )


def test_earlier_bytes_of_the_same_file_are_found_as_well(nobody, edition):
    Edition.objects.update(earlier_sha256=["5" * 64])
    assert one(nobody, sha256="5" * 64)["code"] == edition.code


def test_what_was_replaced_names_the_file_in_its_place(nobody, edition, organization, owner, card):
    save_brand_kit(organization, **{**KIT, "names": {"en": "The Lantern"}}, logo=None, by=acting(owner))
    assert (one(nobody, code=edition.code)["state"], one(nobody, code=edition.code)["replaced_by"]) == (
        "replaced",
        None,
    )

    newer = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert one(nobody, code=edition.code)["replaced_by"] == newer.code


def test_what_was_withdrawn_says_why(nobody, edition, administrator):
    withdraw_material(
        edition.template_version.template.material,
        reasons={"en": "A wrong date", "uk": "Хибна дата"},
        by=acting(administrator),
    )
    item = one(nobody, code=edition.code)
    assert (item["state"], item["withdrawn"], item["reason"]) == ("withdrawn", "material", "A wrong date")


@pytest.mark.parametrize("hidden", [{"shown_as": "nothing"}, {"standing": "suspended"}])
def test_who_is_not_shown_is_not_named(nobody, program, edition, organization, hidden):
    Organization.objects.filter(pk=organization.pk).update(**hidden)

    for client in (nobody, program) if "shown_as" in hidden else (nobody,):
        answer = client.get(f"verify?code={edition.code}")
        assert (answer.json()["items"][0]["organization"], answer.json()["items"][0]["link"]) == (None, None)
        assert str(organization.public_id) not in answer.text
        assert "lantern" not in answer.text.lower()


def test_what_we_have_not_issued_has_the_shape_of_what_we_have(nobody, edition):
    for wanted in (f"code={next(codes_from('abcdef' + '0' * 58))}", f"sha256={'0' * 64}"):
        answer = nobody.get(f"verify?{wanted}")
        assert (answer.status_code, answer.json()) == (200, {"items": []})


@pytest.mark.parametrize(
    "wrong",
    [
        "", "code=", "sha256=", "code=7K3MQ9XA2", "code=0000000001", "sha256=12", f"sha256={'g' * 64}",
        f"code=0000000000&sha256={'0' * 64}", f"code={'0' * 500}", "cod=0000000000",
        "code=0000000000&code=0000000000",
    ],
)  # fmt: skip
def test_a_question_that_is_none_is_refused_in_words(nobody, edition, wrong):
    answer = nobody.get(f"verify?{wrong}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"]
    assert answer.json()["errors"][0]["detail"]
