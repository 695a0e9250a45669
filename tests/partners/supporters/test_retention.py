"""What is kept of videos, and for how long."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.actors import acting
from partners.supporters.models import WallPost
from partners.supporters.rendering import MOST_ATTEMPTS, POSTER, file_of, prepare_post
from partners.supporters.services import retention
from partners.supporters.services.moderating import decline_post
from partners.supporters.services.retention import drop_left_files, prepare_overlooked, purge_posts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "is_there"), [(29, True), (31, False)])
def test_what_was_declined_is_deleted_after_a_month(
    days, is_there, offer, moderator, django_capture_on_commit_callbacks
):
    with clock.at(timezone.now() - timedelta(days=days)):
        post, _code = offer()
        decline_post(post, reason="No.", by=acting(moderator))
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_posts() == (not is_there)
    assert WallPost.objects.exists() == is_there
    assert storages["private"].exists(file_of(post, POSTER)) == is_there


@pytest.mark.parametrize(("days", "is_there"), [(179, True), (181, False)])
def test_what_nobody_decided_about_is_deleted_after_half_a_year(days, is_there, offer):
    with clock.at(timezone.now() - timedelta(days=days)):
        offer()
    purge_posts()
    assert WallPost.objects.exists() == is_there


def test_what_is_shown_stays_however_old(shown):
    with clock.at(timezone.now() - timedelta(days=2000)):
        shown()
    assert purge_posts() == 0


def test_files_that_no_row_knows_are_swept_and_those_of_rows_stay(offer, monkeypatch):
    post, _code = offer()
    storage = storages["private"]
    left = "supporters/00000000-0000-4000-8000-000000000000/film.mp4"
    storage.save(left, ContentFile(b"x"))
    assert drop_left_files() == 0, "it may belong to a row that is being written"
    monkeypatch.setattr(retention, "LEFT_BEHIND", timedelta(seconds=-60))
    assert drop_left_files() >= 1
    assert not storage.exists(left)
    assert storage.exists(file_of(post, POSTER))


def test_a_lost_hint_is_given_again_and_not_at_once_once_more(offer):
    with clock.at(timezone.now() - timedelta(hours=1)):
        post, _code = offer(is_prepared=False)
    assert prepare_overlooked() == 1
    # The suite's queue does at once what it is told.
    assert WallPost.objects.get(pk=post.pk).is_ready
    WallPost.objects.update(preparation="waiting")
    assert prepare_overlooked() == 0


def test_what_workers_die_over_is_given_up(offer):
    post, _code = offer(is_prepared=False)
    WallPost.objects.update(attempts=MOST_ATTEMPTS)
    prepare_post(post.pk)
    assert WallPost.objects.get().preparation == "unreadable"
