"""A thread goes on by mail: each side by its own address, and only from its own mailbox."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from PIL import Image

from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.mail.services import Fate, take_in
from partners.organizations.models import Organization
from partners.press.models import InquiryLetter, InquiryMessage, MediaInquiry, ReplyAddress
from partners.press.selectors import files_of, inquiries_waiting_for, thread_of, thread_with
from partners.press.services.inquiries import assign_inquiry, close_inquiry, merge_inquiry, set_press_rules
from partners.press.services.mail import MOST_IN_AN_HOUR, MOST_NOTED, leave_out_letter, let_in_letter
from partners.press.services.offers import accept_offer
from partners.press.services.threads import answer_inquiry, approve_answer, return_answer
from tests.support.branding import encoded
from tests.support.wire import QUOTED, wired

RITA, DOMAIN = "rita@example.net", "in.example.org"
UNKNOWN = f"reply+{'0' * 20}@{DOMAIN}"
pytestmark = pytest.mark.usefixtures("domain")


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def domain(settings):
    settings.INBOUND_DOMAIN = DOMAIN


@pytest.fixture
def asked(ask, press_officer):
    return ask()[0]


@pytest.fixture
def accepted(ask, listed, editor, press_officer):
    """A question that a partner has accepted."""
    listed()
    return accept_offer(ask()[0].offers.get(), by=acting(editor))


def address_in(kind: str, to: str) -> str:
    """What a mail program answers to: the newest letter's own word."""
    return OutgoingMail.objects.filter(kind=f"press/{kind}", to=to).latest("pk").reply_to


def by_reporter(text="Thank you. Since when?" + QUOTED, sender=f"Rita <{RITA}>", **headers):
    return take_in(wired(sender, address_in("inquiry_received", RITA), text, **headers))


def by_partner(text="Seven families." + QUOTED, sender="editor@example.org", **headers):
    return take_in(wired(sender, address_in("inquiry_accepted", "editor@example.org"), text, **headers))


def thread(inquiry) -> list[str]:
    return [message.text for message in thread_of(inquiry)]


def letters(kind: str) -> list[str]:
    return list(OutgoingMail.objects.filter(kind=f"press/{kind}").order_by("pk").values_list("to", flat=True))


def only_letter() -> InquiryLetter:
    return InquiryLetter.objects.get()


def test_a_reporter_answers_a_letter_and_it_stands_in_the_thread(asked, press_officer):
    assert by_reporter() == Fate.TAKEN

    message = asked.messages.get()
    assert (message.kind, message.text, message.written_by) == ("question", "Thank you. Since when?", None)
    assert "A reporter has written again" in OutgoingMail.objects.filter(to=press_officer.email).latest("pk").subject
    assert only_letter().message == message
    assert "> This is our answer." in only_letter().whole, "nothing of it is lost"


def test_a_partners_answer_by_mail_waits_for_the_press_officers_as_on_the_page(accepted, press_officer):
    assert by_partner() == Fate.TAKEN

    message = accepted.messages.get()
    assert (message.state, message.text, message.written_by.email) == (
        "waiting",
        "Seven families.",
        "editor@example.org",
    )
    assert thread(accepted.inquiry) == []
    approve_answer(accepted.inquiry, by=acting(press_officer))
    assert thread(accepted.inquiry) == ["Seven families."]
    assert letters("inquiry_answered") == [RITA]


def test_where_nobody_reads_answers_first_it_goes_to_the_reporter_at_once(campaign, accepted, press_officer):
    set_press_rules(campaign, offers_by_itself=True, approves_answers=False, by=acting(press_officer))

    assert by_partner() == Fate.TAKEN
    assert thread(accepted.inquiry) == ["Seven families."]
    assert MediaInquiry.objects.get().standing == "answered"


def test_a_second_letter_goes_on_in_an_answer_that_waits_and_replaces_one_that_was_given_back(accepted, press_officer):
    by_partner()
    by_partner("Eight, with the one from yesterday." + QUOTED)
    assert accepted.messages.get().text == "Seven families.\n\nEight, with the one from yesterday."

    return_answer(accepted.inquiry, reason="Which day?", by=acting(press_officer))
    take_in(
        wired("editor@example.org", address_in("inquiry_answer_returned", "editor@example.org"), "Eight on Monday.")
    )
    assert accepted.messages.get().text == "Eight on Monday."


def test_a_press_officers_answer_by_mail_is_a_private_note(asked, press_officer):
    address = address_in("inquiry_waits", press_officer.email)
    assert take_in(wired(press_officer.email, address, "I know her." + QUOTED)) == Fate.TAKEN

    assert [(note.kind, note.text) for note in asked.messages.all()] == [("note", "I know her.")]
    assert thread(asked) == []


