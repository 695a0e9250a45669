"""A template made in the Wagtail admin: with numbers that anybody can type, looked at, published, taken again."""

import io
import re

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partners.artwork.models import Template, TemplateDraft
from partners.artwork.selectors import templates_available
from partners.artwork.services import begin_version, revise_template
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from tests.conftest import make_user
from tests.partners.conftest import card, kit, logo  # noqa: F401
from tests.support.branding import SLOTS, picture, print_page
from tests.support.forms import form_with
from tests.support.materials import open_material

NEW = {
    "language": "en", "kind": "social_card", "title": "A card of ours", "description": "Two faces.", "credit": "Us",
    "licence": "CC BY 4.0",
}  # fmt: skip


def at(screen, draft, *args):
    return reverse(f"backoffice_templates:template_{screen}", args=[draft.public_id, *args])


def artwork(data=None, name="artwork.png"):
    return SimpleUploadedFile(name, data or picture(1080, 1350), "image/png")


def begin(client, **changes):
    form = NEW | {"material": str(open_material().public_id), "artwork": artwork()} | changes
    return client.post(reverse("backoffice_templates:add_template"), form)


def fields_of(client, draft):
    return form_with(client.get(at("draft", draft)).content, "slots-TOTAL_FORMS").values


@pytest.fixture
def client_of_staff(administrator, sign_in, campaign):
    return sign_in(administrator)


@pytest.fixture
def draft(client_of_staff):
    assert begin(client_of_staff).status_code == 302
    return TemplateDraft.objects.get()


def with_slots(client, draft, *kinds):
    """As a browser without a script has it: each slot is added by a button, and the page comes back."""
    values = fields_of(client, draft)
    for kind in kinds:
        answer = client.post(at("draft", draft), values | {"add": kind})
        assert answer.status_code == 200
        values = form_with(answer.content, "slots-TOTAL_FORMS").values
    return values


def test_from_a_bare_picture_to_what_partners_take_without_a_script(client_of_staff, draft, organization, kit, owner):  # noqa: F811
    values = with_slots(client_of_staff, draft, "logo", "name", "qr")
    values |= {"slots-1-x": "35", "slots-1-y": "80.5", "slots-1-colour": "#1b1f24", "slots-2-x": "70"}
    answer = client_of_staff.post(at("draft", draft), values | {"sheet": "1"})
    assert answer.url == at("sheet", draft)
    assert list(templates_available()) == []

    sheet = client_of_staff.get(answer.url)
    look = form_with(sheet.content, "look", "has_looked").values["look"]
    assert "nothing of anybody is replaced" in sheet.content.decode()
    answer = client_of_staff.post(at("sheet", draft), {"look": look, "has_looked": "on"})

    template = Template.objects.get()
    assert answer.url == reverse("backoffice_templates:inspect", args=[template.public_id])
    slots = template.current_version.slots
    assert [(slot["kind"], slot["x"], slot["y"]) for slot in slots] == [
        ("logo", 0.05, 0.05), ("name", 0.35, 0.805), ("qr", 0.7, 0.05),
    ]  # fmt: skip
    edition = request_edition(organization, template, line="", output="jpeg", by=acting(owner))
    assert edition.size > 0


@pytest.mark.parametrize("look", ["", "0" * 64, "nonsense"])
def test_a_tick_without_a_look_publishes_nothing(client_of_staff, draft, look):
    client_of_staff.post(at("draft", draft), with_slots(client_of_staff, draft, "logo"))

    assert client_of_staff.post(at("sheet", draft), {"look": look, "has_looked": "on"}).status_code in {409, 422}
    assert client_of_staff.post(at("sheet", draft), {"look": draft.look}).status_code == 422
    assert not Template.objects.exists()


