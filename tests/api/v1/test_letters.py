"""A text with the organisation's own name, as its program reads it."""

import base64

import pytest
from django.urls import reverse

from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.support.branding import KIT


@pytest.fixture
def text(make_material):
    body = [("section", {"heading": "", "text": "We, [organisation], ask."})]
    return make_material("A letter", kind="text", body=body)


def test_it_is_what_people_take(program, organization, owner, text, sign_in):
    path = f"materials/{text.translation_key}/letter?language=en"
    assert program.get(path).status_code == 404
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    body = program.get(path).json()
    file = sign_in(owner).get(
        reverse("editions:letter_file", args=[organization.public_id, text.translation_key, "en", body["docx_name"]])
    )

    assert base64.b64decode(body["docx"]) == b"".join(file.streaming_content)
    assert (body["pptx"], body["pptx_name"].rpartition(".")[2]) == (None, "pptx")
    assert "We, Lantern, ask." in body["text"]
    assert body["html"].startswith("<!doctype html>")


def test_slides_are_made_for_whoever_asks_for_them(program, organization, owner, text, sign_in):
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    body = program.get(f"materials/{text.translation_key}/letter?language=en&slides=true").json()
    file = sign_in(owner).get(
        reverse("editions:letter_file", args=[organization.public_id, text.translation_key, "en", body["pptx_name"]])
    )

    assert base64.b64decode(body["pptx"]) == b"".join(file.streaming_content)
    assert program.get(f"materials/{text.translation_key}/letter?language=en&slides=often").status_code == 400


def test_what_is_no_text_is_not_there_and_what_was_withdrawn_is_gone(program, make_material, text, administrator):
    poster = make_material("A poster")
    assert program.get(f"materials/{poster.translation_key}/letter?language=en").status_code == 404
    assert program.get(f"materials/{text.translation_key}/letter?language=uk").status_code == 404
    assert program.get(f"materials/{text.translation_key}/letter").status_code == 400

    row = Material.objects.get(public_id=text.translation_key)
    withdraw_material(row, reasons={"en": "It was wrong."}, by=acting(administrator))
    assert program.get(f"materials/{text.translation_key}/letter?language=en").status_code == 410
