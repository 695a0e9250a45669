"""What a reporter sees: no account, no cookie, nothing lost."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from lxml.html import document_fromstring

from partners.kernel.actors import acting
from partners.kernel.doors.open_forms import TRAP
from partners.kernel.languages.zones import zone_choices
from partners.mail.models import OutgoingMail
from partners.press.forms.inquiries import InquiryForm
from partners.press.models import HeldInquiry, MediaInquiry
from partners.press.selectors import inquiry_by_receipt
from partners.press.services.arriving import FROM_ONE_PLACE
from partners.press.services.inquiries import assign_inquiry, close_inquiry
from partners.press.services.threads import answer_inquiry
from partners.press.views import inquiries
from tests.support.counters import counters_of_limits
from tests.support.forms import form_with

ASK, ASKED = reverse("press:inquiry"), reverse("press:inquiry_status")
START = "2026-03-02T09:00:00+00:00"
TEXT = "What do the planted families say?"


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def filled(clock, campaign):
    """What a person who took half a minute sends."""
    fields = {
        "question": TEXT, "topic": "detention", "language": "uk", "deadline": "2026-03-02T18:00",
        "time_zone": "Europe/Kyiv", "name": "Rita Reporter", "outlet": "Herald", "email": "rita@example.net",
        "x7q3k": "", "token": InquiryForm.new_token(),
    }  # fmt: skip
    clock.shift(30)
    return fields


def receipt_in(answer) -> str:
    return re.search(r'id="receipt" value="([0-9A-Z-]+)"', answer.content.decode()).group(1)


def fresh_token_in(answer) -> str:
    return re.search(r'name="token" value="([^"]+)"', answer.content.decode()).group(1)


def test_from_the_question_to_the_answer_without_account_and_cookie(client, filled, press_officer):
    answer = client.post(ASK, filled)
    assert answer.status_code == 200
    receipt = receipt_in(answer)
    inquiry = inquiry_by_receipt(receipt)
    assert inquiry.deadline_at.isoformat() == "2026-03-02T16:00:00+00:00"
    assert b"by the clock of Kyiv" in answer.content
    shown = client.post(ASKED, {"receipt": receipt.lower()}).content
    assert b"Your question has arrived" in shown
    assert b"18:00 EET" in shown
    assert b"in 6\xc2\xa0hours" in shown
    inquiry = assign_inquiry(inquiry, by=acting(press_officer))
    assert b"Somebody is working on your question" in client.post(ASKED, {"receipt": receipt}).content
    answer_inquiry(inquiry, answer="They <b>wait</b>.", by=acting(press_officer))
    shown = client.post(ASKED, {"receipt": receipt}).content
    assert b"They &lt;b&gt;wait&lt;/b&gt;." in shown
    assert press_officer.name.encode() not in shown
    assert not client.cookies


def test_a_question_that_was_closed_unanswered_says_so(client, ask, press_officer):
    inquiry, receipt = ask()
    close_inquiry(inquiry, by=acting(press_officer))
    shown = client.post(ASKED, {"receipt": receipt}).content
    assert b"Your question was closed" in shown


def test_the_pages_set_no_cookie_and_are_kept_by_nobody(client, db):
    for url in (ASK, ASKED):
        answer = client.get(url)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    assert not client.cookies


def test_the_form_is_taken_without_a_cookie(filled):
    assert Client(enforce_csrf_checks=True).post(ASK, filled).status_code == 200


def test_another_site_cannot_make_its_visitors_ask(client, filled):
    answer = client.post(ASK, filled, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert TEXT.encode() in answer.content
    assert not MediaInquiry.objects.exists()
    assert client.post(ASK, filled, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_pressing_twice_is_one_question_and_shows_the_receipt_again(client, filled):
    first, second = client.post(ASK, filled), client.post(ASK, filled)
    assert receipt_in(first) == receipt_in(second)
    assert MediaInquiry.objects.count() == 1


def test_a_receipt_is_in_no_address(client, filled):
    answer = client.post(ASK, filled)
    assert answer.status_code == 200
    assert receipt_in(answer) not in re.sub(r"<input[^>]*>|<strong>[^<]*</strong>", "", answer.content.decode())
    assert client.get(f"{ASKED}{receipt_in(answer)}/").status_code == 404


def test_a_machine_that_fills_every_field_is_told_and_loses_nothing(client, filled):
    answer = client.post(ASK, filled | {TRAP: "buy now"})
    assert answer.status_code == 422
    assert TEXT.encode() in answer.content
    assert not MediaInquiry.objects.exists()


def test_whom_the_browser_made_a_machine_sees_the_field_and_can_empty_it(client, filled):
    answer = client.post(ASK, filled | {TRAP: "+380 44 000 00 00"})

    field = document_fromstring(answer.content.decode()).get_element_by_id(f"id_{TRAP}")
    assert field.get("value") == "+380 44 000 00 00"
    assert field.get("tabindex") is None
    assert not any("visually-hidden" in (above.get("class") or "") for above in field.iterancestors())
    form = form_with(answer.content, "question")
    assert form.values["question"].strip() == TEXT
    assert client.post(ASK, {**form.values, TRAP: ""}).status_code == 200


def test_whose_browser_fills_it_in_again_and_again_says_that_they_are_a_person(client, filled):
    form = form_with(client.post(ASK, filled | {TRAP: "1"}).content, "question", "is_person")

    assert client.post(ASK, {**form.values, TRAP: "1"}).status_code == 422
    assert client.post(ASK, {**form.values, TRAP: "1", "is_person": "on"}).status_code == 200
    assert MediaInquiry.objects.count() == 1


def test_no_browser_knows_the_trap_by_its_name(client, db):
    """By what browsers go by: https://html.spec.whatwg.org/#autofill-field, and the words their guesses look for."""
    page = document_fromstring(client.get(ASK).content.decode())
    trap = page.get_element_by_id(f"id_{TRAP}")
    seen = " ".join([trap.get("name"), trap.get("id"), trap.get("placeholder") or "", trap.get("class") or ""]).lower()

    known = ["name", "mail", "tel", "phone", "fax", "addr", "street", "city", "zip", "post", "country", "state", "org"]
    known += ["company", "url", "web", "site", "card", "cc", "birth", "user", "pass", "title", "nick", "middle"]
    assert [word for word in known if word in seen] == []
    assert (trap.get("autocomplete"), trap.get("tabindex")) == ("off", "-1")
    assert any(above.get("aria-hidden") == "true" for above in trap.iterancestors())


