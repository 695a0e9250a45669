"""Media contacts: one's own, by the same rules as on the pages."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import AccessKey
from partners.press.models import MediaContact
from partners.press.services.contacts import change_contact
from partners.press.services.questions import ASK_AGAIN_AFTER
from tests.api.conftest import DETAILS, Program
from tests.support.consents import agreed

pytestmark = pytest.mark.usefixtures("campaign")


def pointers(answer):
    assert answer.status_code == 422, answer.content
    return {error["pointer"] for error in answer.json()["errors"]}


def agree(contact):
    """What `confirm_contact` writes."""
    MediaContact.objects.filter(pk=contact.pk).update(standing="confirmed", code_hash=None, code_expires_at=None)
    agreed(contact, at=datetime(2026, 1, 1, tzinfo=UTC), until=datetime(2030, 1, 1, tzinfo=UTC))


def test_a_person_is_put_forward_and_asked(program, organization):
    answer = program.send("POST", "media-contacts", DETAILS)
    body = answer.json()
    contact = MediaContact.objects.get()

    assert answer.status_code == 201
    assert answer["Location"] == f"http://testserver/api/v1/media-contacts/{contact.public_id}"
    assert (body["standing"], body["time_zone"], body["position"]) == ("submitted", "UTC", "")
    assert contact.organization == organization
    assert OutgoingMail.objects.get().to == "daryna@example.org"
    assert everything().first().verb == Verb.CONTACT_SUBMITTED
    assert program.get(f"media-contacts/{contact.public_id}").json() == body


def test_sending_it_twice_makes_one(program):
    assert program.send("POST", "media-contacts", DETAILS).status_code == 201
    again = program.send("POST", "media-contacts", DETAILS)

    assert (again.status_code, again.json()["code"]) == (409, "address_taken")
    assert (MediaContact.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_contacts_of_another_organisation_do_not_exist(program, stranger, put_forward, outsider):
    planted = put_forward(by=outsider, name="Planted Person", email="planted@example.org")
    path = f"media-contacts/{planted.public_id}"
    unknown = program.get("media-contacts/00000000-0000-4000-8000-000000000000").json()

    assert program.get("media-contacts").json()["items"] == []
    assert (program.get(path).status_code, program.get(path).json()) == (404, unknown)
    assert program.send("PATCH", path, {"name": "Taken over"}).status_code == 404
    planted.refresh_from_db()
    assert planted.name == "Planted Person"
    assert stranger.get(path).status_code == 200


def test_a_key_that_may_read_may_not_write(owner, key_of, put_forward):
    contact = put_forward()
    reader = Program(key_of(owner, [AccessKey.Scope.CONTACTS_READ]))

    assert reader.get("media-contacts").status_code == 200
    assert reader.send("POST", "media-contacts", DETAILS).status_code == 403
    assert reader.send("PATCH", f"media-contacts/{contact.public_id}", {"hours": "never"}).status_code == 403


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"name": ""}, "#/name"),
        ({"name": 7}, "#/name"),
        ({"name": None}, "#/name"),
        ({"name": ["a"]}, "#/name"),
        ({"name": "a" * 121}, "#/name"),
        ({"name": "Da\u0000ryna"}, "#/name"),
        ({"name": "Da\u202eryna"}, "#/name"),
        ({"email": "no address"}, "#/email"),
        ({"email": "a" * 300 + "@example.org"}, "#/email"),
        ({"phone": "call me"}, "#/phone"),
        ({"language": "xx"}, "#/language"),
        ({"languages": "uk"}, "#/languages"),
        ({"languages": []}, "#/languages"),
        ({"languages": ["uk", "xx"]}, "#/languages/1"),
        ({"languages": {"a": 1}}, "#/languages"),
        ({"topics": [["detention"]]}, "#/topics/0"),
        ({"topics": ["nonsense"]}, "#/topics/0"),
        ({"time_zone": "Europe/Nowhere"}, "#/time_zone"),
        ({"time_zone": "../../etc/passwd"}, "#/time_zone"),
        ({"standing": "confirmed"}, "#/standing"),
        ({"organization": "other"}, "#/organization"),
        ({"a/b~c": 1}, "#/a~1b~0c"),
    ],
)
def test_a_field_that_cannot_be_accepted_is_pointed_at(program, put_forward, change, pointer):
    contact = put_forward(email="first@example.org")

    assert pointers(program.send("POST", "media-contacts", {**DETAILS, **change})) == {pointer}
    assert pointers(program.send("PATCH", f"media-contacts/{contact.public_id}", change)) == {pointer}
    assert MediaContact.objects.get().name == "Daryna Lantern"
    assert OutgoingMail.objects.count() == 1


def test_what_is_no_longer_offered_is_kept_by_those_who_have_it_and_taken_up_by_nobody(program, put_forward, campaign):
    old = put_forward(email="old@example.org", topics=["labour"])
    new = put_forward(email="new@example.org", topics=["aid"])
    campaign.subjects.filter(code="labour").update(is_offered=False)
    wish = {"topics": ["labour", "children"]}

    assert program.get(f"media-contacts/{old.public_id}").json()["topics"] == ["labour"]
    assert program.send("PATCH", f"media-contacts/{old.public_id}", wish).json()["topics"] == ["labour", "children"]
    assert pointers(program.send("PATCH", f"media-contacts/{new.public_id}", wish)) == {"#/topics/0"}
    assert pointers(program.send("POST", "media-contacts", {**DETAILS, **wish})) == {"#/topics/0"}


def test_everything_that_is_missing_is_named_at_once(program):
    assert pointers(program.send("POST", "media-contacts", {})) == {"#/name", "#/email", "#/languages", "#/topics"}


def test_a_change_touches_what_was_sent_and_asks_nobody_again(program, put_forward):
    contact = put_forward(hours="mornings")
    answer = program.send("PATCH", f"media-contacts/{contact.public_id}", {"topics": ["children", "children"]})

    assert answer.status_code == 200
    assert (answer.json()["topics"], answer.json()["hours"]) == (["children"], "mornings")
    assert OutgoingMail.objects.count() == 1


def test_another_name_asks_the_person_again(program, put_forward):
    contact = put_forward()
    agree(contact)
    listed_until = program.get(f"media-contacts/{contact.public_id}").json()["listed_until"]
    with time_machine.travel(timezone.now() + ASK_AGAIN_AFTER):
        body = program.send("PATCH", f"media-contacts/{contact.public_id}", {"name": "Somebody Else"}).json()

    assert (body["name"], body["standing"], body["listed_until"]) == ("Somebody Else", "confirmed", listed_until)
    assert OutgoingMail.objects.filter(to=contact.email).count() == 2


def test_its_own_organisation_reads_what_is_proposed_and_what_was_agreed(program, put_forward):
    contact = put_forward(hours="mornings")
    path = f"media-contacts/{contact.public_id}"
    assert (program.get(path).json()["state"], program.get(path).json()["agreed"]) == ("asked", None)
    agree(contact)
    listed = program.get(path).json()
    assert (listed["state"], listed["agreed"]["hours"], listed["agreed"]["organization"]) == (
        "listed", "mornings", "Lantern",
    )  # fmt: skip
    with time_machine.travel(timezone.now() + ASK_AGAIN_AFTER):
        changed = program.send("PATCH", path, {"hours": "evenings"}).json()
    assert (changed["state"], changed["hours"], changed["agreed"]["hours"]) == ("changed", "evenings", "mornings")
    assert changed["listed_until"] == listed["listed_until"]


def test_a_change_that_may_not_be_asked_about_yet_is_a_conflict_and_changes_nothing(program, put_forward):
    contact = put_forward(hours="mornings")
    agree(contact)
    answer = program.send("PATCH", f"media-contacts/{contact.public_id}", {"hours": "evenings"})
    body = program.get(f"media-contacts/{contact.public_id}").json()

    assert (answer.status_code, answer.json()["code"]) == (409, "just_asked")
    assert (body["state"], body["hours"]) == ("listed", "mornings")


def test_an_empty_change_changes_and_records_nothing(program, put_forward):
    contact = put_forward()
    before = everything().count()

    assert program.send("PATCH", f"media-contacts/{contact.public_id}", {}).status_code == 200
    assert everything().count() == before


def test_if_match_keeps_somebody_elses_change(program, put_forward):
    path = f"media-contacts/{put_forward().public_id}"
    tag = program.get(path)["ETag"]
    first = program.send("PATCH", path, {"hours": "mornings"}, **{"If-Match": tag})
    second = program.send("PATCH", path, {"hours": "evenings"}, **{"If-Match": tag})

    assert (first.status_code, second.status_code, second.json()["code"]) == (200, 412, "precondition_failed")
    assert program.get(path).json()["hours"] == "mornings"
    assert program.get(path)["ETag"] == first["ETag"]
    assert program.send("PATCH", path, {"hours": "evenings"}, **{"If-Match": first["ETag"]}).status_code == 200


def test_if_match_holds_until_the_change_is_made(program, put_forward, editor, monkeypatch):
    """Somebody comes between the comparison and the change."""
    contact = put_forward()
    path = f"media-contacts/{contact.public_id}"
    tag = program.get(path)["ETag"]

    def come_between(*args, **changes):
        change_contact(contact, hours="mornings", by=acting(editor))
        return change_contact(*args, **changes)

    monkeypatch.setattr("api.v1.media_contacts.resources.change_contact", come_between)
    answer = program.send("PATCH", path, {"hours": "evenings"}, **{"If-Match": tag})

    assert (answer.status_code, answer.json()["code"]) == (412, "precondition_failed")
    assert program.get(path).json()["hours"] == "mornings"
    assert program.send("PATCH", path, {"hours": "noon"}, **{"If-Match": "garbage"}).status_code == 412


def test_a_key_cannot_make_us_write_to_one_person_again_and_again(program, put_forward):
    contact = put_forward()
    path = f"media-contacts/{contact.public_id}"
    renamed = [program.send("PATCH", path, {"name": f"Name {letter}"}) for letter in "abc"]
    moved = program.send("PATCH", path, {"email": "elsewhere@example.org"})
    back = program.send("PATCH", path, {"email": contact.email})

    assert [answer.status_code for answer in (*renamed, moved)] == [200] * 4
    assert (back.status_code, back.json()["code"]) == (409, "just_asked")
    assert "try again after" in back.json()["detail"]
    assert OutgoingMail.objects.filter(to=contact.email).count() == 1


def test_parameters_of_the_list_are_unknown_when_writing(program):
    assert program.send("POST", "media-contacts?limit=1", DETAILS).status_code == 400
    assert MediaContact.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(program, put_forward, django_assert_num_queries, count):
    for number in range(count):
        put_forward(email=f"person-{number}@example.org")
    program.get("media-contacts")

    with django_assert_num_queries(4):
        assert len(program.get("media-contacts").json()["items"]) == count
