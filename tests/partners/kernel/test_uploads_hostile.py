"""Hostile drawings and pictures: no effect, no file, no network, and no more memory than one upload may have.

Every file goes through the door that people use; the process behind it is watched by strace from its first instruction.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from partners.kernel.uploads import CleanFile, UploadRefused, clean_logo, clean_picture, confinement
from tests.support.hostile_files import DRAWINGS, RASTERS, drawing, png
from tests.support.prove import THOROUGH

STRACE = shutil.which("strace")
watched = pytest.mark.skipif(
    STRACE is None and not os.environ.get("CI"), reason="strace watches what the process asks for (Debian: strace)"
)
# Kilobytes of memory that a child may ever hold.
MOST_MEMORY = 300 * 1024
# From here on nothing but standard input and output is open (`confined.__main__.confine`).
CLOSED = re.compile(r"(?:prlimit64|setrlimit)\(.*RLIMIT_NOFILE, \{rlim_cur=3,")
# How it ends, and that it asks how large its own input is.
ENDS = re.compile(r'\+\+\+ |--- SIG|exit|newfstatat\([01], "", \{|fstat\([01], \{')
ASKED = "%file,%network,%process,prlimit64,setrlimit"
# A process of its own: what one has ever held is handed on to whatever it starts, and these tests hold much.
MEASURED = (
    "import os, subprocess, sys; child = subprocess.Popen(sys.argv[2:]); "
    "open(sys.argv[1], 'w').write(str(os.wait4(child.pid, 0)[2].ru_maxrss))"
)
FEW = slice(None) if THOROUGH else slice(0, None, 13)


class Watch:
    """Stands in for `Popen`: runs the child to its end under strace, and hands on what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.real = folder, subprocess.Popen
        self.memory, self.asked = 0, ["the child was never started"]

    def __call__(self, arguments, *, stdin, env, cwd, **options):
        log, said = self.folder / "log", self.folder / "said"
        traced = [str(STRACE), "-f", "-qq", "-o", str(log), "-e", f"trace={ASKED}", *arguments]
        with said.open("wb") as out:
            measured = [sys.executable, "-I", "-S", "-c", MEASURED, str(self.folder / "memory"), *traced]
            self.real(measured, stdin=stdin, stdout=out, stderr=subprocess.DEVNULL, env=env, cwd=cwd).wait()
        self.memory = int((self.folder / "memory").read_text())
        lines = [line.partition(" ")[2].strip() for line in log.read_text(errors="replace").splitlines()]
        closed = next((at for at, line in enumerate(lines) if CLOSED.match(line)), None)
        self.asked = (
            ["never closed its doors"]
            if closed is None
            else [line for line in lines[closed + 1 :] if not ENDS.match(line)]
        )
        return self.real(["cat", str(said)], env=env, cwd=cwd, **options)


@pytest.fixture
def watch(monkeypatch, tmp_path):
    standing_in = Watch(tmp_path)
    monkeypatch.setattr(confinement.subprocess, "Popen", standing_in)
    return standing_in


def tried(clean, data: bytes) -> CleanFile | None:
    """What comes out, if anything does."""
    try:
        return clean(data)
    except UploadRefused as refused:
        # A sentence for whoever sent it, with nothing left to fill in.
        return None if "{" not in str(refused) else pytest.fail(str(refused))


def check(clean, data: bytes, watch: Watch) -> None:
    watch.asked = []
    file = tried(clean, data)
    assert watch.asked == []
    assert watch.memory <= MOST_MEMORY
    if file is not None:
        assert file.media_type in {"image/png", "image/jpeg"}
        for forbidden in (b"planted", b"<script", b"example.org", b"/etc/passwd"):
            assert forbidden not in file.data + file.drawing


def test_there_are_sixty_of_each():
    assert (len(DRAWINGS) >= 60, len(RASTERS) >= 60) == (True, True)


@watched
@pytest.mark.parametrize("name", list(DRAWINGS)[FEW])
def test_a_hostile_drawing_gets_nothing(watch, name):
    check(clean_logo, DRAWINGS[name], watch)


@watched
@pytest.mark.parametrize("name", list(RASTERS)[FEW])
def test_a_hostile_picture_gets_nothing(watch, name):
    check(clean_picture, RASTERS[name], watch)


@watched
@pytest.mark.parametrize(
    ("deed", "word"),
    [
        ("open('/etc/passwd')", "/etc/passwd"),
        ("__import__('socket').socket()", "socket("),
        ("__import__('os').fork()", "clone"),
    ],
    ids=["a file", "the network", "a process"],
)
def test_the_watch_sees_a_child_that_asks_for_something(monkeypatch, watch, deed, word):
    """The control: the same child, which does one thing more once its doors are closed."""
    deeds = f"import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (3, 3)); {deed}"
    monkeypatch.setattr(confinement, "START", "import socket, os; " + deeds)
    tried(clean_picture, png())

    assert [line for line in watch.asked if word in line]


@watched
def test_what_harms_nobody_gets_through_the_same_watch(watch):
    assert clean_picture(png()).width == 9
    assert (watch.asked, watch.memory <= MOST_MEMORY) == ([], True)
    assert clean_logo(drawing('<rect width="9" height="9" fill="#d00"/>')).drawing
    assert (watch.asked, watch.memory <= MOST_MEMORY) == ([], True)