def test_too_quick_keeps_the_text_and_the_second_press_works(client, filled, clock):
    quick = filled | {"token": InquiryForm.new_token()}
    answer = client.post(ASK, quick)
    assert answer.status_code == 422
    assert TEXT.encode() in answer.content
    clock.shift(4)
    assert client.post(ASK, quick | {"token": fresh_token_in(answer)}).status_code == 200


@pytest.mark.parametrize("token", ["", "garbage", "a:b:c", "\x00", "x" * 400])
def test_a_stale_form_keeps_the_text_and_brings_a_fresh_token(client, filled, clock, token):
    answer = client.post(ASK, filled | {"token": token})
    assert answer.status_code == 422
    assert TEXT.encode() in answer.content
    clock.shift(4)
    assert client.post(ASK, filled | {"token": fresh_token_in(answer)}).status_code == 200


def test_a_form_of_last_week_is_taken_on_the_second_press(client, filled, clock):
    clock.shift(timedelta(hours=49))
    filled["deadline"] = "2026-03-05T18:00"
    answer = client.post(ASK, filled)
    assert answer.status_code == 422
    clock.shift(4)
    assert client.post(ASK, filled | {"token": fresh_token_in(answer)}).status_code == 200


@pytest.mark.parametrize(
    ("deadline", "zone", "told"),
    [
        (
            "2026-03-02T10:00",
            "Europe/Kyiv",
            "This moment has passed: in the zone of Kyiv it is 2 March 2026, 11:00 now.",
        ),
        ("2026-03-29T03:30", "Europe/Kyiv", "this time is skipped"),
        ("2026-03-08T02:30", "America/New_York", "this time is skipped"),
        ("2027-03-05T10:00", "Europe/Kyiv", "more than a year away"),
        ("0001-01-01T00:00", "Pacific/Auckland", "too far away"),
        ("9999-12-31T23:59", "America/New_York", "too far away"),
        ("2026-02-30T10:00", "Europe/Kyiv", "Give a date and a time"),
        ("tomorrow", "Europe/Kyiv", "Give a date and a time"),
        ("", "Europe/Kyiv", "This field is required"),
        ("2026-03-02T18:00", "Europe/Nowhere", "Select a valid choice"),
        ("2026-03-02T18:00", "../../../etc/passwd", "Select a valid choice"),
        ("2026-03-02T18:00", "", "This field is required"),
        ("2026-03-02T18:00\x00", "Europe/Kyiv", "Give a date and a time"),
    ],
)
def test_a_deadline_that_cannot_be_is_explained(client, filled, deadline, zone, told):
    answer = client.post(ASK, filled | {"deadline": deadline, "time_zone": zone})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not MediaInquiry.objects.exists()


