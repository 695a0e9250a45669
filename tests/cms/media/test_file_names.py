"""A file is taken again under the name that it had when it was uploaded."""

from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.media.models import CampaignDocument, CampaignImage
from partners.kernel.answers import LONGEST_NAME, telling_name
from tests.support.branding import picture
from tests.support.branding import print_page as paper


@pytest.fixture
def client(staff_editor, sign_in):
    return sign_in(staff_editor)


def upload(client, name, *, many=False, **fields):
    kind = "wagtaildocs" if name.endswith(".pdf") else "wagtailimages"
    data = paper() if name.endswith(".pdf") else picture()
    file = SimpleUploadedFile(name, data)
    if many:
        return client.post(reverse(f"{kind}:add_multiple"), {"files[]": file, "title": "T"})
    return client.post(reverse(f"{kind}:add"), {"title": "A title", "file": file, "collection": 1, **fields})


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("name", ["Листівка «Ліхтарі».pdf", "Плакат А3.png"])
def test_it_is_kept_in_any_alphabet(client, name, many):
    upload(client, name, many=many)

    thing = (CampaignDocument if name.endswith("pdf") else CampaignImage).objects.get()
    assert thing.file_name == name
    assert "Ліхтарі" not in thing.file.name
    assert "Плакат" not in thing.file.name


def test_editors_see_it_and_may_give_another(client):
    upload(client, "draft-7-final.pdf")
    document = CampaignDocument.objects.get()
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert "draft-7-final.pdf" in client.get(edit).content.decode()

    client.post(edit, {"title": "A title", "file_name": "Листівка", "collection": document.collection_id})

    document.refresh_from_db()
    assert document.name_to_take("pdf") == "Листівка.pdf"


def test_readers_get_it_with_the_download(client, make_material):
    upload(client, "Листівка.pdf")
    document = CampaignDocument.objects.get()
    make_material(neutral_file=document)

    told = Client().get(document.url)["Content-Disposition"]

    # RFC 8187: the alphabet's own letters, in UTF-8.
    assert told.startswith("attachment; filename*=utf-8''")
    assert unquote(told.partition("''")[2]) == "Листівка.pdf"


def test_one_from_before_is_called_as_its_title(make_material, db):
    document = CampaignDocument(title="Людина: історія / 2022")
    assert document.name_to_take("pdf") == "Людина історія 2022.pdf"


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("a/b\\c.pdf", "a b c.pdf"),
        ("../../etc/passwd", "etc passwd.pdf"),
        ("plan\u202efdp.exe", "plan fdp.exe.pdf"),
        ("con", "file con.pdf"),
        ("NUL.pdf", "file NUL.pdf"),
        ("", "file.pdf"),
        (" . ", "file.pdf"),
        ("x\r\nSet-Cookie: a", "x Set-Cookie a.pdf"),
        ("Ім’я.PDF", "Ім’я.pdf"),
    ],
)
def test_a_name_is_one_that_every_system_can_keep(wanted, name):
    assert telling_name(wanted, "pdf") == name


def test_a_long_one_is_cut():
    assert len(telling_name("я" * 500, "pdf")) == LONGEST_NAME + len(".pdf")
