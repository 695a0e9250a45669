"""What ffmpeg is kept from, and that it would not be kept from it otherwise."""

import os
import socket
import subprocess
import sys
import time

import pytest

from partners.kernel.uploads import UploadRefused, ffmpeg
from partners.kernel.uploads.ffmpeg import FOLDER, Stopped, purge_left, run, run_told, workplace
from partners.kernel.uploads.joining import measure_film
from tests.support.films import need_ffmpeg, plain_film

REACH = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 2); print('reached')"


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield str(server.getsockname()[1])


def can_leave_the_network() -> bool:
    """Whether this kernel lets anybody have a network of their own."""
    done = subprocess.run(
        [sys.executable, "-c", f"import ctypes; raise SystemExit(ctypes.CDLL(None).unshare({0x50000000}) != 0)"],
        check=False,
    )
    return done.returncode == 0


def test_the_child_reaches_nobody(listener):
    if not can_leave_the_network():
        pytest.skip("This kernel gives nobody a network of their own: ffmpeg is told to open files alone.")
    free = subprocess.run([sys.executable, "-c", REACH, listener], capture_output=True, check=True)
    assert free.stdout.strip() == b"reached", "the control"
    with pytest.raises(UploadRefused):
        run(sys.executable, "-c", REACH, listener)


def test_the_child_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("DJANGO_SECRET_KEY", "canary")
    assert b"canary" not in run(sys.executable, "-c", "import os; print(dict(os.environ))")


def test_the_child_has_no_memory_and_no_time_without_end():
    with pytest.raises(UploadRefused):
        run(sys.executable, "-c", "bytearray(3 * 1024 ** 3)")
    with pytest.raises(UploadRefused) as refused:
        run(sys.executable, "-c", "import time; time.sleep(9)", patience=0.5)
    assert refused.value.code == "timeout"


def test_a_film_that_nobody_wants_any_more_ends_at_once():
    need_ffmpeg()
    began = time.monotonic()
    with pytest.raises(Stopped):
        run_told(["-re", "-f", "lavfi", "-i", "testsrc=d=60", "-f", "null", "-"], lambda _seconds: False)
    assert time.monotonic() - began < 20


def test_a_film_that_takes_too_long_is_ended():
    need_ffmpeg()
    with pytest.raises(UploadRefused) as refused:
        run_told(["-re", "-f", "lavfi", "-i", "testsrc=d=60", "-f", "null", "-"], lambda _seconds: True, patience=1.0)
    assert refused.value.code == "timeout"


@pytest.mark.parametrize(
    ("film", "code"),
    [
        (lambda: plain_film(width=96, height=54), "not_a_film"),
        (lambda: plain_film()[:900], "corrupt"),
        (lambda: b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/secret", "not_a_film"),
        (lambda: b"", "not_a_film"),
    ],
)
def test_what_cannot_be_laid_below_artwork_is_refused_in_words(film, code):
    need_ffmpeg()
    with pytest.raises(UploadRefused) as refused:
        measure_film(film())
    assert refused.value.code == code


def test_a_film_is_measured_as_it_is_shown():
    need_ffmpeg()
    found = measure_film(plain_film(captions=True))
    assert (found.seconds, found.width, found.height, found.has_sound) == (pytest.approx(2.0, abs=0.1), 320, 180, True)
    assert (found.captions, found.still[:2]) == ({0: "ukr"}, b"\xff\xd8")


def test_what_a_killed_worker_has_left_goes_and_what_is_at_work_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(ffmpeg.tempfile, "tempdir", str(tmp_path))
    left = tmp_path / f"{FOLDER}left"
    left.mkdir()
    os.utime(left, (0, 0))
    with workplace() as own:
        assert purge_left() == 1
        assert (left.exists(), own.exists()) == (False, True)
