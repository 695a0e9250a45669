"""Forty applications: one after the other in two loads each, and many at once after a preview."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, Role
from partners.organizations.services.vetting import approve_organization, assign_review
from tests.conftest import make_member, make_organization, make_user

INDEX = "/cms/partners/"
FORM = re.compile(r'<form method="post" action="([^"]*/move/(\w+)/[^"]*)".*?</form>', re.DOTALL)
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@pytest.fixture
def reviewer(partnerships, sign_in):
    return sign_in(partnerships)


@pytest.fixture
def colleague(db):
    return make_user("colleague@example.org", name="Anna", staff=True, groups=("Partnerships",))


def apply(number: int, *, first: int = 0) -> list[Organization]:
    """Applications, the first of them waiting longest."""
    now = timezone.now()
    return [
        make_organization(
            f"Org {place:02}", "applied", applied_at=now - timedelta(days=90 - place), website="", country="PL"
        )
        for place in range(first, first + number)
    ]


class Reviewing:
    """A person with a browser: follows links and sends forms that are on the page, and counts what is loaded."""

    def __init__(self, client) -> None:
        self.client, self.loads = client, 0

    def open(self, address: str) -> str:
        self.loads += 1
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        self.address, self.page = address, answer.content.decode()
        return self.page

    def follow(self, name: str) -> str:
        return self.open(unescape(re.search(rf'<a href="([^"]+)"[^>]*>\s*(?:<[^>]+>)?{name}', self.page).group(1)))

    def send(self, name: str, **words: str) -> str:
        form = next(found for found in FORM.finditer(self.page) if found.group(2) == name)
        hidden = {key: unescape(value) for key, value in FIELD.findall(form.group(0))}
        self.loads += 1
        answer = self.client.post(unescape(form.group(1)), {**hidden, **words})
        assert answer.status_code == 302, answer.status_code
        # The redirect is not counted twice: what it leads to is the load of the next application.
        return self.open(answer["Location"])


def test_forty_applications_are_decided_in_two_loads_each(reviewer):
    applications = apply(40)
    make_member(applications[0], "first@example.org", Role.OWNER)
    make_organization("Settled", "approved")
    reading = Reviewing(reviewer)
    reading.open(f"{INDEX}?standing=applied&standing=in_review&country=PL")
    reading.loads = 0
    reading.follow("Org 00")
    for place in range(40):
        assert f"Org {place:02}</h1>" in reading.page or f"Org {place:02}" in reading.page, place
        assert f"1 of {40 - place} that wait" in reading.page, "each decided one leaves the line"
        if place % 3 == 0:
            reading.send("decline", reason="No.", is_meant="on", note="Read.")
        elif place % 3 == 1:
            reading.send("ask_for_information", reason="Who runs it?")
        else:
            reading.send("approve")
    assert "Nothing else in this list waits for you" in reading.page
    assert reading.address == f"{INDEX}?standing=applied&standing=in_review&country=PL", "with the filter it began with"
    assert reading.loads <= 2 * 40 + 1
    standings = list(Organization.objects.filter(country="PL").order_by("name").values_list("standing", flat=True))
    assert standings == [("declined", "information_needed", "approved")[place % 3] for place in range(40)]


def test_the_next_keeps_the_order_and_passes_over_what_a_colleague_took_opened_or_decided(
    reviewer, colleague, sign_in, partnerships
):
    rows = apply(6)
    assign_review(rows[1], reviewer=colleague, by=acting(colleague))
    sign_in(colleague).get(reverse("backoffice_partners:review", args=[rows[2].public_id]))
    reading = Reviewing(reviewer)
    reading.open(f"{INDEX}?standing=applied&standing=in_review")
    reading.follow("Org 00")
    assert "1 of 6 that wait" in reading.page
    approve_organization(rows[3], by=acting(colleague))
    page = reading.send("approve")
    assert "Org 04" in page
    assert f'<a href="{reverse("backoffice_partners:review", args=[rows[0].public_id])}' in page, "the way back"
    assert "Org 05" in reading.send("approve")
    assert "Nothing else in this list waits for you" in reading.send("approve")


def test_order_search_and_a_colleagues_own_list_lead_to_their_own_next(reviewer, colleague):
    rows = apply(3)
    assign_review(rows[1], reviewer=colleague, by=acting(colleague))
    reading = Reviewing(reviewer)
    reading.open(f"{INDEX}?ordering=-waiting_since&q=Org")
    reading.follow("Org 02")
    assert "Org 00" in reading.send("approve"), "what Anna took is passed over"
    reading.open(f"{INDEX}?reviewer={colleague.public_id}")
    reading.follow("Org 01")
    assert "1 of 1 that wait" in reading.page


def test_a_second_reviewer_is_told_that_the_first_has_it_open(reviewer, colleague, sign_in):
    row = apply(1)[0]
    address = reverse("backoffice_partners:review", args=[row.public_id])
    sign_in(colleague).get(address)
    assert "Anna opened this application" in reviewer.get(address).content.decode()
    assert "opened this application" not in sign_in(colleague).get(address).content.decode(), "the first is not told"


def names(client, query: str) -> list[str]:
    return [row.name for row in client.get(f"{INDEX}?{query}").context["object_list"]]


def test_the_list_is_narrowed_by_reviewer_waiting_time_duplicates_and_people(reviewer, partnerships, colleague):
    now = timezone.now()
    mine, hers, _young = (
        make_organization(name, "applied", applied_at=now - timedelta(days=days), website="")
        for name, days in (("Mine", 20), ("Hers", 8), ("Young", 1))
    )
    make_organization("YOUNG", "approved", website="")
    make_member(hers, "olena@example.net", Role.OWNER)
    type(partnerships).objects.filter(email="olena@example.net").update(name="Ґанна Їжак")
    assign_review(mine, reviewer=partnerships, by=acting(partnerships))
    assign_review(hers, reviewer=colleague, by=acting(colleague))
    for row, days in ((mine, 20), (hers, 8)):
        row.reviews.update(created_at=now - timedelta(days=days))
    for query, found in {
        "reviewer=me": ["Mine"],
        "reviewer=nobody&standing=applied": ["Young"],
        f"reviewer={colleague.public_id}": ["Hers"],
        "waiting=3": ["Mine", "Hers"],
        "waiting=7": ["Mine", "Hers"],
        "waiting=14": ["Mine"],
        "duplicates=suspected": ["Young", "YOUNG"],
        "q=ҐАННА": ["Hers"],
        "q=їжак": ["Hers"],
        "q=OLENA@example": ["Hers"],
        "q=Anna": ["Hers"],
        "ordering=-waiting_since&standing=applied&standing=in_review": ["Young", "Hers", "Mine"],
    }.items():
        assert names(reviewer, query) == found, query
    for wrong in ("reviewer=x", "waiting=99", "waiting=x", "duplicates=x", "reviewer=%00"):
        assert reviewer.get(f"{INDEX}?{wrong}").status_code in {200, 400}


def preview(client, act: str, rows, **more):
    query = "&".join([f"act={act}", *(f"id={row.public_id}" for row in rows), *(f"{k}={v}" for k, v in more.items())])
    return client.get(f"{INDEX}together/?{query}"), f"{INDEX}together/?{query}"


def stamps(answer) -> dict[str, str]:
    return {
        f"seen-{row['organization'].public_id}": row["stamp"] for row in answer.context["rows"] if not row["why_not"]
    }


def test_many_are_done_as_the_preview_said_each_by_itself(reviewer, colleague):
    rows = apply(5)
    settled = make_organization("Settled", "approved")
    for row in rows:
        make_member(row, f"owner-{row.pk}@example.org", Role.OWNER)
    shown, address = preview(reviewer, "approve", [*rows, settled])
    text = shown.content.decode()
    assert "Approve: 5" in text
    assert "Stays as it is." in text
    assert not OutgoingMail.objects.exists(), "looking does nothing"
    approve_organization(rows[0], by=acting(colleague))
    OutgoingMail.objects.all().delete()
    done = reviewer.post(address, {"act": "approve", "note": "All read.", **stamps(shown)}, follow=True)
    told = done.content.decode()
    assert "Approve: 4 done." in told
    assert "1 had moved on: Org 00." in told
    assert OutgoingMail.objects.filter(kind="organizations/approved").count() == 4
    assert rows[1].notes.get().text == "All read."
    assert not settled.reviews.exists()


def test_one_message_goes_to_many_and_comes_back_when_nothing_could_be_done(reviewer, colleague):
    rows = apply(2)
    shown, address = preview(reviewer, "decline", rows)
    words = {"act": "decline", "reason": "Here already.", **stamps(shown)}
    unmeant = reviewer.post(address, words)
    assert unmeant.status_code == 422
    assert "Here already." in unmeant.content.decode()
    for row in rows:
        approve_organization(row, by=acting(colleague))
    late = reviewer.post(address, {**words, "is_meant": "on"})
    assert late.status_code == 409
    assert "Here already." in late.content.decode()
    rows = apply(2, first=2)
    shown, address = preview(reviewer, "ask_for_information", rows)
    reviewer.post(address, {"act": "ask_for_information", "reason": "Who runs it?", **stamps(shown)})
    assert set(Organization.objects.filter(pk__in=[row.pk for row in rows]).values_list("standing", flat=True)) == {
        "information_needed"
    }


def test_all_of_a_list_can_be_assigned_to_oneself_without_ticking_each(reviewer, partnerships):
    apply(3)
    make_organization("Ukrainian", "applied", country="UA")
    shown, address = preview(reviewer, "take", [], all=1, country="PL")
    assert len(shown.context["rows"]) == 3
    back = reviewer.post(address, {"act": "take", **stamps(shown)})
    assert back["Location"] == f"{INDEX}?country=PL"
    assert names(reviewer, "reviewer=me") == ["Org 00", "Org 01", "Org 02"]


def test_what_is_asked_in_vain_has_an_answer(reviewer, partnerships, sign_in, press_officer):
    own = make_organization("Own", "applied")
    own.memberships.create(user=partnerships)
    for query in ("act=approve", "act=approve&id=nothing", f"act=approve&id={own.public_id}"):
        assert "Tick the organisations first" in reviewer.get(f"{INDEX}together/?{query}", follow=True).content.decode()
    assert reviewer.get(f"{INDEX}together/?act=nothing").status_code == 404
    assert reviewer.post(f"{INDEX}together/?act=approve&id={own.public_id}", {"act": "approve"}).status_code == 302
    own.refresh_from_db()
    assert own.standing == "applied"
    assert sign_in(press_officer).get(f"{INDEX}together/?act=approve").status_code == 404


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_screen_and_preview_cost_the_same_with_one_and_with_many(reviewer):
    rows = apply(1)
    screen = reverse("backoffice_partners:review", args=[rows[0].public_id])
    one = queries(reviewer, screen), queries(reviewer, preview(reviewer, "decline", rows)[1])
    rows += apply(5, first=1)
    assert (queries(reviewer, screen), queries(reviewer, preview(reviewer, "decline", rows)[1])) == one