@pytest.mark.parametrize("typed", ["2026-03-02T18:00", "2026-03-02T18:00:00", "2026-03-02 18:00", "02.03.2026 18:00"])
def test_a_deadline_may_be_typed_by_hand(client, filled, typed):
    client.post(ASK, filled | {"deadline": typed})
    assert MediaInquiry.objects.get().deadline_at.isoformat() == "2026-03-02T16:00:00+00:00"


def test_of_the_hour_that_comes_twice_the_first_counts(client, filled):
    client.post(ASK, filled | {"deadline": "2026-10-25T03:30", "time_zone": "Europe/Kyiv"})
    assert MediaInquiry.objects.get().deadline_at.isoformat() == "2026-10-25T00:30:00+00:00"


@pytest.mark.parametrize(
    "name",
    [
        "question",
        "topic",
        "language",
        "deadline",
        "time_zone",
        "name",
        "outlet",
        "email",
        "x7q3k",
        "token",
    ],
)
def test_no_input_breaks_the_form(client, filled, name):
    hostile = [
        "\x00",
        "x" * 100_000,
        "\u202e",
        "\ufeff",
        "😀",
        "'; DROP TABLE",
        "\u0301" * 50,
        '"><script>alert(1)</script>',
    ]
    # From a mailbox each: some are no more than a character that nobody sees, and are taken without it.
    sent = [filled | {"email": f"r{number}@example.org", name: value} for number, value in enumerate(hostile)]
    sent.append({kept: value for kept, value in filled.items() if kept != name})
    for fields in sent:
        answer = client.post(ASK, fields)
        assert answer.status_code in {200, 422}
        assert b"<script>alert(1)" not in answer.content


def test_what_is_no_longer_offered_is_not_asked_about_and_stays_with_who_has_asked(client, filled, campaign):
    receipt = receipt_in(client.post(ASK, filled))
    campaign.subjects.filter(code="detention").update(is_offered=False)

    assert client.post(ASK, filled | {"question": "Another?"}).status_code == 422
    assert 'value="detention"' not in client.get(ASK).content.decode()
    assert "Detention without trial" in client.post(ASKED, {"receipt": receipt}).content.decode()


def test_nothing_is_chosen_for_the_reporter_where_no_subject_stands_for_all(client, filled, campaign):
    assert "Choose a topic" not in client.get(ASK).content.decode()
    campaign.subjects.filter(code="general").update(is_offered=False)

    assert '<option value="">Choose a topic</option>' in client.get(ASK).content.decode()
    assert client.post(ASK, filled | {"topic": ""}).status_code == 422


def test_a_campaign_without_subjects_is_asked_all_the_same(client, filled, campaign):
    campaign.subjects.all().delete()
    del filled["topic"]

    assert 'name="topic"' not in client.get(ASK).content.decode()
    assert client.post(ASK, filled).status_code == 200
    assert MediaInquiry.objects.get().topic == ""


