"""A reporter's question: one receipt, one voice, and an end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.activity.selectors import feed_for
from partners.activity.verbs import Audience, Verb
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import LETTERS
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.models import MediaInquiry
from partners.press.selectors import (
    inquiries_for_staff,
    inquiries_waiting_for,
    inquiry_by_receipt,
    thread_of,
)
from partners.press.services.inquiries import assign_inquiry, close_inquiry, purge_inquiries
from partners.press.services.threads import answer_inquiry
from partners.press.workflow import CONTACT, INQUIRY
from tests.conftest import make_user

S = MediaInquiry.Standing


def test_a_question_is_taken_in_answered_and_closed(ask, press_officer, organization, campaign):
    inquiry, receipt = ask()
    assert inquiry.campaign == campaign
    assign_inquiry(inquiry, by=acting(press_officer))
    answer_inquiry(inquiry, answer="They wait.", by=acting(press_officer))
    close_inquiry(inquiry, by=acting(press_officer))
    found = inquiry_by_receipt(receipt)
    assert (found.standing, thread_of(found).get().text) == (S.CLOSED, "They wait.")
    entries = ActivityEntry.objects.order_by("pk")
    assert [entry.verb for entry in entries] == [
        Verb.INQUIRY_RECEIVED, Verb.INQUIRY_ASSIGNED, Verb.INQUIRY_ANSWERED, Verb.INQUIRY_CLOSED
    ]  # fmt: skip
    assert {entry.audience for entry in entries} == {Audience.STAFF}
    assert not feed_for(organization).exists()
    assert [entry.data for entry in entries] == [{}, {}, {}, {}]


def test_the_receipt_is_long_forgiving_and_not_kept(ask):
    inquiry, receipt = ask()
    groups = receipt.split("-")
    assert [len(group) for group in groups] == [4] * 5
    assert set("".join(groups)) <= set(LETTERS)
    assert len(LETTERS) == len(set(LETTERS)) == 32  # 5 bits each, so 100 in all
    typed = f"  {receipt.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert inquiry_by_receipt(typed) == inquiry
    assert receipt.replace("-", "") not in str(MediaInquiry.objects.values().get())
    assert receipt not in "".join(OutgoingMail.objects.values_list("text", flat=True))


@pytest.mark.parametrize("receipt", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "x" * 100_000, "\x00", "\ud800", "😀"])
def test_no_other_receipt_opens_anything(ask, receipt):
    ask()
    assert inquiry_by_receipt(receipt) is None


def test_the_same_form_twice_is_one_inquiry_and_with_another_text_it_is_none(ask, press_officer):
    deadline = timezone.now() + timedelta(hours=3)
    first = ask(submission="token", deadline_at=deadline)
    mails = OutgoingMail.objects.count()
    assert ask(submission="token", deadline_at=deadline) == first
    assert OutgoingMail.objects.count() == mails
    assert MediaInquiry.objects.count() == ActivityEntry.objects.count() == 1
    with pytest.raises(Conflict) as refused:
        ask(submission="token", deadline_at=deadline, question="Something else?")
    assert refused.value.code == "used_form"
    assert MediaInquiry.objects.count() == 1
    assert ask(deadline_at=deadline)[1] != ask(deadline_at=deadline)[1]


def test_the_reporter_gets_word_and_the_officers_learn_nothing_by_mail(
    ask, press_officer, administrator, moderator, partnerships
):
    ask()
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {"rita@example.net", press_officer.email, administrator.email}
    notice = mails[press_officer.email]
    for planted in ("Rita", "rita@", "Herald", "families"):
        assert planted not in notice.subject + notice.text
    assert "/cms/inquiries/" in notice.text
    arrival = mails["rita@example.net"].text
    assert "/en/press/asked/" in arrival
    assert "families" not in arrival


def test_the_answer_goes_to_the_reporter_in_their_language(ask, press_officer):
    inquiry, _receipt = ask(mail_language="uk")
    inquiry = assign_inquiry(inquiry, by=acting(press_officer))
    answer_inquiry(inquiry, answer="Ні. <b>&</b>", by=acting(press_officer))
    mail = OutgoingMail.objects.get(kind="press/inquiry_answered")
    assert "Ні. <b>&</b>" in mail.text
    assert "/uk/press/asked/" in mail.text


def test_only_the_one_voice_answers_and_a_colleague_can_take_over(ask, press_officer, administrator):
    inquiry = assign_inquiry(ask()[0], by=acting(press_officer))
    with pytest.raises(NotAllowed):
        answer_inquiry(inquiry, answer="Mine.", by=acting(administrator))
    with pytest.raises(NotAllowed):
        assign_inquiry(inquiry, by=acting(press_officer))
    assign_inquiry(inquiry, by=acting(administrator))
    with pytest.raises(NotAllowed):
        answer_inquiry(inquiry, answer="Late.", by=acting(press_officer))
    answer_inquiry(inquiry, answer="Mine.", by=acting(administrator))
    answer_inquiry(inquiry, answer="And more.", by=acting(administrator))
    letters = OutgoingMail.objects.filter(kind="press/inquiry_answered").order_by("pk")
    assert [letter.subject for letter in letters] == [
        "The answer to your question",
        "A further answer to your question",
    ]


ACTIONS = {
    "assign": lambda inquiry, user: assign_inquiry(inquiry, by=acting(user)),
    "answer": lambda inquiry, user: answer_inquiry(inquiry, answer="Yes.", by=acting(user)),
    "close": lambda inquiry, user: close_inquiry(inquiry, by=acting(user)),
}
ALLOWED = {
    S.RECEIVED: {"assign", "close"},
    S.ASSIGNED: {"assign", "answer", "close"},
    S.ANSWERED: {"answer", "close"},
    S.CLOSED: set(),
}


@pytest.mark.parametrize("action", list(ACTIONS))
@pytest.mark.parametrize("standing", list(ALLOWED))
def test_the_table_of_moves_for_a_press_officer(ask, press_officer, administrator, standing, action):
    inquiry = ask()[0]
    # To answer one must be the voice, to take over one must not be it.
    inquiry.assigned_to = administrator if action == "assign" else press_officer
    inquiry.standing = standing
    inquiry.answered_at = inquiry.closed_at = timezone.now()
    inquiry.save()
    if action in ALLOWED[standing]:
        assert ACTIONS[action](inquiry, press_officer).standing == INQUIRY.transitions[action].target
    else:
        with pytest.raises(Conflict):
            ACTIONS[action](inquiry, press_officer)
        assert MediaInquiry.objects.get().standing == standing


@pytest.mark.parametrize("action", list(ACTIONS))
@pytest.mark.parametrize(
    "persona",
    ["owner", "editor", "viewer", "outsider", "applicant", "staff_editor", "partnerships", "moderator"],
)
def test_nobody_else_moves_an_inquiry(request, ask, persona, action):
    user = request.getfixturevalue(persona)
    inquiry = ask()[0]
    with pytest.raises(NotAllowed):
        ACTIONS[action](inquiry, user)
    assert INQUIRY.available_to(acting(user), inquiry) == []
    assert not inquiries_for_staff(acting(user)).exists()


@pytest.mark.parametrize("persona", ["owner", "editor", "viewer", "outsider", "press_officer", "administrator"])
def test_nobody_agrees_or_declines_for_a_person(request, contact, persona):
    user = request.getfixturevalue(persona)
    moves = [move.name for move in CONTACT.available_to(acting(user), contact)]
    assert moves == (["withdraw", "merge"] if persona in {"owner", "editor"} else [])


def test_the_nearest_deadline_comes_first_and_what_is_done_does_not_wait(ask, press_officer):
    now = timezone.now()
    late, soon, done = (ask(deadline_at=now + timedelta(hours=hours))[0] for hours in (9, 1, 2))
    close_inquiry(done, by=acting(press_officer))
    assert list(inquiries_waiting_for(acting(press_officer))) == [soon, late]
    colleague = make_user("colleague@example.org", staff=True, groups=("Press officers",))
    assign_inquiry(soon, by=acting(colleague))
    assert list(inquiries_waiting_for(acting(press_officer))) == [late]
    assert list(inquiries_waiting_for(acting(colleague))) == [soon, late]


@pytest.mark.parametrize("left", ["the team", "the group"])
def test_what_somebody_had_in_hand_who_has_left_waits_for_all_again(ask, press_officer, left):
    colleague = make_user("colleague@example.org", staff=True, groups=("Press officers",))
    inquiry = assign_inquiry(ask()[0], by=acting(colleague))
    if left == "the team":
        colleague.is_active = False
        colleague.save()
    else:
        colleague.groups.clear()

    assert list(inquiries_waiting_for(acting(press_officer))) == [inquiry]
    assert assign_inquiry(inquiry, by=acting(press_officer)).assigned_to == press_officer


def test_settled_questions_are_deleted_after_half_a_year_and_forgotten_ones_after_a_year(ask, press_officer):
    closed, answered, _open = (ask(question=f"Question {number}?")[0] for number in range(3))
    close_inquiry(closed, by=acting(press_officer))
    assign_inquiry(answered, by=acting(press_officer))
    answer_inquiry(answered, answer="Yes.", by=acting(press_officer))
    now = timezone.now()
    with clock.at(now + timedelta(days=179)):
        assert purge_inquiries() == 0
    with clock.at(now + timedelta(days=181)):
        assert purge_inquiries() == 2
    with clock.at(now + timedelta(days=367)):
        assert purge_inquiries() == 1
    assert ActivityEntry.objects.filter(verb=Verb.INQUIRY_RECEIVED).count() == 3
