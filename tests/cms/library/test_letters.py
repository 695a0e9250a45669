"""A text of the campaign with the partner's name: who takes it, in which languages, and until when."""

import hashlib
import io
import json
import threading
import zipfile
from functools import partial

import pytest
from django.urls import reverse
from docx import Document
from pptx import Presentation

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template
from partners.artwork.services.drawing import place
from partners.branding.services import save_brand_kit
from partners.editions.services import pack_of, parts_of_pack
from partners.kernel.actors import acting
from partners.kernel.answers import streamed_zip
from partners.kernel.limits.budgets import HOUR, PRICES, Budget, Price, Share
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.cms.conftest import translate
from tests.support.branding import KIT, LONG_NAME, SLOTS, picture

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


def slides(client, organization, text):
    answer = client.post(address(organization, text), {"output": "pptx"}, follow=True)
    return Presentation(io.BytesIO(b"".join(answer.streaming_content))).slides


def described(slide):
    return [shape._element._nvXxPr.cNvPr.get("descr") for shape in slide.shapes if hasattr(shape, "image")]


def add_slide(text, by, *, language="en", kind="slide", slots=SLOTS):
    return add_template(
        Material.objects.get(public_id=text.translation_key), key=f"{kind}-{language}", kind=kind, language=language,
        titles={"en": "A slide"}, description="Four faces.", artwork=picture(960, 540, form="JPEG"), slots=slots,
        by=acting(by),
    )  # fmt: skip


def test_slides_begin_with_the_picture_of_the_campaign_and_end_with_the_partner(
    organization, viewer, administrator, text, told, sign_in
):
    client = sign_in(viewer)
    add_slide(text, administrator, kind="banner")
    add_slide(text, administrator, language="uk")
    plain = slides(client, organization, text)
    add_slide(text, administrator)
    shown = slides(client, organization, text)
    said = [shape.text_frame.text for slide in shown for shape in slide.shapes if shape.has_text_frame]

    # Only its own slide, and only in the language of the text.
    assert described(plain[0]) == []
    assert described(shown[0]) == ["Four faces."]
    assert described(shown[len(shown) - 1]) == ["QR code that leads to https://lantern.example.org"]
    assert "We, Lantern, ask: who lives there? More at https://lantern.example.org." in said
    assert {each.data["output"] for each in ActivityEntry.objects.filter(verb="material.taken")} == {"pptx"}


def test_a_picture_without_room_for_the_name_is_left_out_and_the_words_stay(
    organization, owner, administrator, text, told, sign_in
):
    add_slide(text, administrator, slots=[SLOTS[1] | {"width": 0.1, "height": 0.03}])
    save_brand_kit(organization, **KIT | {"names": {"en": LONG_NAME}}, logo=None, by=acting(owner))
    found = slides(sign_in(owner), organization, text)

    assert described(found[0]) == []
    assert LONG_NAME in [shape.text_frame.text for shape in found[0].shapes if shape.has_text_frame]


def test_with_no_place_to_draw_slides_wait_and_the_other_files_do_not(
    organization, viewer, administrator, text, told, sign_in, monkeypatch
):
    add_slide(text, administrator)
    monkeypatch.setattr("partners.artwork.services.drawing.PLACES", threading.BoundedSemaphore(1))
    client = sign_in(viewer)
    with place(Budget("edition", None)):
        answers = [client.get(address(organization, text, f"a.{form}")) for form in ("pptx", "docx")]

    assert [answer.status_code for answer in answers] == [503, 200]
    assert answers[0]["Retry-After"] == "3"
    assert client.get(address(organization, text, "a.pptx")).status_code == 200


def test_whoever_has_had_enough_drawn_is_told_when_to_go_on(
    organization, viewer, administrator, text, told, sign_in, monkeypatch
):
    add_slide(text, administrator)
    monkeypatch.setitem(PRICES, "edition", Price(HOUR, Share(uses=1), Share(uses=100)))
    client = sign_in(viewer)
    answers = [client.get(address(organization, text, "a.pptx")) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]
    assert int(answers[1]["Retry-After"]) > 0


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


def test_a_pack_holds_the_text_as_slides_and_its_manifest_names_them(organization, owner, text, told):
    """Also of a material without artwork; what cannot be made is named, as with every file."""
    pack = partial(pack_of, organization, materials=[text.translation_key], languages=[], lines={}, language="en")

    def packed() -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(b"".join(streamed_zip(parts_of_pack(pack(), by=acting(owner))))))

    archive = packed()
    manifest = json.loads(archive.read("manifest.json"))
    [file] = manifest["files"]
    data = archive.read(file["name"])
    assert file["name"].startswith("en/01 A letter/")
    assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert file["media_type"].endswith("presentationml.presentation")
    assert (file["code"], file["language"], file["material"]) == ("", "en", str(text.translation_key))
    assert len(Presentation(io.BytesIO(data)).slides) >= 2
    assert "they carry no code" in archive.read("READ ME.txt").decode()


def test_who_takes_several_materials_may_tick_a_text(organization, owner, text, told, sign_in):
    client = sign_in(owner)
    page = reverse("editions:packs", args=[organization.public_id])
    assert f'value="{text.translation_key}"' in client.get(page).content.decode()
    answer = client.post(page, {"material": [str(text.translation_key)], "language": ["en"]})
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert [name for name in names if name.endswith(".pptx")]
