"""What the home screen tells an administrator about the portal itself."""

import shutil
from collections import namedtuple

import pytest
from django.utils import translation

from cms.backoffice.people import cards
from partners.kernel.actors import acting

Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("language", "words"), [("en", "90 % full, 1.0\N{NO-BREAK SPACE}GB free"), ("uk", "зайнято 90 %, вільно 1,0")]
)
def test_a_disk_that_fills_is_told(administrator, monkeypatch, language, words):
    gigabyte = 1024**3
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10 * gigabyte, 9 * gigabyte, gigabyte))
    with translation.override(language):
        found = cards.little_room(acting(administrator))

    assert found.number == 1
    assert found.rows[0].detail.startswith(words)


def test_a_disk_with_room_is_not_worth_a_line(administrator, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(100, 50, 50))
    assert cards.little_room(acting(administrator)).number == 0
