"""What press officers do on the screen of an inquiry, through HTTP."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.press.models import InquiryMessage, MediaContact, MediaInquiry, PressRules
from partners.press.services.inquiries import assign_inquiry, receive_inquiry
from partners.press.services.offers import accept_offer
from partners.press.services.threads import answer_inquiry, keep_partner_note, write_answer
from tests.support.consents import agreed

LIST = "/cms/inquiries/"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def ask(campaign):
    def send(**fields) -> MediaInquiry:
        details = {
            "name": "Rita Reporter", "outlet": "The Planted Herald", "email": "rita@example.net", "language": "uk",
            "deadline_at": clock.now() + timedelta(hours=5), "time_zone": "Europe/Kyiv", "topic": "detention",
            "question": "What do the families say?",
        }  # fmt: skip
        return receive_inquiry(**{**details, **fields}, by=VISITOR)[0]

    return send


@pytest.fixture
def voice(organization):
    """`voice("Olena")` is somebody who is listed."""

    def plant(name: str, of=organization, **fields) -> MediaContact:
        now = clock.now()
        details = {
            "email": f"{name.lower()}@contacts.example.org", "languages": ["uk"], "topics": ["detention"],
            "time_zone": "Europe/Kyiv", "asked_at": now, "code_expires_at": now + timedelta(days=9),
        }  # fmt: skip
        contact = MediaContact.objects.create(organization=of, name=name, standing="confirmed", **{**details, **fields})
        agreed(contact, at=now, until=now + timedelta(days=90))
        return contact

    return plant


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


def screen(inquiry: MediaInquiry) -> str:
    return reverse("backoffice_inquiries:inquiry", args=[inquiry.public_id])


def move(inquiry: MediaInquiry, name: str) -> str:
    return reverse("backoffice_inquiries:move", args=[inquiry.public_id, name])


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_order_stands_there_with_its_reasons_and_when_it_comes_to_staff(officer, ask, voice, other_organization):
    voice("Olena")
    inquiry = ask()
    voice("General", of=other_organization, topics=["general"])
    voice("Polish", of=other_organization, languages=["pl"])
    text = words(officer.get(screen(inquiry)))

    assert "speaks it fluently, speaks about everything, awake for 5 h 0 min before the deadline" in text
    assert "Polish, Other: does not speak the language" in text or "does not speak the language" in text
    assert "Olena, Lantern: the partner was asked already" in text
    assert "it is with you at" in text
    assert "speaks it fluently, knows this topic, awake for 5 h 0 min before the deadline" in text, "why she was asked"


def test_whoever_is_listed_can_be_asked_by_hand(officer, ask, voice):
    polish = voice("Polish", languages=["pl"])
    inquiry = ask()
    form = words(officer.get(move(inquiry, "offer")))
    assert "Polish, Lantern: does not speak the language" in form

    assert officer.post(move(inquiry, "offer"), {"contact": str(polish.public_id)}).status_code == 302
    assert inquiry.offers.get().contact == polish
    for wrong in ("", "x", "\x00", str(inquiry.public_id)):
        assert officer.post(move(inquiry, "offer"), {"contact": wrong}).status_code == 422


def test_a_partners_answer_is_read_given_back_or_sent(officer, ask, voice, editor):
    voice("Olena")
    inquiry = ask()
    offer = accept_offer(inquiry.offers.get(), by=acting(editor))
    keep_partner_note(offer, note="Planted among themselves", by=acting(editor))
    write_answer(offer, answer="They <b>wait</b>.", by=acting(editor))

    text = words(officer.get(screen(inquiry)))
    assert "They &lt;b&gt;wait&lt;/b&gt;." in text
    assert "Planted among themselves" not in text
    assert "They &lt;b&gt;wait&lt;/b&gt;." in words(officer.get(move(inquiry, "send_answer")))
    assert officer.post(move(inquiry, "give_back"), {"reason": ""}).status_code == 422
    officer.post(move(inquiry, "give_back"), {"reason": "Since when?"})
    assert officer.get(move(inquiry, "send_answer")).status_code == 302, "nothing waits any more"
    write_answer(offer, answer="Since May.", by=acting(editor))
    officer.post(move(inquiry, "send_answer"))
    inquiry.refresh_from_db()
    assert inquiry.standing == "answered"


def test_answered_twice_corrected_noted_kept_and_closed(officer, press_officer, ask):
    inquiry = assign_inquiry(ask(), by=acting(press_officer))
    officer.post(move(inquiry, "answer"), {"answer": "Two hundred."})
    officer.post(move(inquiry, "answer"), {"answer": "Since May."})
    wrong = InquiryMessage.objects.get(text="Two hundred.")
    officer.post(move(inquiry, "correct"), {"corrects": wrong.pk, "answer": "Three hundred."})
    officer.post(move(inquiry, "keep_note"), {"note": "She is tired."})
    officer.post(move(inquiry, "keep_outcome"), {"outcome": "published", "coverage_url": "herald.example.net/a"})
    officer.post(move(inquiry, "close"), {"is_told": "on"})

    text = words(officer.get(screen(inquiry)))
    for said in ("Two hundred.", "Since May.", "Three hundred.", "She is tired.", "https://herald.example.net/a"):
        assert said in text
    letters = OutgoingMail.objects.filter(to="rita@example.net").order_by("pk").values_list("kind", flat=True)
    assert list(letters) == ["press/inquiry_received", *["press/inquiry_answered"] * 3, "press/inquiry_closed"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "x" * 600, "http://[", "\x00"])
def test_what_is_no_link_is_not_kept(officer, press_officer, ask, link):
    inquiry = assign_inquiry(ask(), by=acting(press_officer))
    answer_inquiry(inquiry, answer="Here.", by=acting(press_officer))
    assert officer.post(move(inquiry, "keep_outcome"), {"outcome": "used", "coverage_url": link}).status_code == 422


def test_handed_over_to_somebody_by_name(officer, ask, administrator):
    inquiry = ask()
    officer.post(move(inquiry, "hand_over"), {"colleague": administrator.pk, "note": "Please."})
    inquiry.refresh_from_db()

    assert inquiry.assigned_to == administrator
    assert officer.post(move(inquiry, "hand_over"), {"colleague": "9999"}).status_code == 422


def test_the_same_reporters_questions_become_one_and_others_stay_apart(officer, ask):
    first, second = ask(), ask(question="And the children?")
    other = ask(email="other@example.net")
    text = words(officer.get(screen(second)))
    assert screen(first) in text
    assert "other questions of this reporter" in text or "1 other question of this reporter" in text
    assert "none of them may read what another asks" in words(officer.get(screen(first)))

    assert officer.post(move(second, "merge"), {"into": other.pk}).status_code == 422
    officer.post(move(second, "merge"), {"into": first.pk})
    assert "And the children?" in words(officer.get(screen(first)))


def test_a_reporters_card_shows_all_they_asked_and_forgets_it(officer, ask):
    first = ask()
    ask(question="And the children?", outlet="The Evening Page")
    kept = ask(email="other@example.net")
    card = reverse("backoffice_inquiries:reporter", args=[first.public_id])
    text = words(officer.get(card))
    for said in ("Rita Reporter", "The Evening Page, The Planted Herald", "And the children?"):
        assert said in text

    officer.post(card)
    assert MediaInquiry.objects.get() == kept
    assert officer.get(card).status_code == 404


def test_how_questions_find_a_voice_is_told_and_set(officer, ask, campaign):
    rules = reverse("backoffice_inquiries:rules")
    assert "a quarter of the time until the deadline" in words(officer.get(rules))
    officer.post(rules, {"approves_answers": "on"})

    kept = PressRules.objects.get(campaign=campaign)
    assert (kept.offers_by_itself, kept.approves_answers) == (False, True)


def test_half_of_the_waits_are_told_by_language(officer, press_officer, ask):
    inquiry = assign_inquiry(ask(), by=acting(press_officer))
    with clock.at(clock.now() + timedelta(minutes=90)):
        answer_inquiry(inquiry, answer="Here.", by=acting(press_officer))

    assert "Ukrainian: half within 1 h 30 min, of 1 question" in words(
        officer.get(reverse("backoffice_inquiries:rules"))
    )


@pytest.mark.parametrize("word", ["FAMILIES", "HERALD", "detention", "ВІЙНІ", "війні"])
def test_the_list_is_searched_in_any_case_and_alphabet(officer, ask, word):
    ask()
    ask(question="Що чути про дітей на Війні?", topic="detention", outlet="Herald")
    found = officer.get(LIST, {"q": word}).content.decode()

    assert "/cms/inquiries/" in found
    assert ("Війні" in found) or ("families" in found)


@pytest.mark.parametrize("persona", ["staff_editor", "partnerships", "moderator", "owner"])
def test_nobody_else_sees_cards_and_rules(request, sign_in, ask, persona):
    client = sign_in(request.getfixturevalue(persona))
    inquiry = ask()
    for url in (
        reverse("backoffice_inquiries:rules"),
        reverse("backoffice_inquiries:reporter", args=[inquiry.public_id]),
    ):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in {403, 404}
    assert MediaInquiry.objects.exists()


def test_the_screen_asks_the_database_as_often_for_many_voices_and_messages_as_for_few(
    officer, press_officer, ask, voice
):
    inquiry = assign_inquiry(ask(), by=acting(press_officer))

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            officer.get(screen(inquiry))
        return len(found)

    for number in range(2):
        voice(f"Voice{number}")
        answer_inquiry(inquiry, answer=f"Number {number}", by=acting(press_officer))
    queries()
    few = queries()
    for number in range(2, 6):
        voice(f"Voice{number}")
        answer_inquiry(inquiry, answer=f"Number {number}", by=acting(press_officer))
    assert queries() == few
