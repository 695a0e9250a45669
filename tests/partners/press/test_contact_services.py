"""Nobody is named to the press before they themselves agreed, and not for ever."""

from contextlib import suppress
from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, VISITOR, acting, holder_of
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import AccessKey, Membership, Organization
from partners.press.models import ConsentText, MediaContact
from partners.press.selectors import contacts_for_staff, contacts_of, listed_contacts
from partners.press.services.consent import (
    confirm_contact,
    decline_contact,
    publish_consent_text,
    withdraw_by_link,
)
from partners.press.services.contacts import (
    ASK_TO_RENEW_BEFORE,
    change_contact,
    purge_contacts,
    resend_confirmation,
    withdraw_contact,
)
from partners.press.services.questions import ASK_AGAIN_AFTER, MOST_QUESTIONS_A_DAY
from partners.press.services.renewal import renew_contacts
from tests.support.log import verbs

Standing, State = MediaContact.Standing, MediaContact.State


def test_a_person_is_listed_only_after_they_agreed(contact, newest_code):
    now = timezone.now()
    assert contact.state(at=now) == State.ASKED
    assert listed_contacts(at=now) == []
    contact, _own = confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    now = timezone.now()
    assert [listing.public_id for listing in listed_contacts(at=now)] == [contact.public_id]
    assert contact.consent.text_version == 1
    assert contact.state(at=now) == State.LISTED
    assert verbs() == [Verb.CONTACT_SUBMITTED, Verb.CONTACT_CONFIRMED]
    assert list(ActivityEntry.objects.values_list("actor_user__email", flat=True).order_by("pk")) == [
        "editor@example.org",
        None,
    ]


def test_neither_standing_nor_date_alone_lists_anybody(contact):
    now = timezone.now()
    MediaContact.objects.filter(pk=contact.pk).update(standing=Standing.CONFIRMED)
    assert not listed_contacts(at=now)
    facts = asdict(contact.facts)
    days = {"agreed_at": now, "until": now + timedelta(days=9)}
    contact.consents.create(number=1, facts=facts, text_version=1, sha256=contact.facts.sha256, **days)
    assert not listed_contacts(at=now)


def test_of_one_person_two_consents_are_never_in_force_at_once(listed):
    consent = listed().consent
    consent.pk, consent.number, consent.public_id = None, 2, uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        consent.save(force_insert=True)


def test_the_listing_ends_after_twelve_months_without_any_job(listed):
    contact = listed()
    assert listed_contacts(at=timezone.now() + timedelta(days=364))
    later = timezone.now() + timedelta(days=366)
    assert not listed_contacts(at=later)
    assert contact.state(at=later) == State.EXPIRED


@pytest.mark.parametrize("standing", [Organization.Standing.SUSPENDED, Organization.Standing.LEFT])
def test_people_of_a_partner_that_is_not_approved_disappear(listed, organization, standing):
    listed()
    Organization.objects.filter(pk=organization.pk).update(standing=standing)
    assert not listed_contacts(at=timezone.now())


def test_the_link_opens_once_and_for_fourteen_days(contact, newest_code):
    code = newest_code()
    with pytest.raises(Expired), clock.at(timezone.now() + timedelta(days=15)):
        confirm_contact(code, version=1, by=LINK_HOLDER)
    confirm_contact(code, version=1, by=LINK_HOLDER)
    with pytest.raises(Expired):
        confirm_contact(code, version=1, by=LINK_HOLDER)
    with pytest.raises(Expired):
        decline_contact(code, by=LINK_HOLDER)


@pytest.mark.parametrize("code", ["", "abc", "x" * 5000, "\x00", "\ud800"])
def test_a_code_that_was_never_given_opens_nothing(contact, code):
    with pytest.raises(Expired):
        confirm_contact(code, version=1, by=LINK_HOLDER)


