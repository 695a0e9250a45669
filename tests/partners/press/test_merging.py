"""Two entries about one person become one, and what each agreed to stays what it was."""

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.models import InquiryOffer, MediaContact
from partners.press.selectors import listed_contacts
from partners.press.services.contacts import change_contact
from partners.press.services.merging import merge_contacts
from partners.press.services.offers import accept_offer, offer_inquiry

PHONE = "+380441234567"
NOW = timezone.now


@pytest.fixture
def two(listed):
    """One who agreed, and who they are once more, at another address and with other facts."""
    first = listed(phone=PHONE)
    second = listed(email="second@example.org", phone=PHONE, position="Planted position", notes="Planted note")
    return first, second


def test_what_the_kept_one_shows_stays_exactly_what_was_agreed_to(two, editor):
    first, second = two
    before = first.agreed_facts
    merge_contacts(first, second, by=acting(editor))
    (left,) = listed_contacts(at=NOW())
    assert (left.public_id, left.facts) == (first.public_id, before)
    second.refresh_from_db()
    assert (second.standing, second.consents.get().end) == ("withdrawn", "merged")
    assert first.consents.count() == 1


def test_a_consent_goes_to_nobody_else(listed, submit, editor):
    agreed, asked = listed(), submit(email="asked@example.org")
    merge_contacts(asked, agreed, by=acting(editor))
    asked.refresh_from_db()
    assert asked.standing == "submitted"
    assert not asked.consents.exists()
    assert not listed_contacts(at=NOW())


def test_questions_and_their_conversations_move(two, ask, editor, press_officer):
    first, second = two
    inquiry = ask()[0]
    inquiry.offers.all().delete()
    InquiryOffer.objects.all().delete()
    offer = offer_inquiry(inquiry, contact=second, by=acting(press_officer))
    accept_offer(offer, by=acting(editor))
    merge_contacts(first, second, by=acting(editor))
    offer.refresh_from_db()
    assert (offer.contact_id, offer.state) == (first.pk, "accepted")
    entry = ActivityEntry.objects.get(verb="contact.merged")
    assert (entry.subject_id, entry.data) == (first.public_id, {"merged": str(second.public_id), "number": 1})


def test_the_address_that_ends_is_told_and_the_other_is_not(two, editor):
    first, second = two
    merge_contacts(first, second, by=acting(editor))
    letter = OutgoingMail.objects.get(kind="press/contact_ended")
    assert letter.to == "second@example.org"
    assert "Two entries about you have become one" in letter.subject
    assert first.email not in letter.text


def test_only_two_of_one_partner_by_those_who_may(
    two, listed, other_organization, outsider, viewer, staff_editor, editor
):
    first, second = two
    foreign = listed(of=other_organization, by=acting(outsider), email="o@example.org")
    for by in (viewer, outsider, staff_editor):
        with pytest.raises(NotAllowed):
            merge_contacts(first, second, by=acting(by))
    for other in (first, foreign):
        with pytest.raises(Conflict):
            merge_contacts(first, other, by=acting(editor))
    merge_contacts(first, second, by=acting(editor))
    # Twice is once.
    with pytest.raises(Conflict):
        merge_contacts(first, second, by=acting(editor))
    with pytest.raises(Conflict):
        merge_contacts(second, first, by=acting(editor))


def test_the_page_shows_both_before_anything_happens(two, sign_in, editor, organization):
    first, second = two
    client = sign_in(editor)
    page = client.get(reverse("press:contacts", args=[organization.public_id])).content.decode()
    url = reverse("press:contact_merge", args=[organization.public_id, first.public_id])
    assert f"{url}?other={second.public_id}" in page

    look = client.post(url, {"other": second.public_id})
    assert look.status_code == 200
    for wanted in ("Nothing has happened yet", "Planted position", "is shown with exactly what was agreed to there"):
        assert wanted in look.content.decode()
    assert MediaContact.objects.filter(standing="confirmed").count() == 2

    done = client.post(url, {"other": second.public_id, "seen": look.context["seen"]}, follow=True)
    assert b"The two entries are one now" in done.content
    assert MediaContact.objects.get(standing="confirmed") == first
    assert client.post(url, {"other": second.public_id}).status_code == 422


def test_what_was_changed_meanwhile_is_looked_at_again(two, sign_in, editor, organization):
    first, second = two
    client = sign_in(editor)
    url = reverse("press:contact_merge", args=[organization.public_id, first.public_id])
    look = client.post(url, {"other": second.public_id})
    change_contact(second, language="uk", by=acting(editor))
    stale = client.post(url, {"other": second.public_id, "seen": look.context["seen"]})
    assert stale.status_code == 409
    assert b"changed in the meantime" in stale.content
    assert client.post(url, {"other": second.public_id, "seen": stale.context["seen"]}).status_code == 302


def test_the_form_names_whoever_has_the_same_number(listed, sign_in, editor, organization):
    listed(phone=PHONE)
    fields = {
        "name": "Olha Harbour", "email": "olha@example.org", "phone": PHONE, "language": "en", "languages": ["uk"],
        "topics": ["detention"], "time_zone": "Europe/Kyiv",
    }  # fmt: skip
    answer = sign_in(editor).post(reverse("press:contact_add", args=[organization.public_id]), fields, follow=True)
    assert b"Daryna Lantern: the same telephone number" in answer.content


def test_press_officers_merge_whoever_is_listed(two, submit, sign_in, press_officer):
    first, second = two
    submit(email="asked@example.org", name="Asked Person")
    client = sign_in(press_officer)
    url = f"/cms/media-contacts/{first.public_id}/merge/"
    assert b"Asked Person" not in client.get(url).content
    # What stands in the row and was not agreed to is no word of theirs.
    MediaContact.objects.update(email=Concat(Value("canary"), "email"))
    look = client.post(url, {"other": second.public_id})
    assert b"Planted position" in look.content
    assert b"second@example.org" in look.content
    assert b"canary" not in look.content + client.get(url).content
    assert client.post(url, {"other": second.public_id, "seen": look.context["seen"]}).status_code == 302
    assert MediaContact.objects.get(standing="confirmed") == first