def test_what_somebody_changed_since_has_to_be_looked_at_again(client_of_staff, draft, administrator):
    client_of_staff.post(at("draft", draft), with_slots(client_of_staff, draft, "logo"))
    seen = form_with(client_of_staff.get(at("sheet", draft)).content, "look").values
    client_of_staff.post(at("draft", draft), fields_of(client_of_staff, draft) | {"credit": "Another"})

    answer = client_of_staff.post(at("sheet", draft), seen | {"has_looked": "on"})

    assert answer.status_code == 409
    assert "look at it again" in answer.content.decode()
    again = form_with(answer.content, "look", "has_looked").values
    assert again["look"] != seen["look"]
    assert client_of_staff.post(at("sheet", draft), again | {"has_looked": "on"}).status_code == 302


def test_of_two_who_save_the_second_keeps_what_they_did_and_is_told(client_of_staff, draft, sign_in):
    mine = with_slots(client_of_staff, draft, "logo") | {"slots-0-x": "44.5"}
    other = make_user("olha@example.org", name="Olha", staff=True, groups=("Administrators",))
    theirs = sign_in(other)
    assert theirs.post(at("draft", draft), fields_of(theirs, draft) | {"credit": "Theirs"}).status_code == 302

    answer = client_of_staff.post(at("draft", draft), mine)

    assert answer.status_code == 409
    assert "Olha has saved this draft in the meantime" in answer.content.decode()
    kept = form_with(answer.content, "slots-TOTAL_FORMS").values
    assert kept["slots-0-x"] == "44.5"
    draft.refresh_from_db()
    assert (draft.credit, draft.slots) == ("Theirs", [])
    # Saving again is a choice.
    assert client_of_staff.post(at("draft", draft), kept).status_code == 302


def test_of_two_who_publish_the_second_is_led_to_what_came_out(client_of_staff, draft):
    client_of_staff.post(at("draft", draft), with_slots(client_of_staff, draft, "logo"))
    form = form_with(client_of_staff.get(at("sheet", draft)).content, "look").values | {"has_looked": "on"}
    typed = fields_of(client_of_staff, draft) | {"credit": "Typed in vain"}
    client_of_staff.post(at("sheet", draft), form)
    inspect = reverse("backoffice_templates:inspect", args=[Template.objects.get().public_id])

    assert client_of_staff.post(at("sheet", draft), form).url == inspect
    assert client_of_staff.get(at("draft", draft)).url == inspect
    # Whoever was still drawing has it before them.
    answer = client_of_staff.post(at("draft", draft), typed)
    assert answer.status_code == 409
    assert "Typed in vain" in answer.content.decode()
    assert Template.objects.get().versions.count() == 1


WRONG = [
    ("kind", "portrait", "Select a valid choice"),
    ("x", "-1", "greater than or equal to 0"),
    ("x", "101", "less than or equal to 100"),
    ("y", "nan", "Enter a number"),
    ("width", "0", "greater than or equal to 0.1"),
    ("width", "99", "reaches over the edge"),
    ("height", "", "required"),
    ("height", "1e400", "Enter a number"),
    ("page", "2", "no such page"),
    ("page", "0", "greater than or equal to 1"),
    ("align", "left", "Select a valid choice"),
    ("valign", "x", "Select a valid choice"),
    ("size", "60", "less than or equal to 50"),
    ("size", "0.1", "greater than or equal to 0.5"),
    ("least", "10", "more than the size at most"),
    ("least", "0.1", "half a per cent"),
    ("weight", "black", "Select a valid choice"),
    ("max_lines", "13", "less than or equal to 12"),
    ("max_lines", "1.5", "Enter a whole number"),
    ("colour_of", "x", "Select a valid choice"),
    ("colour", "red", "A colour looks like"),
    ("colour", "", "Choose a colour"),
    ("plate", "x", "Select a valid choice"),
    ("plate_colour", "#12", "A colour looks like"),
    ("text", "a" * 141, "at most 140"),
    ("text", "日本", "cannot print"),
    ("text", "a\u202eb", "invisible character"),
    ("longest", "141", "less than or equal to 140"),
    ("longest", "x", "Enter a whole number"),
]