def test_the_persons_own_link_withdraws_once(contact, newest_code):
    _contact, own = confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert newest_code() == own
    withdraw_by_link(own, by=LINK_HOLDER)
    contact.refresh_from_db()
    assert contact.standing == Standing.WITHDRAWN
    assert not listed_contacts(at=timezone.now())
    with pytest.raises(Expired):
        withdraw_by_link(own, by=LINK_HOLDER)
    assert verbs()[-1] == Verb.CONTACT_WITHDRAWN


def test_the_question_link_does_not_withdraw_and_no_codes_are_kept(contact, newest_code):
    code = newest_code()
    with pytest.raises(Expired):
        withdraw_by_link(code, by=LINK_HOLDER)
    assert code not in str(MediaContact.objects.values().get())


def test_consent_counts_for_the_version_that_was_read(contact, newest_code, consent, press_officer):
    publish_consent_text(version=2, texts=consent.texts, by=acting(press_officer))
    with pytest.raises(Conflict) as refused:
        confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert refused.value.code == "newer_version"
    assert confirm_contact(newest_code(), version=2, by=LINK_HOLDER)[0].consent.text_version == 2


def test_without_a_published_text_nobody_can_agree(contact, newest_code):
    ConsentText.objects.all().delete()
    with pytest.raises(Conflict):
        confirm_contact(newest_code(), version=0, by=LINK_HOLDER)


def test_a_consent_text_is_published_by_press_officers_and_never_twice(consent, owner, press_officer):
    with pytest.raises(NotAllowed):
        publish_consent_text(version=2, texts={}, by=acting(owner))
    with pytest.raises(Conflict):
        publish_consent_text(version=1, texts={}, by=acting(press_officer))


def test_whoever_declines_is_not_asked_again_by_the_same_partner(contact, newest_code, submit):
    decline_contact(newest_code(), by=LINK_HOLDER)
    assert verbs()[-1] == Verb.CONTACT_DECLINED
    before = OutgoingMail.objects.count()
    with pytest.raises(Conflict) as refused:
        submit(email="DARYNA@example.org ")
    assert refused.value.code == "declined"
    assert OutgoingMail.objects.count() == before


def test_another_name_or_address_asks_the_person_again_and_leaves_them_listed_as_they_were(listed, editor, newest_code):
    contact = listed()
    own = newest_code()
    with clock.at(timezone.now() + ASK_AGAIN_AFTER):
        contact = change_contact(contact, name="Dora Lantern", by=acting(editor))
    assert listed_contacts(at=timezone.now())[0].facts.name == "Daryna Lantern"
    change_contact(contact, email="Dora@example.org", by=acting(editor))
    confirm_contact(newest_code("dora@example.org"), version=1, by=LINK_HOLDER)
    assert listed_contacts(at=timezone.now())[0].facts.name == "Dora Lantern"
    with pytest.raises(Expired):
        withdraw_by_link(own, by=LINK_HOLDER)


def test_only_the_language_of_our_letters_changes_at_once_and_nothing_new_is_not_recorded(listed, editor):
    contact = listed()
    mails, entries = OutgoingMail.objects.count(), ActivityEntry.objects.count()
    contact = change_contact(contact, language="uk", by=acting(editor))
    assert listed_contacts(at=timezone.now())
    assert ActivityEntry.objects.count() == entries + 1
    in_another_order = list(reversed(contact.languages))
    change_contact(contact, language="uk", email=contact.email.upper(), languages=in_another_order, by=acting(editor))
    assert (OutgoingMail.objects.count(), ActivityEntry.objects.count()) == (mails, entries + 1)


def test_asking_again_replaces_the_link_and_not_more_than_once_an_hour(contact, editor, newest_code):
    first = newest_code()
    with pytest.raises(Conflict):
        resend_confirmation(contact, by=acting(editor))
    with clock.at(timezone.now() + timedelta(hours=2)):
        resend_confirmation(contact, by=acting(editor))
    with pytest.raises(Expired):
        confirm_contact(first, version=1, by=LINK_HOLDER)
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER)


