"""Contacts as a table: whatever people's programs write is read, shown before it happens, and asked like all others."""

import csv
import io
import zipfile
from datetime import time

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, acting
from partners.kernel.limits.budgets import HOUR, PRICES
from partners.kernel.limits.counting import Name, count_amounts
from partners.mail.models import OutgoingMail
from partners.press.models import MediaContact
from partners.press.rendering import HEADINGS
from partners.press.selectors import listed_contacts
from partners.press.services.consent import confirm_contact, decline_contact
from partners.press.services.contacts import change_contact
from partners.press.services.questions import DAY, MOST_QUESTIONS_A_DAY
from partners.press.services.renewal import ask_about_changes

HEAD = ["name", "email", "position", "phone", "languages", "levels", "topics", "time_zone", "opens", "closes"]
DARYNA = ["Daryna Lantern", "daryna@example.org", "Director", "044 123 4567", "uk; en", "uk: native", "detention",
          "Europe/Kyiv", "09:00", "18:00"]  # fmt: skip


def olha(number="", phone=""):
    address = f"olha{number}@example.org"
    return ["Olha Harbour", address, "", phone, "Ukrainian, English", "", "detention", "", "", ""]


def as_csv(*rows, separator=",", encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def url(organization):
    return reverse("press:contacts_import", args=[organization.public_id])


@pytest.fixture
def own(sign_in, editor, consent):
    return sign_in(editor)


@pytest.fixture
def look(own, url):
    """`look(data)` sends a file; gives the page."""

    def send(data, name="people.csv"):
        return own.post(url, {"table": SimpleUploadedFile(name, data)})

    return send


@pytest.fixture
def say_yes(own, url):
    def press(page, **changes):
        fields = {"kept_table": page.context["kept"], "plan": page.context["plan"].digest}
        return own.post(url, {**fields, **changes}, follow=True)

    return press


def outcomes(page):
    return [str(each["row"].outcome) for each in page.context["rows"]]


def errors(page):
    return [sentence for each in page.context["rows"] for _heading, sentence in each["row"].errors]


def letters():
    return OutgoingMail.objects.filter(kind="press/contact_question").count()


@pytest.mark.parametrize(
    "data",
    [
        as_csv(HEAD, DARYNA),
        as_csv(HEAD, DARYNA, separator=";", encoding="utf-8"),
        as_csv(HEAD, DARYNA, separator="\t", encoding="utf-16"),
        as_csv(HEAD, DARYNA, encoding="utf-16-le"),
        as_xlsx(HEAD, [*DARYNA[:8], time(9), time(18)]),
    ],
    ids=["comma", "semicolon", "UTF-16 and tabs", "UTF-16 without its mark", "XLSX"],
)
def test_from_a_table_to_a_question_and_no_further(look, say_yes, data, newest_code):
    page = look(data)
    assert page.status_code == 200
    assert outcomes(page) == ["new"]
    assert (MediaContact.objects.count(), letters()) == (0, 0)

    done = say_yes(page)

    contact = MediaContact.objects.get()
    assert (contact.name, contact.email, contact.phone) == ("Daryna Lantern", "daryna@example.org", "+380441234567")
    assert (contact.languages, contact.levels) == (["uk", "en"], {"uk": "native"})
    assert (contact.topics, contact.time_zone, contact.opens) == (["detention"], "Europe/Kyiv", "09:00")
    # Asked by the same letter as by form, and nobody is listed by a table.
    assert letters() == 1
    assert contact.standing == "submitted"
    assert not listed_contacts(at=timezone.now())
    assert b"New: 1" in done.content
    assert ActivityEntry.objects.filter(verb="contact.submitted").count() == 1
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert listed_contacts(at=timezone.now())


def test_the_letters_of_windows_are_read_and_named(look):
    page = look(as_csv(HEAD, [*["Дарина Гай"], *DARYNA[1:]], separator=";", encoding="windows-1251"))
    assert outcomes(page) == ["new"]
    text = page.content.decode()
    assert "Дарина Гай" in text
    assert "windows-1251" in text


def test_headings_and_choices_are_understood_in_both_languages(look, say_yes):
    with translation.override("uk"):
        heading = [str(HEADINGS[name]) for name in ("name", "email", "languages", "topics", "surfaces", "kind")]
    row = ["Дарина Гай", "hai@example.org", "українська; польська", "detention", "", ""]
    page = look(as_csv([each.upper() for each in heading], row))
    assert outcomes(page) == ["new"]
    say_yes(page)
    assert MediaContact.objects.get().languages == ["uk", "pl"]


def test_what_was_taken_out_can_be_sent_back_and_changes_nothing(own, look, listed, organization):
    listed(levels={"uk": "native"}, formats=["radio"], surfaces=["reporters", "partners"], notes="+ and more")
    for kind in ("csv", "xlsx"):
        taken = own.post(reverse("press:contacts_take", args=[organization.public_id]), {"kind": kind})
        page = look(b"".join(taken.streaming_content), f"people.{kind}")
        # The sign that our tables put before what could run comes off again.
        assert (errors(page), outcomes(page)) == ([], ["same"])
    change = as_csv(["name", "email", "languages"], ["Daryna Lantern", "DARYNA@example.org", "uk;en"])
    page = look(change)
    assert outcomes(page) == ["same"]
    assert b"There is nothing to take over" in page.content


def test_a_change_waits_for_the_person_and_columns_that_are_missing_stay(look, say_yes, long_listed):
    contact = long_listed(position="Director", notes="Kept")
    page = look(
        as_csv(["name", "email", "languages", "position"], ["Daryna Lantern", contact.email, "uk; en", "Chair"])
    )
    assert outcomes(page) == ["changed"]
    assert page.context["rows"][0]["changed"] == ["Position"]
    say_yes(page)
    contact.refresh_from_db()
    assert (contact.position, contact.notes) == ("Chair", "Kept")
    (listing,) = listed_contacts(at=timezone.now())
    assert listing.facts.position == "Director"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["", "a@example.org", "uk"], "This field is required."),
        (["Olha", "nobody", "uk"], "name@example.org"),
        (["Olha", "a@example.org", "Klingon"], "Klingon"),
        (["=cmd|' /C calc'!A0", "a@example.org", "uk"], "This is a formula"),
        (["'=1+1", "a@example.org", "uk"], "This is a formula"),
        (["Olha\x00", "a@example.org", "uk"], "invisible"),
        (["O" * 5000, "a@example.org", "uk"], "80"),
    ],
)
def test_a_row_that_is_wrong_says_where_and_why_and_keeps_no_other_from_going(look, say_yes, row, told):
    if "\x00" in row[0]:
        row[0] = "Ol\u202eha"
    page = look(
        as_csv(["name", "email", "languages", "topics"], [*row, "detention"], ["Good", "g@example.org", "uk", "aid"])
    )
    assert outcomes(page) == ["refused", "new"]
    assert any(told in sentence for sentence in errors(page))
    say_yes(page)
    assert MediaContact.objects.get().name == "Good"