@pytest.mark.parametrize(("name", "value", "reason"), WRONG)
def test_a_wrong_field_is_said_beside_it_and_nothing_is_saved(client_of_staff, draft, name, value, reason):
    values = with_slots(client_of_staff, draft, "line") | {"credit": "Kept words", f"slots-0-{name}": value}

    answer = client_of_staff.post(at("draft", draft), values)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert "Kept words" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.slots, draft.revision) == ([], 1)
    preview = client_of_staff.post(at("preview", draft), values)
    assert (preview.status_code, preview["Content-Type"]) == (422, "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"material": "x"}, "Select a valid choice"),
        ({"language": "tlh"}, "Select a valid choice"),
        ({"kind": "flag"}, "Select a valid choice"),
        ({"title": ""}, "required"),
        ({"title": "a" * 121}, "at most 120"),
        ({"description": ""}, "required"),
        ({"artwork": ""}, "required"),
        ({"artwork": artwork(b"GIF89a not for us", "a.gif")}, "JPEG"),
        ({"artwork": artwork(b"%PDF-1.7 broken", "a.pdf")}, "PDF"),
        ({"artwork": artwork(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg")}, "JPEG"),
    ],
)
def test_what_a_new_template_lacks_is_said(client_of_staff, change, reason):
    answer = begin(client_of_staff, **change)

    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert not TemplateDraft.objects.exists()


@pytest.mark.parametrize("many", ["41", "1000", "9" * 30, "-1", "x", ""])
def test_more_slots_than_there_may_be_are_refused(client_of_staff, draft, many):
    values = with_slots(client_of_staff, draft, "logo") | {"slots-TOTAL_FORMS": many}

    for address in (at("draft", draft), at("preview", draft)):
        assert client_of_staff.post(address, values).status_code == 422
    assert client_of_staff.post(at("draft", draft), values | {"add": "logo"}).status_code in {200, 422}
    draft.refresh_from_db()
    assert draft.slots == []


def test_a_slot_is_removed_and_another_goes_below(client_of_staff, draft):
    values = with_slots(client_of_staff, draft, "logo", "name", "link")
    values |= {"slots-0-DELETE": "on", "slots-1-ORDER": "9", "slots-2-ORDER": "1"}

    client_of_staff.post(at("draft", draft), values)

    draft.refresh_from_db()
    assert [slot["kind"] for slot in draft.slots] == ["link", "name"]


def test_what_a_form_shows_is_what_it_saves(client_of_staff, administrator, draft):
    slot = {
        "kind": "line", "x": 0.123456, "y": 0.2, "width": 0.3, "height": 0.1, "align": "end", "valign": "start",
        "colour": "brand", "background": "#AABBCC", "size": 0.05, "least": 0.02, "weight": "bold", "max_lines": 3,
        "page": 1, "longest": 60,
    }  # fmt: skip
    locked = {"kind": "line", "x": 0.0, "y": 0.0, "width": 1.0, "height": 0.5, "background": "brand", "text": "Разом"}
    TemplateDraft.objects.update(slots=[slot, locked])

    client_of_staff.post(at("draft", draft), fields_of(client_of_staff, draft) | {"credit": "Another"})

    draft.refresh_from_db()
    assert draft.credit == "Another"
    assert draft.slots[0] == slot | {"background": "#aabbcc"}
    assert draft.slots[1] == {**draft.slots[1], **locked}


def test_unsaved_slots_are_drawn_for_each_sample_partner(client_of_staff, draft):
    values = with_slots(client_of_staff, draft, "logo", "name")
    looks = {}
    for sample in ("plain", "wide", "no_logo", "nobody"):
        answer = client_of_staff.post(at("preview", draft), values | {"sample": sample, "page": "99"})
        assert answer["Content-Type"] == "image/jpeg"
        looks[sample] = answer.content
    assert looks["nobody"] == looks["plain"]
    assert len(set(looks.values())) == 3
    # Nothing of it was saved.
    assert client_of_staff.get(at("picture", draft, "plain", 1)).content not in looks.values()
    bare = Image.open(io.BytesIO(client_of_staff.get(at("picture", draft, "bare", 1)).content))
    assert bare.getpixel((400, 500)) == pytest.approx((247, 243, 236), abs=3)
    for sample, page in (("bare", 2), ("bare", 0), ("nobody", 1)):
        assert client_of_staff.get(at("picture", draft, sample, page)).status_code == 404


def test_publishing_says_what_it_replaces_and_for_whom(sign_in, partnerships, card, kit, organization, owner):  # noqa: F811
    client = sign_in(partnerships)
    request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))
    request_edition(organization, card, line="With us", output="png", by=acting(owner))
    draft = begin_version(card, slots=SLOTS[:2], by=acting(partnerships))

    page = client.get(at("sheet", draft)).content.decode()

    assert "It takes the place of version 1." in page
    assert "2 files are marked as replaced" in page
    assert "of 1 partner: Lantern" in page
    form = form_with(page.encode(), "look").values | {"has_looked": "on"}
    client.post(at("sheet", draft), form)
    # What is replaced already is not replaced again.
    assert "No partner has made a file" in client.get(
        at("sheet", begin_version(card, slots=SLOTS, by=acting(partnerships)))
    ).content.decode()  # fmt: skip


