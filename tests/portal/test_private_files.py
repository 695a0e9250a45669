"""No other account of the machine reads what the portal writes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from portal.private_files import close_to_others, write_private
from portal.upkeep import purge
from tests.support.demo import ROOT, running_demo
from tests.support.prove import only_in_prove

# What a request, a drawing and SQLite do, told in a few lines; the paths are printed while the database is open.
WORK = """
import os, django
django.setup()
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
for name in ("default", "private"):
    storages[name].save("some/where/small.txt", ContentFile(b"x"))
    storages[name].save("some/large.bin", ContentFile(b"x" * 3_000_000))
settings.BASE_LAYER_DIR.mkdir(parents=True, exist_ok=True)
(settings.BASE_LAYER_DIR / "layer").write_bytes(b"x")
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE one (two INTEGER)")
    cursor.execute("INSERT INTO one VALUES (3)")
    for folder, _f, files in os.walk(settings.VAR_DIR):
        for path in (folder, *(os.path.join(folder, name) for name in files)):
            print(oct(os.stat(path).st_mode & 0o777), path)
"""


def open_to_others(top):
    return {
        str(path): oct(stat.S_IMODE(path.stat().st_mode))
        for path in (top, *top.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    }


def environment(folder):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings.demo", "VAR_DIR": str(folder)}


def test_what_is_written_is_closed_from_the_start(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", f"import os; os.umask(0o022)\n{WORK}"],
        cwd=ROOT, env=environment(tmp_path / "var"), capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert "portal.sqlite3-wal" in told
    assert "secret-key" in told
    modes = {line.split()[0] for line in told.splitlines() if line.startswith("0o")}
    assert modes == {"0o600", "0o700"}
    assert open_to_others(tmp_path / "var") == {}


def test_what_was_open_before_is_closed(tmp_path, settings):
    folder = tmp_path / "media" / "private"
    folder.mkdir(parents=True, mode=0o755)
    paper = folder / "paper.pdf"
    paper.write_text("x")
    paper.chmod(0o644)
    for each in (tmp_path, folder.parent, folder):
        each.chmod(0o755)
    outside = Path(tmp_path.parent / "outside")
    outside.write_text("x")
    outside.chmod(0o644)
    (folder / "link").symlink_to(outside)

    assert close_to_others(tmp_path) == 4
    assert open_to_others(folder.parent.parent) in ({}, {str(folder / "link"): "0o644"})
    assert stat.S_IMODE(outside.stat().st_mode) == 0o644
    assert close_to_others(tmp_path) == 0
    assert close_to_others(tmp_path / "nothing") == 0


def test_the_worker_closes_it_each_hour(db, tmp_path, settings):
    settings.VAR_DIR = tmp_path
    old = tmp_path / "old"
    old.write_text("x")
    old.chmod(0o666)

    assert purge()["closed_files"] >= 1
    assert stat.S_IMODE(old.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [None, 0o666])
def test_a_secret_is_never_open_not_even_for_a_moment(tmp_path, mode):
    path = tmp_path / "key"
    if mode:
        path.write_text("old")
        path.chmod(mode)
    before = os.umask(0)
    try:
        write_private(path, "secret")
    finally:
        os.umask(before)

    assert path.read_text() == "secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@only_in_prove
def test_a_demo_that_was_seeded_and_visited_is_closed(tmp_path):
    with running_demo(home=tmp_path / "var") as demo:
        assert demo.address
        assert open_to_others(tmp_path / "var") == {}