@pytest.mark.parametrize("receipt", ["", "nothing", "\x00", "x" * 100_000, "AAAA-AAAA-AAAA-AAAA-AAAA", "\u202e", "😀"])
def test_no_receipt_breaks_the_status_page(client, db, receipt):
    assert client.post(ASKED, {"receipt": receipt}).status_code in {404, 422}


def shown_anew(filled) -> dict:
    """A form that was shown long enough ago, with the same answers."""
    with time_machine.travel(START, tick=False):
        return filled | {"token": InquiryForm.new_token()}


def test_a_form_serves_once_and_another_text_is_kept_for_a_second_press(client, filled, clock):
    answers = [client.post(ASK, filled | {"question": f"Question {number}?"}) for number in range(20)]

    assert [answer.status_code for answer in answers] == [200] + [422] * 19
    assert MediaInquiry.objects.count() == 1
    assert OutgoingMail.objects.filter(kind="press/inquiry_received").count() == 1
    refused = answers[-1].content.decode()
    assert "Question 19?" in refused
    assert "A question was sent with this form already." in refused
    clock.shift(timedelta(hours=1, seconds=4))
    again = filled | {"question": "Question 19?", "token": fresh_token_in(answers[-1])}
    assert client.post(ASK, again).status_code == 200
    assert MediaInquiry.objects.count() == 2


def test_a_form_that_was_refused_has_not_been_used(client, filled):
    assert client.post(ASK, filled | {"deadline": "tomorrow"}).status_code == 422
    assert client.post(ASK, filled).status_code == 200


@pytest.fixture
def twenty_at_most(monkeypatch):
    monkeypatch.setattr(inquiries, "MOST_FROM_ONE_PLACE", 20)


def test_many_questions_at_once_are_stopped_with_the_text_kept(client, filled, twenty_at_most):
    for number in range(20):
        assert client.post(ASK, shown_anew(filled) | {"question": f"Question {number}?"}).status_code == 200
    stopped = client.post(ASK, shown_anew(filled) | {"question": "One more?"})
    assert stopped.status_code == 429
    assert b"One more?" in stopped.content
    assert MediaInquiry.objects.count() + HeldInquiry.objects.count() == 20


def test_who_types_somebodys_address_keeps_them_from_no_question(client, filled):
    for number in range(7):
        sent = shown_anew(filled) | {"question": f"Spam {number}?"}
        assert client.post(ASK, sent, REMOTE_ADDR="203.0.113.9").status_code == 200

    answer = client.post(ASK, filled, REMOTE_ADDR="198.51.100.7")

    assert answer.status_code == 200
    assert MediaInquiry.objects.filter(question=TEXT).exists()
    # The mailbox is protected: five letters in an hour, and the page promises none beyond.
    assert OutgoingMail.objects.filter(kind="press/inquiry_received").count() == 5
    assert b"We have also sent you a message" not in answer.content


def test_one_caller_cannot_flood_with_many_mailboxes(client, filled, twenty_at_most):
    for number in range(21):
        sent = {"email": f"flood{number}@example.net", "question": f"Flood {number}?"}
        last = client.post(ASK, shown_anew(filled) | sent)
    assert last.status_code == 429
    assert MediaInquiry.objects.count() == FROM_ONE_PLACE
    assert OutgoingMail.objects.filter(kind="press/inquiry_received").count() == FROM_ONE_PLACE


def test_guessing_receipts_is_stopped(client, ask, clock):
    _inquiry, receipt = ask()
    statuses = {client.post(ASKED, {"receipt": f"AAAA-{number:04}"}).status_code for number in range(30)}
    assert statuses == {404}
    assert client.post(ASKED, {"receipt": receipt}).status_code == 429
    clock.shift(timedelta(minutes=11))
    assert client.post(ASKED, {"receipt": receipt}).status_code == 200