def test_a_partner_cannot_make_us_write_to_strangers_at_will(submit):
    for number in range(MOST_QUESTIONS_A_DAY):
        submit(email=f"stranger{number}@example.org")
    with pytest.raises(Conflict) as refused:
        submit(email="one-more@example.org")
    assert refused.value.code == "too_many_questions"
    assert "Please go on after" in str(refused.value)
    assert submit(email="one-more@example.org", at=timezone.now() + timedelta(days=1))


def questions(**to) -> int:
    return OutgoingMail.objects.filter(kind="press/contact_question", **to).count()


def test_changing_a_contact_is_no_way_around_the_days_questions(contact, editor):
    """Each change of the name or the address is a letter, though it is the same contact."""
    for number in range(MOST_QUESTIONS_A_DAY * 2):
        with suppress(Conflict):
            change_contact(contact, email=f"stranger{number}@example.org", by=acting(editor))
    assert questions() == MOST_QUESTIONS_A_DAY


def test_nobody_is_asked_twice_within_an_hour_whoever_asks_and_however(
    contact, submit, editor, other_organization, outsider
):
    change_contact(contact, name="Dora Lantern", position="Chair", by=acting(editor))
    with pytest.raises(Conflict) as refused:
        resend_confirmation(contact, by=acting(editor))
    assert refused.value.code == "just_asked"
    assert "Please try again after" in str(refused.value)
    with pytest.raises(Conflict):
        submit(of=other_organization, by=acting(outsider), email="Daryna@example.org")
    withdraw_contact(contact, by=acting(editor))
    with pytest.raises(Conflict):
        submit()
    assert questions() == 1
    later = timezone.now() + ASK_AGAIN_AFTER
    submit(at=later)
    assert questions(to="daryna@example.org") == 2


def test_a_name_is_corrected_without_a_second_letter_while_the_question_is_open(contact, editor, newest_code):
    change_contact(contact, name="Daryna Lanternova", phone="+380 7654321", by=acting(editor))
    assert questions() == 1
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert listed_contacts(at=timezone.now())[0].facts.name == "Daryna Lanternova"


def test_a_change_that_may_not_be_asked_about_leaves_everything_as_it_was(contact, editor, newest_code):
    confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    for change in ({"name": "Dora Lantern"}, {"hours": "never"}, {"name": "Dora Lantern", "position": "Chair"}):
        with pytest.raises(Conflict):
            change_contact(contact, by=acting(editor), **change)
    contact.refresh_from_db()
    assert (contact.name, contact.position) == ("Daryna Lantern", "Director")
    assert verbs() == [Verb.CONTACT_SUBMITTED, Verb.CONTACT_CONFIRMED]
    assert listed_contacts(at=timezone.now())[0].facts.position == "Director"


def test_what_was_refused_does_not_count(contact, submit, editor):
    for _try in range(MOST_QUESTIONS_A_DAY * 2):
        with pytest.raises(Conflict):
            resend_confirmation(contact, by=acting(editor))
    assert submit(email="other@example.org")


def test_a_change_made_from_an_older_page_overwrites_nothing(contact, editor):
    seen = contact.stamp
    contact = change_contact(contact, phone="+380 7654321", seen=seen, by=acting(editor))
    with pytest.raises(Conflict) as refused:
        change_contact(contact, phone="", position="Chair", seen=seen, by=acting(editor))
    assert refused.value.code == "stale"
    contact.refresh_from_db()
    assert (contact.phone, contact.position) == ("+380 7654321", "Director")
    for nothing in ("", "x"):
        with pytest.raises(Conflict):
            change_contact(contact, position="Chair", seen=nothing, by=acting(editor))
    assert change_contact(contact, phone="+380 7654321", seen=seen, by=acting(editor)) == contact
    assert change_contact(contact, position="Chair", seen=contact.stamp, by=acting(editor)).position == "Chair"


def test_one_live_contact_per_address(contact, submit, editor):
    with pytest.raises(Conflict):
        submit(name="Twin", email="Daryna@Example.org")
    other = submit(email="other@example.org")
    with pytest.raises(Conflict):
        change_contact(other, email=contact.email, by=acting(editor))