def test_rows_that_cannot_be_are_named(look, submit, newest_code):
    submit(phone="+380441234567")
    submit(email="no@example.org")
    decline_contact(newest_code("no@example.org"), by=LINK_HOLDER)
    page = look(
        as_csv(HEAD, olha(), olha(), [*DARYNA[:1], "no@example.org", *DARYNA[2:]], olha(2, phone="+380 44 123 4567"))
    )
    assert outcomes(page) == ["new", "refused", "refused", "new"]
    assert "Row 2 has the same address" in errors(page)[0]
    assert "declined recently" in errors(page)[1]
    # The same number is no mistake, but said.
    assert page.context["rows"][3]["row"].alike == ["Daryna Lantern"]
    assert b"Has the same number as Daryna Lantern" in page.content


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 40 * 1024 * 1024)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The submitted file is empty."),
        (b"\r\n\r\n", "This table is empty"),
        (as_csv(HEAD), "Below its heading this table is empty"),
        (as_csv(["colour", "shape"], ["red", "round"]), "these columns are missing: Name, E-mail address, Languages"),
        (as_csv([*HEAD, "Name"], [*DARYNA, "x"]), "stand there twice: Name"),
        (as_csv(HEAD, *[DARYNA] * 50_000), "at most 200 rows"),
        (as_csv(HEAD, *[olha(n) for n in range(201)]), "at most 200 rows"),
        (bomb(), "at most 200 rows"),
        (b"PK\x03\x04 broken", "no table that we can read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 500, "without a password"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "no table that we can read"),
        (b"name,email\n" + b"x" * 11_000_000, "MB"),
    ],
    ids=["nothing", "blank", "heading", "wrong", "twice", "50000", "201", "bomb", "broken", "old", "picture", "large"],
)
def test_what_is_no_such_table_is_a_sentence(look, data, told):
    page = look(data)
    assert page.status_code == 422
    # As the page says it, whatever it makes of quotation marks.
    assert told in page.context["form"].errors["table"].as_text()
    assert MediaContact.objects.count() == 0


