"""Files that nobody fetches are let go, and come back as they were; rows stay."""

import errno
import io
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from partners.editions.models import Edition
from partners.editions.selectors import editions_used
from partners.editions.services import drop_unfetched, open_edition, request_edition
from partners.editions.services.keeping import keep_drawn
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import OverQuota
from partners.kernel.limits.quotas import QUOTAS
from partners.kernel.models import private_storage
from tests.support.branding import url_of
from tests.support.editions import content

DAYS_90 = timedelta(days=90, minutes=1)


def is_kept(edition) -> bool:
    return private_storage().exists(edition.file.name)


def fetched(edition, *, after=timedelta()):
    with clock.at(timezone.now() + after):
        return content(Edition.objects.get(pk=edition.pk))


def dropped(*, after=DAYS_90) -> int:
    with clock.at(timezone.now() + after):
        return drop_unfetched()


def test_a_file_that_nobody_fetched_for_ninety_days_goes_and_its_row_stays(edition, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert dropped(after=timedelta(days=89)) == 0
        assert is_kept(edition)
        assert dropped() == 1

    assert not is_kept(edition)
    after = Edition.objects.get(pk=edition.pk)
    assert (after.file_sha256, after.size, after.drawn_at) == (edition.file_sha256, edition.size, edition.drawn_at)
    assert dropped() == 0


def test_what_comes_back_is_the_same_file(edition, django_capture_on_commit_callbacks):
    before = content(edition)
    with django_capture_on_commit_callbacks(execute=True):
        dropped()

    assert fetched(edition, after=DAYS_90) == before
    after = Edition.objects.get(pk=edition.pk)
    assert is_kept(after)
    assert (after.file_sha256, after.earlier_sha256, after.dropped_at) == (edition.file_sha256, [], None)


def test_fetching_keeps_a_file_and_is_noted_once_a_day(edition, django_assert_num_queries):
    fetched(edition, after=timedelta(days=60))
    assert dropped() == 0
    noted = Edition.objects.get(pk=edition.pk).last_fetched_at
    fetched(edition, after=timedelta(days=60, hours=23))
    assert Edition.objects.get(pk=edition.pk).last_fetched_at == noted
    fetched(edition, after=timedelta(days=61, hours=1))
    assert Edition.objects.get(pk=edition.pk).last_fetched_at > noted


def test_a_later_library_that_draws_other_bytes_is_told_and_the_old_hash_stays_known(
    edition, owner, sign_in, organization
):
    first = edition.file_sha256
    address = url_of("file", organization, edition.digest, "card.jpg")
    assert sign_in(owner).get(address)["ETag"] == f'"{first}"'

    keep_drawn(edition, b"the same picture in other bytes")

    after = Edition.objects.get(pk=edition.pk)
    assert after.file_sha256 != first
    assert after.earlier_sha256 == [first]
    assert after.size == len(b"the same picture in other bytes")
    # Whoever has the old file is not told that it is the new one.
    answer = sign_in(owner).get(address, headers={"If-None-Match": f'"{first}"'})
    assert (answer.status_code, answer["ETag"]) == (200, f'"{after.file_sha256}"')


def test_the_page_says_what_is_kept_and_offers_what_was_let_go(
    edition, owner, sign_in, organization, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        dropped()
    client = sign_in(owner)

    page = client.get(url_of("editions", organization)).content.decode()
    assert "1 of 5000, 0\xa0bytes of 400.0\xa0MB" in page
    taken = client.post(url_of("download", organization, edition.digest), follow=True)
    assert b"".join(taken.streaming_content)[:3] == b"\xff\xd8\xff"


def test_bytes_beyond_the_quota_let_go_of_what_was_not_wanted_for_longest(
    organization, card, kit, owner, monkeypatch, django_capture_on_commit_callbacks
):
    made = []
    for number in range(3):
        with clock.at(timezone.now() + timedelta(minutes=number)):
            made.append(request_edition(organization, card, line=f"Line {number}", output="jpeg", by=acting(owner)))
    fetched(made[0], after=timedelta(hours=1))
    room = sum(edition.size for edition in made) + 2000
    monkeypatch.setitem(QUOTAS, "edition", QUOTAS["edition"]._replace(bytes=room))

    with django_capture_on_commit_callbacks(execute=True):
        fourth = request_edition(organization, card, line="Line 3", output="jpeg", by=acting(owner))

    assert [is_kept(each) for each in (*made, fourth)] == [True, False, True, True]
    assert editions_used(organization).bytes <= room
    assert len(fetched(made[1])) > 0


def test_more_files_than_the_quota_are_refused_with_what_to_do(
    organization, card, kit, edition, owner, monkeypatch, sign_in
):
    monkeypatch.setitem(QUOTAS, "edition", QUOTAS["edition"]._replace(number=1))
    with pytest.raises(OverQuota):
        request_edition(organization, card, line="Another", output="jpeg", by=acting(owner))
    # What is there is found as before.
    assert request_edition(organization, card, line="With us", output="jpeg", by=acting(owner)) == edition

    answer = sign_in(owner).post(url_of("studio", organization, card.public_id), {"line": "Another", "output": "jpeg"})
    assert answer.status_code == 422
    assert "There is no room for another one" in answer.content.decode()
    assert 'value="Another"' in answer.content.decode()


def test_without_room_on_the_disk_a_file_is_handed_out_from_memory(edition, owner, sign_in, organization, monkeypatch):
    private_storage().delete(edition.file.name)

    def full(*_arguments, **_words):
        raise OSError(errno.ENOSPC, "No space left on device")

    # The system itself, which no test can fill from here.
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", full)

    answer = sign_in(owner).get(url_of("file", organization, edition.digest, "card.jpg"))
    assert answer.status_code == 200
    assert io.BytesIO(b"".join(answer.streaming_content)).read(3) == b"\xff\xd8\xff"


@pytest.mark.django_db(transaction=True)
def test_who_fetches_while_files_are_let_go_gets_the_file(edition, owner):
    Edition.objects.update(drawn_at=timezone.now() - DAYS_90, last_fetched_at=timezone.now() - timedelta(hours=1))
    start, read = Barrier(2), []

    def fetch():
        try:
            start.wait()
            for _time in range(5):
                with open_edition(Edition.objects.get(pk=edition.pk), by=acting(owner)) as file:
                    read.append(file.read()[:3])
        finally:
            connection.close()

    def drop():
        try:
            start.wait()
            for _time in range(5):
                dropped(after=timedelta(days=200))
        finally:
            connection.close()

    threads = [Thread(target=fetch), Thread(target=drop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert read == [b"\xff\xd8\xff"] * 5


def test_a_file_that_disappeared_between_two_looks_is_drawn(edition, owner, monkeypatch):
    before = content(edition)
    name = edition.file.name
    private_storage().delete(name)
    private_storage().save(f"{name}.elsewhere", ContentFile(b"x"))
    monkeypatch.setattr("partners.editions.services.editions.is_kept", lambda _edition: True)

    assert content(edition) == before
