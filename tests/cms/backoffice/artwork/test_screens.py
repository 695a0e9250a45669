"""Templates in the Wagtail admin."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.artwork.models import TemplateDraft
from partners.artwork.services import add_template
from partners.kernel.actors import acting
from tests.support.branding import SLOTS, picture, print_page
from tests.support.materials import open_material


@pytest.fixture
def card(administrator):
    return add_template(
        open_material(),
        key="card-en",
        kind="social_card",
        language="en",
        titles={"en": "A card"},
        artwork=picture(),
        slots=SLOTS,
        by=acting(administrator),
        credit="The campaign",
    )


def address(view: str, template, *args) -> str:
    return reverse(f"backoffice_templates:{view}", args=[template.public_id, *args])


def test_staff_see_each_template_with_an_invented_partner_on_it(partnerships, sign_in, card):
    client = sign_in(partnerships)

    assert "A card" in client.get(reverse("backoffice_templates:index")).content.decode()
    assert address("sample", card, 1) in client.get(address("inspect", card)).content.decode()
    sample = client.get(address("sample", card, 1))
    assert (sample["Content-Type"], sample.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(address("sample", card, 2)).status_code == 404


@pytest.mark.parametrize("persona", ["staff_editor", "press_officer", "moderator", "owner"])
def test_for_others_there_are_no_templates_to_look_after(request, sign_in, card, persona):
    client = sign_in(request.getfixturevalue(persona))

    for page in (address("inspect", card), address("revise", card), address("sample", card, 1)):
        assert client.get(page).status_code == 404
    assert client.post(address("revise", card), {"slots": "[]"}).status_code == 404
    assert client.get(reverse("backoffice_templates:index")).status_code == 404


def test_a_new_version_begins_as_a_draft_and_leaves_what_was_not_touched(partnerships, sign_in, card):
    artwork = SimpleUploadedFile("poster.pdf", print_page(), "application/pdf")
    form = {"slots": json.dumps(SLOTS[:1]), "credit": "The campaign", "licence": "", "artwork": artwork}

    response = sign_in(partnerships).post(address("revise", card), form)

    draft = TemplateDraft.objects.get()
    assert response.url == reverse("backoffice_templates:template_draft", args=[draft.public_id])
    assert (draft.media_type, draft.credit, len(draft.slots), draft.base) == ("application/pdf", "The campaign", 1, 1)
    assert card.current_version.number == 1


def test_without_a_word_the_present_slots_are_kept(partnerships, sign_in, card):
    client = sign_in(partnerships)
    form = client.get(address("revise", card)).context["form"]

    client.post(address("revise", card), form.initial)

    assert TemplateDraft.objects.get().slots == card.current_version.slots
    assert address("revise", card) not in client.get(address("inspect", card)).content.decode()


def test_somebody_has_begun_the_next_version_already(partnerships, sign_in, card):
    client = sign_in(partnerships)
    client.post(address("revise", card), {"credit": "The first"})

    response = client.post(address("revise", card), {"credit": "The second"})

    assert response.status_code == 422
    assert "has begun the next version already" in response.content.decode()
    assert "The second" in response.content.decode()
    assert TemplateDraft.objects.get().credit == "The first"


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ("{", "not valid JSON"),
        ("[" * 5000, "not valid JSON"),
        ('{"no": "slots"}', "have to be a list"),
        ('[{"kind": "portrait", "x": 0, "y": 0, "width": 1, "height": 1}]', "Slot 1: kind has to be one of"),
        ('[{"kind": "logo", "x": 0.5, "y": 0, "width": 1, "height": 1}]', "Slot 1 reaches over the edge"),
        (
            '[{"kind": "line", "x": 0, "y": 0, "width": 1, "height": 1, "text": "日本"}]',
            "cannot print these signs: 日 本",
        ),
        ('[{"kind": "logo", "x": NaN, "y": 0, "width": 1, "height": 1}]', "Slot 1: x has to be between 0 and 1"),
    ],
)
def test_slots_that_cannot_be_say_which_and_why_and_come_back(partnerships, sign_in, card, slots, reason):
    response = sign_in(partnerships).post(address("revise", card), {"slots": slots, "credit": "Kept words"})

    assert response.status_code == 422
    assert reason in response.content.decode()
    assert "Kept words" in response.content.decode()
    assert not TemplateDraft.objects.exists()


@pytest.mark.parametrize("artwork", [b"GIF89a not for us", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken"])
def test_artwork_that_cannot_be_opened_is_refused(partnerships, sign_in, card, artwork):
    form = {"slots": json.dumps(SLOTS), "artwork": SimpleUploadedFile("x", artwork)}

    response = sign_in(partnerships).post(address("revise", card), form)

    assert response.status_code == 422
    assert not TemplateDraft.objects.exists()


def test_the_list_is_headed_in_the_readers_language(partnerships, sign_in, card):
    partnerships.language = "uk"
    partnerships.save()
    page = sign_in(partnerships).get("/cms/templates/").content.decode()

    assert "Заголовок" in page
    assert not re.search(r"<th[^>]*>[^<]*<a[^>]*>\s*Title|>\s*Title\s*<", page)