def test_each_side_of_each_thread_has_an_address_of_its_own(accepted, ask, press_officer):
    ask()
    found = set(OutgoingMail.objects.exclude(reply_to="").values_list("reply_to", flat=True))
    assert len(found) == ReplyAddress.objects.count() == 5, "two reporters, two desks, one partner"
    assert all(len(each.partition("@")[0]) == len("reply+") + 20 for each in found), "100 bits"
    assert not any(each.partition("+")[2][:20] in str(ReplyAddress.objects.values()) for each in found)


def test_without_a_place_for_mail_no_letter_promises_one(settings, ask, listed, editor, press_officer):
    settings.INBOUND_DOMAIN = ""
    listed()
    accept_offer(ask()[0].offers.get(), by=acting(editor))

    assert not ReplyAddress.objects.exists()
    assert letters("inquiry_accepted") == []
    assert not any("replying" in text for text in OutgoingMail.objects.values_list("text", flat=True))


def test_where_there_is_one_each_letter_that_can_be_answered_says_so(accepted):
    said = {mail.kind for mail in OutgoingMail.objects.filter(text__contains="answer by replying")}
    assert said == {"press/inquiry_received", "press/inquiry_accepted"}


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Auto_Submitted": "auto-replied"}, "automatic"),
        ({"Precedence": "bulk"}, "automatic"),
        ({"X_Auto_Response_Suppress": "OOF, AutoReply"}, "automatic"),
        ({"List_Id": "<list.example.org>"}, "automatic"),
        ({"X_Autoreply": "yes"}, "automatic"),
        ({"Return_Path": "<>"}, "bounce"),
        ({"sender": "Mail Delivery <MAILER-DAEMON@example.net>"}, "automatic"),
        ({"sender": "The portal <portal@example.org>"}, "loop"),
        ({"sender": UNKNOWN}, "loop"),
    ],
)
def test_what_a_program_wrote_is_noted_and_answered_by_nobody(asked, headers, why):
    before = OutgoingMail.objects.count()
    assert by_reporter(**headers) == Fate.NOTED

    assert (only_letter().state, only_letter().why, only_letter().text, only_letter().whole) == (
        "left_out",
        why,
        "",
        "",
    )
    assert not InquiryMessage.objects.exists()
    assert OutgoingMail.objects.count() == before


def test_our_own_letter_that_comes_back_goes_nowhere(asked):
    sent = OutgoingMail.objects.get(kind="press/inquiry_received")
    assert by_reporter(sent.text, sender="portal@example.org", Auto_Submitted="auto-generated") == Fate.NOTED


