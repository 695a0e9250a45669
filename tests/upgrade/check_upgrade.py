"""Run by `make upgrade`, and named so that the suite leaves it alone: it says nothing else on another database."""

import json
from pathlib import Path

import pytest

from tests.support.demo import run
from tests.upgrade.baseline import ARCHIVE, FACTS, environment, opened, probe, restore


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("upgraded")
    restore(home)
    run(["manage.py", "migrate", "--no-input"], environment(home))
    return home


@pytest.fixture(scope="module")
def baseline():
    return json.loads(FACTS.read_text())


def test_what_was_there_is_still_there(upgraded, baseline):
    assert probe(upgraded, baseline["moment"]) == baseline["facts"]


def test_there_was_something_of_each(baseline):
    facts = baseline["facts"]
    assert facts["number of entries"] > 50
    assert facts["home after signing in"]
    assert len(facts["pages"]) > 20
    assert all(facts["pages"].values())
    assert all(facts["api"].values())
    assert any("/editions/" in address for address in facts["files"])


def test_a_loss_would_be_seen(upgraded, baseline, tmp_path):
    restore(tmp_path)
    for file in (tmp_path / "media" / "private" / "editions").rglob("*.*"):
        file.unlink()
    with opened(tmp_path) as database:
        database.execute("UPDATE wagtailcore_page SET live = 0 WHERE slug = 'poster-people'")
        # What is offered is told by the faces of its row.
        of_poster = "SELECT id FROM materials_material WHERE key = 'poster-people'"
        database.execute(f"DELETE FROM materials_face WHERE material_id IN ({of_poster})")
    run(["manage.py", "migrate", "--no-input"], environment(tmp_path))

    found = probe(tmp_path, baseline["moment"])

    lost = {name for name, told in baseline["facts"].items() if found[name] != told}
    assert lost == {"files", "pages", "api"}


def test_migrating_again_changes_nothing(upgraded):
    before = dump(upgraded)

    assert "No migrations to apply" in run(["manage.py", "migrate", "--no-input"], environment(upgraded))
    assert dump(upgraded) == before


def dump(home: Path) -> list[str]:
    with opened(home) as database:
        return list(database.iterdump())


def test_no_model_is_ahead_of_its_migration(upgraded):
    assert "No changes detected" in run(["manage.py", "makemigrations", "--check", "--dry-run"], environment(upgraded))


def test_the_baseline_is_small():
    assert ARCHIVE.stat().st_size < 1_000_000
