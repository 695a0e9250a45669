"""Answers, corrections, notes and further questions: who writes what, and who reads it."""

from datetime import timedelta

import pytest
import time_machine

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.models import InquiryMessage, MediaInquiry
from partners.press.selectors import (
    alike,
    from_same_reporter,
    inquiries_for_staff,
    inquiries_waiting_for,
    inquiry_by_receipt,
    thread_for_staff,
    thread_of,
    thread_with,
    times_to_answer,
)
from partners.press.services.consent import confirm_contact
from partners.press.services.inquiries import (
    assign_inquiry,
    close_inquiry,
    forget_reporter,
    hand_over_inquiry,
    keep_outcome,
    merge_inquiry,
    purge_inquiries,
    set_press_rules,
)
from partners.press.services.offers import accept_offer, offer_inquiry, pass_offer
from partners.press.services.threads import (
    answer_inquiry,
    approve_answer,
    ask_on,
    correct_answer,
    keep_note,
    keep_partner_note,
    return_answer,
    write_answer,
)
from tests.conftest import make_user

Standing = MediaInquiry.Standing


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(press_officer):
    return acting(press_officer)


@pytest.fixture
def taken(ask, officer):
    """A question that a press officer has taken over, and its receipt."""
    inquiry, receipt = ask()
    return assign_inquiry(inquiry, by=officer), receipt


@pytest.fixture
def accepted(ask, listed, editor):
    """A question that a partner has accepted."""
    listed()
    return accept_offer(ask()[0].offers.get(), by=acting(editor))


def texts(thread) -> list[str]:
    return [message.text for message in thread]


def letters(kind: str) -> list[str]:
    return [letter.subject for letter in OutgoingMail.objects.filter(kind=f"press/{kind}").order_by("pk")]


def test_several_answers_a_correction_and_what_the_reporter_wrote_are_one_thread(taken, officer):
    inquiry, receipt = taken
    answer_inquiry(inquiry, answer="Two hundred.", by=officer)
    ask_on(inquiry_by_receipt(receipt), question="Since when?", by=LINK_HOLDER)
    assert inquiry_by_receipt(receipt).standing == Standing.ASSIGNED, "it waits again"
    answer_inquiry(inquiry, answer="Since May.", by=officer)
    wrong = inquiry.messages.get(text="Two hundred.")
    correct_answer(inquiry, answer="Three hundred.", corrects=wrong, by=officer)

    found = inquiry_by_receipt(receipt)
    assert texts(thread_of(found)) == ["Two hundred.", "Since when?", "Since May.", "Three hundred."]
    assert found.standing == Standing.ANSWERED
    assert letters("inquiry_answered") == [
        "The answer to your question", "A further answer to your question", "Correction of our answer to you",
    ]  # fmt: skip


def test_a_correction_also_reaches_a_reporter_whose_question_is_closed(taken, officer, administrator):
    inquiry, _receipt = taken
    answer_inquiry(inquiry, answer="Two hundred.", by=officer)
    close_inquiry(inquiry, by=officer)

    correct_answer(inquiry, answer="Three.", corrects=inquiry.messages.get(), by=acting(administrator))
    assert letters("inquiry_answered")[-1] == "Correction of our answer to you"


def test_only_an_answer_of_this_thread_is_corrected(taken, ask, officer):
    inquiry, _receipt = taken
    answer_inquiry(inquiry, answer="Two hundred.", by=officer)
    asked = ask_on(inquiry, question="Since when?", by=LINK_HOLDER)

    with pytest.raises(Conflict) as refused:
        correct_answer(inquiry, answer="No.", corrects=asked, by=officer)
    assert refused.value.code == "no_answer"


def test_an_inquiry_without_an_answer_has_nothing_to_correct(taken, officer):
    inquiry, _receipt = taken
    note = keep_note(inquiry, note="Private.", by=officer)
    with pytest.raises(NotAllowed):
        correct_answer(inquiry, answer="No.", corrects=note, by=officer)