def test_an_earlier_version_is_taken_again_by_one_button(sign_in, partnerships, card):  # noqa: F811
    client = sign_in(partnerships)
    revise_template(card, slots=SLOTS[:1], by=acting(partnerships))
    page = client.get(reverse("backoffice_templates:inspect", args=[card.public_id])).content.decode()
    again = reverse("backoffice_templates:template_again", args=[card.public_id, 1])
    assert again in page

    answer = client.post(again)

    draft = TemplateDraft.objects.get()
    assert (answer.url, len(draft.slots), draft.base) == (at("draft", draft), 3, 2)
    # Whoever is second goes on with the first one's.
    assert client.post(again).url == at("draft", draft)
    assert client.post(reverse("backoffice_templates:template_again", args=[card.public_id, 9])).status_code == 404


def test_a_template_is_retired_and_comes_back(sign_in, partnerships, card, organization, owner):  # noqa: F811
    client = sign_in(partnerships)
    studio = reverse("editions:studio", args=[organization.public_id, card.public_id])
    retire, offer = (
        reverse(f"backoffice_templates:template_{act}", args=[card.public_id]) for act in ("retire", "offer")
    )
    assert "stays" in client.get(retire).content.decode() or "No partner" in client.get(retire).content.decode()

    client.post(retire)
    assert sign_in(owner).get(studio).status_code == 404
    client.post(offer)
    assert sign_in(owner).get(studio).status_code == 200


def test_a_discarded_draft_changes_nothing_for_partners(sign_in, partnerships, card):  # noqa: F811
    client = sign_in(partnerships)
    draft = begin_version(card, slots=SLOTS[:1], by=acting(partnerships))

    assert client.post(at("discard", draft)).url == reverse("backoffice_templates:inspect", args=[card.public_id])
    assert card.current_version.number == 1
    assert client.get(at("draft", draft)).status_code == 302