@pytest.mark.parametrize("persona", ["viewer", "outsider", "press_officer", "administrator", "person"])
def test_only_editors_of_the_partner_offer_change_and_withdraw(request, submit, contact, persona):
    user = request.getfixturevalue(persona)
    for refused in (
        lambda: submit(email="new@example.org", by=acting(user)),
        lambda: change_contact(contact, position="Chair", by=acting(user)),
        lambda: resend_confirmation(contact, by=acting(user)),
        lambda: withdraw_contact(contact, by=acting(user)),
    ):
        with pytest.raises(NotAllowed), clock.at(timezone.now() + timedelta(hours=2)):
            refused()
    assert verbs() == [Verb.CONTACT_SUBMITTED]


def test_nobody_is_not_the_person_without_their_link(contact):
    with pytest.raises(NotAllowed):
        withdraw_contact(contact, by=VISITOR)


def test_a_key_of_the_partner_speaks_for_it_even_when_its_maker_has_left(
    organization, other_organization, owner, submit
):
    Membership.objects.filter(user=owner).delete()
    key = AccessKey(organization=organization, scopes=[AccessKey.Scope.CONTACTS_WRITE], created_by=owner)
    key.save()
    contact = submit(email="by-key@example.org", by=holder_of(key))
    assert change_contact(contact, position="Chair", by=holder_of(key)).position == "Chair"
    assert {entry.actor_key for entry in everything()} == {key}
    for wrong in (
        AccessKey(organization=organization, scopes=[AccessKey.Scope.CONTACTS_READ]),
        AccessKey(organization=other_organization, scopes=[AccessKey.Scope.CONTACTS_WRITE]),
    ):
        with pytest.raises(NotAllowed):
            submit(email="wrong-key@example.org", by=holder_of(wrong))


def test_a_suspended_partner_can_withdraw_and_nothing_else(contact, organization, editor):
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.SUSPENDED)
    with pytest.raises(NotAllowed):
        change_contact(contact, position="Chair", by=acting(editor))
    assert withdraw_contact(contact, by=acting(editor)).standing == Standing.WITHDRAWN


def test_people_are_asked_again_before_their_year_ends_and_once(listed, newest_code):
    contact = listed()
    soon = contact.listed_until - timedelta(days=20)
    with clock.at(timezone.now()):
        assert renew_contacts(by=CLOCK) == 0
    with clock.at(soon):
        assert renew_contacts(by=CLOCK) == 1
    with clock.at(soon + timedelta(hours=1)):
        assert renew_contacts(by=CLOCK) == 0
    assert listed_contacts(at=soon)
    with clock.at(soon):
        contact, _own = confirm_contact(newest_code(), version=1, by=LINK_HOLDER)
    assert contact.listed_until > soon + timedelta(days=364)


def test_whoever_is_listed_for_long_is_not_asked_early_and_is_asked_in_time(listed, editor):
    contact = listed()
    with pytest.raises(Conflict) as refused, clock.at(timezone.now() + timedelta(days=100)):
        resend_confirmation(contact, by=acting(editor))
    assert refused.value.code == "too_early"
    soon = contact.listed_until - ASK_TO_RENEW_BEFORE + timedelta(hours=1)
    with clock.at(soon):
        resend_confirmation(contact, by=acting(editor))
    with clock.at(soon + timedelta(days=1)):
        assert renew_contacts(by=CLOCK) == 0
    # That question ran out without an answer, and the year still has two weeks.
    with clock.at(soon + timedelta(days=15)):
        assert renew_contacts(by=CLOCK) == 1


