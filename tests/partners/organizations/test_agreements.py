"""Each version of the agreement is accepted by an owner, once, after it was read."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from partners.activity.rendering import sentence
from partners.activity.selectors import everything, feed_for
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.models import PublishedQuerySet
from partners.organizations.models import AgreementAcceptance
from partners.organizations.services.agreements import accept_agreement, publish_agreement

TEXTS = {"en": "1. Names\n\nWe share our names.", "uk": "1. Назви\n\nМи ділимося назвами."}


@pytest.fixture
def agreement(partnerships):
    with clock.at(timezone.now() - timedelta(days=10)):
        return publish_agreement(version=1, texts=TEXTS, by=acting(partnerships))


@pytest.fixture
def page(organization):
    return reverse("organizations:agreement", args=[organization.public_id])


def test_only_staff_publish_and_only_forwards(agreement, partnerships, owner, press_officer):
    for somebody in (owner, press_officer):
        with pytest.raises(NotAllowed):
            publish_agreement(version=2, texts=TEXTS, by=acting(somebody))
    with pytest.raises(Conflict):
        publish_agreement(version=1, texts=TEXTS, by=acting(partnerships))


def test_accepting_is_one_entry_however_often_it_is_done(organization, owner, agreement):
    first = accept_agreement(organization, agreement, by=acting(owner))
    second = accept_agreement(organization, agreement, by=acting(owner))

    assert first == second
    assert list(everything().values_list("verb", flat=True)) == [Verb.AGREEMENT_ACCEPTED, Verb.AGREEMENT_PUBLISHED]


def test_every_partner_reads_that_there_is_a_new_version_and_nobody_who_published_it(organization, agreement):
    entry = feed_for(organization).get()

    assert (entry.verb, entry.data) == (Verb.AGREEMENT_PUBLISHED, {"version": 1})
    assert sentence(entry, "en") == "The campaign team published version 1 of the agreement."
    assert entry.happened_at == agreement.published_at


def test_a_version_that_was_replaced_can_no_longer_be_accepted(organization, owner, agreement, partnerships):
    publish_agreement(version=2, texts=TEXTS, by=acting(partnerships))

    with pytest.raises(Conflict):
        accept_agreement(organization, agreement, by=acting(owner))


@pytest.mark.parametrize("actor", ["editor", "viewer", "outsider"])
def test_only_an_owner_accepts(organization, agreement, request, actor):
    with pytest.raises(NotAllowed):
        accept_agreement(organization, agreement, by=acting(request.getfixturevalue(actor)))


# Pages


def test_the_text_is_shown_in_the_readers_language_or_the_one_asked_for(organization, owner, agreement, page, sign_in):
    client = sign_in(owner)

    assert "We share our names" in client.get(page).content.decode()
    assert "Ми ділимося назвами" in client.get(page.replace("/en/", "/uk/")).content.decode()
    assert "Ми ділимося назвами" in client.get(page, {"language": "uk"}).content.decode()
    assert "We share our names" in client.get(page, {"language": "xx"}).content.decode()


def test_an_owner_accepts_with_a_tick(organization, owner, agreement, page, sign_in):
    client = sign_in(owner)

    refused = client.post(page, {"version": 1})
    accepted = client.post(page, {"version": 1, "is_read": "on"}, follow=True)

    assert "Tick the box" in refused.content.decode()
    assert "accepted version 1" in accepted.content.decode()
    assert AgreementAcceptance.objects.get().accepted_by == owner


def test_an_owner_is_asked_again_when_there_is_a_new_version(
    organization, owner, agreement, page, partnerships, sign_in
):
    accept_agreement(organization, agreement, by=acting(owner))
    publish_agreement(version=2, texts=TEXTS, by=acting(partnerships))
    client = sign_in(owner)

    asked = client.get(page).content.decode()
    client.post(page, {"version": 2, "is_read": "on"})

    assert "There is a newer version" in asked
    assert list(AgreementAcceptance.objects.order_by("agreement__version").values_list("agreement__version")) == [
        (1,),
        (2,),
    ]


def test_a_page_left_open_does_not_accept_a_text_nobody_saw(
    organization, owner, agreement, page, partnerships, sign_in
):
    publish_agreement(version=2, texts=TEXTS, by=acting(partnerships))

    response = sign_in(owner).post(
        page, {"version": 1, "is_read": "on"}, headers={"referer": f"http://testserver{page}"}, follow=True
    )

    assert "newer version" in response.content.decode()
    assert not AgreementAcceptance.objects.exists()


@pytest.mark.parametrize("version", ["", "0", "-1", "77", "9" * 50, "one"])
def test_nonsense_accepts_nothing(organization, owner, agreement, page, sign_in, version):
    response = sign_in(owner).post(page, {"version": version, "is_read": "on"})

    assert response.status_code in {422, 404}
    assert not AgreementAcceptance.objects.exists()


def test_colleagues_read_and_cannot_accept(organization, editor, viewer, agreement, page, sign_in):
    for colleague in (editor, viewer):
        client = sign_in(colleague)
        assert "We share our names" in client.get(page).content.decode()
        assert client.post(page, {"version": 1, "is_read": "on"}).status_code == 403


def test_an_outsider_finds_no_agreement_here(organization, outsider, agreement, page, sign_in):
    client = sign_in(outsider)

    assert client.get(page).status_code == 404
    assert client.post(page, {"version": 1, "is_read": "on"}).status_code == 404


def test_the_page_explains_itself_before_there_is_an_agreement(organization, owner, page, sign_in):
    assert "There is no agreement yet" in sign_in(owner).get(page).content.decode()


def publish_behind(version: int, somebody) -> str:
    """What comes of publishing `version` while version 3 is published and not yet kept."""
    outcomes = []

    def publish():
        try:
            publish_agreement(version=version, texts=TEXTS, by=acting(somebody))
            outcomes.append("published")
        except Conflict as conflict:
            outcomes.append(conflict.code)
        finally:
            connections.close_all()

    late = threading.Thread(target=publish)
    with transaction.atomic():
        publish_agreement(version=3, texts=TEXTS, by=acting(somebody))
        late.start()
        # Long enough to come to the lock, or past it where there is none that holds.
        late.join(timeout=0.7)
    late.join()
    return outcomes[0]


@pytest.fixture
def first_version(transactional_db, partnerships):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has a single writer, so two versions cannot meet")
    publish_agreement(version=1, texts=TEXTS, by=acting(partnerships))


@pytest.mark.postgresql
def test_no_older_version_comes_into_force_behind_a_newer_one(first_version, partnerships):
    assert publish_behind(2, partnerships) == "version_taken"


@pytest.mark.postgresql
def test_to_lock_the_newest_and_ask_no_more_would_let_it(first_version, partnerships, monkeypatch):
    monkeypatch.setattr(PublishedQuerySet, "newest_held", lambda rows: rows.order_by("-pk").select_for_update().first())

    assert publish_behind(2, partnerships) == "published"
