"""What the room of offered translations has to know of pages, handed down to it as values."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.blocks.links import share_roots
from cms.library.models import MaterialPage
from cms.pages.selectors.passages import passages_of
from cms.update_pages.models import UpdatePage
from partners.kernel import clock
from partners.translations.models import Kind
from partners.translations.selectors import LONGEST, Original, Passage

FACES: dict[str, Any] = {Kind.MATERIAL: MaterialPage, Kind.UPDATE: UpdatePage}
# What stands around bold words and links. Links have a number only; where they lead stays with the original.
MARK = re.compile(r"</?[a-z]+(?: id=\"[a-z]+\d+\")?>")
LINE = "<br/>"


def open_faces(kind: str, *, at: datetime) -> QuerySet[Any]:
    """The pages that show such things, as everybody can read them now; the original of each is its first."""
    return FACES[kind].objects.available(at=at).select_related("locale").order_by("pk")


def listed(kind: str, at: datetime) -> list[Original]:
    """The newest first."""
    versions: dict[UUID, list[Any]] = {}
    for page in open_faces(kind, at=at):
        versions.setdefault(page.translation_key, []).append(page)
    share_roots([pages[0] for pages in versions.values()])
    return [_as_original(pages) for pages in sorted(versions.values(), key=lambda pages: -pages[0].pk)]


def original(kind: str, thing_id: UUID, at: datetime) -> Original | None:
    pages = list(open_faces(kind, at=at).filter(translation_key=thing_id))
    return _as_original(pages, pieces_of(pages[0]).values()) if pages else None


def _as_original(pages: list[Any], passages: Iterable[Passage] = ()) -> Original:
    first = pages[0]
    return Original(
        first.translation_key,
        first.title,
        first.url,
        first.locale.language_code,
        tuple(page.locale.language_code for page in pages),
        tuple(passages),
    )


def pieces_of(page: Any) -> dict[str, Passage]:
    """One for each string of the translation editor, by `key_of`."""
    found = {}
    for passage in passages_of(page).values():
        for number, data in enumerate(passage.strings):
            name = passage.name
            if len(passage.strings) > 1:
                name = _("%(place)s, part %(number)s") % {"place": name, "number": number + 1}
            key = key_of(passage.path, number)
            found[key] = Passage(key, name, as_typed(data), passage.limit or LONGEST)
    return found


def key_of(path: str, number: int) -> str:
    return f"{path}#{number}"


def as_typed(data: str) -> str:
    """A string of the translation editor as people type it: lines are lines, and signs are signs."""
    soup = BeautifulSoup(data, "html.parser")
    pieces = []
    for token in re.split(f"({MARK.pattern}|<br ?/?>)", str(soup)):
        if re.fullmatch(r"<br ?/?>", token):
            pieces.append("\n")
        elif MARK.fullmatch(token):
            pieces.append(token)
        else:
            pieces.append(BeautifulSoup(token, "html.parser").get_text())
    return "".join(pieces)


def as_stored(typed: str, original: str) -> str:
    """The other way round. Only marks that the original has are marks; all other signs are what they look like."""
    marks = set(MARK.findall(original))
    pieces = [token if token in marks else escape(token) for token in re.split(f"({MARK.pattern})", typed)]
    return str(BeautifulSoup("".join(pieces).replace("\n", LINE), "html.parser"))


def mistake(passage: Passage, words: str) -> str:
    """In the marks, for else the page could not be put together again."""
    known, opened = set(MARK.findall(passage.text)), []
    for mark in MARK.findall(words):
        if mark not in known:
            continue
        if not mark.startswith("</"):
            opened.append(mark)
        elif not opened or name_in(opened.pop()) != name_in(mark):
            return _("%(mark)s has no beginning.") % {"mark": mark}
    if opened:
        return _("%(mark)s has no end.") % {"mark": opened[-1]}
    return ""


def name_in(mark: str) -> str:
    return re.sub(r"[<>/]", "", mark).split(" ")[0]


def present(kind: str, thing_id: UUID, language: str) -> dict[str, str]:
    """What is translated already: in the translation editor, else on the page in that language, where it has the same
    passages."""
    pages = list(open_faces(kind, at=clock.now()).filter(translation_key=thing_id))
    if not pages:
        return {}
    own = passages_of(pages[0])
    words = dict(_in_editor(thing_id, language))
    page = FACES[kind].objects.filter(translation_key=thing_id, locale__language_code=language).first()
    there = passages_of(page) if page is not None and page.live else {}
    found = {}
    for passage in own.values():
        beside = there[passage.path].strings if passage.path in there else ()
        for number, data in enumerate(passage.strings):
            said = words.get((passage.path, data), "")
            if not said and len(beside) == len(passage.strings) and beside[number] != data:
                said = beside[number]
            if said:
                found[key_of(passage.path, number)] = as_typed(said)
    return found


def _in_editor(thing_id: UUID, language: str) -> list[tuple[tuple[str, str], str]]:
    rows = StringTranslation.objects.filter(
        context__object_id=thing_id, locale__language_code=language, has_error=False
    )
    found = rows.values_list("context__path", "translation_of__data", "data")
    return [((path, data), words) for path, data, words in found]


def page_in(kind: str, thing_id: UUID, language: str) -> Page | None:
    """Whatever its state."""
    page: Page | None = FACES[kind].objects.filter(translation_key=thing_id, locale__language_code=language).first()
    return page


def home_is_begun(language: str) -> bool:
    return Page.objects.filter(depth=2, locale__language_code=language).exists()
