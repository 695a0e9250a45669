"""A question goes to one voice after the other, and then to the press officers."""

from datetime import timedelta

import pytest
import time_machine

from partners.activity.models import ActivityEntry
from partners.activity.selectors import feed_for
from partners.activity.verbs import Verb
from partners.campaigns.models import GENERAL
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization
from partners.press.models import InquiryOffer, MediaInquiry
from partners.press.routing import ranking
from partners.press.selectors import inquiries_waiting_for
from partners.press.services.consent import confirm_contact
from partners.press.services.contacts import withdraw_contact
from partners.press.services.inquiries import assign_inquiry, close_inquiry, set_press_rules
from partners.press.services.offers import (
    accept_offer,
    lapse_offers,
    offer_inquiry,
    pass_offer,
    take_back_inquiry,
)
from partners.press.services.threads import answer_inquiry

State, Standing = InquiryOffer.State, MediaInquiry.Standing


@pytest.fixture(autouse=True)
def noon():
    """On a Monday in Kyiv, so that everybody here is awake, and the clock stands still."""
    with time_machine.travel("2026-03-02T10:00:00+00:00", tick=False):
        yield


@pytest.fixture
def two(listed, submit, newest_code, other_organization, outsider):
    """The same person's twin at another partner; who was listed first comes first."""
    first = listed()
    submit(of=other_organization, by=acting(outsider), email="second@example.org")
    second = confirm_contact(newest_code("second@example.org"), version=1, by=LINK_HOLDER)[0]
    return first, second


def only(inquiry, state=State.OFFERED) -> InquiryOffer:
    return inquiry.offers.get(state=state)


def test_the_pure_room_means_the_same_by_a_general_topic():
    assert ranking.GENERAL == GENERAL


def test_the_best_voice_is_asked_at_once_by_letter_without_a_word_of_the_question(ask, listed, editor):
    contact = listed()
    inquiry = ask()[0]

    offer = only(inquiry)
    assert (offer.contact, offer.organization) == (contact, contact.organization)
    assert offer.until == clock.now() + timedelta(minutes=75)
    assert offer.reasons == [["speaks", "fluent"], ["topic", ""], ["awake", 300]]
    letter = OutgoingMail.objects.get(kind="press/inquiry_offered", to=editor.email)
    assert letter.subject == "5 hours left: a reporter asks, can you answer?"
    for planted in ("families", "Rita", "rita@", "Herald"):
        assert planted not in letter.subject + letter.text
    assert f"/partner/{contact.organization.public_id}/inquiries/{offer.public_id}/" in letter.text


def test_the_deadline_in_the_letter_is_by_the_readers_clock(ask, listed, editor):
    editor.time_zone = "Asia/Tokyo"
    editor.save()
    listed()
    ask()

    letter = OutgoingMail.objects.get(kind="press/inquiry_offered", to=editor.email)
    assert "3 March 2026, 00:00 (JST)" in letter.text


def test_who_accepts_has_it_and_the_reporters_page_says_so(ask, two, editor, press_officer):
    inquiry = ask()[0]
    offer = accept_offer(only(inquiry), by=acting(editor))

    inquiry.refresh_from_db()
    assert (offer.state, inquiry.standing, inquiry.assigned_to) == (State.ACCEPTED, Standing.ASSIGNED, None)
    assert not inquiries_waiting_for(acting(press_officer)).exists(), "it waits for the partner"
    with pytest.raises(Conflict):
        accept_offer(offer, by=acting(editor))


def test_who_passes_it_on_is_followed_by_the_next_and_then_by_staff(ask, two, editor, outsider, press_officer):
    inquiry = ask()[0]
    second = two[1]
    passed = pass_offer(only(inquiry), why="Nobody is here today.", by=acting(editor))
    assert (passed.state, passed.why) == (State.PASSED, "Nobody is here today.")
    assert only(inquiry).contact == second

    OutgoingMail.objects.all().delete()
    pass_offer(only(inquiry), by=acting(outsider))
    inquiry.refresh_from_db()
    assert inquiry.left_to_staff_at is not None
    assert not inquiry.offers.filter(state=State.OFFERED).exists()
    letter = OutgoingMail.objects.get(to=press_officer.email)
    assert letter.subject == "5 hours left: No partner is left to ask about a reporter’s question"
    assert ActivityEntry.objects.filter(verb=Verb.INQUIRY_LEFT_TO_STAFF).count() == 1


def test_time_passes_it_on(ask, two, editor):
    inquiry = ask()[0]
    offer = only(inquiry)
    assert lapse_offers() == 0
    with clock.at(offer.until):
        with pytest.raises(Conflict) as refused:
            accept_offer(offer, by=acting(editor))
        assert refused.value.code == "too_late"
        assert lapse_offers() == 1
        assert lapse_offers() == 0
    offer.refresh_from_db()
    assert offer.state == State.LAPSED
    assert only(inquiry).contact == two[1]


def test_twenty_minutes_are_for_one_and_the_rest_is_for_staff(ask, two):
    inquiry = ask(deadline_at=clock.now() + timedelta(minutes=20))[0]
    with clock.at(only(inquiry).until):
        lapse_offers()
    inquiry.refresh_from_db()

    assert inquiry.offers.count() == 1
    assert inquiry.left_to_staff_at is not None


def test_nobody_to_ask_is_with_staff_from_the_beginning_and_one_letter_says_so(ask, press_officer):
    inquiry = ask()[0]

    assert inquiry.left_to_staff_at is not None
    assert OutgoingMail.objects.filter(to=press_officer.email).count() == 1


