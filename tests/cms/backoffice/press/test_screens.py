"""The press officers' screens in the Wagtail admin."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization
from partners.press.models import MediaContact, MediaInquiry
from partners.press.services.inquiries import assign_inquiry, close_inquiry, receive_inquiry
from partners.press.services.threads import answer_inquiry
from tests.support.consents import agreed

INQUIRIES, CONTACTS = "/cms/inquiries/", "/cms/media-contacts/"


def screen(inquiry: MediaInquiry) -> str:
    return reverse("backoffice_inquiries:inquiry", args=[inquiry.public_id])


def move(inquiry: MediaInquiry, name: str) -> str:
    return reverse("backoffice_inquiries:move", args=[inquiry.public_id, name])


@pytest.fixture
def ask(campaign):
    def send(**fields) -> MediaInquiry:
        details = {
            "name": "Rita Reporter", "outlet": "The Planted Herald", "email": "rita@example.net", "language": "uk",
            "deadline_at": timezone.now() + timedelta(hours=5), "time_zone": "Europe/Kyiv", "topic": "detention",
            "question": "What do the <b>planted</b> families say?",
        }  # fmt: skip
        return receive_inquiry(**{**details, **fields}, by=VISITOR)[0]

    return send


@pytest.fixture
def person_who(organization):
    """`person_who(name, standing)` plants a media contact."""

    def plant(name: str, standing: str = "confirmed", *, of: Organization = organization, **fields) -> MediaContact:
        now = timezone.now()
        details = {
            "email": f"{name.lower()}@contacts.example.org", "phone": "+380 11 22", "languages": ["uk"],
            "hours": "weekdays", "topics": ["detention"], "time_zone": "Europe/Kyiv", "asked_at": now,
            "code_expires_at": now + timedelta(days=9),
        }  # fmt: skip
        until = fields.pop("listed_until", now + timedelta(days=90))
        contact = MediaContact.objects.create(organization=of, name=name, standing=standing, **{**details, **fields})
        agreed(contact, at=now - timedelta(days=99), until=until)
        return contact

    return plant


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


def test_one_screen_holds_what_an_answer_needs(officer, ask, person_who):
    inquiry = ask()
    person_who("Listed")
    person_who("Unconfirmed", "submitted")
    person_who("Expired", listed_until=timezone.now() - timedelta(days=1))
    person_who("Polish", languages=["pl"])
    text = officer.get(screen(inquiry)).content.decode()
    wanted = {
        "&lt;b&gt;planted",
        "Rita Reporter",
        "rita@example.net",
        "Kyiv",
        "your clock",
        "+380 11 22",
        "A reporter asked a question.",
    }
    assert [words for words in wanted if words not in text] == []
    assert "Listed" in text
    assert "Polish, Lantern: does not speak the language" in text
    for hidden in ("<b>planted", "Unconfirmed", "Expired"):
        assert hidden not in text
    assert move(inquiry, "assign") in text
    assert move(inquiry, "answer") not in text


def test_taken_over_answered_and_closed_by_buttons(officer, press_officer, ask):
    inquiry = ask()
    assert officer.get(move(inquiry, "assign")).status_code == 200
    inquiry.refresh_from_db()
    assert inquiry.standing == "received"
    officer.post(move(inquiry, "assign"))
    empty = officer.post(move(inquiry, "answer"), {"answer": " "})
    assert empty.status_code == 422
    officer.post(move(inquiry, "answer"), {"answer": "They wait."})
    assert OutgoingMail.objects.filter(kind="press/inquiry_answered", to="rita@example.net").count() == 1
    assert b"They wait." in officer.get(screen(inquiry)).content
    officer.post(move(inquiry, "close"))
    inquiry.refresh_from_db()
    assert (inquiry.standing, inquiry.assigned_to) == ("closed", press_officer)
    assert inquiry.messages.get().text == "They wait."
    again = officer.post(move(inquiry, "close"), follow=True)
    assert b"already moved on" in again.content


def test_an_answer_typed_while_a_colleague_was_faster_comes_back(officer, press_officer, ask, administrator):
    inquiry = assign_inquiry(ask(), by=acting(press_officer))
    close_inquiry(inquiry, by=acting(press_officer))
    overtaken = officer.post(move(inquiry, "answer"), {"answer": "They wait <at> the bridge."})
    taken = assign_inquiry(ask(), by=acting(administrator))
    theirs = officer.post(move(taken, "answer"), {"answer": "They wait at the bridge."})

    assert (overtaken.status_code, theirs.status_code) == (409, 403)
    assert "They wait &lt;at&gt; the bridge.</textarea>" in overtaken.content.decode()
    assert "They wait at the bridge.</textarea>" in theirs.content.decode()
    assert screen(inquiry) in overtaken.content.decode()
    for one in (inquiry, taken):
        one.refresh_from_db()
        assert not one.messages.exists()


def test_a_colleague_cannot_answer_what_is_not_theirs(officer, administrator, ask):
    inquiry = assign_inquiry(ask(), by=acting(administrator))
    asked = officer.get(move(inquiry, "answer"))
    assert (asked.status_code, asked["Location"]) == (302, "/cms/")
    assert officer.post(move(inquiry, "answer"), {"answer": "Not mine."}).status_code == 403
    inquiry.refresh_from_db()
    assert inquiry.standing == "assigned"


@pytest.mark.parametrize("persona", ["staff_editor", "partnerships", "moderator"])
def test_other_staff_see_neither_menu_nor_screens(request, sign_in, ask, person_who, persona):
    client = sign_in(request.getfixturevalue(persona))
    inquiry, contact = ask(), person_who("Listed")
    home = client.get("/cms/").content.decode()
    assert INQUIRIES not in home
    assert CONTACTS not in home
    for url in (INQUIRIES, CONTACTS, screen(inquiry), move(inquiry, "close"), f"{CONTACTS}{contact.public_id}/"):
        assert client.get(url).status_code == 404
        assert client.post(url).status_code in {404, 405}


@pytest.mark.parametrize("persona", ["owner", "outsider", "person"])
def test_partners_never_get_here(request, sign_in, ask, persona):
    client = sign_in(request.getfixturevalue(persona))
    assert client.get(screen(ask())).status_code == 404
    assert client.get(CONTACTS).status_code == 404


def test_the_menu_and_the_home_screen_count_what_waits_for_me(officer, press_officer, administrator, ask):
    assert "No reporter waits." in officer.get("/cms/").content.decode()
    assign_inquiry(ask(question="Mine?"), by=acting(press_officer))
    assign_inquiry(ask(question="A colleague’s?"), by=acting(administrator))
    close_inquiry(ask(question="Done?"), by=acting(press_officer))
    ask(question="Nobody’s?")
    home = officer.get("/cms/").content.decode()
    assert "Inquiries (2)" in home
    assert '<strong class="bo-card__number">2</strong>' in home


def test_the_list_shows_the_nearest_deadline_first_and_marks_what_is_overdue(officer, press_officer, ask):
    now = timezone.now()
    ask(question="Later question", deadline_at=now + timedelta(hours=9))
    ask(question="Sooner question", deadline_at=now + timedelta(hours=2))
    missed = ask(question="Missed question", deadline_at=now - timedelta(hours=2))
    done = assign_inquiry(
        ask(question="Answered question", deadline_at=now - timedelta(hours=3)), by=acting(press_officer)
    )
    answer_inquiry(done, answer="Yes.", by=acting(press_officer))
    text = officer.get(INQUIRIES).content.decode()
    places = [text.index(f"{word} question") for word in ("Missed", "Sooner", "Later", "Answered")]
    assert places == sorted(places)
    assert text.count("overdue") == 1
    assert screen(missed) in text


def test_the_list_is_searched_and_filtered(officer, ask):
    ask(question="Forests of paper", topic="labour", language="de", outlet="Specimen")
    ask(question="Rivers of ink", topic="aid", language="uk")
    for query in ("q=Forests", "q=Specimen", "topic=labour", "language=de", "standing=received&topic=labour"):
        text = officer.get(f"{INQUIRIES}?{query}").content.decode()
        assert "Forests" in text, query
        assert "Rivers" not in text, query
    assert "Forests" not in officer.get(f"{INQUIRIES}?standing=closed").content.decode()
    assert officer.get(f"{INQUIRIES}?standing=nonsense&topic=%F0%9F%98%80&p=-1&ordering=x").status_code in {200, 404}


def test_contacts_are_read_with_their_consent_and_changed_by_nobody(officer, person_who):
    listed, asked = person_who("Listed"), person_who("Unasked", "submitted")
    text = officer.get(CONTACTS).content.decode()
    assert "waits for the person" in text
    assert "/edit/" not in text
    shown = officer.get(f"{CONTACTS}{listed.public_id}/").content.decode()
    assert "to version 1 of the text" in shown
    assert "their name is not for reporters" not in shown
    assert "their name is not for reporters" in officer.get(f"{CONTACTS}{asked.public_id}/").content.decode()
    assert officer.post(f"{CONTACTS}{listed.public_id}/").status_code == 405


@pytest.mark.parametrize(
    ("standing", "changes"),
    [
        ("submitted", {}),
        ("declined", {}),
        ("withdrawn", {}),
        ("confirmed", {"until": timezone.now() - timedelta(days=1)}),
        ("confirmed", {"sha256": "0" * 64}),
    ],
    ids=["never answered", "declined", "withdrawn", "expired", "written into"],
)
def test_of_whoever_is_not_listed_no_screen_says_a_word(officer, ask, person_who, standing, changes):
    """Neither their own words, nor by whether a search finds them, nor by their place among the others."""
    inquiry = ask()
    contact = person_who("Zinaida", standing, position="Zealous post")
    contact.consents.update(**changes or {"ended_at": timezone.now(), "end": "withdrawn"})
    person_who("Agreed", position="Agreed post")
    own = f"{CONTACTS}{contact.public_id}/"
    pages = {url: officer.get(url).content.decode() for url in (CONTACTS, own, screen(inquiry))}
    for words in ("Zinaida", "Zealous", "zinaida@"):
        assert [url for url, text in pages.items() if words in text] == []
    assert "Agreed" in pages[CONTACTS]
    assert "Agreed" in pages[screen(inquiry)]
    assert "A person of Lantern" in pages[CONTACTS]
    assert "A person of Lantern" in pages[own]
    backwards = officer.get(f"{CONTACTS}?ordering=-name").content.decode()
    assert backwards.index("Agreed") < backwards.index(own)
    for query in ("Zinaida", "post"):
        found = officer.get(f"{CONTACTS}?q={query}").content.decode()
        assert own not in found
    assert "Agreed" in found
    assert own in officer.get(f"{CONTACTS}?q=Lantern").content.decode()


@pytest.mark.parametrize("url", [INQUIRIES, CONTACTS])
def test_lists_ask_the_database_the_same_for_one_and_for_three(officer, ask, person_who, url):
    counts = []
    for names in (["One"], ["Two", "Three"]):
        for name in names:
            ask(question=f"Question {name}?")
            person_who(name)
        officer.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_screen_of_one_asks_the_same_for_one_and_for_three_people(officer, ask, person_who):
    inquiry = ask()
    counts = []
    for names in (["One"], ["Two", "Three"]):
        for name in names:
            person_who(name)
        officer.get(screen(inquiry))
        with CaptureQueriesContext(connection) as queries:
            assert b"One" in officer.get(screen(inquiry)).content
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_officer_whose_account_names_no_real_zone_still_reads(officer, press_officer, ask):
    press_officer.time_zone = "Europe/Nowhere"
    press_officer.save()
    assert officer.get(screen(ask())).status_code == 200
