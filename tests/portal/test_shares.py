"""A crowd that uploads and draws: told so at once, on its own page, and everybody else's pages go on."""

import io
import json
import time
from datetime import timedelta

import pikepdf
import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse

from cms.media.forms import CleanDocumentForm, CleanImageForm
from cms.media.models import CampaignDocument, CampaignImage
from partners.artwork.forms import NewTemplateForm, TemplateDraftForm, TemplateVersionForm
from partners.artwork.forms.films import FilmFields
from partners.artwork.services import add_template, drawing
from partners.branding.forms import KitForm
from partners.branding.services import save_brand_kit
from partners.campaigns.forms import FaceForm
from partners.editions.forms import FileLookUpForm, PhotographForm
from partners.editions.models import Edition
from partners.editions.services import request_edition
from partners.kernel.actors import VISITOR, acting
from partners.kernel.fields import CleanFileField
from partners.kernel.limits.budgets import HOUR, PRICES
from partners.kernel.limits.counting import Name, count_amounts
from partners.kernel.models import Counter
from partners.kernel.uploads import confinement
from partners.kernel.uploads.films import recognised_film
from partners.organizations.forms.documents import DocumentForm
from partners.organizations.models import Role
from partners.press.forms.importing import ImportForm
from partners.supporters.forms.offering import MaskedForm, OfferForm
from partners.supporters.services.offering import offer_post
from portal import shares
from tests.conftest import make_organization
from tests.support.belongings import make_template
from tests.support.branding import KIT, SLOTS, drawn_logo, picture
from tests.support.counters import counters_of_limits
from tests.support.materials import open_material
from tests.support.places import taken

# The beginning says what it is; the door reads no further.
FILM = b"\x00\x00\x00\x18ftypisom" + b"\x00" * 500


def paper() -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(out)
    return out.getvalue()


class Door:
    """One address through which a file comes in or a picture is drawn; `row` is what it is charged as."""

    def __init__(self, name, row, who, address, fields=None, typed="", organization=None):
        self.name, self.row, self.who, self.address = name, row, who, address
        self.fields, self.typed, self.organization = fields, typed, organization

    def knock(self, client):
        fields = self.fields() if callable(self.fields) else self.fields
        return client.get(self.address) if fields is None else client.post(self.address, fields)


@pytest.fixture
def ground(organization, owner, person, administrator, campaign):
    """An application, a partner with a kit, a template, and a picture and a document of the CMS."""
    draft = make_organization("River", "draft")
    draft.memberships.create(user=person, role=Role.OWNER)
    card = add_template(open_material(),
        key="card-en", kind="social_card", language="en", titles={"en": "A card"}, artwork=picture(), slots=SLOTS,
        by=acting(administrator),
    )  # fmt: skip
    other = make_template(administrator, key="other-en")
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    lost = request_edition(organization, card, line="Lost", output="jpeg", by=acting(owner))
    lost.file.storage.delete(lost.file.name)
    image = CampaignImage.objects.create(title="A street", file=ContentFile(drawn_logo(), name="a.png"))
    document = CampaignDocument.objects.create(title="A paper", file=ContentFile(paper(), name="a.pdf"))
    film = recognised_film(FILM)
    post, _code = offer_post(film=film, caption="Hands", language="en", persons="me", masking="face", by=VISITOR)
    Counter.objects.all().delete()
    return {
        "draft": draft, "card": card, "other": other, "lost": lost, "image": image,
        "document": document, "campaign": campaign, "post": post,
    }  # fmt: skip


def png():
    return SimpleUploadedFile("a.png", drawn_logo(), "image/png")


def pdf():
    return SimpleUploadedFile("a.pdf", paper(), "application/pdf")


def film():
    return SimpleUploadedFile("a.mp4", FILM, "video/mp4")


def film_doors(ground, moderator) -> list[Door]:
    """Looked at here, and made anew by the worker: no place of those for pictures is needed."""
    address = reverse("backoffice_videos:move", args=[ground["post"].public_id, "mask"])
    return [Door("a masked film", "film", moderator, address, lambda: {"film": film(), "is_masked": "on"})]