def test_where_the_campaign_chooses_by_hand_nobody_is_asked_by_itself(ask, listed, campaign, press_officer):
    contact = listed()
    set_press_rules(campaign, offers_by_itself=False, approves_answers=True, by=acting(press_officer))
    inquiry = ask()[0]
    assert not inquiry.offers.exists()

    offer = offer_inquiry(inquiry, contact=contact, by=acting(press_officer))
    assert (offer.offered_by, offer.reasons) == (press_officer, [])


def test_staff_ask_several_at_once_and_the_first_who_accepts_has_it(ask, two, editor, outsider, press_officer):
    inquiry = ask()[0]
    by_hand = offer_inquiry(inquiry, contact=two[1], by=acting(press_officer))
    with pytest.raises(Conflict) as refused:
        offer_inquiry(inquiry, contact=two[1], by=acting(press_officer))
    assert refused.value.code == "already_asked"
    OutgoingMail.objects.all().delete()

    accept_offer(by_hand, by=acting(outsider))
    assert inquiry.offers.get(contact=two[0]).state == State.TAKEN_BACK
    assert OutgoingMail.objects.filter(kind="press/inquiry_offer_over", to=editor.email).count() == 1
    with pytest.raises(NotAllowed):
        offer_inquiry(inquiry, contact=two[0], by=acting(press_officer))


def test_an_officer_who_takes_it_over_ends_the_asking(ask, two, press_officer, editor):
    inquiry = ask()[0]
    assign_inquiry(inquiry, by=acting(press_officer))

    assert [offer.state for offer in inquiry.offers.all()] == [State.TAKEN_BACK]
    with clock.at(clock.now() + timedelta(hours=3)):
        lapse_offers()
    assert inquiry.offers.count() == 1


def test_what_a_partner_has_can_be_taken_back_and_passed_on(ask, two, press_officer, editor):
    inquiry = ask()[0]
    accept_offer(only(inquiry), by=acting(editor))
    take_back_inquiry(inquiry, by=acting(press_officer))
    inquiry.refresh_from_db()

    assert inquiry.standing == Standing.RECEIVED
    assert inquiry.offers.get().state == State.TAKEN_BACK
    assert not inquiry.offers.filter(state=State.OFFERED).exists(), "nobody is asked behind the officer's back"


def test_who_accepted_and_falls_ill_passes_it_on_to_the_next(ask, two, editor, press_officer):
    inquiry = ask()[0]
    offer = accept_offer(only(inquiry), by=acting(editor))
    OutgoingMail.objects.all().delete()
    pass_offer(offer, why="She is ill.", by=acting(editor))

    assert only(inquiry).contact == two[1]
    assert OutgoingMail.objects.filter(to=press_officer.email).count() == 1


def test_a_partner_that_is_suspended_has_nothing_any_more(ask, two, editor):
    inquiry = ask()[0]
    accept_offer(only(inquiry), by=acting(editor))
    Organization.objects.filter(pk=two[0].organization_id).update(standing=Organization.Standing.SUSPENDED)

    assert lapse_offers() == 1
    inquiry.refresh_from_db()
    assert inquiry.standing == Standing.RECEIVED
    assert only(inquiry).contact == two[1]


def test_who_withdraws_is_followed_by_the_next(ask, two, editor):
    inquiry = ask()[0]
    withdraw_contact(two[0], by=acting(editor))

    assert lapse_offers() == 1
    assert only(inquiry).contact == two[1]


def test_what_is_closed_is_with_nobody(ask, two, press_officer):
    inquiry = ask()[0]
    close_inquiry(inquiry, by=acting(press_officer))

    assert inquiry.offers.get().state == State.TAKEN_BACK
    assert lapse_offers() == 0


@pytest.mark.parametrize("persona", ["viewer", "outsider", "press_officer", "administrator", "person"])
def test_nobody_else_accepts_or_passes_on(request, ask, listed, persona):
    listed()
    offer = only(ask()[0])
    for act in (accept_offer, pass_offer):
        with pytest.raises(NotAllowed):
            act(offer, by=acting(request.getfixturevalue(persona)))


@pytest.mark.parametrize("persona", ["owner", "editor", "viewer", "moderator", "staff_editor", "partnerships"])
def test_only_press_officers_offer_take_back_and_make_rules(request, ask, listed, campaign, persona):
    contact = listed()
    inquiry, by = ask()[0], acting(request.getfixturevalue(persona))
    for act in (
        lambda: offer_inquiry(inquiry, contact=contact, by=by),
        lambda: take_back_inquiry(inquiry, by=by),
        lambda: set_press_rules(campaign, offers_by_itself=True, approves_answers=False, by=by),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_partner_reads_in_its_feed_that_it_was_asked_and_others_nothing(ask, listed, editor, other_organization):
    contact = listed()
    accept_offer(only(ask()[0]), by=acting(editor))

    verbs = [entry.verb for entry in feed_for(contact.organization) if entry.verb.startswith("inquiry.")]
    assert set(verbs) == {"inquiry.offered", "inquiry.accepted"}
    assert not [entry for entry in feed_for(other_organization) if entry.verb.startswith("inquiry.")]


def test_who_has_three_in_hand_is_not_asked_for_a_fourth_until_one_is_answered(ask, listed, editor, press_officer):
    listed()
    asked = [ask(question=f"Question {number}?")[0] for number in range(4)]
    assert [inquiry.offers.count() for inquiry in asked] == [1, 1, 1, 0]

    accept_offer(only(asked[0]), by=acting(editor))
    assign_inquiry(asked[0], by=acting(press_officer))
    answer_inquiry(asked[0], answer="Here.", by=acting(press_officer))
    assert ask(question="A fifth?")[0].offers.count() == 1
