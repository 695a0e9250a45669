"""What hangs on a letter: cleaned, capped, and handed out to those who read the thread."""

import io

import pikepdf
import pytest
from django.urls import reverse
from PIL import Image

from partners.kernel.actors import acting
from partners.kernel.limits.budgets import HOUR, PRICES, Price, Share
from partners.kernel.models import private_storage
from partners.mail.models import OutgoingMail
from partners.mail.services import Fate, take_in
from partners.organizations.models import Organization
from partners.press.models import InquiryFile, InquiryLetter
from partners.press.services.files import MOST_FILES
from partners.press.services.inquiries import forget_reporter
from partners.press.services.mail import leave_out_letter
from partners.press.services.offers import accept_offer
from tests.support.sessions import sign_in
from tests.support.wire import QUOTED, wired

RITA = "rita@example.net"


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN = "in.example.org"


def picture(side=40, colour="red") -> bytes:
    into = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "PLANTED PLACE"
    Image.new("RGB", (side, side), colour).save(into, "JPEG", exif=exif)
    return into.getvalue()


def paper() -> bytes:
    into = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Author"] = "PLANTED AUTHOR"
    pdf.save(into)
    return into.getvalue()


def send(*files, text="Here it is." + QUOTED, sender=RITA, **headers) -> Fate:
    to = OutgoingMail.objects.filter(kind="press/inquiry_received", to=RITA).latest("pk").reply_to
    return take_in(wired(sender, to, text, files=files, **headers))


def bytes_of(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def asked(ask, press_officer):
    return ask()


def test_a_picture_and_a_paper_are_cleaned_and_open_behind_the_receipt(client, asked):
    _inquiry, receipt = asked
    assert send(("Фото.jpg", "image/jpeg", picture()), ("note.pdf", "application/pdf", paper())) == Fate.TAKEN

    photo, note = InquiryFile.objects.all()
    assert (photo.saved_as, note.saved_as) == ("Фото.jpg", "note.pdf")
    page = client.post(reverse("press:inquiry_status"), {"receipt": receipt}).content.decode()
    assert "Фото.jpg" in page
    answer = client.post(reverse("press:inquiry_file"), {"receipt": receipt, "file": str(photo.public_id)})
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"PLANTED" not in bytes_of(answer)
    with private_storage().open(note.file.name) as kept:
        assert b"PLANTED" not in kept.read()


def test_what_cannot_be_cleaned_or_is_one_too_many_is_named_and_not_kept(client, asked):
    _inquiry, receipt = asked
    files = [(f"{number}.jpg", "image/jpeg", picture(colour=(number, 0, 0))) for number in range(MOST_FILES + 2)]
    files.insert(0, ("run.exe", "application/octet-stream", b"MZ" + b"\0" * 100))
    files.insert(1, ("bomb.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 1000))
    files.insert(2, ("list.zip", "application/zip", b"PK\x03\x04" + b"\0" * 1000))
    assert send(*files) == Fate.TAKEN

    assert InquiryFile.objects.count() == MOST_FILES
    left_out = InquiryLetter.objects.get().left_out
    assert left_out == ["run.exe", "bomb.png", "list.zip", f"{MOST_FILES}.jpg", f"{MOST_FILES + 1}.jpg"]
    assert "run.exe" in client.post(reverse("press:inquiry_status"), {"receipt": receipt}).content.decode()


def test_a_picture_without_a_word_is_an_answer(asked):
    assert send(("square.jpg", "image/jpeg", picture()), text=QUOTED.strip()) == Fate.TAKEN
    assert asked[0].messages.get().text == "square.jpg"


def test_whoever_has_sent_enough_is_told_which_files_were_not_looked_at(asked, monkeypatch):
    monkeypatch.setitem(PRICES, "letter", Price(HOUR, Share(uses=1)))
    files = [(f"{colour}.jpg", "image/jpeg", picture(colour=colour)) for colour in ("red", "blue")]
    assert send(*files) == Fate.TAKEN
    assert [file.name for file in InquiryFile.objects.all()] == ["red.jpg"]
    assert InquiryLetter.objects.get().left_out == ["blue.jpg"]


def test_a_program_opens_nothing(asked, monkeypatch):
    monkeypatch.setattr("partners.press.services.mail.clean_attachments", lambda *a, **k: pytest.fail("opened"))
    assert send(("a.jpg", "image/jpeg", picture()), Auto_Submitted="auto-replied") == Fate.NOTED


def test_a_wrong_receipt_a_wrong_file_and_another_threads_file_are_answered_alike(client, asked, ask):
    send(("a.jpg", "image/jpeg", picture()))
    file = str(InquiryFile.objects.get().public_id)
    _other, foreign = ask(email="other@example.net", question="Another?")
    wrong = [
        {"receipt": foreign, "file": file}, {"receipt": "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ", "file": file},
        {"receipt": asked[1], "file": "00000000-0000-4000-8000-000000000000"}, {"receipt": asked[1], "file": "'"},
        {"receipt": asked[1]},
    ]  # fmt: skip
    assert {client.post(reverse("press:inquiry_file"), each).status_code for each in wrong} == {404}
    assert {client.post(reverse("press:inquiry_file"), each).status_code for each in ({"file": file}, {})} == {422}


def test_the_partner_that_has_the_question_opens_it_and_no_other(client, ask, listed, editor, outsider, press_officer):
    listed()
    offer = accept_offer(ask()[0].offers.get(), by=acting(editor))
    send(("a.jpg", "image/jpeg", picture()))
    url = reverse(
        "press:offer_file", args=[offer.organization.public_id, offer.public_id, InquiryFile.objects.get().public_id]
    )

    sign_in(client, editor)
    assert client.get(url).status_code == 200
    assert (
        url in client.get(reverse("press:offer", args=[offer.organization.public_id, offer.public_id])).content.decode()
    )
    sign_in(client, outsider)
    assert client.get(url).status_code == 404
    Organization.objects.filter(pk=offer.organization_id).update(standing=Organization.Standing.SUSPENDED)
    sign_in(client, editor)
    assert client.get(url).status_code == 302, "to where its application stands"


def test_press_officers_open_files_of_letters_that_are_held_and_partners_do_not(client, asked, press_officer, editor):
    send(("a.jpg", "image/jpeg", picture()), sender="mallory@example.net")
    url = reverse("backoffice_inquiries:file", args=[asked[0].public_id, InquiryFile.objects.get().public_id])
    sign_in(client, press_officer)
    assert client.get(url)["Content-Disposition"].startswith("attachment")
    page = client.get(reverse("backoffice_inquiries:inquiry", args=[asked[0].public_id])).content.decode()
    assert url in page
    assert "It comes from another address" in page
    sign_in(client, editor)
    assert client.get(url).status_code == 404


def test_files_go_with_the_letter_that_is_left_out_and_with_the_reporter_who_is_forgotten(
    asked, press_officer, django_capture_on_commit_callbacks
):
    send(("a.jpg", "image/jpeg", picture()), sender="mallory@example.net")
    held = InquiryFile.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True):
        leave_out_letter(asked[0], letter=InquiryLetter.objects.get(), by=acting(press_officer))
    send(("b.jpg", "image/jpeg", picture(colour="blue")))
    taken = InquiryFile.objects.get().file.name
    assert private_storage().exists(taken)
    with django_capture_on_commit_callbacks(execute=True):
        forget_reporter(RITA, by=acting(press_officer))
    assert not any(private_storage().exists(name) for name in (held, taken))
