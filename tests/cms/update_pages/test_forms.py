"""What an editor may enter, and what is answered to the rest."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.update_pages.models import UpdatePage
from partners.updates.models import Update
from tests.conftest import make_organization
from tests.support.editor import form_of


@pytest.fixture
def page(make_update, organization):
    page = make_update(author=organization)
    # Wagtail keeps online what has a version online.
    page.save_revision().publish()
    return UpdatePage.objects.get(pk=page.pk)


@pytest.fixture
def send(page, staff_editor, sign_in):
    """The page's own form with some fields changed; the answer, and what of the form was refused."""
    client = sign_in(staff_editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_of(client, address, UpdatePage)

    def post(**changes):
        answer = client.post(address, {**form, "action-publish": "1", **changes})
        return answer, (answer.context or {}).get("form") and answer.context["form"].errors

    return post


def in_days(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_a_day_to_come_takes_a_schedule(send, page):
    _answer, errors = send(dated_on=in_days(3))
    assert "still to come" in str(errors["dated_on"])
    # Scheduled for that day it is one, and nothing of it is told before.
    answer, errors = send(dated_on=in_days(3), go_live_at=f"{in_days(3)} 10:00")
    assert answer.status_code == 302, errors
    assert str(Update.objects.get(public_id=page.public_id).dated_on) == "2026-05-04"


def test_only_partners_are_authors_and_one_that_was_stays(send, page, organization):
    applicant = make_organization("Not yet", standing="applied")
    _answer, errors = send(author=applicant.pk)
    assert "author" in errors

    organization.standing = "suspended"
    organization.save()
    answer, errors = send(author=organization.pk, title="Still theirs")
    assert answer.status_code == 302, errors
    assert UpdatePage.objects.get(pk=page.pk).author_name == page.campaign.name_in("en")


def test_an_address_that_is_taken_and_too_many_words_are_named(send, make_update):
    other = make_update("Another")
    _answer, errors = send(slug=other.slug, summary="x" * 301, correction_note="x" * 501)

    assert set(errors) == {"slug", "summary", "correction_note"}
