"""Pages that exist only as values: what the room of the pages hands down, without it."""

import uuid

import pytest

from partners.kernel.errors import Conflict
from partners.translations import selectors
from partners.translations.models import Kind
from partners.translations.selectors import Original, Pages, Passage


class Shelf:
    """One material. `refuses` is the code with which the pages refuse a draft, `put` what they were given."""

    def __init__(self):
        self.thing_id = uuid.uuid4()
        self.words = {"title": "A poster", "text": "One.\n\nTwo."}
        self.is_online = True
        self.refuses = ""
        self.put = []

    def original(self, thing_id, at):
        if not self.is_online or thing_id != self.thing_id:
            return None
        passages = tuple(Passage(key, key.title(), text) for key, text in self.words.items())
        return Original(self.thing_id, "A poster", "/en/materials/poster/", "en", ("en",), passages)

    def listed(self, at):
        found = self.original(self.thing_id, at)
        return [found] if found else []

    def keep(self, offer, by):
        if self.refuses:
            raise Conflict("Not now.", code=self.refuses)
        self.put.append((offer.language, offer.texts, by.user))


@pytest.fixture
def shelf(monkeypatch):
    shelf = Shelf()
    pages = Pages(shelf.listed, shelf.original, lambda thing, language: {}, lambda passage, words: "", shelf.keep)
    monkeypatch.setitem(selectors.PAGES, Kind.MATERIAL, pages)
    return shelf
