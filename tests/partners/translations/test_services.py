"""A partner writes a translation and sends it; staff accept it, ask for changes or decline it, and all are told."""

import pytest
from django.db import transaction

from partners.activity.selectors import everything
from partners.kernel.actors import acting
from partners.kernel.errors import DomainError
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, Role
from partners.translations.models import Kind, Offer
from partners.translations.selectors import (
    offers_for_staff,
    offers_waiting_for,
    original_of,
    others_of,
    sides_of,
)
from partners.translations.services import (
    accept_offer,
    decline_offer,
    return_offer,
    save_offer,
    send_offer,
    take_back_offer,
    withdraw_offer,
)

WORDS = {"title": "Ein Plakat", "text": "Eins.\n\nZwei."}


@pytest.fixture
def save(shelf, organization, editor):
    def make(texts=WORDS, *, seen="", language="de", by=None, of=None, **fields):
        told = {"kind": Kind.MATERIAL, "thing_id": shelf.thing_id, "wants_credit": True, **fields}
        return save_offer(
            of or organization, language=language, texts=texts, seen=seen, by=acting(by or editor), **told
        )

    return make


@pytest.fixture
def sent(save, editor):
    offer = save()
    return send_offer(offer, seen=offer.stamp, by=acting(editor))


def verbs():
    return [entry.verb for entry in reversed(everything())]


def letters():
    return [(letter.kind, letter.to) for letter in OutgoingMail.objects.order_by("pk")]


def code_of(call, *args, **kwargs):
    with pytest.raises(DomainError) as refused, transaction.atomic():
        call(*args, **kwargs)
    return refused.value.code


def test_what_was_written_is_kept_and_gone_on_with(save):
    offer = save({"title": "Ein Plakat"})

    assert (offer.standing, offer.done, offer.texts) == ("writing", 1, {"title": "Ein Plakat"})
    again = save(WORDS, seen=offer.stamp)
    assert (again.pk, again.done) == (offer.pk, 2)
    assert verbs() == ["translation.saved", "translation.saved"]
    assert letters() == []


def test_what_a_colleague_has_saved_is_not_overwritten(save):
    offer = save()
    save({"title": "Anders"}, seen=offer.stamp)

    assert code_of(save, seen=offer.stamp) == "stale"
    assert code_of(save, seen="") == "stale"
    assert Offer.objects.get().texts == {"title": "Anders"}


def test_a_language_that_is_not_open_yet_is_taken_and_its_own_is_not(save):
    assert save(language="fr").language == "fr"
    assert code_of(save, language="en") == "own_language"
    assert code_of(save, language="xx") == "own_language"


def test_it_is_sent_once_every_passage_has_words(save, editor, staff_editor):
    offer = save({"title": "Ein Plakat"})
    assert code_of(send_offer, offer, seen=offer.stamp, by=acting(editor)) == "incomplete"

    offer = save(WORDS, seen=offer.stamp)
    sent = send_offer(offer, seen=offer.stamp, by=acting(editor))

    assert sent.standing == "sent"
    assert letters() == [("translations/offer_waits", staff_editor.email)]
    assert code_of(save, seen=sent.stamp) == "wrong_state"


def test_what_was_translated_from_other_words_is_not_sent_unseen(save, shelf, editor):
    offer = save()
    shelf.words["text"] = "Three."

    assert code_of(send_offer, offer, seen=offer.stamp, by=acting(editor)) == "overtaken"


def test_a_change_after_sending_is_shown_to_the_reviewer(sent, shelf):
    shelf.words |= {"text": "Three.", "credit": "Somebody"}
    del shelf.words["title"]
    original = original_of(sent.kind, sent.thing_id, at=sent.sent_at)

    sides = {side.key: (side.then, side.now, side.words) for side in sides_of(sent, original)}

    assert sides == {
        "title": ("A poster", "", "Ein Plakat"),
        "text": ("One.\n\nTwo.", "Three.", "Eins.\n\nZwei."),
        "credit": ("", "Somebody", ""),
    }


def test_accepted_it_becomes_the_draft_and_its_translators_are_told(sent, shelf, staff_editor, editor, owner):
    OutgoingMail.objects.all().delete()

    offer = accept_offer(sent, seen=sent.stamp, by=acting(staff_editor))

    assert (offer.standing, offer.decided_by) == ("accepted", staff_editor)
    assert shelf.put == [("de", WORDS, staff_editor)]
    assert sorted(letters()) == [("translations/offer_accepted", each.email) for each in (editor, owner)]
    assert verbs()[-1] == "translation.accepted"
    assert code_of(decline_offer, offer, reason="No.", by=acting(staff_editor)) == "wrong_state"


