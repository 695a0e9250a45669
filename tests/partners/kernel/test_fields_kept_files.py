"""A good file is not lost because something else in its form was wrong."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.kernel.models import private_storage
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.keeping import KEEP_ASIDE, purge_aside, put_aside, taken_from_aside
from partners.organizations.models import Membership, Organization, Role
from tests.support.belongings import make_template
from tests.support.branding import picture
from tests.support.forms import form_with
from tests.support.grounds import paper

TITLE = "Statute"


@pytest.fixture
def draft(person):
    found = Organization.objects.create(name="River", standing="draft", country="UA")
    Membership.objects.create(user=person, organization=found, role=Role.OWNER)
    return found


@pytest.fixture
def documents(draft):
    return reverse("organizations:document_add", args=[draft.public_id])


def test_a_paper_without_a_title_need_not_be_chosen_again(person, draft, documents, sign_in):
    client = sign_in(person)
    answer = client.post(documents, {"title": "", "file": paper()})
    assert answer.status_code == 422
    assert "has arrived" in answer.content.decode()
    form = form_with(answer.content, "title", "file").values

    assert client.post(documents, form | {"title": TITLE}).status_code == 302

    document = draft.documents.get()
    assert document.title == TITLE
    assert document.file.open("rb").read(5) == b"%PDF-"


def test_a_refused_file_keeps_the_other_fields_and_is_not_kept(person, draft, documents, sign_in):
    bad = SimpleUploadedFile("a.pdf", b"no paper", "application/pdf")
    answer = sign_in(person).post(documents, {"title": TITLE, "file": bad})

    form = form_with(answer.content, "title", "file").values
    assert (form["title"], form["kept_file"]) == (TITLE, "")


def test_another_file_takes_its_place(person, draft, documents, sign_in):
    client = sign_in(person)
    form = form_with(client.post(documents, {"title": "", "file": paper()}).content, "title", "file").values
    bad = SimpleUploadedFile("a.pdf", b"no paper", "application/pdf")

    assert client.post(documents, form | {"title": TITLE, "file": bad}).status_code == 422
    assert not draft.documents.exists()


def test_nobody_else_gets_it(person, draft, documents, applicant, application, sign_in):
    form = form_with(sign_in(person).post(documents, {"title": "", "file": paper()}).content, "title", "file").values
    application.standing, application.applied_at = "draft", None
    application.save()
    theirs = reverse("organizations:document_add", args=[application.public_id])

    answer = sign_in(applicant).post(theirs, form | {"title": TITLE})

    assert answer.status_code == 422
    assert not application.documents.exists()


def test_artwork_is_kept_when_a_slot_is_wrong(administrator, sign_in):
    template = make_template(administrator)
    address = reverse("backoffice_templates:revise", args=[template.public_id])
    client = sign_in(administrator)
    form = form_with(client.get(address).content, "slots", "artwork").values
    art = SimpleUploadedFile("new.png", picture(1200, 1200, "#aa2200"), "image/png")

    answer = client.post(address, form | {"slots": "[", "artwork": art})

    kept = form_with(answer.content, "slots", "artwork").values
    assert client.post(address, kept | {"slots": form["slots"]}).status_code == 302
    assert template.drafts.get().width == 1200


def test_what_nobody_came_back_for_is_deleted(db):
    file = CleanFile(b"%PDF-1", "application/pdf", "pdf", 0, 0, "c" * 64, "a.pdf")
    token = put_aside(file, owner="me")
    assert taken_from_aside(token, owner="me") == file
    assert taken_from_aside(token, owner="you") is None
    assert purge_aside() == 0
    path = Path(private_storage().path(f"aside/{'c' * 64}"))
    old = path.stat().st_mtime - KEEP_ASIDE.total_seconds() - timedelta(minutes=1).total_seconds()
    os.utime(path, (old, old))

    assert purge_aside() == 1
    assert taken_from_aside(token, owner="me") is None
