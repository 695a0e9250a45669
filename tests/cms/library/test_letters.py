"""A text of the campaign with the partner's name: who takes it, in which languages, and until when."""

import io

import pytest
from django.urls import reverse
from docx import Document

from partners.activity.models import ActivityEntry
from partners.branding.services import save_brand_kit
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.cms.conftest import translate
from tests.support.branding import KIT

BODY = [("section", {"heading": "", "text": "We, [organisation], ask: who lives there? More at [link]."})]


@pytest.fixture
def text(make_material):
    return make_material("A letter", kind="text", body=BODY)


@pytest.fixture
def told(organization, owner):
    return save_brand_kit(
        organization, **KIT, boilerplates={"en": "Lantern helps families."}, handles=["@lantern"], logo=None,
        by=acting(owner),
    )  # fmt: skip


def address(organization, text, *more, language="en"):
    name = "editions:letter_file" if more else "editions:letter"
    return reverse(name, args=[organization.public_id, text.translation_key, language, *more])


def test_what_comes_out_stands_on_the_page(organization, viewer, text, told, sign_in):
    html = sign_in(viewer).get(address(organization, text)).content.decode()

    assert "We, Lantern, ask: who lives there? More at https://lantern.example.org." in html
    assert "Lantern helps families." in html
    assert "@lantern" in html


def test_every_member_takes_it_and_the_log_says_so(organization, viewer, text, told, sign_in):
    client = sign_in(viewer)
    answer = client.post(address(organization, text), {"output": "docx"}, follow=True)
    words = "\n".join(each.text for each in Document(io.BytesIO(b"".join(answer.streaming_content))).paragraphs)
    entry = ActivityEntry.objects.get(verb="material.taken")

    assert "We, Lantern, ask" in words
    assert (entry.actor_user, entry.organization, entry.data["output"]) == (viewer, organization, "docx")
    assert answer.redirect_chain[-1][0].endswith("-a-letter-lantern-en.docx")
    assert "attachment" in answer["Content-Disposition"]


def test_its_other_language_speaks_that_of_the_kit(organization, viewer, text, told, sign_in, locales):
    body = [("section", {"heading": "", "text": "Ми, [організація], питаємо. [посилання]"})]
    translate(text, locales, title="Лист", body=body)
    html = sign_in(viewer).get(address(organization, text, language="uk")).content.decode()

    assert "Ми, Ліхтар, питаємо. https://lantern.example.org" in html
    assert "Ми поруч із людьми." in html
    assert "says nothing about you in Ukrainian" in html


def test_without_a_kit_nothing_is_taken(organization, viewer, text, sign_in):
    client = sign_in(viewer)

    assert "Set up the brand kit" in client.get(address(organization, text)).content.decode()
    assert client.post(address(organization, text), {"output": "docx"}).status_code == 422
    assert client.get(address(organization, text, "a.docx")).status_code == 404


@pytest.mark.parametrize("wrong", ["", "exe", "pdf"])
def test_another_kind_of_file_is_refused_with_a_sentence(organization, viewer, text, told, sign_in, wrong):
    answer = sign_in(viewer).post(address(organization, text), {"output": wrong})

    assert (answer.status_code, "Nothing was taken." in answer.content.decode()) == (422, True)


def test_what_is_no_text_or_not_theirs_is_not_there(organization, viewer, outsider, text, told, make_material, sign_in):
    poster, hidden = make_material("A poster"), make_material("B", kind="text", body=BODY, publish=False)
    client = sign_in(viewer)
    gone = [address(organization, poster), address(organization, hidden), address(organization, text, language="uk")]

    assert [client.get(each).status_code for each in gone] == [404, 404, 404]
    assert sign_in(outsider).get(address(organization, text)).status_code == 404


def test_once_withdrawn_it_is_gone_everywhere(organization, viewer, administrator, text, told, sign_in):
    client = sign_in(viewer)
    row = Material.objects.get(public_id=text.translation_key)
    withdraw_material(row, reasons={"en": "It was wrong."}, by=acting(administrator))

    assert client.get(address(organization, text)).status_code == 410
    assert client.get(address(organization, text, "a.txt")).status_code == 410
