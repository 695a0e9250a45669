"""The interface speaks Ukrainian, wholly."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "portal" / "locale" / "uk" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def messages():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="uk") if message.id]


def words(value):
    return [value] if isinstance(value, str) else list(value)


def test_every_sentence_has_its_ukrainian():
    untold = [message.id for message in messages() if message.fuzzy or not all(words(message.string))]

    assert untold == []


def test_no_placeholder_was_lost_in_translation():
    broken = [
        message.id
        for message in messages()
        for translated in words(message.string)
        if set(PLACEHOLDER.findall(translated))
        - {p for source in words(message.id) for p in PLACEHOLDER.findall(source)}
    ]

    assert broken == []


def test_the_compiled_catalogue_is_that_of_the_text():
    call_command("compile_translations", check=True)


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="GNU gettext is not installed, so sentences cannot be collected"
)
def test_no_sentence_is_missing_from_the_catalogue(tmp_path):
    """Collect anew into a copy, and compare what there is to say."""
    for folder in ("portal", "partners", "cms", "api", "templates"):
        ignored = shutil.ignore_patterns("__pycache__", "fonts", "artwork", "logos", "static")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "-l", "uk", "--no-location", "--no-obsolete"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with (tmp_path / CATALOGUE.relative_to(ROOT)).open("rb") as file:
        collected = {str(message.id) for message in read_po(file, locale="uk") if message.id}

    assert collected - {str(message.id) for message in messages()} == set()
