"""The activity: who reads what, and that nothing is missed or doubled."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.activity.verbs import Audience, Verb
from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, acting, holder_of
from partners.mail.models import OutgoingMail
from partners.materials.models import Material
from partners.materials.services import hide_face
from partners.organizations.services.keys import create_access_key
from partners.press.models import ConsentText
from partners.press.services.consent import confirm_contact
from partners.users.models import User
from tests.api.conftest import DETAILS
from tests.conftest import make_organization
from tests.support.materials import open_material

OWN = [verb for verb in Verb if verb.audience == Audience.OWN]
STAFF = [verb for verb in Verb if verb.audience == Audience.STAFF]


@pytest.fixture
def consent_text(db):
    return ConsentText.objects.create(version=1, texts={"en": {}}, published_at=timezone.now() - timedelta(days=1))


def ids(answer):
    assert answer.status_code == 200, answer.content
    return [item["id"] for item in answer.json()["items"]]


def walk(program, path):
    found = []
    while path:
        answer = program.get(path.removeprefix("http://testserver"))
        found += ids(answer)
        path = answer.json()["next"]
    return found


def test_an_entry_says_what_happened_to_whom(program, organization, endorsed, statement):
    entry = program.get("activity?verb=statement.endorsed").json()["items"][0]

    assert entry == {
        "id": entry["id"],
        "verb": "statement.endorsed",
        "label": "endorsed the statement",
        "audience": "joint",
        "happened_at": entry["happened_at"],
        "organization": {"id": str(organization.public_id), "name": "Lantern"},
        "campaign_id": str(statement.campaign.public_id),
        "subject": {"type": "statement", "id": str(statement.public_id), "title": "Version 1"},
        "actor": "member",
        "key_id": None,
        "data": {"number": 1},
    }
    assert entry["happened_at"].endswith("Z")


def test_no_person_is_named(program, owner, endorsed):
    text = program.get("activity").content.decode()

    assert owner.email not in text
    assert str(owner.public_id) not in text


def test_who_joins_or_leaves_the_staff_later_does_not_change_what_happened(
    program, organization, endorsed, owner, partnerships, happen
):
    happen(Verb.ORGANIZATION_REINSTATED, organization=organization, by=acting(partnerships))
    happen(Verb.CONTACT_CONFIRMED, organization=organization, by=LINK_HOLDER)
    before = program.get("activity")
    User.objects.filter(pk=owner.pk).update(is_staff=True)
    User.objects.filter(pk=partnerships.pk).update(is_staff=False)
    after = program.get("activity")

    actors = {item["verb"]: item["actor"] for item in before.json()["items"]}
    assert actors["statement.endorsed"] == actors["key.created"] == "member"
    assert (actors["organization.reinstated"], actors["contact.confirmed"]) == ("staff", "contact")
    assert (after.content, after["ETag"]) == (before.content, before["ETag"])


@pytest.mark.parametrize("verb", OWN + STAFF)
def test_a_stranger_reads_nothing_of_what_is_ours_or_the_staffs(stranger, happen, organization, verb):
    planted = happen(verb, organization=organization)

    assert str(planted.public_id) not in stranger.get("activity").content.decode()
    assert stranger.get(f"activity?organization={organization.public_id}").json()["items"] == []
    # As a place to go on from, it is as unknown as one that does not exist.
    assert stranger.get(f"activity?after={planted.public_id}").status_code == 400


def test_ours_and_everybodys_are_read_together(program, happen, organization, other_organization):
    ours = happen(OWN[0], organization=organization)
    joint = happen(Verb.ORGANIZATION_APPROVED, organization=other_organization)

    assert ids(program.get("activity?limit=2")) == [str(joint.public_id), str(ours.public_id)]


def test_the_feed_is_filtered(program, happen, organization, other_organization):
    now = timezone.now()
    old = happen(Verb.ORGANIZATION_APPROVED, organization=other_organization, at=now - timedelta(days=9))
    new = happen(Verb.MATERIAL_PUBLISHED)
    approved = f"activity?verb={Verb.ORGANIZATION_APPROVED}"

    assert ids(program.get(approved)) == [str(old.public_id)]
    assert ids(program.get(f"{approved}&verb=material.published")) == [str(new.public_id), str(old.public_id)]
    assert ids(program.get(f"activity?organization={other_organization.public_id}")) == [str(old.public_id)]
    moment = quote((now - timedelta(days=1)).isoformat(timespec="seconds"))
    assert str(old.public_id) in ids(program.get(f"activity?until={moment}"))
    assert str(old.public_id) not in ids(program.get(f"activity?since={moment}"))
    assert ids(program.get("activity?organization=00000000-0000-4000-8000-000000000000")) == []


@pytest.mark.parametrize(
    "query",
    [
        "verb=nonsense", "verb=inquiry.received", "verb=", "organization=7", "since=yesterday", "since=2026-01-01",
        "since=2026-01-01T00:00:00", "since=2026-01-01T00:00:00+02:00", "since=0001-01-01T00:00:00%2B14:00",
        "since=9999-12-31T23:59:59-14:00", "since=2026-13-01T00:00:00Z", "order=up", "after=1", "before=garbage",
        "after=00000000-0000-4000-8000-000000000000", "order=newest&order=oldest",
        "after={00000000-0000-4000-8000-000000000000}", "organization=urn:uuid:00000000-0000-4000-8000-000000000000",
    ],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_named(program, query):
    answer = program.get(f"activity?{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_after_and_before_exclude_each_other(program, happen):
    entry = happen().public_id

    assert program.get(f"activity?after={entry}&before={entry}").status_code == 400


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_go_through_everything_once(program, happen, order):
    written = [str(happen().public_id) for _number in range(7)]
    found = walk(program, f"activity?limit=2&verb=material.published&order={order}")

    assert found == (written if order == "oldest" else written[::-1])


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_page_before_is_where_one_came_from(program, happen, order):
    for _number in range(6):
        happen()
    first = program.get(f"activity?limit=2&order={order}")
    second = program.get(first.json()["next"].removeprefix("http://testserver"))
    links = dict(reversed(part.split("; ")) for part in second["Link"].split(", "))
    back = program.get(links['rel="prev"'].strip("<>").removeprefix("http://testserver"))
    begin = program.get(links['rel="first"'].strip("<>").removeprefix("http://testserver"))

    assert ids(back) == ids(first) == ids(begin)


def test_what_is_written_while_one_reads_is_neither_missed_nor_doubled(program, happen):
    written = [str(happen().public_id) for _number in range(4)]
    found, path = [], "activity?order=oldest&limit=2&verb=material.published"
    while path:
        answer = program.get(path.removeprefix("http://testserver"))
        found += ids(answer)
        path = answer.json()["next"]
        if len(written) < 9:
            written.append(str(happen().public_id))

    assert found == written[: len(found)]
    later = ids(program.get(f"activity?order=oldest&limit=100&verb=material.published&after={found[-1]}"))
    assert found + later == written


def test_reading_backwards_is_not_disturbed_by_what_is_new(program, happen):
    written = [str(happen().public_id) for _number in range(5)]
    first = program.get("activity?limit=2&verb=material.published")
    happen()
    rest = walk(program, first.json()["next"])

    assert ids(first) + rest == written[::-1]


def test_one_who_was_away_for_a_month_catches_up_exactly(program, happen, organization, other_organization):
    last = happen().public_id
    missed = [str(happen(at=timezone.now() - timedelta(days=n)).public_id) for n in range(30)]
    happen(OWN[0], organization=other_organization)

    assert walk(program, f"activity?order=oldest&limit=7&after={last}") == missed
    # The filters may change on the way: the place is one of the whole log.
    assert walk(program, f"activity?order=oldest&verb=organization.approved&after={last}") == []


def test_who_has_the_newest_gets_304_without_a_row_of_the_log(program, happen, django_assert_num_queries):
    happen()
    tag = program.get("activity")["ETag"]

    with django_assert_num_queries(5) as queries:  # the key, the limit, the newest number, the names, the titles
        answer = program.get("activity", **{"If-None-Match": tag})

    assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
    assert not any('"data"' in query["sql"] for query in queries.captured_queries)
    happen()
    assert program.get("activity", **{"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("query", ["since=2026-01-01T00:00:00Z", "until=2026-01-01T00:00:00Z", "verb=logo.added"])
def test_the_validator_of_a_filtered_feed_costs_one_look_at_the_end_of_the_log(
    program, happen, django_assert_num_queries, query
):
    """What the filters let through may lie anywhere, or nowhere: the search would read the whole log."""
    happen()
    tag = program.get(f"activity?{query}")["ETag"]

    with django_assert_num_queries(5) as queries:
        answer = program.get(f"activity?{query}", **{"If-None-Match": tag})

    looks = [asked["sql"] for asked in queries.captured_queries if "activity_activityentry" in asked["sql"]]
    assert answer.status_code == 304
    assert len(looks) == 1
    assert not any(column in looks[0] for column in ('"happened_at"', '"verb"'))


def test_a_validator_belongs_to_one_question_one_language_and_one_reader(program, stranger, happen):
    happen()
    tag = program.get("activity")["ETag"]

    assert program.get("activity?limit=1", **{"If-None-Match": tag}).status_code == 200
    assert program.get("activity", **{"If-None-Match": tag, "Accept-Language": "uk"}).status_code == 200
    assert stranger.get("activity", **{"If-None-Match": tag}).status_code == 200
    assert program.get("activity", **{"If-None-Match": f'"other", {tag}'}).status_code == 304


def test_a_new_name_of_an_organisation_is_seen(program, happen, organization):
    happen(Verb.ORGANIZATION_APPROVED, organization=organization)
    tag = program.get("activity")["ETag"]
    organization.name = "Lantern International"
    organization.save()
    answer = program.get("activity", **{"If-None-Match": tag})

    assert answer.status_code == 200
    assert "Lantern International" in answer.content.decode()


@pytest.mark.parametrize("way", ["its hour", "a restriction", "the end of the material", "its beginning"])
def test_a_title_that_ends_by_the_clock_or_without_an_entry_is_gone_at_once(program, happen, campaign, way):
    material = open_material(campaign=campaign)
    happen(Verb.MATERIAL_PUBLISHED, subject=material, campaign=campaign)
    begins, ends = timezone.now() + timedelta(hours=1), timezone.now() + timedelta(hours=2)
    if way == "its hour":
        material.faces.update(live_until=ends)
    elif way == "the end of the material":
        Material.objects.update(closes_at=ends)
    elif way == "its beginning":
        Material.objects.update(opens_at=begins)
    before, after = (begins - timedelta(minutes=1), begins) if way == "its beginning" else (begins, ends)

    with clock.at(before):
        first = program.get("activity")
        if way == "a restriction":
            hide_face(material, "en", by=CLOCK)
            hide_face(material, "uk", by=CLOCK)
    with clock.at(after):
        second = program.get("activity", **{"If-None-Match": first["ETag"]})

    titled = [answer for answer in (first, second) if "Drawn" in answer.content.decode()]
    assert second.status_code == 200
    assert titled == [second if way == "its beginning" else first]


@pytest.mark.parametrize("count", [1, 3])
def test_the_feed_costs_the_same_however_long_it_is(program, happen, django_assert_num_queries, count):
    for number in range(count):
        happen(Verb.ORGANIZATION_APPROVED, organization=make_organization(f"Partner {number}"))
    program.get("activity")

    with django_assert_num_queries(7):  # the last is for what the key is called that was made
        program.get("activity")


def test_the_feed_is_narrowed_to_what_all_read_or_to_ones_own(program, happen, organization, other_organization):
    own = happen(Verb.BRAND_KIT_SAVED, organization=organization)
    joint = happen(Verb.ORGANIZATION_APPROVED, organization=other_organization)

    assert ids(program.get("activity?audience=joint")) == [str(joint.public_id)]
    assert str(own.public_id) in ids(program.get("activity?audience=own"))
    assert str(joint.public_id) not in ids(program.get("activity?audience=own"))
    assert {item["id"]: item["audience"] for item in program.get("activity").json()["items"]}.items() >= {
        (str(own.public_id), "own"), (str(joint.public_id), "joint"),
    }  # fmt: skip


@pytest.mark.parametrize("audience", ["staff", "everybody", ""])
def test_nobody_asks_for_what_the_staff_reads(program, audience):
    answer = program.get(f"activity?audience={audience}")

    assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (400, "audience")


def test_what_a_key_did_is_the_keys(campaign, program, organization):
    program.send("POST", "media-contacts", DETAILS)
    key = organization.access_keys.get()
    entry = program.get("activity?verb=contact.submitted").json()["items"][0]

    assert (entry["actor"], entry["key_id"], entry["subject"]["type"]) == ("key", str(key.public_id), "media_contact")
    # A person who is put forward is named by nobody.
    assert entry["subject"]["title"] is None
    assert DETAILS["name"] not in program.get("activity").content.decode()


def test_which_key_it_was_is_told_to_nobody_else(stranger, happen, organization, owner):
    key, _token = create_access_key(organization, name="Our site", scopes=[], expires_at=None, by=acting(owner))
    happen(Verb.STATEMENT_ENDORSED, organization=organization, by=holder_of(key))
    entry = stranger.get("activity?verb=statement.endorsed").json()["items"][0]

    assert (entry["actor"], entry["key_id"]) == ("key", None)
    assert "Our site" not in stranger.get("activity").content.decode()


def test_a_contact_who_ends_her_listing_is_the_contact_and_has_no_name(
    program, put_forward, consent_text, owner, organization, sign_in
):
    put_forward()
    code = re.search(r"/press/contact/([^/\s]+)/", OutgoingMail.objects.latest("pk").text)[1]
    _contact, own_code = confirm_contact(code, version=1, by=LINK_HOLDER)
    assert Client().post(reverse("press:contact_confirm", args=[own_code]), {"answer": "withdraw"}).status_code == 200

    entry = program.get("activity?verb=contact.withdrawn").json()["items"][0]
    page = sign_in(owner).get(reverse("dashboard:activity", args=[organization.public_id])).content.decode()
    assert (entry["actor"], entry["key_id"]) == ("contact", None)
    assert "A media contact ended their own listing." in page
    assert DETAILS["name"] not in page + program.get("activity").content.decode()


def test_a_title_is_the_one_of_today(program, happen, organization, other_organization):
    entry = happen(Verb.ORGANIZATION_APPROVED, organization=other_organization, subject=other_organization)
    path = "activity?verb=organization.approved"
    tag = program.get(path)["ETag"]
    assert program.get(path).json()["items"][0]["subject"]["title"] == "Paper Boat"
    other_organization.name = "Paper Boats"
    other_organization.save()

    answer = program.get(path, **{"If-None-Match": tag})
    assert (answer.status_code, answer.json()["items"][0]["id"]) == (200, str(entry.public_id))
    assert answer.json()["items"][0]["subject"]["title"] == "Paper Boats"