@pytest.mark.parametrize("standing", [Organization.Standing.SUSPENDED, Organization.Standing.LEFT])
def test_people_of_a_partner_that_is_not_approved_are_neither_asked_nor_listed(
    listed, submit, organization, newest_code, standing
):
    contact = listed()
    submit(email="asked@example.org")
    soon = contact.listed_until - timedelta(days=20)
    Organization.objects.filter(pk=organization.pk).update(standing=standing)
    with clock.at(soon):
        assert renew_contacts(by=CLOCK) == 0
    with pytest.raises(Conflict) as refused:
        confirm_contact(newest_code("asked@example.org"), version=1, by=LINK_HOLDER)
    assert refused.value.code == "not_a_partner"
    assert decline_contact(newest_code("asked@example.org"), by=LINK_HOLDER).standing == Standing.DECLINED
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.APPROVED)
    assert [listing.public_id for listing in listed_contacts(at=timezone.now())] == [contact.public_id]
    with clock.at(soon):
        assert renew_contacts(by=CLOCK) == 1


def test_people_of_a_partner_that_left_are_forgotten_and_of_a_suspended_one_kept(listed, organization):
    listed()
    month = timezone.now() + timedelta(days=31)
    Organization.objects.update(standing=Organization.Standing.SUSPENDED)
    with clock.at(month):
        assert purge_contacts() == 0
    Organization.objects.update(standing=Organization.Standing.LEFT)
    with clock.at(timezone.now() + timedelta(days=29)):
        assert purge_contacts() == 0
    with clock.at(month):
        assert purge_contacts() == 1


def test_whoever_is_no_longer_listed_can_still_end_it(listed, newest_code):
    contact = listed()
    own = newest_code()
    with clock.at(contact.listed_until + timedelta(days=1)):
        withdraw_by_link(own, by=LINK_HOLDER)
    contact.refresh_from_db()
    assert contact.standing == Standing.WITHDRAWN


def test_a_partner_reads_its_own_people_only_and_staff_without_the_right_nobody(
    contact, other_organization, press_officer, moderator, owner
):
    assert not contacts_of(other_organization).exists()
    assert contacts_for_staff(acting(press_officer)).get() == contact
    assert not contacts_for_staff(acting(moderator)).exists()
    assert not contacts_for_staff(acting(owner)).exists()


def test_the_log_holds_no_names_and_no_addresses(listed, editor):
    contact = listed()
    with clock.at(timezone.now() + ASK_AGAIN_AFTER):
        change_contact(contact, name="Planted Name", by=acting(editor))
    text = str(list(ActivityEntry.objects.values_list("data", "subject_type", "verb")))
    assert "Planted" not in text
    assert "daryna" not in text.lower()


def test_what_nobody_answered_declined_withdrew_or_outlived_is_deleted(submit, newest_code, listed, editor):
    submit(email="unanswered@example.org")
    submit(email="declined@example.org")
    decline_contact(newest_code("declined@example.org"), by=LINK_HOLDER)
    withdraw_contact(listed("withdrawn@example.org"), by=acting(editor))
    listed("listed@example.org")
    now = timezone.now()
    with clock.at(now + timedelta(days=29)):
        assert purge_contacts() == 0
    with clock.at(now + timedelta(days=31)):
        assert purge_contacts() == 3
    assert MediaContact.objects.get().email == "listed@example.org"
    with clock.at(now + timedelta(days=400)):
        assert purge_contacts() == 1


def test_the_message_to_the_person_is_in_their_language_and_holds_no_position(submit):
    submit(language="uk", position="Planted advertisement")
    mail = OutgoingMail.objects.get(to="daryna@example.org")
    assert "/uk/press/contact/" in mail.text
    assert "Planted" not in mail.text


def test_another_spelling_of_the_address_or_the_number_is_no_change_and_ends_no_listing(long_listed, editor):
    contact = long_listed(email="daryna@приклад.укр", phone="+380 44 123 45 67")
    spelled = {"email": "Daryna@XN--80aikifvh.xn--j1amh", "phone": "+380\u00a044\u00a0123\u201145\u201167"}

    contact = change_contact(contact, **spelled, by=acting(editor))

    assert contact.state(at=timezone.now()) == MediaContact.State.LISTED
    assert (contact.email, contact.phone) == ("daryna@xn--80aikifvh.xn--j1amh", "+380441234567")