def test_a_row_that_says_it_is_the_millionth_is_too_many(look):
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    for column, value in enumerate(DARYNA, start=1):
        book.active.cell(row=1_000_000, column=column, value=value)
    out = io.BytesIO()
    book.save(out)
    assert "at most 200 rows" in look(out.getvalue()).context["form"].errors["table"].as_text()


def test_yes_said_twice_is_said_once(look, say_yes):
    page = look(as_csv(HEAD, DARYNA))
    say_yes(page)
    again = say_yes(page)
    assert again.status_code == 422
    assert b"If you have said yes to it already, it is done" in again.content
    assert (MediaContact.objects.count(), letters()) == (1, 1)
    # The same file once more: there is nothing to do.
    assert outcomes(look(as_csv(HEAD, DARYNA))) == ["same"]


def test_what_has_changed_since_is_shown_and_not_done(look, say_yes, editor, submit):
    contact = submit(position="Director")
    page = look(as_csv(["name", "email", "languages", "position"], ["Daryna Lantern", contact.email, "uk;en", "Chair"]))
    change_contact(contact, hours="mornings", by=acting(editor))
    stale = say_yes(page)
    assert stale.status_code == 409
    assert b"Something has changed since you looked at it" in stale.content
    contact.refresh_from_db()
    assert contact.position == "Director"
    say_yes(stale)
    contact.refresh_from_db()
    assert (contact.position, contact.hours) == ("Chair", "mornings")


def test_a_table_that_is_gone_is_asked_for_again(look, say_yes, own, url):
    page = look(as_csv(HEAD, DARYNA))
    for gone in ("forged", "", "x" * 5000):
        answer = say_yes(page, kept_table=gone)
        assert answer.status_code == 422
        assert b"is not here any more" in answer.content
    assert MediaContact.objects.count() == 0


def test_another_persons_table_is_nobodys(look, sign_in, owner, url):
    page = look(as_csv(HEAD, DARYNA))
    fields = {"kept_table": page.context["kept"], "plan": page.context["plan"].digest}
    assert b"is not here any more" in sign_in(owner).post(url, fields).content
    assert MediaContact.objects.count() == 0


def test_who_may_not_offer_people_sends_no_table(viewer, outsider, press_officer, sign_in, url):
    empty = url + "empty/"
    for reader, status in ((viewer, 403), (outsider, 404), (press_officer, 404)):
        client = sign_in(reader)
        table = SimpleUploadedFile("people.csv", as_csv(HEAD, DARYNA))
        assert client.post(url, {"table": table}).status_code == status
        assert client.get(empty).status_code == status


def test_whoever_the_day_has_no_letter_for_is_asked_by_the_clock(look, say_yes, own, organization):
    say_yes(look(as_csv(HEAD, *[olha(number) for number in range(MOST_QUESTIONS_A_DAY + 5)])))
    assert MediaContact.objects.count() == MOST_QUESTIONS_A_DAY + 5
    assert letters() == MOST_QUESTIONS_A_DAY
    assert MediaContact.objects.filter(code_hash=None).count() == 5
    listed = own.get(reverse("press:contacts", args=[organization.public_id])).content
    assert listed.count(b"as soon as our limit of letters") == 5
    assert ask_about_changes(by=CLOCK) == 0
    with clock.at(timezone.now() + DAY):
        assert ask_about_changes(by=CLOCK) == 5
    assert letters() == MOST_QUESTIONS_A_DAY + 5


def test_the_empty_table_explains_its_columns_in_the_readers_language(own, url, organization):
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(own.get(url.replace("/en/", "/uk/") + "empty/").streaming_content))
    )
    people, told = book.worksheets
    with translation.override("uk"):
        assert [cell.value for cell in people[1]][:2] == [str(HEADINGS["name"]), str(HEADINGS["email"])]
    assert "detention" not in str([cell.value for row in told.rows for cell in row])
    assert {"name", "email", "surfaces"} <= {row[3].value for row in told.rows}
    text = b"".join(own.get(url + "empty/?kind=csv").streaming_content).decode("utf-8-sig")
    assert text.startswith('"Name","E-mail address"')


def test_an_hour_has_an_end_for_tables_and_the_next_one_is_not_looked_at(look, editor, say_yes):
    page = look(as_csv(HEAD, DARYNA))
    limit = PRICES["table"].person.uses
    count_amounts({Name("limits.table.uses", f"person:{editor.pk}"): limit}, within=HOUR)
    refused = look(as_csv(HEAD, olha()))
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    # What was looked at before can still be said yes to.
    say_yes(page)
    assert MediaContact.objects.get().name == "Daryna Lantern"