def upload_doors(ground, organization, owner, person, staff_editor, partnerships, administrator) -> list[Door]:
    kit = {"name_en": "Lantern typed", "colour": "#123456", "link": "https://lantern.example.org"}
    slots = {"slots": json.dumps(SLOTS), "credit": "Credit typed", "licence": ""}
    draft, card = ground["draft"], ground["card"]
    face = {"portal_names_en": "Face typed", "main": "#14532d", "second": "#9a3412", "seen": ground["campaign"].stamp}
    return [
        Door("a paper", "paper", person, reverse("organizations:document_add", args=[draft.public_id]),
             lambda: {"title": "Report typed", "file": pdf()}, "Report typed", draft),
        Door("a logo", "logo", owner, reverse("branding:kit", args=[organization.public_id]),
             lambda: {**kit, "logo": png()}, "Lantern typed", organization),
        Door("a photograph", "photograph", owner, reverse("editions:photograph_add", args=[organization.public_id]),
             lambda: {"alt": "Street typed", "credit": "Us", "is_ours": "on", "is_agreed": "on", "picture": png()},
             "Street typed", organization),
        Door("artwork", "artwork", partnerships, reverse("backoffice_templates:revise", args=[card.public_id]),
             lambda: {**slots, "artwork": png()}, "Credit typed"),
        Door("a mark", "picture", administrator, reverse("backoffice_face"),
             lambda: {**face, "mark_file": png()}, "Face typed"),
        Door("a picture", "picture", staff_editor, reverse("wagtailimages:add"),
             lambda: {"title": "Street typed", "file": png()}, "Street typed"),
        Door("another file of a picture", "picture", staff_editor,
             reverse("wagtailimages:edit", args=[ground["image"].pk]),
             lambda: {"title": "Street typed", "file": png()}, "Street typed"),
        Door("pictures", "picture", staff_editor, reverse("wagtailimages:add_multiple"), lambda: {"files[]": png()}),
        Door("a picture in a chooser", "picture", staff_editor, reverse("wagtailimages_chooser:create"),
             lambda: {"image-chooser-upload-title": "Street typed", "image-chooser-upload-file": png()},
             "Street typed"),
        Door("a document", "document", staff_editor, reverse("wagtaildocs:add"),
             lambda: {"title": "Paper typed", "file": pdf()}, "Paper typed"),
        Door("another file of a document", "document", staff_editor,
             reverse("wagtaildocs:edit", args=[ground["document"].pk]),
             lambda: {"title": "Paper typed", "file": pdf()}, "Paper typed"),
        Door("documents", "document", staff_editor, reverse("wagtaildocs:add_multiple"), lambda: {"files[]": pdf()}),
        Door("a document in a chooser", "document", staff_editor, reverse("wagtaildocs_chooser:create"),
             lambda: {"document-chooser-upload-title": "Paper typed", "document-chooser-upload-file": pdf()},
             "Paper typed"),
    ]  # fmt: skip


def drawing_doors(ground, organization, owner, partnerships) -> list[Door]:
    card, lost = ground["card"], ground["lost"]
    studio = reverse("editions:studio", args=[organization.public_id, card.public_id])
    return [
        Door("a file", "edition", owner, studio, {"line": "Words typed", "output": "jpeg"}, "Words typed",
             organization),
        Door("a preview", "preview", owner, f"{studio}preview/?line=a", organization=organization),
        Door("a lost file", "edition", owner,
             reverse("editions:file", args=[organization.public_id, lost.digest, "a.jpg"]),
             organization=organization),
        Door("a sample", "sample", partnerships, reverse("backoffice_templates:sample", args=[card.public_id, 1])),
        # Of another template: of each there is one draft.
        Door("a version with old artwork", "artwork", partnerships,
             reverse("backoffice_templates:revise", args=[ground["other"].public_id]),
             {"slots": json.dumps(SLOTS[:2]), "credit": "Credit typed", "licence": ""}, "Credit typed"),
    ]  # fmt: skip


@pytest.fixture
def uploads(ground, organization, owner, person, staff_editor, partnerships, administrator):
    return upload_doors(ground, organization, owner, person, staff_editor, partnerships, administrator)


@pytest.fixture
def films(ground, moderator):
    return film_doors(ground, moderator)


@pytest.fixture
def drawings(ground, organization, owner, partnerships):
    return drawing_doors(ground, organization, owner, partnerships)


def told_later(answer, door: Door, status: int) -> None:
    """`add_multiple` and the choosers are asked by Wagtail's scripts, which show an error of a 200 only."""
    page = answer.content.decode()
    is_for_scripts = answer.headers["Content-Type"].startswith("application/json")
    assert answer.status_code == (200 if is_for_scripts else status), (door.name, page[-2000:])
    if is_for_scripts:
        page = json.dumps(json.loads(page), ensure_ascii=False)
        assert json.loads(answer.content).get("success", False) is False, door.name
    else:
        assert int(answer["Retry-After"]) > 0, door.name
    assert door.typed in page, door.name
    sentence = "at this moment" if status == 503 else "for now"
    assert sentence in page, (door.name, page[-2000:])


def test_a_full_house_answers_every_upload_at_once_and_keeps_what_was_typed(uploads, sign_in):
    with taken(confinement.PLACES):
        for door in uploads:
            begun = time.monotonic()
            told_later(door.knock(sign_in(door.who)), door, 503)
            assert time.monotonic() - begun < 3, door.name
    assert CampaignImage.objects.count() == CampaignDocument.objects.count() == 1


