"""Contacts leave as cards and tables: who may, how many, what is in them, and who hears of it."""

import csv
import io

import openpyxl
import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import vText
from icalendar.parser import Contentlines

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.errors import NotAllowed, UsedUp
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization
from partners.press.models import Facts, MediaContact
from partners.press.rendering import card
from partners.press.services import taking
from partners.press.services.consent import withdraw_by_link
from partners.press.services.contacts import change_contact
from partners.press.services.taking import take_contacts
from tests.cms.backoffice.frame.test_spreadsheets import LURES, runs
from tests.support.consents import agreed
from tests.support.prove import only_in_prove

STAFF = "/cms/media-contacts/take/"
KINDS = ["vcard4", "vcard3", "csv", "xlsx"]
AWKWARD = [
    "Olena; Kovalenko, PhD", "Дарина Гай-Нижник", "أمل الحسيني", "O'Brien\\Smith", "Line\nBreak", "🕊️ Peace 👩🏽‍⚖️",
    "Ж" * 80, "a" * 300, "BEGIN:VCARD", "N:;\r\nEND:VCARD", " ", "ﷺ" * 60, "é" * 75, "=HYPERLINK(1)",
]  # fmt: skip


def facts_of(**told):
    said = {
        "name": "Daryna", "position": "Director", "organization": "Lantern", "languages": ["uk", "en"],
        "topics": ["detention"], "time_zone": "Europe/Kyiv", "hours": "", "email": "daryna@example.org",
        "phone": "+380441234567;ext=12",
    }  # fmt: skip
    return Facts(**{**said, **told})


def as_vobject(data):
    found = next(vobject.readComponents(data.decode()))
    return {"fn": found.fn.value, "org": found.org.value[0], "note": found.note.value, "title": found.title.value}


def as_icalendar(data):
    """Content lines are one grammar in RFC 5545 and 6350: this reader folds out, splits and unescapes by itself."""
    found = {}
    for line in Contentlines.from_ical(data):
        if line:
            name, _params, value = line.parts()
            found[name.lower()] = str(vText.from_ical(value))
    return found


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("awkward", AWKWARD, ids=range(len(AWKWARD)))
def test_two_readers_find_in_a_card_what_was_written(version, awkward, organization):
    facts = facts_of(name=awkward, position=awkward, organization=awkward, notes=awkward)
    data = card(organization.public_id, facts, version, {"detention": "Detention, arrest; and exile"})

    seen, also = as_vobject(data), as_icalendar(data)

    wanted = awkward.replace("\r", "")
    for read in (seen, also):
        assert read["fn"] == read["org"] == read["title"] == wanted
        assert wanted in read["note"]
    # No line is longer than 75 octets, none ends but by CRLF, and each can be read by itself.
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode() is not None for line in lines)
    assert lines.count(b"BEGIN:VCARD") == lines.count(b"END:VCARD") == 1


def test_a_card_says_how_to_reach_somebody_and_which_kind_it_is(organization):
    new = card(organization.public_id, facts_of(kind="desk"), "4.0", {}).decode()
    old = card(organization.public_id, facts_of(), "3.0", {}).decode()
    assert "KIND:org\r\n" in new
    assert "LANG;PREF=1:uk\r\nLANG;PREF=2:en\r\n" in new
    assert f"UID:urn:uuid:{organization.public_id}\r\n" in new
    assert next(vobject.readComponents(old)).email.value == "daryna@example.org"
    assert "KIND" not in old
    assert next(vobject.readComponents(old)).tel.value.startswith("+380 44 123 4567")


@pytest.fixture
def own_url(organization):
    return reverse("press:contacts_take", args=[organization.public_id])


def body(answer):
    return b"".join(answer.streaming_content)


def rows_of(answer, kind):
    data = body(answer)
    if kind == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", KINDS)