def test_what_the_pages_refuse_stays_as_it_was(sent, shelf, staff_editor):
    shelf.refuses = "not_begun"

    assert code_of(accept_offer, sent, seen=sent.stamp, by=acting(staff_editor)) == "not_begun"
    assert Offer.objects.get().standing == "sent"
    assert verbs()[-1] == "translation.offered"


def test_what_was_taken_back_and_changed_is_not_accepted_unread(sent, save, editor, staff_editor):
    seen = sent.stamp
    take_back_offer(sent, by=acting(editor))
    assert code_of(accept_offer, sent, seen=seen, by=acting(staff_editor)) == "wrong_state"
    offer = save({**WORDS, "title": "Anders"}, seen=seen)
    send_offer(offer, seen=offer.stamp, by=acting(editor))

    assert code_of(accept_offer, sent, seen=seen, by=acting(staff_editor)) == "stale"


def test_what_is_gone_from_the_site_is_not_accepted(sent, shelf, staff_editor):
    shelf.is_online = False

    assert code_of(accept_offer, sent, seen=sent.stamp, by=acting(staff_editor)) == "gone"


def test_changes_are_asked_for_with_words_and_nothing_is_lost(sent, save, editor, staff_editor):
    OutgoingMail.objects.all().delete()

    offer = return_offer(sent, reason="Please say “Plakat” throughout.", by=acting(staff_editor))

    assert (offer.standing, offer.texts) == ("returned", WORDS)
    assert letters() == [("translations/offer_returned", editor.email)]
    assert "Please say “Plakat” throughout." in OutgoingMail.objects.get().text
    offer = save({**WORDS, "title": "Das Plakat"}, seen=offer.stamp)
    again = send_offer(offer, seen=offer.stamp, by=acting(editor))
    assert (again.standing, again.note) == ("sent", "")


def test_declined_it_is_kept_with_the_reason_and_another_may_begin(sent, save, editor, staff_editor):
    OutgoingMail.objects.all().delete()

    offer = decline_offer(sent, reason="We have one already.", by=acting(staff_editor))

    assert (offer.standing, offer.note, offer.texts) == ("declined", "We have one already.", WORDS)
    assert "We have one already." in OutgoingMail.objects.get().text
    assert save().pk != offer.pk


def test_withdrawn_it_is_nobodys_work_any_more(sent, editor, staff_editor):
    withdraw_offer(sent, by=acting(editor))

    assert not offers_for_staff(acting(staff_editor)).exists()
    assert verbs()[-1] == "translation.withdrawn"


def test_two_partners_offer_the_same_language_and_both_are_kept(sent, save, other_organization, outsider, staff_editor):
    other = save({**WORDS, "title": "Noch ein Plakat"}, of=other_organization, by=outsider)
    other = send_offer(other, seen=other.stamp, by=acting(outsider))

    assert list(offers_waiting_for(acting(staff_editor))) == [sent, other]
    assert list(others_of(sent, acting(staff_editor))) == [other]
    accept_offer(other, seen=other.stamp, by=acting(staff_editor))
    assert Offer.objects.get(pk=sent.pk).standing == "sent", "the other is still to be answered"


@pytest.mark.parametrize("who", ["viewer", "outsider", "staff_editor"])
def test_only_its_editors_write_for_an_organisation(who, save, request):
    assert code_of(save, by=request.getfixturevalue(who)) == "not_allowed"


def test_a_suspended_partner_offers_nothing_and_may_take_its_words_back(sent, save, organization, editor):
    Organization.objects.filter(pk=organization.pk).update(standing="suspended")

    assert code_of(save, language="fr") == "not_allowed"
    assert withdraw_offer(sent, by=acting(editor)).standing == "withdrawn"


@pytest.mark.parametrize("who", ["editor", "outsider", "partnerships", "press_officer", "moderator"])
def test_only_who_looks_after_materials_decides(who, sent, request):
    by = acting(request.getfixturevalue(who))

    assert code_of(accept_offer, sent, seen=sent.stamp, by=by) == "not_allowed"
    assert code_of(return_offer, sent, reason="x", by=by) == "not_allowed"
    assert code_of(decline_offer, sent, reason="x", by=by) == "not_allowed"
    assert not offers_waiting_for(by).exists()


def test_nobody_decides_about_their_own_organisation(sent, organization, staff_editor):
    from partners.organizations.models import Membership

    Membership.objects.create(user=staff_editor, organization=organization, role=Role.EDITOR)

    assert code_of(accept_offer, sent, seen=sent.stamp, by=acting(staff_editor)) == "not_allowed"
    assert not offers_waiting_for(acting(staff_editor)).exists()


def test_what_is_only_being_written_is_read_by_no_staff(save, staff_editor):
    save()

    assert not offers_for_staff(acting(staff_editor)).exists()