def test_a_full_house_answers_every_drawing_at_once(drawings, sign_in):
    with taken(drawing.PLACES):
        for door in drawings:
            told_later(door.knock(sign_in(door.who)), door, 503)


def test_a_file_that_found_no_place_costs_nothing(uploads, sign_in):
    with taken(confinement.PLACES):
        for door in uploads:
            door.knock(sign_in(door.who))
    assert set(counters_of_limits().values_list("number", flat=True)) <= {0}


def used_up(door: Door, kind: str) -> dict:
    """All that this person, or this organisation, had of the row; what each counter then says."""
    holder = door.who if kind == "person" else door.organization
    share = PRICES[door.row].person if kind == "person" else PRICES[door.row].organization
    amounts = {
        Name(f"limits.{door.row}.{measure}", f"{kind}:{holder.pk}"): limit * (1000 if measure == "seconds" else 1)
        for measure, limit in share._asdict().items()
        if limit is not None
    }
    return count_amounts(amounts, within=HOUR)


def test_whoever_has_had_enough_is_told_when_to_go_on_at_every_door(uploads, films, drawings, sign_in):
    for door in uploads + films + drawings:
        Counter.objects.all().delete()
        used_up(door, "person")
        answer = door.knock(sign_in(door.who))
        told_later(answer, door, 429)
        over = counters_of_limits().filter(number__gt=0).earliest("ends_at").ends_at
        assert f"after {(over + timedelta(minutes=1)).strftime('%H:%M')}" in answer.content.decode(), door.name


def test_an_organisation_has_a_budget_beside_its_people(uploads, drawings, sign_in):
    doors = [door for door in uploads + drawings if door.organization]
    assert len(doors) == 6
    for door in doors:
        Counter.objects.all().delete()
        used_up(door, "organization")
        told_later(door.knock(sign_in(door.who)), door, 429)


def test_every_door_charges_its_row_with_what_it_did_cost(uploads, films, drawings, sign_in):
    for door in uploads + films + drawings:
        Counter.objects.all().delete()
        answer = door.knock(sign_in(door.who))
        assert answer.status_code in {200, 302}, (door.name, answer.content[-1500:])
        for kind in ("person", "organization") if door.organization else ("person",):
            amounts = {name: use.number for name, use in used_up(door, kind).items()}
            share = PRICES[door.row].person if kind == "person" else PRICES[door.row].organization
            for name, number in amounts.items():
                measure = name.action.rpartition(".")[2]
                limit = getattr(share, measure) * (1000 if measure == "seconds" else 1)
                assert number > limit or (measure == "bytes" and "old artwork" in door.name), (door.name, name)


def test_the_doors_above_are_all_there_are(uploads, films, drawings):
    """A form with a file, a marked view or a row of the table that nobody tries would be missing here."""

    def below(kind):
        return {one for direct in kind.__subclasses__() for one in {direct, *below(direct)}}

    with_files = {
        form for form in below(forms.BaseForm)
        if not form.__module__.startswith("tests.") and "PaperForm" not in form.__name__
        and any(isinstance(field, CleanFileField) for field in getattr(form, "base_fields", {}).values())
    }  # fmt: skip
    # A new template and its draft pay from the same row, and are drawn in the same place, as a new version.
    drawn = {FilmFields, NewTemplateForm, TemplateDraftForm, TemplateVersionForm}
    partners = {DocumentForm, ImportForm, KitForm, PhotographForm}
    assert with_files == {FaceForm, FileLookUpForm, MaskedForm, OfferForm, *partners, *drawn}
    assert {CleanDocumentForm, CleanImageForm} <= below(forms.BaseForm)
    # Nobody who has an account sends these: their doors, and that of a supporter's film, are tried in
    # tests/cms/pages/test_cards.py, tests/cms/library/test_taking.py, tests/partners/supporters/test_pages.py,
    # tests/partners/editions/test_embeds.py and tests/partners/editions/test_verifying.py. Slides need the page of a
    # text: tests/cms/library/test_letters.py. Partners' films no door makes: tests/partners/editions/test_films.py.
    # Tables of contacts are tried in tests/partners/press/test_importing.py.
    # Files on letters have no door, either: tests/partners/press/test_files.py.
    elsewhere = {"card", "neutral", "look_up", "shared", "partner_film", "table", "letter"}
    assert {door.row for door in uploads + films + drawings} == set(PRICES) - elsewhere
    assert set(marked()) == {
        "organizations:document_add", "branding:kit", "editions:studio", "editions:preview", "editions:file",
        "editions:letter_file", "editions:make", "editions:packs", "editions:picture", "shared_file", "None",
        "editions:photograph_add", "editions:photograph_picture",
        "backoffice_files:file_picture",
        "backoffice_templates:revise", "backoffice_templates:sample", "backoffice_face", "share_card", "embed_card",
        "backoffice_templates:add_template", "backoffice_templates:template_draft",
        "backoffice_templates:template_picture", "backoffice_templates:template_preview",
        "backoffice_templates:template_sheet", "backoffice_templates:template_again",
        "backoffice_videos:move", "library:neutral", "library:take", "press_room:kit", "press_room:early_files",
        "supporters:offer", "verify",
    }  # fmt: skip
    assert all(reverse(name) for name in shares.TAKING_FILES if not name.endswith(":edit"))
    assert len(shares.TAKING_FILES) == 8


