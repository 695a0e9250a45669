"""A worker is killed over a film: by then there is all of it, or nothing, and no program goes on without it."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from partners.branding.services import save_brand_kit
from partners.editions.models import Edition, FilmOrder
from partners.editions.services import make_film, request_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.models import private_storage
from tests.support.branding import KIT
from tests.support.databases import address_of_the_copy
from tests.support.editions import content
from tests.support.filming import add_end_card
from tests.support.films import facts, need_ffmpeg, plain_film


@pytest.fixture
def order(transactional_db, campaign, administrator, organization, owner) -> FilmOrder:
    need_ffmpeg()
    template = add_end_card(administrator, film=plain_film(seconds=8.0, width=640, height=360))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    request_edition(organization, template, line="", output="mp4", by=acting(owner))
    return FilmOrder.objects.get()


def worked(order: FilmOrder, *how: str) -> subprocess.CompletedProcess[str]:
    told = {"DATABASE_URL": address_of_the_copy(), "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings"}
    command = [sys.executable, "-m", "tests.support.filming_worker", str(order.pk), private_storage().location, *how]
    return subprocess.run(
        command, cwd=Path(settings.BASE_DIR), env={**os.environ, **told}, check=False, capture_output=True, text=True
    )


def is_there(pid: int) -> bool:
    """Whether that process still works; what is only waiting to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def is_gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while is_there(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_there(pid)


def state() -> tuple[bool, bool]:
    """Whether there is a film, and whether somebody still waits for it."""
    return Edition.objects.get().drawn_at is not None, FilmOrder.objects.get().ended_at is None


def test_ffmpeg_dies_with_its_worker_and_the_next_worker_makes_the_film(order):
    done = worked(order, "killed")
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert is_gone_within(int(done.stdout.split()[-1]), 2.0)
    assert state() == (False, True)
    assert make_film(order.pk) is False, "the lease of the dead one has not ended"

    FilmOrder.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    assert make_film(order.pk) is True
    assert state() == (True, False)
    assert float(facts(content(Edition.objects.get()))["format"]["duration"]) == pytest.approx(9.0, abs=0.2)


def test_without_being_told_so_ffmpeg_would_go_on(order):
    done = worked(order, "killed", "orphaned")
    assert done.returncode == -signal.SIGKILL, done.stderr
    child = int(done.stdout.split()[-1])
    assert not is_gone_within(child, 1.0)
    os.kill(child, signal.SIGKILL)


def test_who_is_killed_before_the_end_has_kept_nothing(order):
    assert worked(order, "late").returncode == -signal.SIGKILL
    assert state() == (False, True)
    FilmOrder.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    assert worked(order).returncode == 0
    assert state() == (True, False)


def test_without_a_transaction_there_would_be_a_film_that_somebody_still_waits_for(order):
    assert worked(order, "late", "unprotected").returncode == -signal.SIGKILL
    assert state() == (True, True)
