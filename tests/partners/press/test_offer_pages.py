"""The partner's desk, through HTTP."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.kernel.actors import LINK_HOLDER, acting
from partners.press.models import InquiryOffer, MediaInquiry
from partners.press.services.inquiries import close_inquiry
from partners.press.services.offers import lapse_offers
from partners.press.services.threads import approve_answer, ask_on, keep_note, return_answer


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def offer(ask, listed):
    listed()
    return ask()[0].offers.get()


@pytest.fixture
def desk(offer, editor, sign_in):
    """A client with the addresses of the list and of the question."""
    client = sign_in(editor)
    client.list = reverse("press:offers", args=[offer.organization.public_id])
    client.page = reverse("press:offer", args=[offer.organization.public_id, offer.public_id])
    return client


def test_the_list_says_what_is_asked_for_and_nothing_of_the_question(desk, offer):
    text = desk.get(desk.list).content.decode()

    assert "Detention without trial" in text
    assert "Yours to accept until" in text
    assert desk.page in text
    for planted in ("families", "Rita", "rita@", "Herald"):
        assert planted not in text


def test_the_overview_and_the_menu_lead_there(desk, offer):
    home = desk.get(reverse("dashboard:home", args=[offer.organization.public_id])).content.decode()

    assert "A reporter asks: can you answer?" in home
    assert desk.list in home
    assert "families" not in home


def test_before_accepting_the_question_is_read_and_not_who_asks(desk, offer):
    text = desk.get(desk.page).content.decode()

    assert "What do the planted families say?" in text
    for planted in ("Rita", "rita@", "Herald"):
        assert planted not in text


def test_accepted_answered_and_read_by_a_press_officer(desk, offer, press_officer):
    accepted = desk.post(desk.page, {"do": "accept"}, follow=True).content.decode()
    assert "The question is yours." in accepted
    assert "Rita Reporter" in accepted
    assert "rita@" not in accepted

    sent = desk.post(desk.page, {"do": "answer", "answer": "They <b>wait</b>."}, follow=True).content.decode()
    assert "Your answer is with the press officers" in sent
    assert "They &lt;b&gt;wait&lt;/b&gt;." in sent
    approve_answer(offer.inquiry, by=acting(press_officer))
    assert MediaInquiry.objects.get().standing == "answered"


def test_what_came_back_stands_in_the_form_with_the_reason(desk, offer, press_officer):
    desk.post(desk.page, {"do": "accept"})
    desk.post(desk.page, {"do": "answer", "answer": "They wait."})
    return_answer(offer.inquiry, reason="Since when?", by=acting(press_officer))

    text = desk.get(desk.page).content.decode()
    assert "Since when?" in text
    assert "They wait.</textarea>" in text


def test_passed_on_it_is_shown_here_no_more(desk, offer):
    assert desk.post(desk.page, {"do": "pass", "why": "Nobody is here."}).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.why) == ("passed", "Nobody is here.")
    text = desk.get(desk.page).content.decode()
    assert "not with you any more" in text
    assert "families" not in text


@pytest.mark.parametrize("tick", [True, False], ids=["after the tick", "before it"])
def test_what_was_accepted_too_late_says_so_and_shows_nothing(desk, offer, noon, tick):
    noon.move_to(offer.until)
    if tick:
        lapse_offers()
    answer = desk.post(desk.page, {"do": "accept"})

    assert answer.status_code == 409
    assert "families" not in answer.content.decode()
    assert InquiryOffer.objects.get(pk=offer.pk).accepted_by is None


def test_an_answer_that_comes_too_late_is_not_lost(desk, offer, press_officer):
    desk.post(desk.page, {"do": "accept"})
    close_inquiry(offer.inquiry, by=acting(press_officer))
    answer = desk.post(desk.page, {"do": "answer", "answer": "Planted and long."})

    assert answer.status_code == 409
    assert "Planted and long." in answer.content.decode()


def test_both_sides_keep_their_notes_and_read_the_reporter(desk, offer, press_officer):
    desk.post(desk.page, {"do": "accept"})
    desk.post(desk.page, {"do": "note", "note": "Ask Olena first."})
    keep_note(offer.inquiry, note="Planted by staff", by=acting(press_officer))
    ask_on(offer.inquiry, question="By tomorrow?", by=LINK_HOLDER)
    text = desk.get(desk.page).content.decode()

    assert "Ask Olena first." in text
    assert "By tomorrow?" in text
    assert "Planted by staff" not in text


@pytest.mark.parametrize(
    "sent",
    [{}, {"do": "burn"}, {"do": "\x00"}, {"do": "answer"}, {"do": "answer", "answer": "x" * 100_000}, {"do": "note"}],
)
def test_no_input_breaks_the_page(desk, sent):
    desk.post(desk.page, {"do": "accept"})
    assert desk.post(desk.page, sent).status_code == 422


@pytest.mark.parametrize(("persona", "status"), [("viewer", 403), ("outsider", 404), ("press_officer", 404)])
def test_nobody_else_comes_in(request, offer, sign_in, persona, status):
    client = sign_in(request.getfixturevalue(persona))
    for route, args in (("press:offers", []), ("press:offer", [offer.public_id])):
        url = reverse(route, args=[offer.organization.public_id, *args])
        assert client.get(url).status_code == status
        assert client.post(url, {"do": "accept"}).status_code in {status, 405}
    assert InquiryOffer.objects.get().state == "offered"


def test_another_partners_question_is_not_found_under_ones_own_name(offer, outsider, other_organization, sign_in):
    url = reverse("press:offer", args=[other_organization.public_id, offer.public_id])
    assert sign_in(outsider).get(url).status_code == 404


def test_the_list_asks_the_database_as_often_for_three_as_for_one(desk, ask, offer):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            desk.get(desk.list)
        return len(found)

    desk.get(desk.list)
    one = queries()
    for number in range(2):
        ask(question=f"Number {number}?")
    assert queries() == one


def test_the_receipts_page_says_who_works_on_it_and_takes_what_the_reporter_adds(
    client, ask, listed, editor, press_officer
):
    from partners.press.services.offers import accept_offer

    listed()
    inquiry, receipt = ask()
    accept_offer(inquiry.offers.get(), by=acting(editor))
    asked = reverse("press:inquiry_status")
    assert "A partner organisation has taken it over" in client.post(asked, {"receipt": receipt}).content.decode()

    empty = client.post(asked, {"receipt": receipt, "question": " "})
    assert empty.status_code == 422
    shown = client.post(asked, {"receipt": receipt, "question": "And <by> when?"}).content.decode()
    assert "We have it." in shown
    assert "And &lt;by&gt; when?" in shown
    close_inquiry(inquiry, by=acting(press_officer))
    late = client.post(asked, {"receipt": receipt, "question": "Too late?"})
    assert late.status_code == 409
    assert not client.cookies