def marked(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from marked(pattern, inner)
        elif getattr(pattern.callback, "heavy_methods", ()):
            yield f"{namespace}{pattern.name}"


def test_a_file_that_nobody_pays_for_is_not_even_looked_at():
    form = DocumentForm({"title": "a"}, {"file": pdf()})
    with pytest.raises(ImproperlyConfigured):
        form.is_valid()


@pytest.fixture
def full(monkeypatch):
    """No thread is left of the share of uploads and drawings."""
    monkeypatch.setattr(shares, "most_heavy", lambda: 0)
    monkeypatch.setattr(shares, "most_uploads", lambda: 0)


def test_without_a_thread_of_their_share_heavy_requests_end_before_anything_is_read(
    uploads, films, drawings, sign_in, full, django_assert_num_queries, monkeypatch
):
    doors = [door for door in uploads + films + drawings if door.name != "a lost file"]
    clients = {door.who: sign_in(door.who) for door in doors}
    for door in doors:
        with django_assert_num_queries(0):
            answer = door.knock(clients[door.who])
        assert answer.status_code == 503, door.name
        assert int(answer["Retry-After"]) > 0
        assert b"Go back" in answer.content
        assert not answer.wsgi_request._read_started, f"{door.name}: the body was read"


def test_pages_and_checks_have_threads_of_their_own(ground, owner, organization, sign_in, full, client):
    visitor, partner = client, sign_in(owner)
    assert [visitor.get(path).status_code for path in ("/healthz", "/readyz", "/en/account/login/")] == [200] * 3
    assert partner.get(reverse("branding:kit", args=[organization.public_id])).status_code == 200
    # As the back office sends its pages: a form that could hold files, and holds none.
    assert partner.post("/cms/pages/1/edit/", {"title": "a"}).status_code != 503


def large():
    return SimpleUploadedFile("a.bin", b"x" * (shares.MOST_BYTES_OF_TEXT + 1))


def test_a_large_body_is_heavy_wherever_it_is_sent(client, full):
    assert client.post("/en/account/login/", {"login": "a", "file": large()}).status_code == 503
    assert client.post("/nowhere", {"file": large()}).status_code == 503


def test_the_small_page_speaks_both_languages_and_problem_details_to_programs(client, full):
    assert b'lang="uk"' in client.post("/uk/account/login/", {"file": large()}).content
    answer = client.post("/api/v1/", {"file": large()})
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert (answer.json()["code"], int(answer["Retry-After"]) > 0) == ("busy", True)


def test_whoever_was_told_three_times_to_wait_gets_no_more_pages(uploads, sign_in):
    door = uploads[0]
    client = sign_in(door.who)
    used_up(door, "person")
    answers = [door.knock(client) for _each in range(5)]
    assert [answer.status_code for answer in answers] == [429] * 5
    assert [door.typed in answer.content.decode() for answer in answers] == [True] * 3 + [False] * 2
    assert int(answers[4]["Retry-After"]) > 3000
    assert client.get(door.address).status_code == 200, "reading goes on"


def test_the_impatient_are_forgotten_in_time_and_in_number(monkeypatch):
    impatient = shares.Impatient()
    for _each in range(3):
        impatient.was_told("a", 60)
    assert impatient.wait_of("a") == 60
    assert impatient.wait_of("b") == 0
    clock = time.monotonic() + 61
    monkeypatch.setattr(shares.time, "monotonic", lambda: clock)
    assert impatient.wait_of("a") == 0
    monkeypatch.setattr(impatient, "MOST", 2)
    for caller in "bcd":
        impatient.was_told(caller, 60)
    assert len(impatient.told) <= 2


def test_a_thread_is_given_back_whatever_happened(client, monkeypatch):
    monkeypatch.setattr(shares, "most_uploads", lambda: 1)
    for _each in range(3):
        assert client.post("/nowhere", {"file": large()}).status_code != 503


def test_a_used_up_edition_leaves_no_file_behind(drawings, sign_in):
    door = drawings[0]
    used_up(door, "person")
    door.knock(sign_in(door.who))
    assert Edition.objects.filter(drawn_at__isnull=False).count() == 1