def test_a_partners_answer_waits_until_a_press_officer_has_read_it(accepted, editor, officer, press_officer):
    inquiry = accepted.inquiry
    write_answer(accepted, answer="We saw it.", by=acting(editor))
    assert texts(thread_of(inquiry)) == []
    assert letters("inquiry_answered") == []
    assert "5 hours left: A partner’s answer waits for you" in letters("inquiry_waits")
    assert list(inquiries_waiting_for(officer)) == [inquiry]

    inquiry = approve_answer(inquiry, by=officer)
    assert inquiry.standing == Standing.ANSWERED
    assert texts(thread_of(inquiry)) == ["We saw it."]
    assert letters("inquiry_answered") == ["The answer to your question"]
    assert not inquiries_waiting_for(officer).exists()


def test_an_answer_that_comes_back_is_written_anew(accepted, editor, officer):
    inquiry = accepted.inquiry
    write_answer(accepted, answer="Her name is Planted.", by=acting(editor))
    return_answer(inquiry, reason="Please leave out the name.", by=officer)
    message = thread_with(accepted).get()
    assert (message.state, message.why) == ("returned", "Please leave out the name.")
    assert letters("inquiry_answer_returned") == ["5 hours left: please look at your answer again"]

    write_answer(accepted, answer="A teacher.", by=acting(editor))
    approve_answer(inquiry, by=officer)
    assert texts(thread_of(inquiry)) == ["A teacher."]
    assert "Planted" not in str(list(InquiryMessage.objects.values_list("text")))


def test_where_the_campaign_wants_it_a_partners_answer_leaves_at_once(accepted, editor, officer, campaign):
    set_press_rules(campaign, offers_by_itself=True, approves_answers=False, by=officer)
    write_answer(accepted, answer="We saw it.", by=acting(editor))

    accepted.inquiry.refresh_from_db()
    assert accepted.inquiry.standing == Standing.ANSWERED
    assert letters("inquiry_answered") == ["The answer to your question"]


