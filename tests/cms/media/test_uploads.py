"""Every door through which Wagtail lets a file in, with something planted in the file."""

import io
import json
import shutil
import subprocess

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cms.media.models import CampaignDocument, CampaignImage

CANARY = b"CANARY-50.4501N-30.5234E"


def planted_jpeg(width=900, height=600):
    """A photograph with a place, a camera, a comment and a name in it."""
    exif = Image.Exif()
    exif[0x013B] = "Photographer Canary"
    exif[0x010F] = CANARY.decode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (50.0, 27.0, 0.6), "E", (30.0, 31.0, 24.2)
    data = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(
        data, "JPEG", exif=exif, comment=CANARY, xmp=b"<x:xmpmeta>" + CANARY + b"</x:xmpmeta>"
    )
    return data.getvalue()


def planted_pdf():
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Author"] = CANARY.decode()
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('CANARY')")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def assert_clean(data):
    assert b"CANARY" not in data
    picture = Image.open(io.BytesIO(data))
    assert not picture.getexif().get_ifd(0x8825)
    assert 0x013B not in picture.getexif()
    assert "comment" not in picture.info
    if shutil.which("exiftool"):
        told = subprocess.run(["exiftool", "-j", "-G", "-"], input=data, capture_output=True, check=True).stdout
        tags = json.loads(told)[0]
        assert not [tag for tag in tags if "GPS" in tag or "Artist" in tag or tag.startswith(("EXIF", "XMP", "IPTC"))]


def jpeg_upload(data=None, name="Olena at home.jpg"):
    return SimpleUploadedFile(name, data if data is not None else planted_jpeg(), content_type="image/jpeg")


@pytest.fixture
def client(staff_editor, sign_in):
    return sign_in(staff_editor)


def test_the_planted_picture_really_holds_a_place():
    data = planted_jpeg()
    assert CANARY in data
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825)


def test_a_single_upload_is_redrawn_original_and_renditions(client):
    answer = client.post(reverse("wagtailimages:add"), {"title": "A street", "file": jpeg_upload()})
    assert answer.status_code == 302, answer.content
    image = CampaignImage.objects.get()
    assert_clean(image.file.read())
    for spec in ("original", "width-400", "max-300x300|format-webp"):
        assert_clean(image.get_rendition(spec).file.read())


def test_the_name_that_a_person_gave_the_file_is_not_kept(client):
    client.post(reverse("wagtailimages:add"), {"title": "A street", "file": jpeg_upload()})
    assert "lena" not in CampaignImage.objects.get().file.name.lower()


def test_a_multiple_upload_is_redrawn(client):
    answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": jpeg_upload()})
    assert answer.json()["success"], answer.content
    assert_clean(CampaignImage.objects.get().file.read())


def test_an_upload_in_a_chooser_is_redrawn(client):
    address = reverse("wagtailimages_chooser:create")
    answer = client.post(
        address, {"image-chooser-upload-title": "A street", "image-chooser-upload-file": jpeg_upload()}
    )
    assert answer.json()["step"] == "chosen", answer.content
    assert_clean(CampaignImage.objects.get().file.read())


def test_replacing_the_file_of_a_picture_redraws_it_and_removes_the_old_one(client, make_picture):
    image = make_picture()
    old = image.file.name
    answer = client.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "New", "file": jpeg_upload()})
    assert answer.status_code == 302, answer.content
    image = CampaignImage.objects.get()
    assert image.file.name != old
    assert not image.file.storage.exists(old)
    assert_clean(image.file.read())


def test_what_wagtail_parks_because_another_field_is_wrong_is_clean_too(client):
    Collection.get_first_root_node().add_child(name="Second")
    answer = client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": jpeg_upload(), "title": "x" * 300, "collection": "1"}
    )
    assert not CampaignImage.objects.exists(), answer.content
    parked = UploadedFile.objects.get()
    assert_clean(parked.file.read())
    prefix = f"uploaded-image-{parked.pk}"
    client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[parked.pk]),
        {f"{prefix}-title": "A street", f"{prefix}-collection": "1"},
    )
    assert_clean(CampaignImage.objects.get().file.read())


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff\xe0 not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"<svg/>"],
    ids=["empty", "gif", "broken jpeg", "broken png", "svg"],
)
def test_what_is_no_picture_is_refused_with_a_sentence(client, data):
    answer = client.post(reverse("wagtailimages:add"), {"title": "Kept words", "file": jpeg_upload(data)})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert b"Kept words" in answer.content
    assert not CampaignImage.objects.exists()


def test_what_is_no_picture_is_refused_by_the_multiple_upload_and_not_parked(client):
    answer = client.post(reverse("wagtailimages:add_multiple"), {"files[]": jpeg_upload(b"\xff\xd8\xff nothing")})
    assert answer.json()["success"] is False
    assert answer.json()["error_message"]
    assert not UploadedFile.objects.exists()


def test_a_picture_of_too_many_pixels_is_refused(client, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000
    answer = client.post(reverse("wagtailimages:add"), {"title": "Large", "file": jpeg_upload()})
    assert answer.context["form"].errors["file"]
    assert not CampaignImage.objects.exists()


def test_originals_have_no_address_but_renditions_do(client, make_picture):
    image = make_picture()
    assert client.get(f"/media/{image.file.name}").status_code == 404
    assert client.get(image.get_rendition("width-100").url).status_code == 200


def upload_document(client, data, title="A leaflet"):
    upload = SimpleUploadedFile("secret plan.pdf", data, content_type="application/pdf")
    return client.post(reverse("wagtaildocs:add"), {"title": title, "file": upload})


def test_a_document_loses_its_scripts_and_its_author(client):
    assert upload_document(client, planted_pdf()).status_code == 302
    document = CampaignDocument.objects.get()
    data = document.file.read()
    assert b"CANARY" not in data
    assert "/OpenAction" not in pikepdf.open(io.BytesIO(data)).Root
    assert "secret" not in document.file.name


def test_a_document_in_a_multiple_upload_loses_them_too(client):
    upload = SimpleUploadedFile("plan.pdf", planted_pdf(), content_type="application/pdf")
    assert client.post(reverse("wagtaildocs:add_multiple"), {"files[]": upload}).json()["success"]
    assert b"CANARY" not in CampaignDocument.objects.get().file.read()


def test_what_is_no_document_is_refused_with_a_sentence(client):
    answer = upload_document(client, b"MZ executable")
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not CampaignDocument.objects.exists()


def test_a_document_leaves_as_a_download_that_no_browser_runs(client, client_of_nobody, make_material):
    upload_document(client, planted_pdf())
    document = CampaignDocument.objects.get()
    make_material(neutral_file=document)
    answer = client_of_nobody.get(document.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="secret plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Type"] == "application/pdf"


def test_a_document_has_no_second_address(client, client_of_nobody):
    upload_document(client, planted_pdf())
    assert client_of_nobody.get(f"/media/{CampaignDocument.objects.get().file.name}").status_code == 404


@pytest.fixture
def client_of_nobody():
    from django.test import Client

    return Client()