def test_two_pages_have_slots_of_their_own(client_of_staff, tmp_path):
    import pikepdf

    pdf = pikepdf.new()
    for _page in range(2):
        pdf.add_blank_page(page_size=(420, 595))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    begin(client_of_staff, kind="leaflet", artwork=SimpleUploadedFile("leaflet.pdf", out.getvalue(), "application/pdf"))
    draft = TemplateDraft.objects.get()
    assert draft.pages == 2
    values = with_slots(client_of_staff, draft, "logo", "name") | {"slots-1-page": "2"}
    client_of_staff.post(at("draft", draft), values)

    sheet = client_of_staff.get(at("sheet", draft)).content.decode()

    assert at("picture", draft, "plain", 1) in sheet
    assert at("picture", draft, "plain", 2) in sheet
    # Other artwork with one page has no room for the second one's slot.
    answer = client_of_staff.post(
        at("draft", draft), fields_of(client_of_staff, draft) | {"artwork": artwork(print_page(), "one.pdf")}
    )
    assert answer.status_code == 422
    assert "no page 2" in answer.content.decode()


def test_who_only_revises_may_not_add(sign_in, partnerships, draft, card):  # noqa: F811
    client = sign_in(partnerships)
    own = begin_version(card, by=acting(partnerships))

    # Wagtail leads whoever may not home, with a message.
    assert client.get(reverse("backoffice_templates:add_template")).url == "/cms/"
    assert begin(client).url == "/cms/"
    for screen in ("draft", "sheet", "discard"):
        assert client.get(at(screen, draft)).url == "/cms/"
        assert client.post(at(screen, draft)).url == "/cms/"
        assert client.get(at(screen, own)).status_code == 200
    listed = client.get(reverse("backoffice_templates:template_drafts")).content.decode()
    assert at("draft", own) in listed
    assert at("draft", draft) not in listed


@pytest.mark.parametrize("persona", ["staff_editor", "press_officer", "moderator", "owner"])
def test_for_others_there_are_no_drafts(request, sign_in, draft, persona):
    client = sign_in(request.getfixturevalue(persona))

    for screen in ("draft", "sheet", "discard"):
        assert client.get(at(screen, draft)).status_code == 404
        assert client.post(at(screen, draft)).status_code == 404
    assert client.post(at("preview", draft)).status_code == 404
    assert client.get(at("picture", draft, "bare", 1)).status_code == 404
    for name in ("add_template", "template_drafts"):
        assert client.get(reverse(f"backoffice_templates:{name}")).status_code == 404


def test_the_list_shows_a_picture_of_each(sign_in, administrator, card, draft):  # noqa: F811
    page = sign_in(administrator).get(reverse("backoffice_templates:index")).content.decode()

    picture_url = reverse("backoffice_templates:sample", args=[card.public_id, 1])
    assert f"{picture_url}?width=160" in page
    assert reverse("backoffice_templates:add_template") in page
    assert "Drafts of templates: 1" in page
    assert Image.open(io.BytesIO(sign_in(administrator).get(f"{picture_url}?width=160").content)).width == 160


def test_the_editor_reads_in_ukrainian(sign_in, administrator, draft):
    administrator.language = "uk"
    administrator.save()
    client = sign_in(administrator)

    page = client.get(at("draft", draft)).content.decode()
    assert "Зберегти чернетку" in page
    assert "QR-код" in page
    # A decimal comma would be no number to a browser, and no place to a picture.
    values = with_slots(client, draft, "logo") | {"slots-0-x": "12.5"}
    client.post(at("draft", draft), values)
    assert re.search(r'<rect x="12\.5"', client.get(at("draft", draft)).content.decode())


def test_who_only_adds_is_led_to_the_list(sign_in, partnerships, campaign):
    partnerships.groups.clear()
    rights = [("artwork", "add_template"), ("wagtailadmin", "access_admin")]
    for app, right in rights:
        partnerships.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=right))
    client = sign_in(partnerships)
    begin(client)
    draft = TemplateDraft.objects.get()
    client.post(at("draft", draft), with_slots(client, draft, "logo"))
    form = form_with(client.get(at("sheet", draft)).content, "look").values | {"has_looked": "on"}

    answer = client.post(at("sheet", draft), form, follow=True)

    assert Template.objects.get().versions.count() == 1
    assert (answer.redirect_chain[-1][0], answer.status_code) == (reverse("backoffice_templates:index"), 200)
