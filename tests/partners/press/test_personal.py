"""A person's own data: every column that may hold an address is known; a copy, and the end, by the mailbox alone."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse
from django.utils import timezone

from partners.activity.selectors import everything
from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.mail.selectors import RECORDS
from partners.press.forms.privacy import PersonForm
from partners.press.models import (
    EmbargoAccess,
    HeldInquiry,
    InquiryFile,
    InquiryLetter,
    InquiryMessage,
    MediaContact,
    MediaInquiry,
    PersonRequest,
    ReplyAddress,
    Subscription,
)
from partners.press.services.embargo import agree_to_embargo, ask_for_access, invite_reporter
from partners.press.services.personal import ask_about_person, erase_person, export_of, purge_requests, request_with
from partners.press.services.releases import mark_release
from partners.supporters.models import WallPost
from partners.updates.services import add_update
from tests.support.updates import DAY

HERS = "daryna@example.org"
# Columns that hold an address of somebody who asks elsewhere, or of nobody.
ELSEWHERE = {
    "users.User.email": "an account: “About you”",
    "account.EmailAddress.email": "an account: “About you”",
    "account.EmailConfirmation.email_address": "an account: “About you”",
    "organizations.Organization.email": "the organisation's own; its owners change it",
    "organizations.Organization.email_skeleton": "of that, for comparing",
    "organizations.Invitation.email": "deleted by its own rule; the owner takes it back",
    "press.InquiryLetter.sender": "goes with the question that the letter is about",
    "mail.OutgoingMail.reply_to": "the campaign's own address",
}
# Columns of other kinds that hold one inside.
WITHIN = {"press.ContactConsent.facts", "press.InquiryLetter.sender"}


def columns_with_addresses():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if isinstance(field, models.EmailField) or re.search(r"e?mail(?!_language)|^to$|^reply_to$", field.name):
                if isinstance(field, models.BooleanField | models.DateTimeField):
                    continue
                yield f"{model._meta.label}.{field.name}"


def test_of_every_column_with_an_address_somebody_has_said_whose_it_is():
    known = [column for record in RECORDS for column in record.kept.columns]
    assert len(known) == len(set(known))
    assert set(columns_with_addresses()) | WITHIN == set(known) | set(ELSEWHERE)
    assert not set(known) & set(ELSEWHERE)


def test_letters_are_the_last_that_go():
    """What the others write to the address goes with them."""
    assert [record.kept.name for record in RECORDS if record.kept.name in {"contacts", "letters"}] == [
        "contacts", "letters",
    ]  # fmt: skip


@pytest.fixture
def everywhere(campaign, listed, ask, press_officer):
    """One mailbox with a row of every kind."""
    listed(HERS)
    inquiry, _receipt = ask(email=HERS, question="Kanarka?")
    Subscription.objects.create(email=HERS, language="en", confirmed_at=timezone.now())
    by = acting(press_officer)
    update = add_update(campaign, key="held-back", dated_on=DAY, by=by)
    ends = timezone.now() + timedelta(days=3)
    release = mark_release(update, time_zone="UTC", embargo=ends, contacts={}, by=by)
    told = {"name": "Daryna", "outlet": "", "language": "en", "time_zone": "UTC"}
    ask_for_access(release, email=HERS, by=VISITOR, **told)
    WallPost.objects.create(
        code_hash="0" * 64, likeness="1", caption="A", email=HERS, language="en", maker_agreed_at=timezone.now()
    )
    return inquiry


def code_to(email=HERS):
    text = OutgoingMail.objects.filter(kind="press/person_asked", to=email).latest("pk").text
    return re.search(r"/press/privacy/([^/\s]+)/", text).group(1)


def asked(wants, email=HERS):
    ask_about_person(email, wants=wants, language="en")
    return code_to(email)


def test_a_copy_holds_every_kind_for_programs_and_for_people(everywhere, client):
    answer = client.post(reverse("press:privacy_answer", args=[asked("export")]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    told = json.loads(archive.read("data.json"))
    rows = {record["kind"]: record["rows"] for record in told["records"]}
    assert {kind for kind, found in rows.items() if found} == set(rows) - {"requests"}
    assert rows["inquiries"][0]["question"] == "Kanarka?"
    assert rows["contacts"][0]["consents"][0]["facts"]["email"] == HERS
    assert len(rows["contacts"][0]["consents"][0]["sha256"]) == 64
    (readable,) = [name for name in archive.namelist() if name.endswith(".txt")]
    assert "Kanarka?" in archive.read(readable).decode()
    # No key of ours, and nothing that opens anything.
    whole = json.dumps(told) + archive.read(readable).decode()
    for row in (MediaInquiry.objects.get().receipt_hash, MediaContact.objects.get().personal_hash):
        assert row not in whole


def test_what_desks_noted_for_themselves_is_not_in_the_copy(everywhere):
    InquiryMessage.objects.create(inquiry=everywhere, kind="note", text="Private", written_at=timezone.now())
    parts = b"".join(b"".join(content) for _name, content in export_of(request_with(asked("export"))))
    assert b"Kanarka?" in parts
    assert b"Private" not in parts


def test_erased_nothing_is_left_but_what_was_named(everywhere, client, editor, press_officer):
    seals = list(MediaContact.objects.get().consents.values_list("sha256", flat=True))
    page = reverse("press:privacy_answer", args=[asked("erase")])
    # Mail programs open links before their readers do.
    assert client.get(page).status_code == 200
    assert MediaInquiry.objects.exists()

    answer = client.post(page)
    assert answer.status_code == 200
    for model, column in (column.rsplit(".", 1) for record in RECORDS for column in record.kept.columns):
        if column == "facts":
            assert not apps.get_model(model).objects.exists()
        else:
            assert not apps.get_model(model).objects.filter(**{f"{column}__iexact": HERS}).exists(), model
    assert WallPost.objects.exists()
    assert "Take it back with the code" in answer.content.decode()
    ended = next(entry for entry in everything() if entry.verb == "contact.withdrawn")
    assert ended.data == {"seals": seals}
    # Partner and press officers hear of it, and not from whom.
    assert OutgoingMail.objects.filter(to=editor.email, kind="press/contact_decided").exists()
    letter = OutgoingMail.objects.get(to=press_officer.email, kind="press/person_erased")
    assert HERS not in letter.text
    assert client.post(page).status_code == 404


def test_who_is_bound_by_an_embargo_is_kept_until_it_has_ended(campaign, press_officer):
    by = acting(press_officer)
    ends = (timezone.now() + timedelta(days=3)).replace(microsecond=0)
    release = mark_release(
        add_update(campaign, key="held", dated_on=DAY, by=by), time_zone="UTC", embargo=ends, contacts={}, by=by
    )
    told = {"name": "Daryna", "outlet": "", "language": "en", "time_zone": "UTC", "expires_at": ends}
    access = invite_reporter(release, email=HERS, by=by, **told)
    invite_reporter(None, email=HERS, by=by, campaign=campaign, **told)
    agree_to_embargo(access, release, until=ends, by=VISITOR)
    early = next(each for each in erase_person(asked("erase")) if each.kept.name == "early_access")
    assert (early.gone, early.stay) == (1, 1)
    assert early.reason
    with clock.at(ends):
        early = next(each for each in erase_person(asked("erase")) if each.kept.name == "early_access")
    assert (early.gone, early.stay) == (1, 0)
    assert not EmbargoAccess.objects.exists()


def test_an_address_that_was_agreed_to_before_finds_the_listing(listed, client):
    listed(HERS)
    MediaContact.objects.update(email="new@example.org")
    erase_person(asked("erase"))
    assert not MediaContact.objects.exists()


def test_a_reporters_letters_and_what_is_held_of_them_are_told_and_go_with_their_files(
    everywhere, django_capture_on_commit_callbacks
):
    address = ReplyAddress.objects.create(inquiry=everywhere, side=ReplyAddress.Side.REPORTER, secret_hash="0" * 64)
    letter = InquiryLetter.objects.create(
        inquiry=everywhere, address=address, key="1" * 64, state="held", sender=HERS, text="Kanarka came by mail"
    )
    own = {"name": "map.png", "media_type": "image/png", "sha256": "2" * 64, "size": 1}
    file = InquiryFile.objects.create(letter=letter, file=ContentFile(b"x", "map.png"), **own)
    HeldInquiry.objects.create(receipt_hash="3" * 64, email=HERS, question="Held?", facts={}, doubts=["links"])
    parts = b"".join(b"".join(content) for _name, content in export_of(request_with(asked("export"))))
    assert all(words in parts for words in (b"Kanarka came by mail", b"map.png", b"Held?"))

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(asked("erase"))
    assert not HeldInquiry.objects.exists()
    assert not file.file.storage.exists(file.file.name)


def test_a_link_to_a_copy_erases_nothing_and_old_links_open_nothing(everywhere):
    code = asked("export")
    assert erase_person(code) is None
    with clock.at(timezone.now() + timedelta(days=4)):
        assert request_with(code) is None
        assert purge_requests() == 1
    assert erase_person("nonsense") is None
    assert MediaInquiry.objects.exists()


def test_others_keep_what_is_theirs(everywhere, ask):
    other, _receipt = ask(email="omar@example.net")
    erase_person(asked("erase"))
    assert MediaInquiry.objects.get() == other


@pytest.fixture
def form(db):
    def fill(email=HERS, wants="export", **told):
        with clock.at(clock.now() - timedelta(seconds=10)):
            token = PersonForm.new_token()
        return {"email": email, "wants": wants, "token": token, **told}

    return fill


def test_known_and_unknown_addresses_get_one_answer(client, form, everywhere):
    page = reverse("press:privacy")
    answers = {client.post(page, form(email=email)).content for email in (HERS, "nobody@example.net")}
    assert len(answers) == 1
    assert code_to("nobody@example.net")
    for _try in range(4):
        answers.add(client.post(page, form()).content)
    assert len(answers) == 1
    assert OutgoingMail.objects.filter(kind="press/person_asked", to=HERS).count() == 3


@pytest.mark.parametrize("told", [{"email": "nobody"}, {"wants": "everything"}, {"x7q3k": "a"}, {"token": "x"}])
def test_bad_input_comes_back_and_writes_to_nobody(client, form, told):
    answer = client.post(reverse("press:privacy"), form(**told))
    assert answer.status_code == 422
    assert told.get("email", HERS) in answer.content.decode()
    assert not PersonRequest.objects.exists()


def test_another_site_asks_for_nobody(client, form):
    answer = client.post(reverse("press:privacy"), form(), headers={"Origin": "https://elsewhere.example.org"})
    assert answer.status_code == 403
    assert not PersonRequest.objects.exists()


def test_the_page_tells_why_and_how_long_from_the_table_that_deletes(client, db):
    text = client.get(reverse("press:privacy")).content.decode()
    for record in RECORDS:
        assert str(record.kept.label) in text
        assert f"{record.kept.after.days} days" in text
