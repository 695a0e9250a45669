"""A telephone number at its doors: the page of an organisation, and its program."""

import json

import pytest
from django.urls import reverse

from partners.kernel.actors import acting
from partners.organizations.models import AccessKey
from partners.organizations.services.keys import create_access_key
from partners.press.models import MediaContact

PASTED = [
    "044\u00a0123\u00a045\u00a067",
    "\u202a+380 44 123\u201145\u201167\u202c",
    "+380 (44) 123–45–67",
    "00 380 44 1234567",
]
FIELDS = {
    "name": "Daryna", "email": "daryna@example.org", "language": "en", "languages": ["uk"], "topics": ["detention"],
    "time_zone": "Europe/Kyiv",
}  # fmt: skip


@pytest.fixture
def kyiv(organization):
    organization.country = "UA"
    organization.save()
    return organization


@pytest.fixture
def put(client, kyiv, owner, campaign):
    key = create_access_key(kyiv, name="Site", scopes=list(AccessKey.Scope), expires_at=None, by=acting(owner))[1]

    def send(**fields):
        sent = {"name": "Daryna", "email": "daryna@example.org", "languages": ["uk"], "topics": ["detention"], **fields}
        headers = {"Authorization": f"Bearer {key}"}
        return client.post("/api/v1/media-contacts", json.dumps(sent), content_type="application/json", headers=headers)

    return send


@pytest.mark.parametrize("typed", PASTED)
def test_a_pasted_number_is_taken_at_the_page(sign_in, editor, kyiv, campaign, typed):
    answer = sign_in(editor).post(reverse("press:contact_add", args=[kyiv.public_id]), FIELDS | {"phone": typed})

    assert answer.status_code == 302, answer.context["form"].errors
    assert MediaContact.objects.get().phone == "+380441234567"


@pytest.mark.parametrize("typed", PASTED)
def test_a_pasted_number_is_taken_from_a_program(put, typed):
    answer = put(phone=typed)

    assert answer.status_code == 201, answer.content
    assert answer.json()["phone"] == "+380441234567"


@pytest.mark.parametrize("typed", ["- - - - -", "12345", "call me", "+999 1234567"])
def test_what_is_no_number_is_refused_at_both_with_what_was_typed(sign_in, editor, kyiv, campaign, put, typed):
    answer = sign_in(editor).post(reverse("press:contact_add", args=[kyiv.public_id]), FIELDS | {"phone": typed})

    assert answer.status_code == 422
    assert answer.context["form"]["phone"].value() == typed
    refused = put(phone=typed)
    assert refused.status_code == 422
    assert "#/phone" in refused.content.decode()
    assert not MediaContact.objects.exists()


def test_a_letter_with_the_host_of_another_script_goes_where_its_punycode_goes(put):
    assert put(email="Daryna@приклад.укр").json()["email"] == "daryna@xn--80aikifvh.xn--j1amh"
    assert put(email="daryna@xn--80aikifvh.xn--j1amh").status_code == 409, "one person is not put forward twice"