def test_a_mailbox_of_whom_is_stopped_already_gets_no_counter(client, filled):
    """Or one caller could fill the table with addresses that they invent."""
    for number in range(30):
        client.post(ASK, shown_anew(filled) | {"email": f"flood{number}@example.net"})
    # The caller, the one mailbox that got a letter, what is doubted (there, in an hour, in a day), that some is held,
    # and each form.
    assert counters_of_limits().count() == 1 + 1 + 3 + 1 + 30


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://["}],
)
def test_another_site_cannot_make_its_visitors_ask_or_look(client, filled, ask, headers):
    _inquiry, receipt = ask()
    assert client.post(ASK, filled, headers=headers).status_code == 403
    looked = client.post(ASKED, {"receipt": receipt}, headers=headers)
    assert looked.status_code == 403
    assert b"Your question has arrived" not in looked.content
    assert not counters_of_limits().exists()
    own = {"Origin": "http://testserver"}
    assert client.post(ASKED, {"receipt": receipt}, headers=own).status_code == 200
    assert client.post(ASK, filled, headers=own).status_code == 200


def test_the_form_guesses_language_and_zone_of_the_reader(client, db):
    shown = client.get(ASK.replace("/en/", "/uk/")).content.decode()
    assert '<option value="Europe/Kyiv" selected>Київ</option>' in shown
    assert '<option value="uk" selected>' in shown
    assert "Europe/Kiev" not in shown


def test_what_a_reporter_typed_is_text(client, ask):
    _inquiry, receipt = ask(question="<script>alert(1)</script>", deadline_at=timezone.now() + timedelta(hours=3))
    shown = client.post(ASKED, {"receipt": receipt}).content
    assert b"<script>alert(1)" not in shown
    assert b"&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_city_is_offered_twice_in_its_region(language):
    with translation.override(language):
        for _region, zones in zone_choices()[1:]:
            names = [name for _zone, name in zones]
            assert len(names) == len(set(names))


def test_another_language_keeps_what_was_typed_without_javascript(client, filled, clock):
    page = document_fromstring(client.get(ASK).content.decode())
    ukrainian = page.xpath('//button[@name="switch"][@lang="uk"]')[0]
    assert (ukrainian.get("form"), ukrainian.get("formaction")) == ("ask", "/uk/press/ask/")

    answer = client.post("/uk/press/ask/", filled | {"switch": "uk", "email": "not yet", "question": f"{TEXT} <b>"})
    form = form_with(answer.content, "question").values
    assert answer.status_code == 200
    assert (form["question"].strip(), form["email"], form["deadline"]) == (f"{TEXT} <b>", "not yet", filled["deadline"])
    assert form["token"] != filled["token"]
    assert not MediaInquiry.objects.exists()
    clock.shift(4)
    assert client.post(ASK, {**form, "email": "rita@example.net"}).status_code == 200


@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "\ud800".encode("utf-8", "surrogatepass")])
def test_no_input_breaks_the_switch(client, filled, value):
    for name in ("question", "deadline", "time_zone", "topic", "wants_it_mailed"):
        assert client.post(ASK, filled | {"switch": "uk", name: value}).status_code == 200


def test_the_receipts_page_keeps_what_was_typed_in_another_language(client, ask):
    _inquiry, receipt = ask()
    answer = client.post("/uk/press/asked/", {"receipt": receipt, "question": "And when?", "switch": "uk"})

    assert "And when?</textarea>" in answer.content.decode()
    assert not MediaInquiry.objects.get().messages.exists()


def test_the_receipt_is_mailed_where_the_reporter_wishes_it(client, filled):
    receipt = receipt_in(client.post(ASK, filled | {"wants_it_mailed": "on", "medium": "radio", "country": "DE"}))
    letter = OutgoingMail.objects.get(to="rita@example.net")
    inquiry = MediaInquiry.objects.get()

    assert receipt in letter.text
    assert receipt not in letter.subject
    assert (inquiry.medium, inquiry.country) == ("radio", "DE")
    assert client.post(ASK, filled | {"medium": "smoke"}).status_code == 422


def test_the_page_says_who_reads_the_question(client, db):
    text = client.get(ASK).content.decode()

    assert "press officers read your question" in text
    assert "never your address" in text
