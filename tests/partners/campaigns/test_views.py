"""The statement is read in one's own language and signed after a tick."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.campaigns.models import Endorsement
from partners.campaigns.services.statements import endorse_statement, publish_statement
from partners.kernel.actors import acting

NEW = {"en": "People first, always.", "uk": "Люди передусім, завжди."}


@pytest.fixture
def page(organization):
    return reverse("campaigns:statement", args=[organization.public_id])


@pytest.fixture
def newer(campaign, statement, administrator):
    notes = {"en": "It says that people come first.", "uk": "Сказано, що люди передусім."}
    return publish_statement(campaign, texts=NEW, change_notes=notes, by=acting(administrator))


def test_the_statement_is_shown_in_the_readers_language_or_the_one_asked_for(statement, owner, page, sign_in):
    client = sign_in(owner)

    assert "People are not territory." in client.get(page).content.decode()
    assert "Люди — не територія." in client.get(page.replace("/en/", "/uk/")).content.decode()
    assert "Люди — не територія." in client.get(page, {"language": "uk"}).content.decode()


def test_an_owner_signs_with_a_tick(statement, organization, owner, page, sign_in):
    client = sign_in(owner)

    refused = client.post(page, {"version": str(statement.public_id)})
    signed = client.post(page, {"version": str(statement.public_id), "is_meant": "on"}, follow=True)

    assert "Tick the box" in refused.content.decode()
    assert "signed version 1" in signed.content.decode()
    assert statement.sha256 in signed.content.decode()
    assert Endorsement.objects.get().endorsed_by == owner


def test_reading_signs_nothing(statement, owner, page, sign_in):
    sign_in(owner).get(page, {"version": str(statement.public_id), "is_meant": "on"})

    assert not Endorsement.objects.exists()


def test_a_partner_is_asked_again_when_there_is_a_newer_version(
    organization, owner, statement, page, sign_in, campaign, administrator
):
    endorse_statement(organization, statement, by=acting(owner))
    newer = publish_statement(campaign, texts=NEW, change_notes={"en": "People come first."}, by=acting(administrator))
    client = sign_in(owner)

    asked = client.get(page).content.decode()
    client.post(page, {"version": str(newer.public_id), "is_meant": "on"})

    assert "A newer version exists" in asked
    assert "People come first." in asked
    assert Endorsement.objects.count() == 2


def test_an_earlier_version_can_be_read_and_not_signed(newer, statement, owner, page, sign_in):
    old = sign_in(owner).get(page, {"version": "1"}).content.decode()

    assert "People are not territory." in old
    assert "has been replaced" in old
    assert 'name="is_meant"' not in old


def test_a_page_left_open_does_not_sign_a_text_nobody_saw(newer, statement, owner, page, sign_in):
    response = sign_in(owner).post(
        page,
        {"version": str(statement.public_id), "is_meant": "on"},
        headers={"referer": f"http://testserver{page}"},
        follow=True,
    )

    assert "newer version" in response.content.decode()
    assert not Endorsement.objects.exists()


@pytest.mark.parametrize("version", ["", "1", "x" * 500, "00000000-0000-0000-0000-000000000000"])
def test_nonsense_signs_nothing(statement, owner, page, sign_in, version):
    assert sign_in(owner).post(page, {"version": version, "is_meant": "on"}).status_code in {422, 404}
    assert not Endorsement.objects.exists()


@pytest.mark.parametrize("query", ["version=99", "version=%00", "version=" + "9" * 400, "language=%F0%9F%92%A9"])
def test_nonsense_in_the_address_shows_the_current_version(statement, owner, page, sign_in, query):
    assert sign_in(owner).get(f"{page}?{query}").status_code in {200, 400}


def test_colleagues_read_and_cannot_sign(statement, editor, viewer, page, sign_in):
    for colleague in (editor, viewer):
        client = sign_in(colleague)
        assert "Only an owner" in client.get(page).content.decode()
        assert client.post(page, {"version": str(statement.public_id), "is_meant": "on"}).status_code == 403


def test_an_outsider_is_not_let_in(statement, outsider, page, sign_in):
    assert sign_in(outsider).get(page).status_code == 404


def test_the_page_explains_itself_before_there_is_a_statement(owner, page, sign_in):
    assert "There is no statement yet" in sign_in(owner).get(page).content.decode()


def test_the_page_costs_the_same_with_one_version_and_with_three(
    statement, organization, owner, campaign, administrator, page, sign_in
):
    client = sign_in(owner)
    endorse_statement(organization, statement, by=acting(owner))
    client.get(page)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    one = cost()
    for number in range(2):
        newer = publish_statement(campaign, texts={"en": f"Version {number}"}, by=acting(administrator))
        endorse_statement(organization, newer, by=acting(owner))

    assert cost() == one