@pytest.mark.parametrize("persona", ["viewer", "outsider", "press_officer", "person"])
def test_nobody_else_speaks_for_the_partner(request, accepted, persona):
    by = acting(request.getfixturevalue(persona))
    for act in (
        lambda: write_answer(accepted, answer="Mine.", by=by),
        lambda: keep_partner_note(accepted, note="Mine.", by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_notes_are_read_at_the_desk_at_which_they_were_written(accepted, editor, officer, listed, outsider):
    inquiry = accepted.inquiry
    keep_note(inquiry, note="Planted by staff", by=officer)
    keep_partner_note(accepted, note="Planted by the partner", by=acting(editor))

    assert texts(thread_for_staff(inquiry)) == ["Planted by staff"]
    assert texts(thread_with(accepted)) == ["Planted by the partner"]
    assert texts(thread_of(inquiry)) == []


def test_the_next_partner_reads_nothing_of_the_notes_and_drafts_of_the_one_before(
    accepted, editor, officer, submit, newest_code, other_organization, outsider
):
    keep_partner_note(accepted, note="Planted note", by=acting(editor))
    write_answer(accepted, answer="Planted draft", by=acting(editor))
    submit(of=other_organization, by=acting(outsider), email="second@example.org")
    confirm_contact(newest_code("second@example.org"), version=1, by=LINK_HOLDER)
    pass_offer(accepted, why="Planted reason", by=acting(editor))
    theirs = accept_offer(accepted.inquiry.offers.get(organization=other_organization), by=acting(outsider))

    assert texts(thread_with(theirs)) == []
    assert "Planted" not in theirs.why


def test_the_reporter_writes_until_it_is_closed_and_twice_the_same_is_once(taken, officer):
    inquiry, _receipt = taken
    for _press in range(2):
        ask_on(inquiry, question="One more thing.", by=LINK_HOLDER)
    assert texts(thread_of(inquiry)) == ["One more thing."]
    with pytest.raises(NotAllowed):
        ask_on(inquiry, question="Not mine.", by=VISITOR)
    close_inquiry(inquiry, by=officer)
    with pytest.raises(Conflict) as refused:
        ask_on(inquiry, question="Too late?", by=LINK_HOLDER)
    assert refused.value.code == "closed"


def test_a_conversation_has_an_end(taken, monkeypatch):
    monkeypatch.setattr("partners.press.services.threads.MOST_MESSAGES", 2)
    inquiry, _receipt = taken
    for number in range(2):
        ask_on(inquiry, question=f"Number {number}", by=LINK_HOLDER)
    with pytest.raises(Conflict) as refused:
        ask_on(inquiry, question="Number 2", by=LINK_HOLDER)
    assert refused.value.code == "too_long"


def test_closing_tells_the_reporter_unless_it_was_no_question(ask, officer):
    close_inquiry(ask()[0], by=officer)
    close_inquiry(ask(question="Buy now?")[0], is_told=False, by=officer)

    assert letters("inquiry_closed") == ["Your question is closed"]


def test_a_named_colleague_gets_it_with_a_note_that_no_letter_holds(taken, officer, administrator, person):
    inquiry, _receipt = taken
    hand_over_inquiry(inquiry, colleague=administrator, note="Planted: she is at risk.", by=officer)

    inquiry.refresh_from_db()
    assert inquiry.assigned_to == administrator
    assert texts(thread_for_staff(inquiry)) == ["Planted: she is at risk."]
    letter = OutgoingMail.objects.filter(to=administrator.email).latest("pk")
    assert letter.subject == "5 hours left: A reporter’s question is yours now"
    assert "Planted" not in letter.text
    for somebody, code in ((person, "no_officer"), (administrator, "same_officer")):
        with pytest.raises(Conflict) as refused:
            hand_over_inquiry(inquiry, colleague=somebody, by=acting(administrator))
        assert refused.value.code == code


def test_two_questions_of_one_reporter_become_one_thread_that_both_receipts_open(ask, officer, listed, noon):
    listed()
    first, first_receipt = ask()
    second, second_receipt = ask(
        email="RITA@example.net", question="And the children?", deadline_at=first.deadline_at - timedelta(hours=1)
    )
    assert list(from_same_reporter(second)) == [first]
    noon.shift(60)
    ask_on(second, question="By name?", by=LINK_HOLDER)

    into = merge_inquiry(second, into=first, by=officer)
    assert inquiry_by_receipt(second_receipt) == inquiry_by_receipt(first_receipt) == into
    assert texts(thread_of(into)) == ["And the children?", "By name?"]
    assert into.deadline_at == second.deadline_at
    second.refresh_from_db()
    assert (second.standing, second.offers.get().state) == (Standing.CLOSED, "taken_back")
    assert letters("inquiry_closed") == [], "the conversation goes on"


def test_two_reporters_are_never_made_one(ask, officer):
    mine, other = ask()[0], ask(email="other@example.net")[0]

    assert alike(mine, at=clock.now()) == [other], "staff are told that both ask the same"
    assert not from_same_reporter(mine).exists()
    with pytest.raises(NotAllowed):
        merge_inquiry(mine, into=other, by=officer)
    ask(question="And the children?")
    for into in (other, mine):
        with pytest.raises(Conflict) as refused:
            merge_inquiry(mine, into=into, by=officer)
        assert refused.value.code == "other_reporter"
    assert inquiries_for_staff(officer).filter(standing=Standing.RECEIVED).count() == 3


@pytest.mark.parametrize(
    ("question", "is_alike"),
    [
        ("WHAT do the planted families SAY", True),
        ("What do the planted families say about it?", True),
        ("What do the teachers say?", False),
        ("Хто чекає?", False),
        ("…", False),
    ],
)
def test_nearly_the_same_words_are_a_hint(ask, question, is_alike):
    first, other = ask()[0], ask(email="other@example.net", question=question)[0]

    assert (alike(first, at=clock.now()) == [other]) is is_alike
    assert (alike(other, at=clock.now()) == [first]) is is_alike


def test_what_became_of_it_is_kept_with_a_link(taken, officer):
    inquiry, _receipt = taken
    with pytest.raises(Conflict):
        keep_outcome(inquiry, outcome="published", by=officer)
    answer_inquiry(inquiry, answer="Here.", by=officer)
    kept = keep_outcome(inquiry, outcome="published", coverage_url="https://herald.example.net/a", by=officer)
    assert (kept.outcome, kept.coverage_url) == ("published", "https://herald.example.net/a")


def test_half_of_the_reporters_waited_no_longer(ask, officer, noon):
    for hours, language in ((1, "uk"), (2, "uk"), (9, "uk"), (3, "de")):
        with clock.at(clock.now()):
            inquiry = assign_inquiry(ask(language=language, question=f"After {hours}?")[0], by=officer)
        with clock.at(clock.now() + timedelta(hours=hours)):
            answer_inquiry(inquiry, answer="Here.", by=officer)
    ask(language="fr")

    assert times_to_answer(officer, since=clock.now() - timedelta(days=1)) == {
        "uk": (timedelta(hours=2), 3), "de": (timedelta(hours=3), 1),
    }  # fmt: skip
    assert times_to_answer(VISITOR, since=clock.now() - timedelta(days=1)) == {}


def test_a_reporter_who_wants_to_be_forgotten_is(ask, officer, taken, editor):
    inquiry, receipt = taken
    answer_inquiry(inquiry, answer="Planted", by=officer)
    ask(email="other@example.net")
    OutgoingMail.objects.update(state="sent")

    with pytest.raises(NotAllowed):
        forget_reporter("rita@example.net", by=acting(editor))
    assert forget_reporter("Rita@example.net", by=officer) == 1
    assert inquiry_by_receipt(receipt) is None
    assert not InquiryMessage.objects.exists()
    assert MediaInquiry.objects.get().email == "other@example.net"


def test_what_is_deleted_in_time_takes_its_messages_and_offers_with_it(accepted, editor, officer):
    write_answer(accepted, answer="We saw it.", by=acting(editor))
    approve_answer(accepted.inquiry, by=officer)
    with clock.at(clock.now() + timedelta(days=181)):
        assert purge_inquiries() == 1
    assert not InquiryMessage.objects.exists()


@pytest.mark.parametrize("persona", ["owner", "editor", "moderator", "staff_editor", "partnerships", "person"])
def test_nobody_but_press_officers_does_the_work_of_the_desk(request, taken, persona):
    inquiry, by = taken[0], acting(request.getfixturevalue(persona))
    colleague = make_user("colleague@example.org", staff=True, groups=("Press officers",))
    for act in (
        lambda: hand_over_inquiry(inquiry, colleague=colleague, by=by),
        lambda: keep_note(inquiry, note="Mine.", by=by),
        lambda: approve_answer(inquiry, by=by),
        lambda: return_answer(inquiry, reason="No.", by=by),
        lambda: merge_inquiry(inquiry, into=inquiry, by=by),
        lambda: keep_outcome(inquiry, outcome="used", by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_protected_or_asleep_staff_may_ask_anybody_who_is_listed(ask, listed, officer, noon):
    contact = listed(languages=["de"])
    inquiry = ask()[0]
    assert not inquiry.offers.exists()
    assert offer_inquiry(inquiry, contact=contact, by=officer).until > clock.now()


def test_the_partner_is_told_that_the_reporter_has_written_and_by_no_letter_what(accepted, editor):
    ask_on(accepted.inquiry, question="Planted words.", by=LINK_HOLDER)
    letter = OutgoingMail.objects.get(kind="press/inquiry_continued", to=editor.email)

    assert letter.subject == "5 hours left: A reporter has written again"
    assert "Planted" not in letter.text


def test_an_answer_that_is_mended_ten_times_is_one_letter(accepted, editor, press_officer):
    for number in range(10):
        write_answer(accepted, answer=f"Number {number}", by=acting(editor))

    waiting = [subject for subject in letters("inquiry_waits") if "answer waits" in subject]
    assert len(waiting) == 1
    assert texts(thread_with(accepted)) == ["Number 9"]
