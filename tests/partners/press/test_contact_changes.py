"""Nothing is told about a person that they did not agree to: what a change does, and who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.activity.rendering import sentence
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, acting
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Membership, Organization
from partners.press.models import FACTS, SHOWN, MediaContact, Surface
from partners.press.selectors import listed_contacts, shown_on, speakers_on
from partners.press.services.consent import confirm_contact, decline_contact, keep_listing, withdraw_by_link
from partners.press.services.contacts import (
    ASK_TO_RENEW_BEFORE,
    change_contact,
    resend_confirmation,
    withdraw_contact,
)
from partners.press.services.questions import MOST_QUESTIONS_A_DAY
from partners.press.services.renewal import ask_about_changes, renew_contacts

DARYNA = "daryna@example.org"
OTHER = {
    "name": "Dora Lantern", "position": "Chair", "email": "dora@example.org", "phone": "+380 7654321",
    "languages": ["pl"], "topics": ["aid"], "time_zone": "Europe/Warsaw", "hours": "never", "kind": "desk",
    "levels": {"uk": "native"}, "countries": ["PL"], "formats": ["radio"], "conditions": ["no_face"], "days": ["mon"],
    "opens": "08:00", "closes": "20:00", "safety": "careful", "notes": "Call first", "surfaces": ["reporters", "api"],
}  # fmt: skip
Standing, State = MediaContact.Standing, MediaContact.State


def told(address: str) -> list[str]:
    """The kinds of letters to an address, the oldest first."""
    found = OutgoingMail.objects.filter(to=address).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("press/") for kind in found]


def shown(surface: Surface) -> list:
    now = timezone.now()
    return shown_on(surface, speakers_on(surface, at=now), at=now)


def newest_words() -> str:
    entry = (
        ActivityEntry.objects.select_related("organization", "campaign", "actor_user", "actor_key")
        .order_by("-pk")
        .first()
    )
    return sentence(entry, "en")


def test_every_fact_has_another_value_here():
    assert {*OTHER, "organization"} == set(FACTS)


@pytest.mark.parametrize("name", OTHER)
def test_a_change_of_any_fact_waits_beside_what_was_agreed_until_the_person_agrees(
    long_listed, editor, newest_code, name
):
    before = long_listed()
    contact = change_contact(before, by=acting(editor), **{name: OTHER[name]})
    assert listed_contacts(at=timezone.now())[0].facts == before.facts
    assert (contact.standing, contact.state(at=timezone.now())) == (Standing.CONFIRMED, State.CHANGED)
    asked = OTHER["email"] if name == "email" else DARYNA
    assert told(asked)[-1] == ("contact_question" if name == "email" else "contact_changed")

    confirm_contact(newest_code(asked), version=1, seen=contact.stamp, by=LINK_HOLDER)

    facts = listed_contacts(at=timezone.now())[0].facts
    assert getattr(facts, name) == OTHER[name]
    first, second = contact.consents.order_by("number")
    assert (first.end, second.ended_at, second.kept_facts) == ("replaced", None, facts)
    assert first.kept_facts == before.facts


@pytest.mark.parametrize("name", OTHER)
def test_what_others_write_into_the_table_is_said_nowhere_and_the_portal_asks(long_listed, newest_code, name):
    contact = long_listed()
    MediaContact.objects.filter(pk=contact.pk).update(**{name: OTHER[name]})
    now = timezone.now()
    assert listed_contacts(at=now)[0].facts == contact.facts
    with clock.at(now):
        assert renew_contacts(by=CLOCK) == 0

    with clock.at(now):
        assert (ask_about_changes(by=CLOCK), ask_about_changes(by=CLOCK)) == (1, 0)

    contact.refresh_from_db()
    assert contact.state(at=now) == State.CHANGED
    assert newest_words() == "The portal asked a media contact to agree again."
    confirm_contact(newest_code(contact.email), version=1, by=LINK_HOLDER)
    assert getattr(listed_contacts(at=timezone.now())[0].facts, name) == OTHER[name]


def test_people_of_a_renamed_partner_stay_under_the_name_that_they_know(long_listed, organization, newest_code):
    contact = long_listed()
    Organization.objects.filter(pk=organization.pk).update(name="Renamed")
    assert listed_contacts(at=timezone.now())[0].facts.organization == "Lantern"
    with clock.at(timezone.now()):
        assert ask_about_changes(by=CLOCK) == 1
    seen = MediaContact.objects.get().stamp
    Organization.objects.filter(pk=organization.pk).update(name="Renamed once more")
    with pytest.raises(Conflict) as refused:
        confirm_contact(newest_code(), version=1, seen=seen, by=LINK_HOLDER)
    assert refused.value.code == "stale"
    with pytest.raises(Conflict) as kept:
        keep_listing(newest_code(), by=LINK_HOLDER)
    assert kept.value.code == "cannot_keep"
    contact = MediaContact.objects.get()
    confirm_contact(newest_code(), version=1, seen=contact.stamp, by=LINK_HOLDER)
    assert listed_contacts(at=timezone.now())[0].facts.organization == "Renamed once more"


def test_the_portal_asks_within_the_limits(listed):
    contact = listed()
    MediaContact.objects.filter(pk=contact.pk).update(position="Chair")
    before = told(DARYNA)
    with clock.at(timezone.now()):
        assert ask_about_changes(by=CLOCK) == 0
    assert told(DARYNA) == before
    with clock.at(timezone.now() + timedelta(hours=2)):
        assert ask_about_changes(by=CLOCK) == 1


@pytest.mark.parametrize("standing", [Organization.Standing.SUSPENDED, Organization.Standing.LEFT])
def test_nobody_is_asked_for_a_partner_that_is_none(long_listed, organization, standing):
    contact = long_listed()
    MediaContact.objects.filter(pk=contact.pk).update(position="Chair")
    Organization.objects.filter(pk=organization.pk).update(standing=standing)
    with clock.at(timezone.now()):
        assert ask_about_changes(by=CLOCK) == 0


def test_the_limits_of_a_day_leave_the_listing_with_what_was_agreed(long_listed, submit, editor):
    contact = long_listed()
    for number in range(MOST_QUESTIONS_A_DAY - 1):
        submit(email=f"stranger{number}@example.org")
    with pytest.raises(Conflict) as refused:
        change_contact(contact, position="Chair", by=acting(editor))
    assert refused.value.code == "too_many_questions"
    assert listed_contacts(at=timezone.now())[0].facts.position == "Director"
    contact.refresh_from_db()
    assert (contact.position, contact.state(at=timezone.now())) == ("Director", State.LISTED)


def test_while_the_question_is_open_a_further_change_needs_no_letter(long_listed, editor, newest_code):
    contact = change_contact(long_listed(), position="Chair", by=acting(editor))
    seen, letters = contact.stamp, told(DARYNA)
    contact = change_contact(contact, topics=["aid"], by=acting(editor))
    assert told(DARYNA) == letters
    with pytest.raises(Conflict):
        confirm_contact(newest_code(), version=1, seen=seen, by=LINK_HOLDER)
    confirm_contact(newest_code(), version=1, seen=contact.stamp, by=LINK_HOLDER)
    facts = listed_contacts(at=timezone.now())[0].facts
    assert (facts.position, facts.topics) == ("Chair", ["aid"])


def test_taking_the_change_back_takes_the_question_back(long_listed, editor, newest_code):
    contact = change_contact(long_listed(), position="Chair", by=acting(editor))
    question, letters = newest_code(), told(DARYNA)
    contact = change_contact(contact, position="Director", by=acting(editor))
    assert (contact.state(at=timezone.now()), told(DARYNA)) == (State.LISTED, letters)
    with pytest.raises(Expired):
        confirm_contact(question, version=1, by=LINK_HOLDER)


def test_a_question_about_renewal_that_is_open_takes_up_the_change(long_listed, editor, newest_code):
    contact = long_listed()
    soon = contact.listed_until - timedelta(days=20)
    with clock.at(soon):
        assert renew_contacts(by=CLOCK) == 1
    with clock.at(soon + timedelta(hours=2)):
        contact = change_contact(contact, position="Chair", by=acting(editor))
        assert listed_contacts(at=clock.now())[0].facts.position == "Director"
    with clock.at(soon + timedelta(hours=3)):
        confirm_contact(newest_code(), version=1, seen=contact.stamp, by=LINK_HOLDER)
        assert listed_contacts(at=clock.now())[0].facts.position == "Chair"


def test_renewal_does_not_carry_over_what_was_written_past_the_services(long_listed, newest_code):
    contact = long_listed()
    soon = contact.listed_until - timedelta(days=20)
    with clock.at(soon):
        renew_contacts(by=CLOCK)
    contact.refresh_from_db()
    seen = contact.stamp
    MediaContact.objects.filter(pk=contact.pk).update(position="Chair")
    with pytest.raises(Conflict) as refused, clock.at(soon):
        confirm_contact(newest_code(), version=1, seen=seen, by=LINK_HOLDER)
    assert refused.value.code == "stale"
    assert listed_contacts(at=soon)[0].facts.position == "Director"


def test_asking_again_by_hand_about_a_change_says_that_it_is_one(long_listed, editor):
    contact = long_listed()
    MediaContact.objects.filter(pk=contact.pk).update(position="Chair")
    resend_confirmation(contact, by=acting(editor))
    assert told(DARYNA)[-1] == "contact_changed"
    assert newest_words() == "Editor had a media contact asked again."


def test_asking_again_about_what_is_agreed_keeps_the_listing(long_listed, editor):
    contact = long_listed()
    soon = contact.listed_until - ASK_TO_RENEW_BEFORE + timedelta(hours=1)
    with clock.at(soon):
        assert resend_confirmation(contact, by=acting(editor)).standing == Standing.CONFIRMED
    assert told(DARYNA)[-1] == "contact_question"


def test_their_own_link_ends_everything_while_a_change_waits(long_listed, editor, newest_code):
    contact = long_listed()
    own = newest_code()
    change_contact(contact, position="Chair", by=acting(editor))
    question = newest_code()
    withdraw_by_link(own, by=LINK_HOLDER)
    for code in (own, question):
        with pytest.raises(Expired):
            keep_listing(code, by=LINK_HOLDER)
    assert MediaContact.objects.get().standing == Standing.WITHDRAWN


@pytest.mark.parametrize("which", ["question", "own"])
def test_a_person_who_refuses_the_change_stays_listed_as_before(long_listed, editor, newest_code, which):
    contact = long_listed()
    codes = {"own": newest_code()}
    until = contact.listed_until
    wanted = {name: value for name, value in OTHER.items() if name != "email"}
    change_contact(contact, by=acting(editor), **wanted)
    codes["question"] = newest_code()

    kept = keep_listing(codes[which], by=LINK_HOLDER)

    facts = listed_contacts(at=timezone.now())[0].facts
    assert facts == contact.agreed_facts == kept.facts
    assert (kept.position, kept.listed_until, kept.standing) == ("Director", until, Standing.CONFIRMED)
    assert ActivityEntry.objects.latest("pk").verb == Verb.CONTACT_KEPT
    assert told(editor.email)[-1] == "contact_decided"
    with pytest.raises(Expired):
        confirm_contact(codes["question"], version=1, by=LINK_HOLDER)
    withdraw_by_link(codes["own"], by=LINK_HOLDER)


def test_what_a_person_never_agreed_to_cannot_be_kept(contact, newest_code):
    with pytest.raises(Conflict) as refused:
        keep_listing(newest_code(), by=LINK_HOLDER)
    assert refused.value.code == "cannot_keep"
    for code in ("", "nothing", "\ud800"):
        with pytest.raises(Expired):
            keep_listing(code, by=LINK_HOLDER)
    assert not listed_contacts(at=timezone.now())


def test_a_year_that_is_over_and_a_partner_that_is_none_are_not_kept(long_listed, editor, organization, newest_code):
    contact = long_listed()
    own = newest_code()
    change_contact(contact, position="Chair", by=acting(editor))
    with pytest.raises(Conflict), clock.at(contact.listed_until + timedelta(days=1)):
        keep_listing(own, by=LINK_HOLDER)
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.SUSPENDED)
    with pytest.raises(Conflict):
        keep_listing(own, by=LINK_HOLDER)
    assert not listed_contacts(at=timezone.now())


def test_another_address_is_asked_like_a_stranger_and_the_one_before_it_can_only_end(long_listed, editor, newest_code):
    contact = long_listed(phone="+380 1111111")
    own = newest_code()
    change_contact(contact, email="dora@example.org", by=acting(editor))
    assert told(DARYNA)[-1] == "contact_ended"
    assert listed_contacts(at=timezone.now())[0].facts.email == DARYNA
    assert "another address in place of yours" in OutgoingMail.objects.filter(to=DARYNA).latest("pk").text
    assert told("dora@example.org") == ["contact_question"]
    with pytest.raises(Conflict):
        keep_listing(own, by=LINK_HOLDER)
    with pytest.raises(Conflict):
        keep_listing(newest_code("dora@example.org"), by=LINK_HOLDER)
    withdraw_by_link(own, by=LINK_HOLDER)
    assert not listed_contacts(at=timezone.now())


@pytest.fixture
def readers(organization, owner, editor, viewer, outsider):
    """Who looks after the contacts, and who must not hear of it."""
    owner.language = "uk"
    owner.save()
    return {"told": [owner.email, editor.email], "not told": [viewer.email, outsider.email]}


def agree(own, question):
    confirm_contact(question, version=1, by=LINK_HOLDER)


def withdraw(own, question):
    withdraw_by_link(own, by=LINK_HOLDER)


def decline(own, question):
    decline_contact(question, by=LINK_HOLDER)


def keep(own, question):
    keep_listing(own, by=LINK_HOLDER)


@pytest.mark.parametrize(
    ("decide", "subject", "words"),
    [
        (agree, "A media contact has agreed", "Daryna Lantern has agreed, and is listed until"),
        (withdraw, "A media contact has ended their listing", "Daryna Lantern has ended their listing"),
        (decline, "A media contact does not agree", "Daryna Lantern does not want to be listed"),
        (keep, "A media contact has refused a change", "stays listed as before until"),
    ],
)
def test_owners_and_editors_are_told_what_the_person_decided(
    readers, long_listed, editor, newest_code, decide, subject, words
):
    contact = long_listed()
    own = newest_code()
    change_contact(contact, position="Planted post", by=acting(editor))
    OutgoingMail.objects.filter(to__in=readers["told"]).delete()
    decide(own, newest_code())
    letter = OutgoingMail.objects.get(to=editor.email)
    assert (letter.kind, letter.subject) == ("press/contact_decided", subject)
    assert words in letter.text
    assert f"/partner/{contact.organization.public_id}/contacts/" in letter.text
    for private in (DARYNA, "+380", "Planted post", own):
        assert private not in letter.text
    assert [told(address) for address in readers["told"]] == [["contact_decided"]] * 2
    assert [told(address) for address in readers["not told"]] == [[], []]
    assert "/uk/partner/" in OutgoingMail.objects.get(to=readers["told"][0]).text


def test_a_closed_account_and_a_former_member_are_told_nothing(organization, owner, editor, submit, newest_code):
    submit()
    owner.is_active = False
    owner.save()
    Membership.objects.filter(user=editor).delete()
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert (told(owner.email), told(editor.email)) == ([], [])


def test_the_person_is_told_when_the_organisation_withdraws_them(long_listed, editor):
    withdraw_contact(long_listed(), by=acting(editor))
    letter = OutgoingMail.objects.filter(to=DARYNA).latest("pk")
    assert letter.kind == "press/contact_ended"
    assert "taken you off the list" in letter.text


def test_whoever_never_answered_gets_no_second_letter(contact, editor):
    withdraw_contact(contact, by=acting(editor))
    assert told(DARYNA) == ["contact_question"]


def test_a_letter_about_a_change_says_what_would_change_and_only_at_the_address_that_agreed(long_listed, editor):
    contact = change_contact(long_listed(), position="Planted post", surfaces=["press_page"], by=acting(editor))
    text = OutgoingMail.objects.filter(to=DARYNA).latest("pk").text
    for words in ("Director", "Planted post", "the press page of this site", "everything stays as you agreed"):
        assert words in text
    assert "+380" not in text
    change_contact(contact, email="dora@example.org", by=acting(editor))
    assert "Planted" not in OutgoingMail.objects.get(to="dora@example.org").text


def test_a_letter_about_a_change_after_the_year_says_that_nothing_is_shown(long_listed, editor):
    contact = long_listed()
    with clock.at(contact.listed_until + timedelta(days=1)):
        change_contact(contact, position="Chair", by=acting(editor))
    text = OutgoingMail.objects.filter(to=DARYNA).latest("pk").text
    assert "proposed anew" in text
    assert "everything stays as you agreed" not in text


def test_a_person_puts_the_entry_right_while_agreeing_and_the_organisation_reads_what(submit, editor, newest_code):
    submit(surfaces=["reporters", "press_page", "api"])
    confirm_contact(
        newest_code(), version=1, by=LINK_HOLDER, position="Teacher", surfaces=["reporters", "nowhere"], email="x@y.org"
    )
    facts = listed_contacts(at=timezone.now())[0].facts
    assert (facts.position, facts.surfaces, facts.email) == ("Teacher", ["reporters"], DARYNA)
    contact = MediaContact.objects.get()
    assert contact.is_as_agreed
    letter = OutgoingMail.objects.filter(to=editor.email).latest("pk").text
    assert "They put right themselves: Position, Where it appears." in letter
    assert "Teacher" not in letter


def test_a_person_changes_their_entry_at_any_time_with_their_own_link(listed, newest_code):
    listed(surfaces=["reporters", "press_page"])
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER, surfaces=[], notes="Not by telephone")
    facts = listed_contacts(at=timezone.now())[0].facts
    assert (facts.surfaces, facts.notes) == ([], "Not by telephone")
    assert MediaContact.objects.get().consents.count() == 2


@pytest.mark.parametrize("surface", Surface.values)
def test_on_a_surface_is_who_agreed_to_it_with_what_it_shows_and_nothing_else(listed, surface):
    listed(surfaces=[surface], notes="Secret note", countries=["UA"], safety="open")
    for other in Surface:
        found = shown(other)
        assert bool(found) == (other == surface)
        for each in found:
            told_there = {name for name in FACTS if getattr(each.facts, name)}
            assert told_there <= set(SHOWN[other])
            assert each.facts.name == "Daryna Lantern"


def test_who_asks_not_to_be_named_is_nowhere_named(listed):
    listed(surfaces=Surface.values, conditions=["no_name"])
    for surface in Surface:
        facts = shown(surface)[0].facts
        assert (facts.name, facts.position, facts.organization) == ("", "", "Lantern")


@pytest.mark.parametrize(("safety", "places"), [("careful", ["reporters", "partners"]), ("protected", [])])
def test_who_could_be_harmed_is_on_no_surface_that_their_safety_does_not_allow(listed, newest_code, safety, places):
    contact = listed(surfaces=Surface.values, safety=safety)
    assert contact.agreed_facts.surfaces == places
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER, surfaces=Surface.values)
    assert [surface for surface in Surface if shown(surface)] == places


def test_nobody_else_speaks_for_the_person_or_the_clock(long_listed, editor, newest_code):
    contact = long_listed()
    withdraw_by_link(newest_code(), by=LINK_HOLDER)
    assert newest_words() == "A media contact ended their own listing."
    contact = long_listed("other@example.org", name="Other")
    with clock.at(contact.listed_until - timedelta(days=20)):
        renew_contacts(by=CLOCK)
    assert newest_words() == "The portal asked a media contact to agree again."
    withdraw_contact(contact, by=acting(editor))
    assert newest_words() == "Editor withdrew a media contact."
    said = [sentence(entry, "en") for entry in ActivityEntry.objects.filter(actor_user=None)]
    assert [words for words in said if "Lantern" in words] == []


@pytest.mark.parametrize("persona", ["viewer", "outsider", "press_officer", "administrator", "person"])
def test_nobody_who_may_not_change_a_contact_ends_its_listing(request, long_listed, persona):
    contact = long_listed()
    for name, value in OTHER.items():
        with pytest.raises(NotAllowed):
            change_contact(contact, by=acting(request.getfixturevalue(persona)), **{name: value})
    assert listed_contacts(at=timezone.now())