def test_press_officers_take_what_was_agreed_to_and_of_others_no_word(
    kind, long_listed, submit, editor, press_officer, sign_in
):
    contact = long_listed()
    change_contact(contact, position="Planted position", by=acting(editor))
    submit(email="asked@example.org", name="Asked Person")

    answer = sign_in(press_officer).post(STAFF, {"kind": kind})

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    text = str(rows_of(answer, kind)) if kind in ("csv", "xlsx") else body(answer).decode()
    assert "Daryna Lantern" in text
    assert "Director" in text
    assert "Planted" not in text
    assert "Asked Person" not in text


def test_the_file_holds_what_the_list_was_filtered_to(listed, other_organization, outsider, press_officer, sign_in):
    listed()
    listed(of=other_organization, by=acting(outsider), email="olha@example.org", name="Olha Harbour")
    client = sign_in(press_officer)
    assert b"take/?q=Olha" in client.get("/cms/media-contacts/?q=Olha").content
    page = client.get(f"{STAFF}?q=Olha")
    assert b"1 person who is listed" in page.content
    text = body(client.post(f"{STAFF}?q=Olha", {"kind": "vcard4"})).decode()
    assert "Olha Harbour" in text
    assert "Daryna" not in text


def test_a_suspended_partners_contacts_are_in_no_file(listed, organization, editor, press_officer, sign_in, own_url):
    listed()
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.SUSPENDED)
    answer = sign_in(press_officer).post(STAFF, {"kind": "csv"})
    assert answer.status_code == 409
    assert b"There is nobody to take" in answer.content
    assert sign_in(editor).post(own_url, {"kind": "csv"}).status_code == 302


@pytest.mark.parametrize("kind", KINDS)
def test_a_partner_takes_its_own_and_nobody_elses(
    kind, contact, listed, other_organization, outsider, editor, sign_in, own_url
):
    listed(of=other_organization, by=acting(outsider), email="olha@example.org", name="Olha Harbour")
    answer = sign_in(editor).post(own_url, {"kind": kind})
    text = str(rows_of(answer, kind)) if kind in ("csv", "xlsx") else body(answer).decode()
    assert "Daryna Lantern" in text
    assert "Olha" not in text


def test_who_may_not_take_is_shown_no_way_to(contact, viewer, outsider, staff_editor, sign_in, own_url):
    assert sign_in(viewer).post(own_url, {"kind": "csv"}).status_code == 403
    assert sign_in(outsider).post(own_url, {"kind": "csv"}).status_code == 404
    assert sign_in(staff_editor).post(STAFF, {"kind": "csv"}).status_code == 404
    for by, organization in ((viewer, contact.organization), (outsider, contact.organization), (staff_editor, None)):
        with pytest.raises(NotAllowed):
            take_contacts(1, kind="csv", organization=organization, by=acting(by))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_runs(kind, submit, editor, sign_in, own_url):
    for lure in LURES:
        if "\n" not in lure and "\r" not in lure:
            number = LURES.index(lure)
            submit(email=f"p{number}@example.org", position=lure.strip("\t") or "x", notes=lure, hours=lure)
            if number > 15:
                break
    cells = [cell for row in rows_of(sign_in(editor).post(own_url, {"kind": kind}), kind) for cell in row]
    assert not [cell for cell in cells if runs(cell)]
    assert any("'=" in cell for cell in cells)


def test_the_log_tells_how_many_and_nobodys_name(contact, editor, press_officer, sign_in, own_url, listed):
    sign_in(editor).post(own_url, {"kind": "csv"})
    entry = ActivityEntry.objects.get(verb="contact.taken")
    assert (entry.audience, entry.data, entry.subject_id) == ("own", {"number": 1, "kind": "csv"}, None)
    listed(email="olha@example.org")
    sign_in(press_officer).post(STAFF, {"kind": "vcard3"})
    assert ActivityEntry.objects.get(verb="contact.taken_by_staff").data == {"number": 1, "kind": "vcard3"}


