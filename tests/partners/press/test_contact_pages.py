"""The partner's list of contacts, and the page behind the link in the person's mail."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from partners.kernel import clock
from partners.kernel.actors import CLOCK, acting
from partners.organizations.models import Organization
from partners.press.models import ConsentText, MediaContact, Surface
from partners.press.selectors import listed_contacts
from partners.press.services.contacts import change_contact
from partners.press.services.renewal import renew_contacts
from tests.support.forms import seen_in

FIELDS = {
    "name": "Daryna Lantern", "position": "Director", "email": "daryna@example.org", "phone": "+380 44 123 4567",
    "language": "en", "languages": ["uk", "en"], "topics": ["detention", "aid"], "time_zone": "Europe/Kyiv",
    "hours": "weekdays", "surfaces": ["reporters"],
}  # fmt: skip


@pytest.fixture
def list_url(organization):
    return reverse("press:contacts", args=[organization.public_id])


@pytest.fixture
def add_url(organization):
    return reverse("press:contact_add", args=[organization.public_id])


def page_of(route: str, contact: MediaContact) -> str:
    return reverse(f"press:{route}", args=[contact.organization.public_id, contact.public_id])


def link(code: str) -> str:
    return reverse("press:contact_confirm", args=[code])


def agree(client, url, **changes):
    """Press the button of the page as it is shown now."""
    shown = client.get(url).content.decode()
    hidden = {name: re.search(rf'name="{name}" value="([^"]*)"', shown) for name in ("version", "seen")}
    fields = {"answer": "agree", **{name: found.group(1) for name, found in hidden.items() if found}}
    return client.post(url, {**fields, **changes}, follow=True)


def test_from_the_form_to_the_list_over_http(sign_in, editor, add_url, list_url, consent, newest_code, client):
    answer = sign_in(editor).post(add_url, FIELDS, follow=True)
    assert answer.redirect_chain[-1][0] == list_url
    assert b"Nothing is shown until they agree" in answer.content
    url = link(newest_code())
    shown = client.get(url).content.decode()
    # Nobody can agree to a number that they do not see, so the two that stay with the press officers are here as well.
    for wanted in (
        *("Daryna Lantern", "Lantern", "Ukrainian", "Aid and medicine", "I agree to be listed."),
        *(FIELDS["email"], FIELDS["phone"], FIELDS["hours"], "Kyiv"),
    ):
        assert wanted in shown
    assert not listed_contacts(at=timezone.now())
    agreed = agree(client, url)
    assert b"You are a media contact" in agreed.content
    assert listed_contacts(at=timezone.now())
    assert client.get(url).status_code == 404
    own = agreed.redirect_chain[-1][0]
    assert b"Your listing has ended" in client.post(own, {"answer": "withdraw"}).content
    assert not listed_contacts(at=timezone.now())


def test_opening_the_link_changes_nothing_and_declining_needs_the_button(contact, newest_code, client):
    url = link(newest_code())
    for _time in range(3):
        assert client.get(url).status_code == 200
        assert client.head(url).status_code == 200
    contact.refresh_from_db()
    assert contact.standing == "submitted"
    assert b"You are not listed" in client.post(url, {"answer": "decline"}).content
    contact.refresh_from_db()
    assert contact.standing == "declined"


def test_the_persons_buttons_are_guarded_against_other_sites(contact, newest_code):
    guarded = Client(enforce_csrf_checks=True)
    assert guarded.post(link(newest_code()), {"answer": "decline"}).status_code == 403


@pytest.mark.parametrize("answer", ["agree", "decline", "withdraw", "", "x"])
def test_every_code_that_opens_nothing_gets_one_page(contact, client, answer):
    gone = client.get(link("nothing"))
    assert gone.status_code == 404
    assert b"This link cannot be used" in gone.content
    assert client.post(link("nothing"), {"answer": answer}, follow=True).status_code == 404


@pytest.mark.parametrize("version", ["", "0", "2", "-1", "1e3", "９", "²", "9" * 40, "\x00"])
def test_agreeing_to_another_version_than_the_one_in_force_lists_nobody(contact, newest_code, client, version):
    answer = agree(client, link(newest_code()), version=version)
    assert answer.status_code == 409
    assert not listed_contacts(at=timezone.now())


def test_agreeing_to_another_name_than_the_one_that_was_shown_lists_nobody(contact, newest_code, client, editor):
    url = link(newest_code())
    seen = contact.stamp
    change_contact(contact, name="Daryna Lanternova", by=acting(editor))

    late = client.post(url, {"answer": "agree", "version": "1", "seen": seen})
    forged = client.post(url, {"answer": "agree", "version": "1"})

    assert (late.status_code, forged.status_code) == (409, 409)
    assert not listed_contacts(at=timezone.now())
    agree(client, url)
    assert listed_contacts(at=timezone.now())[0].facts.name == "Daryna Lanternova"


def test_without_a_text_the_page_says_so_and_has_no_button(contact, newest_code, client, consent):
    consent.delete()
    answer = client.get(link(newest_code()))
    assert b"not published yet" in answer.content
    assert b'value="agree"' not in answer.content


def test_the_link_pages_are_kept_by_nobody_and_searched_by_nobody(contact, newest_code, client):
    answer = client.get(link(newest_code()))
    assert "no-store" in answer["Cache-Control"]
    assert b'content="noindex"' in answer.content


def test_a_change_of_the_address_is_told(sign_in, editor, contact):
    sent = FIELDS | {"email": "new@example.org", "seen": contact.stamp}
    changed = sign_in(editor).post(page_of("contact_edit", contact), sent, follow=True)
    assert b"We have asked the person. Until they agree, nothing of this change is shown." in changed.content
    contact.refresh_from_db()
    assert (contact.email, contact.hours) == ("new@example.org", "weekdays")


def test_a_page_that_was_open_for_long_overwrites_nothing_and_shows_both(sign_in, editor, contact):
    client, url = sign_in(editor), page_of("contact_edit", contact)
    seen = seen_in(client.get(url))
    change_contact(contact, phone="+380 7654321", languages=["pl"], by=acting(editor))
    stale = client.post(url, FIELDS | {"position": "Chair", "seen": seen})
    assert stale.status_code == 409
    shown = stale.content.decode()
    for wanted in (
        "This contact was changed in the meantime",
        "+380 7654321",
        "Polish",
        'value="Chair"',
        "+380 44 123 4567",
    ):
        assert wanted in shown
    contact.refresh_from_db()
    assert (contact.phone, contact.position) == ("+380 7654321", "Director")
    client.post(url, FIELDS | {"position": "Chair", "phone": "+380 7654321", "seen": seen_in(stale)})
    contact.refresh_from_db()
    assert (contact.phone, contact.position) == ("+380 7654321", "Chair")


def test_a_person_may_end_a_listing_that_has_run_out(listed, newest_code, client):
    contact = listed()
    own = link(newest_code())
    contact.consents.update(agreed_at=timezone.now() - timedelta(days=9), until=timezone.now() - timedelta(days=1))
    shown = client.get(own)
    assert shown.status_code == 200
    assert b"Your consent ran out" in shown.content
    assert b"Your listing has ended" in client.post(own, {"answer": "withdraw"}).content
    contact.refresh_from_db()
    assert contact.standing == "withdrawn"
    assert client.get(own).status_code == 404


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Organization.Standing.SUSPENDED, b"not a partner of the campaign at present"),
        (Organization.Standing.LEFT, b"has left the campaign"),
    ],
)
def test_people_of_a_partner_that_is_not_approved_are_told_so_and_can_end_it(
    listed, submit, newest_code, client, organization, standing, told
):
    listed()
    submit(email="asked@example.org")
    own, question = link(newest_code()), link(newest_code("asked@example.org"))
    Organization.objects.filter(pk=organization.pk).update(standing=standing)
    for url in (own, question):
        shown = client.get(url).content
        assert told in shown
        assert b"You are a media contact" not in shown
        assert b'value="agree"' not in shown
    refused = client.post(question, {"answer": "agree", "version": "1"})
    assert refused.status_code == 409
    assert told in refused.content or b"not a partner" in refused.content
    client.post(question, {"answer": "decline"})
    client.post(own, {"answer": "withdraw"})
    assert set(MediaContact.objects.values_list("standing", flat=True)) == {"declined", "withdrawn"}


def test_a_listing_is_back_when_its_partner_is(listed, newest_code, client, organization):
    listed()
    for standing in (Organization.Standing.SUSPENDED, Organization.Standing.APPROVED):
        Organization.objects.filter(pk=organization.pk).update(standing=standing)
    assert b"You are a media contact" in client.get(link(newest_code())).content


def test_withdrawing_asks_first(sign_in, editor, contact):
    url = page_of("contact_withdraw", contact)
    assert b"Take Daryna Lantern off the list?" in sign_in(editor).get(url).content
    contact.refresh_from_db()
    assert contact.standing == "submitted"
    sign_in(editor).post(url)
    contact.refresh_from_db()
    assert contact.standing == "withdrawn"


def test_asking_again_too_soon_is_a_sentence(sign_in, editor, contact, list_url):
    referer = {"HTTP_REFERER": f"http://testserver{list_url}"}
    answer = sign_in(editor).post(page_of("contact_ask_again", contact), follow=True, **referer)
    assert b"less than an hour ago" in answer.content


def test_viewers_read_without_addresses_and_change_nothing(sign_in, viewer, contact, list_url, add_url):
    client = sign_in(viewer)
    text = client.get(list_url).content.decode()
    assert "Daryna Lantern" in text
    assert contact.email not in text
    assert add_url not in text
    for url in (add_url, page_of("contact_edit", contact), page_of("contact_withdraw", contact)):
        assert client.get(url).status_code == 403
        assert client.post(url, FIELDS).status_code == 403
    assert client.post(page_of("contact_ask_again", contact)).status_code == 403


@pytest.mark.parametrize("persona", ["outsider", "press_officer", "administrator", "person", "applicant"])
def test_for_others_there_is_nothing_here(request, sign_in, contact, list_url, add_url, persona):
    client = sign_in(request.getfixturevalue(persona))
    edit, withdraw, again = (page_of(f"contact_{name}", contact) for name in ("edit", "withdraw", "ask_again"))
    for url in (list_url, add_url, edit, withdraw):
        assert client.get(url).status_code == 404
    for url in (add_url, edit, withdraw, again):
        assert client.post(url, FIELDS).status_code == 404


def test_another_partners_contact_is_not_reached_through_ones_own_address(
    sign_in, outsider, other_organization, contact
):
    client = sign_in(outsider)
    for route in ("contact_edit", "contact_withdraw", "contact_ask_again"):
        for contact_id in (contact.public_id, uuid4()):
            url = reverse(f"press:{route}", args=[other_organization.public_id, contact_id])
            assert client.post(url, FIELDS).status_code == 404


def test_a_suspended_partner_still_withdraws(sign_in, editor, contact, organization):
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.SUSPENDED)
    sign_in(editor).post(page_of("contact_withdraw", contact))
    contact.refresh_from_db()
    assert contact.standing == "withdrawn"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"name": "x" * 121}, {"name": "a\u202eb"}, {"name": "a\x00b"}, {"email": "nobody"},
        {"email": "a@" + "x" * 300 + ".org"}, {"email": "a\x00@example.org"}, {"phone": "call me"},
        {"languages": []}, {"languages": ["xx"]}, {"topics": ["weather"]}, {"topics": []},
        {"time_zone": "Europe/Nowhere"}, {"time_zone": "../../etc/passwd"}, {"language": "xx"}, {"hours": "x" * 201},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_well_formed_is_explained_and_kept(sign_in, editor, add_url, consent, wrong):
    answer = sign_in(editor).post(add_url, FIELDS | wrong)
    assert answer.status_code == 422
    assert b"Please look at these once more" in answer.content
    assert b"weekdays" in answer.content or "hours" in wrong
    assert not MediaContact.objects.exists()


def test_a_conflict_stands_beside_the_field_and_the_text_is_kept(sign_in, editor, add_url, contact):
    answer = sign_in(editor).post(add_url, FIELDS | {"name": "Typed name"})
    assert answer.status_code == 409
    assert b"There is a contact with this address already." in answer.content
    assert b"Typed name" in answer.content


def test_what_a_partner_typed_is_text_everywhere(sign_in, editor, submit, list_url, newest_code, client):
    submit(name="<script>alert(1)</script>", position="<img src=x onerror=alert(2)>")
    for answer in (sign_in(editor).get(list_url), client.get(link(newest_code()))):
        assert b"<script>alert(1)" not in answer.content
        assert b"<img src=x" not in answer.content
        assert b"&lt;script&gt;alert(1)" in answer.content


def test_the_list_asks_the_database_the_same_for_one_and_for_three(sign_in, editor, submit, list_url):
    client = sign_in(editor)
    counts = []
    for emails in (["a@example.org"], ["b@example.org", "c@example.org"]):
        for email in emails:
            submit(email=email)
        client.get(list_url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(list_url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_is_no_longer_offered_is_read_and_kept_by_who_has_it_and_taken_up_by_nobody(
    sign_in, editor, contact, add_url, list_url, campaign, newest_code, client
):
    campaign.subjects.filter(code="detention").update(is_offered=False)
    member, url = sign_in(editor), page_of("contact_edit", contact)
    fields = {**FIELDS, "seen": seen_in(member.get(url)), "topics": ["detention", "aid"]}

    assert "Detention without trial" in member.get(list_url).content.decode()
    assert "Detention without trial" in client.get(link(newest_code())).content.decode()
    assert 'value="detention"' not in member.get(add_url).content.decode()
    refused = member.post(add_url, {**FIELDS, "email": "new@example.org"})
    assert list(refused.context["form"].errors) == ["topics"]
    assert member.post(url, fields).status_code == 302
    contact.refresh_from_db()
    assert contact.topics == ["detention", "aid"]


@pytest.mark.parametrize("count", [1, 3])
def test_names_of_subjects_cost_one_question_for_all_contacts(sign_in, editor, submit, list_url, count):
    for number in range(count):
        submit(email=f"{number}@example.org", topics=["aid", "labour"])
    member = sign_in(editor)
    with CaptureQueriesContext(connection) as asked:
        assert member.get(list_url).content.decode().count("Aid and medicine, Forced labour") == count

    assert len([query for query in asked if "campaigns_subject" in query["sql"]]) == 1


CHANGES = {"position": "Former hostage", "topics": ["labour"], "languages": ["pl"], "phone": "+380 999"}


def test_a_person_reads_what_they_agreed_to_beside_what_is_proposed(long_listed, editor, newest_code, client):
    contact = change_contact(long_listed(), by=acting(editor), **CHANGES)
    shown = client.get(link(newest_code())).content.decode()
    changing, staying = shown.split("What stays as you agreed to it")
    for words in ("Director", "Former hostage", "Detention without trial", "Forced labour", "+380 1234567", "+380 999"):
        assert words in changing
    assert changing.count("You agreed to</dt>") == changing.count("Proposed now</dt>") == len(CHANGES)
    assert changing.count(">changes</span>") == len(CHANGES)
    assert "Daryna Lantern" in staying
    for button in ("agree", "keep", "decline"):
        assert f'name="answer" value="{button}"' in staying
    agree(client, link(newest_code()))
    assert [listing.facts.position for listing in listed_contacts(at=timezone.now())] == ["Former hostage"]
    assert contact.public_id == listed_contacts(at=timezone.now())[0].public_id


def test_what_is_proposed_may_be_refused_with_a_button_of_the_question(long_listed, editor, newest_code, client):
    change_contact(long_listed(), by=acting(editor), **CHANGES)
    url = link(newest_code())
    assert b"You are listed as before" in client.post(url, {"answer": "keep"}).content
    assert [listing.facts.position for listing in listed_contacts(at=timezone.now())] == ["Director"]
    assert client.get(url).status_code == 404
    assert client.post(url, {"answer": "keep"}).status_code == 404


def test_their_own_link_shows_the_change_and_can_refuse_or_end_it(long_listed, editor, newest_code, client):
    long_listed()
    own = link(newest_code())
    assert b"You are a media contact" in client.get(own).content
    change_contact(MediaContact.objects.get(), by=acting(editor), **CHANGES)
    shown = client.get(own).content.decode()
    assert "A change waits for you" in shown
    assert "You are a media contact" in shown
    assert "Former hostage" in shown
    assert "use the link in our message of" in shown
    assert b"You are listed as before" in client.post(own, {"answer": "keep"}).content
    assert b"You are a media contact" in client.get(own).content
    with clock.at(timezone.now() + timedelta(hours=2)):
        change_contact(MediaContact.objects.get(), position="Chair", by=acting(editor))
    assert b"Your listing has ended" in client.post(own, {"answer": "withdraw"}).content
    assert MediaContact.objects.get().standing == "withdrawn"


def test_a_button_that_no_longer_holds_is_a_sentence(long_listed, editor, newest_code, client, organization):
    long_listed()
    own = link(newest_code())
    kept = client.post(own, {"answer": "keep"}, HTTP_REFERER=f"http://testserver{own}", follow=True)
    assert b"cannot be kept" in kept.content
    assert listed_contacts(at=timezone.now())
    change_contact(MediaContact.objects.get(), by=acting(editor), **CHANGES)
    Organization.objects.update(name="Renamed")
    assert 'value="keep"' not in client.get(own).content.decode()
    assert 'value="keep"' not in client.get(link(newest_code())).content.decode()


def test_who_reads_another_address_reads_nothing_about_the_person_before_and_the_other_way_round(
    long_listed, editor, newest_code, client
):
    long_listed(phone="+380 1111111", hours="Planted hours")
    own = link(newest_code())
    of_another = {"email": "new@example.org", "name": "Nadia New", "phone": "", "hours": "", "position": ""}
    change_contact(MediaContact.objects.get(), by=acting(editor), **of_another)
    asked = client.get(link(newest_code("new@example.org"))).content.decode()
    for words in ("Daryna", "daryna@", "+380 1111111", "Planted hours", "Director", "You agreed to"):
        assert words not in asked
    assert "Nadia New" in asked
    before = client.get(own).content.decode()
    for words in ("Nadia", "new@example.org", 'value="keep"'):
        assert words not in before
    for words in ("Daryna Lantern", "+380 1111111", "another e-mail address in place of yours", "End my listing"):
        assert words in before


def test_the_organisation_sees_that_a_change_waits_and_what(sign_in, editor, viewer, long_listed, list_url):
    contact = long_listed()
    told = sign_in(editor).post(
        page_of("contact_edit", contact), FIELDS | {"position": "Chair", "seen": contact.stamp}, follow=True
    )
    for client in (sign_in(editor), sign_in(viewer)):
        text = client.get(list_url).content.decode()
        assert "listed; a change waits for the person" in text
        assert "Not agreed to yet: Position, Topics, Hours, Telephone." in text
        assert "Listed with what they agreed to" in text
    assert b"Until they agree, nothing of this change is shown" in told.content
    home = sign_in(editor).get(reverse("dashboard:home", args=[contact.organization.public_id]))
    assert b"media contact has not agreed yet" in home.content


def test_a_change_that_cannot_be_asked_about_yet_keeps_the_text_and_says_what_holds(sign_in, editor, listed):
    contact = listed()
    sent = FIELDS | {"position": "Chair of the typed board", "seen": contact.stamp}
    answer = sign_in(editor).post(page_of("contact_edit", contact), sent)
    assert answer.status_code == 409
    for words in ("less than an hour ago", "Nothing has changed yet", "Chair of the typed board"):
        assert words in answer.content.decode()
    assert [listing.facts.position for listing in listed_contacts(at=timezone.now())] == ["Director"]


def test_whoever_is_asked_reads_for_each_place_what_it_shows_and_ticks_the_places(submit, newest_code, client):
    submit(surfaces=["reporters", "press_page"], safety="open")
    url = link(newest_code())
    shown = client.get(url).content.decode()
    for surface in Surface:
        assert str(escape(surface.label)) in shown
    assert shown.count('name="surfaces"') == len(Surface)
    assert shown.count("checked> <strong>") == 2
    seen = re.search(r'name="seen" value="(\w+)"', shown).group(1)
    fields = {name: value for name, value in FIELDS.items() if name not in ("email", "language")}
    answer = client.post(url, fields | {"answer": "agree", "version": "1", "seen": seen, "surfaces": ["press_page"]})
    assert answer.status_code == 302
    facts = listed_contacts(at=timezone.now())[0].facts
    assert facts.surfaces == ["press_page"]
    own = client.get(answer.url).content.decode()
    assert "the press page of this site" in own
    assert "reporters whose question" not in own.split("Change what is shown")[0]


def test_what_a_person_corrects_wrongly_comes_back_with_a_reason_and_lists_nobody(submit, newest_code, client):
    submit()
    wrong = {"opens": "25:00", "position": "Typed anew", "surfaces": ["api", "press_page"]}
    answer = client.post(link(newest_code()), FIELDS | {"answer": "agree", "version": "1", "seen": ""} | wrong)
    assert answer.status_code == 422
    ticked = re.findall(r'name="surfaces" value="(\w+)" checked', answer.content.decode())
    assert sorted(ticked) == wrong["surfaces"]
    assert "Give a time such as 09:30." in answer.content.decode()
    assert "Typed anew" in answer.content.decode()
    assert listed_contacts(at=timezone.now()) == []


@pytest.mark.parametrize("safety", ["careful", "protected"])
def test_an_unsafe_place_is_refused_in_words(sign_in, editor, add_url, consent, safety):
    answer = sign_in(editor).post(add_url, FIELDS | {"safety": safety, "surfaces": ["press_page"]})
    assert "At this level of safety a person does not appear there" in answer.content.decode()
    assert not MediaContact.objects.exists()


def test_whoever_is_asked_again_reads_what_is_new_since_the_version_that_they_agreed_to(
    listed, submit, newest_code, client, consent
):
    contact = listed()
    changed = {**consent.texts["en"], "sections": [{"heading": "For how long", "paragraphs": ["For two years."]}]}
    with clock.at(contact.listed_until - timedelta(days=20)) as soon:
        ConsentText.objects.create(version=2, texts={"en": changed}, published_at=soon)
        renew_contacts(by=CLOCK)
        asked = client.get(reverse("press:contact_confirm", args=[newest_code()])).content.decode()
        # The control: who never agreed has nothing to compare with.
        submit(email="new@example.org")
        new = client.get(reverse("press:contact_confirm", args=[newest_code("new@example.org")])).content.decode()

    assert "What is new since version 1" in asked
    assert re.search(r"<del>.*?twelve months.*?</del>", asked, re.DOTALL)
    assert "What is new" not in new
    assert "For two years." in new