def test_a_bounce_is_noted(asked):
    report = (
        f"From: MAILER-DAEMON@mx.example.net\r\nTo: {address_in('inquiry_received', RITA)}\r\nReturn-Path: <>\r\n"
        "Message-ID: <1@mx.example.net>\r\nMIME-Version: 1.0\r\nSubject: Undelivered\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nNo such mailbox.\r\n--b\r\n"
        "Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    )
    assert take_in(report.encode()) == Fate.NOTED
    assert only_letter().why == "bounce"


@pytest.mark.parametrize(
    "headers",
    [
        {"Authentication_Results": "mx.example.org; spf=fail smtp.mailfrom=rita@example.net; dkim=none"},
        {"Authentication_Results": "mx.example.org; dkim=fail header.d=example.net; spf=neutral"},
        {"Authentication_Results": "mx.example.org; dmarc=fail; spf=pass; dkim=pass"},
        {"Received_SPF": "Softfail (mx.example.org: domain of rita@example.net)"},
        {"sender": "mallory@example.net"},
        {"sender": f"{RITA}, mallory@example.net"},
        {"sender": f'"{RITA}" <mallory@example.net>'},
    ],
)
def test_a_letter_that_somebody_else_may_have_sent_is_held(asked, press_officer, headers):
    assert by_reporter(**headers) == Fate.HELD

    assert thread(asked) == []
    assert "A letter about a reporter’s question waits for you" in [
        mail.subject.partition(": ")[2] for mail in OutgoingMail.objects.filter(to=press_officer.email)
    ]
    assert list(inquiries_waiting_for(acting(press_officer))) == [asked]


def test_a_letter_that_is_vouched_for_is_taken(asked):
    told = "mx.example.org; dkim=fail header.d=list.example; spf=pass smtp.mailfrom=example.net; dmarc=pass"
    assert by_reporter(Authentication_Results=told) == Fate.TAKEN


def test_where_our_server_has_a_name_only_its_word_counts_and_is_needed(settings, asked):
    settings.INBOUND_AUTHSERV_ID = "mx.example.org"
    assert by_reporter("One." + QUOTED) == Fate.HELD, "nobody vouches for it"
    forged = "mallory.example; spf=pass; dkim=pass; dmarc=pass"
    assert by_reporter("Two." + QUOTED, Authentication_Results=forged) == Fate.HELD
    assert by_reporter("Three." + QUOTED, Authentication_Results="mx.example.org; dkim=pass") == Fate.TAKEN


def test_a_second_letter_that_waits_is_no_second_letter_to_the_press_officers(asked):
    for text in ("One.", "Two."):
        by_reporter(text, sender="mallory@example.net")
    held = OutgoingMail.objects.filter(subject__contains="A letter about a reporter’s question waits for you")
    assert held.count() == 1


def test_a_press_officer_lets_a_letter_in_as_that_of_its_side(asked, press_officer):
    by_reporter(sender="rita.private@example.com")
    let_in_letter(asked, letter=only_letter(), by=acting(press_officer))

    assert thread(asked) == ["Thank you. Since when?"]
    assert only_letter().state == "taken"
    with pytest.raises(NotAllowed):
        let_in_letter(asked, letter=only_letter(), by=acting(press_officer))


def test_a_partners_letter_from_another_mailbox_waits_to_be_sent_even_where_nobody_reads_answers(
    campaign, accepted, press_officer
):
    """The person who was asked writes from her own mailbox, and has no account."""
    set_press_rules(campaign, offers_by_itself=True, approves_answers=False, by=acting(press_officer))
    assert by_partner(sender="daryna@example.org") == Fate.HELD
    let_in_letter(accepted.inquiry, letter=only_letter(), by=acting(press_officer))

    assert accepted.messages.get().state == "waiting"
    approve_answer(accepted.inquiry, by=acting(press_officer))
    assert thread(accepted.inquiry) == ["Seven families."]


def test_or_leaves_it_out_and_its_words_are_forgotten(asked, press_officer):
    by_reporter(sender="mallory@example.net")
    leave_out_letter(asked, letter=only_letter(), by=acting(press_officer))

    assert (only_letter().state, only_letter().text, only_letter().whole, only_letter().sender) == (
        "left_out",
        "",
        "",
        "",
    )
    assert thread(asked) == []


def test_a_letter_of_another_thread_cannot_be_let_in_here(asked, ask, press_officer):
    by_reporter(sender="mallory@example.net")
    other, _receipt = ask(email="other@example.net", question="And who else?")
    take_in(wired("m@example.net", address_in("inquiry_received", "other@example.net")))
    with pytest.raises(Conflict) as refused:
        let_in_letter(other, letter=asked.letters.get(), by=acting(press_officer))
    assert refused.value.code == "gone"


def test_nobody_but_press_officers_lets_letters_in(asked, editor):
    by_reporter(sender="mallory@example.net")
    for by in (acting(editor), LINK_HOLDER):
        with pytest.raises(NotAllowed):
            let_in_letter(asked, letter=only_letter(), by=by)


def test_a_letter_of_which_nothing_is_left_is_held_and_shown_whole(asked, press_officer):
    assert by_reporter(QUOTED.strip()) == Fate.HELD
    assert only_letter().why == "empty"
    let_in_letter(asked, letter=only_letter(), by=acting(press_officer))
    assert "> This is our answer." in thread(asked)[0]


def test_a_wrong_secret_and_one_that_nobody_was_given_are_answered_alike_and_by_nothing(asked):
    before = OutgoingMail.objects.count()
    own = address_in("inquiry_received", RITA)
    wrong = [UNKNOWN, own.replace("reply+", "reply+1"), f"reply+@{DOMAIN}", own.replace(DOMAIN, "example.com"), RITA]
    assert {take_in(wired(RITA, to)) for to in wrong} == {Fate.UNKNOWN}
    assert OutgoingMail.objects.count() == before
    assert not InquiryLetter.objects.exists()


def test_an_address_counts_however_a_server_writes_it(asked):
    to = address_in("inquiry_received", RITA).upper()
    assert take_in(wired(RITA.upper(), "hidden@example.org", Delivered_To=to)) == Fate.TAKEN


def test_the_same_letter_twice_is_one_message(asked):
    for fate in (Fate.TAKEN, Fate.AGAIN, Fate.AGAIN):
        assert by_reporter(Message_ID="<one@example.net>") == fate
    assert thread(asked) == ["Thank you. Since when?"]


def test_the_same_words_in_two_letters_are_said_once(accepted):
    by_partner()
    assert by_partner() == Fate.NOTED
    assert accepted.messages.get().text == "Seven families."


def test_the_same_words_with_a_file_lose_no_file(accepted):
    by_partner()
    assert by_partner(files=[("map.png", "image/png", encoded(Image.new("RGB", (40, 40), "red"), "PNG"))]) == Fate.TAKEN
    assert accepted.messages.get().text == "Seven families."
    assert [file.name for file in files_of(accepted.messages.all())] == ["map.png"]


def test_a_letter_of_a_megabyte_is_not_kept_and_its_writer_is_told(asked):
    assert by_reporter("Ж" * 1_000_000) == Fate.NOTED
    assert letters("inquiry_letter_not_taken") == [RITA]
    assert "too long" in OutgoingMail.objects.latest("pk").text
    assert only_letter().whole == ""


def test_a_stranger_who_sends_one_tells_nobody_anything(asked):
    assert by_reporter("Ж" * 1_000_000, sender="mallory@example.net") == Fate.HELD
    assert letters("inquiry_letter_not_taken") == []
    assert len(only_letter().whole) <= 30_000


def test_a_closed_question_is_told_of_as_on_the_page(asked, press_officer):
    close_inquiry(asked, by=acting(press_officer))
    assert by_reporter() == Fate.NOTED
    assert letters("inquiry_letter_not_taken") == [RITA]
    assert "This question is closed" in OutgoingMail.objects.latest("pk").text
    assert OutgoingMail.objects.latest("pk").reply_to == ""


def test_an_answered_question_is_open_again_as_on_the_page(asked, press_officer):
    assign_inquiry(asked, by=acting(press_officer))
    answer_inquiry(asked, answer="Two hundred.", by=acting(press_officer))
    take_in(wired(RITA, address_in("inquiry_answered", RITA), "Since when?" + QUOTED))
    assert MediaInquiry.objects.get().standing == "assigned"
    assert thread(asked) == ["Two hundred.", "Since when?"]


def test_a_suspended_partners_letter_is_held_and_cannot_be_let_in(accepted, press_officer):
    Organization.objects.filter(pk=accepted.organization_id).update(standing=Organization.Standing.SUSPENDED)
    assert by_partner() == Fate.HELD
    assert only_letter().why == "not_theirs"
    with pytest.raises(Conflict) as refused:
        let_in_letter(accepted.inquiry, letter=only_letter(), by=acting(press_officer))
    assert refused.value.code == "not_theirs"


def test_of_many_letters_within_an_hour_the_rest_is_told_of_once_and_then_no_row_is_kept(asked, noon):
    fates = [by_reporter(f"Number {number}." + QUOTED) for number in range(MOST_NOTED + 5)]
    assert fates.count(Fate.TAKEN) == MOST_IN_AN_HOUR
    assert InquiryLetter.objects.count() == MOST_NOTED
    assert letters("inquiry_letter_not_taken") == [RITA]

    noon.shift(timedelta(hours=1, minutes=1))
    assert by_reporter("Later." + QUOTED) == Fate.TAKEN


def test_a_program_that_writes_without_end_shuts_no_person_out(asked):
    for number in range(MOST_NOTED):
        assert by_reporter(f"Away {number}.", Auto_Submitted="auto-replied") == Fate.NOTED
    assert InquiryLetter.objects.count() == MOST_IN_AN_HOUR
    assert by_reporter() == Fate.TAKEN


def test_letters_to_a_thread_that_became_part_of_another_go_there(asked, ask, press_officer):
    other, _receipt = ask(question="And in which towns?")
    old = OutgoingMail.objects.filter(kind="press/inquiry_received", to=RITA).earliest("pk").reply_to
    assign_inquiry(asked, by=acting(press_officer))
    merge_inquiry(asked, into=other, by=acting(press_officer))

    assert take_in(wired(RITA, old, "Both, please." + QUOTED)) == Fate.TAKEN
    assert thread(other) == ["What do the planted families say?", "Both, please."]


def test_signs_that_programs_put_in_are_taken_out_and_headers_stay_where_they_are(asked):
    assert by_reporter("\ufeffThank\u200b you.\r\nBcc: mallory@example.net\x00\r\n\x07") == Fate.TAKEN
    assert thread(asked) == ["Thank you.\nBcc: mallory@example.net"]
    assert all("mallory" not in mail.to + mail.subject for mail in OutgoingMail.objects.all())


def test_the_receipt_shows_what_came_by_mail(client, ask, press_officer):
    _asked, receipt = ask()
    by_reporter("Seen <b>here</b>?" + QUOTED)
    assert "Seen &lt;b&gt;here" in client.post(reverse("press:inquiry_status"), {"receipt": receipt}).content.decode()


def test_a_partner_sees_what_the_reporter_wrote_by_mail(accepted):
    by_reporter()
    assert [message.text for message in thread_with(accepted)] == ["Thank you. Since when?"]