def test_a_day_has_an_end_for_each_person(press_officer, administrator):
    by = acting(press_officer)
    take_contacts(taking.MOST_A_DAY - 5, kind="csv", by=by)
    with pytest.raises(UsedUp) as refused:
        take_contacts(6, kind="csv", by=by)
    assert "5 are left to you" in str(refused.value)
    # What was refused is not counted.
    take_contacts(5, kind="csv", by=by)
    take_contacts(6, kind="csv", by=acting(administrator))
    with clock.at(clock.now() + taking.DAY):
        take_contacts(6, kind="csv", by=by)


def test_a_refusal_is_a_sentence_on_the_page(listed, press_officer, sign_in, monkeypatch):
    listed()
    monkeypatch.setattr(taking, "MOST_A_DAY", 0)
    answer = sign_in(press_officer).post(STAFF, {"kind": "csv"})
    assert answer.status_code == 429
    assert b"0 are left to you" in answer.content


def test_others_hear_once_a_day_of_somebody_who_takes_many(press_officer, administrator):
    by = acting(press_officer)
    take_contacts(taking.MANY - 1, kind="csv", by=by)
    assert not OutgoingMail.objects.filter(kind="press/contacts_taken").exists()
    take_contacts(1, kind="csv", by=by)
    take_contacts(50, kind="csv", by=by)
    letters = OutgoingMail.objects.filter(kind="press/contacts_taken")
    assert [letter.to for letter in letters] == [administrator.email]
    assert "100" in letters[0].text
    assert ActivityEntry.objects.filter(verb="contact.many_taken").count() == 1


def test_the_press_page_hands_out_a_card_of_what_it_shows(listed, client, newest_code):
    contact = listed(surfaces=["reporters", "press_page"])
    hidden = listed(email="olha@example.org", name="Olha Hidden")
    url = reverse("press:speaker_card", args=[contact.public_id])
    assert url.encode() in client.get(reverse("press:speakers")).content

    text = body(client.get(url)).decode()
    assert "FN:Daryna Lantern" in text
    assert "VERSION:4.0" in text
    for kept in ("daryna@example.org", "380", "Kyiv", "EMAIL", "TEL"):
        assert kept not in text
    assert "VERSION:3.0" in body(client.get(f"{url}?version=3.0")).decode()
    assert client.get(reverse("press:speaker_card", args=[hidden.public_id])).status_code == 404
    withdraw_by_link(newest_code(), by=LINK_HOLDER)
    assert client.get(url).status_code == 404


def test_whoever_is_not_to_be_named_has_no_name_on_their_card(listed, client):
    contact = listed(surfaces=["press_page"], conditions=["no_name"])
    text = body(client.get(reverse("press:speaker_card", args=[contact.public_id]))).decode()
    assert "Daryna" not in text
    assert "FN:A person of " in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_number_of_queries_does_not_grow_with_the_list(kind, listed, press_officer, sign_in):
    client = sign_in(press_officer)
    listed(email="first@example.org")

    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert body(client.post(STAFF, {"kind": kind}))
        return len(queries)

    asked()
    few = asked()
    for number in range(9):
        listed(email=f"p{number}@example.org")
    assert asked() == few


@only_in_prove
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_leave_as_one_file(kind, organization, press_officer, sign_in, monkeypatch):
    monkeypatch.setattr(taking, "MOST_A_DAY", 20_000)
    now = timezone.now()
    told = {"languages": ["uk"], "topics": ["detention"], "standing": "confirmed", "asked_at": now}
    rows = [
        MediaContact(organization=organization, name=f"P {n}", email=f"p{n}@example.org", **told) for n in range(10_000)
    ]
    rows = MediaContact.objects.bulk_create(rows, batch_size=1000)
    for row in rows:
        agreed(row, at=now, until=now + taking.DAY)
    data = body(sign_in(press_officer).post(STAFF, {"kind": kind}))
    if kind == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(data)).active.max_row == 10_001
    else:
        assert data.count(b"P 9999") == data.count(b"P 5000") >= 1
