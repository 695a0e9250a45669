"""Papers of an application: cleaned, few, for few eyes."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.uploads import CleanFile
from partners.organizations.models import Organization, Role, VettingDocument
from partners.organizations.services.documents import MOST_DOCUMENTS, add_document, remove_document
from tests.conftest import make_member, make_organization


def pdf(author: str = "") -> bytes:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    if author:
        document.docinfo["/Author"] = author
    document.save(out)
    return out.getvalue()


def clean(number: int = 0) -> CleanFile:
    return CleanFile(f"%PDF-{number}".encode(), "application/pdf", "pdf", 0, 0, f"{number:064}", "paper.pdf")


@pytest.fixture
def draft(person):
    organization = make_organization("River", "draft")
    organization.memberships.create(user=person, role=Role.OWNER)
    return organization


@pytest.fixture
def client(person, sign_in):
    return sign_in(person)


def url_of(name: str, organization: Organization, *args) -> str:
    return reverse(f"organizations:{name}", args=[organization.public_id, *args])


def test_a_paper_goes_up_loses_its_author_comes_down_as_a_download_and_goes(
    draft, client, django_capture_on_commit_callbacks
):
    upload = SimpleUploadedFile("Іваненко.pdf", pdf("Planted Author"), content_type="application/pdf")
    added = client.post(url_of("document_add", draft), {"title": "Статут", "file": upload}, follow=True)
    assert "Статут" in added.content.decode()
    document = VettingDocument.objects.get()
    down = client.get(url_of("document_file", draft, document.public_id))
    body = b"".join(down.streaming_content)
    assert body.startswith(b"%PDF-")
    assert b"Planted Author" not in body
    assert down["Content-Disposition"] == 'attachment; filename="statut.pdf"'
    assert (down["X-Content-Type-Options"], down["Content-Security-Policy"]) == (
        "nosniff",
        "default-src 'none'; sandbox",
    )
    stored = document.file
    assert "vanenko" not in stored.name
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url_of("document_remove", draft, document.public_id))
    assert not VettingDocument.objects.exists()
    assert not stored.storage.exists(stored.name)
    assert list(ActivityEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "document.added",
        "document.removed",
    ]


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"GIF89a", b"%PDF-1.7 broken", b"<svg onload=alert(1)>"])
def test_what_is_no_document_is_refused_and_the_title_stays(draft, client, data):
    upload = SimpleUploadedFile("a.pdf", data, content_type="application/pdf")
    response = client.post(url_of("document_add", draft), {"title": "Our statute", "file": upload})
    assert response.status_code == 422
    assert "Our statute" in response.content.decode()
    assert not VettingDocument.objects.exists()


def test_the_same_file_twice_is_one_document(draft, client):
    data = pdf()
    for _click in range(2):
        upload = SimpleUploadedFile("a.pdf", data, content_type="application/pdf")
        response = client.post(url_of("document_add", draft), {"title": "Statute", "file": upload}, follow=True)
    assert "here already" in response.content.decode()
    assert VettingDocument.objects.count() == 1
    assert ActivityEntry.objects.count() == 1


def test_ten_are_enough(draft, person, client):
    for number in range(MOST_DOCUMENTS):
        add_document(draft, title=f"Paper {number}", file=clean(number), by=acting(person))
    with pytest.raises(Conflict) as refused:
        add_document(draft, title="One more", file=clean(99), by=acting(person))
    assert refused.value.code == "too_many"
    assert "There are ten documents" in client.get(url_of("document_add", draft)).content.decode()


def test_nothing_changes_after_sending_and_strangers_change_nothing(draft, person, outsider):
    document = add_document(draft, title="Paper", file=clean(), by=acting(person))
    viewer = make_member(draft, "v@example.org", Role.VIEWER)
    for stranger in (viewer, outsider):
        with pytest.raises(NotAllowed):
            add_document(draft, title="x", file=clean(1), by=acting(stranger))
        with pytest.raises(NotAllowed):
            remove_document(document, by=acting(stranger))
    Organization.objects.filter(pk=draft.pk).update(standing="in_review")
    with pytest.raises(Conflict):
        add_document(draft, title="x", file=clean(1), by=acting(person))
    with pytest.raises(Conflict):
        remove_document(document, by=acting(person))
    assert VettingDocument.objects.count() == 1


def test_removing_twice_is_harmless(draft, person, client):
    document = add_document(draft, title="Paper", file=clean(), by=acting(person))
    address = url_of("document_remove", draft, document.public_id)
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404
    with pytest.raises(Conflict):
        remove_document(document, by=acting(person))


def test_another_organisations_paper_is_not_there(draft, person, outsider, other_organization, sign_in):
    document = add_document(draft, title="Paper", file=clean(), by=acting(person))
    client = sign_in(outsider)
    assert client.get(url_of("document_file", draft, document.public_id)).status_code == 404
    assert client.get(url_of("document_file", other_organization, document.public_id)).status_code == 404
    assert client.post(url_of("document_remove", other_organization, document.public_id)).status_code == 404


def test_removing_is_no_link(draft, person, client):
    document = add_document(draft, title="Paper", file=clean(), by=acting(person))
    assert client.get(url_of("document_remove", draft, document.public_id)).status_code == 405


def test_a_paper_whose_file_is_lost_is_not_there(draft, person, client):
    document = add_document(draft, title="Paper", file=clean(), by=acting(person))
    document.file.storage.delete(document.file.name)
    assert client.get(url_of("document_file", draft, document.public_id)).status_code == 404
