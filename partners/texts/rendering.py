"""Plain texts with the look of a document, and two versions of one beside each other, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

SAME, GONE, NEW, CHANGED = "same", "gone", "new", "changed"
# A word, or the signs around it, with the space behind, so that what is put together again reads as it was written.
WORDS = re.compile(r"\w+(?:['’ʼ-]\w+)*\s*|[^\w\s]+\s*")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;»”)\]]$")
LONGEST_HEADING = 90
# Below this, two paragraphs are two, and not one that was reworded.
ALIKE = 0.4
# Comparing costs up to the product of both lengths. Longer ones are shown as taken out and put in: of words in a
# paragraph, of paragraphs in a text, and of paragraphs between two that are the same.
MOST_WORDS, MOST_PARAGRAPHS, MOST_REWORDED = 800_000, 250_000, 10_000


@dataclass(frozen=True)
class Block:
    text: str
    is_heading: bool


@dataclass(frozen=True)
class Run:
    text: str
    kind: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, with what became of it. `skipped` counts paragraphs that are not shown, as they are the same."""

    kind: str
    runs: tuple[Run, ...] = ()
    skipped: int = 0

    @property
    def is_heading(self) -> bool:
        """Of what it is now, or was before it went."""
        kept = "".join(run.text for run in self.runs if self.kind == GONE or run.kind != GONE)
        return is_heading(kept.strip())


def blocks_of(text: str) -> list[Block]:
    """Paragraphs, divided by empty lines. A short line that does not end like a sentence is a heading."""
    return [Block(part, is_heading(part)) for part in paragraphs_of(text)]


def is_heading(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_HEADING and not ENDS_A_SENTENCE.search(paragraph)


def paragraphs_of(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def words_in(text: str) -> int:
    return len(text.split())


def reads_the_same(one: str, other: str) -> bool:
    """But for spaces and the ends of lines."""
    return one.split() == other.split()


def compared(before: str, after: str) -> list[Passage]:
    """All of the text as it is now, with what was taken out where it stood."""
    old, new = paragraphs_of(before), paragraphs_of(after)
    if len(old) * len(new) > MOST_PARAGRAPHS:
        return [*(_whole(part, GONE) for part in old), *(_whole(part, NEW) for part in new)]
    found: list[Passage] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        found += [_whole(part, SAME) for part in new[k:m]] if what == "equal" else _reworded(old[i:j], new[k:m])
    return found


def only_changes(passages: Iterable[Passage]) -> list[Passage]:
    """With a number in place of the paragraphs that are the same."""
    short: list[Passage] = []
    for passage in passages:
        if passage.kind != SAME:
            short.append(passage)
        elif short and short[-1].skipped:
            short[-1] = Passage(SAME, skipped=short[-1].skipped + 1)
        else:
            short.append(Passage(SAME, skipped=1))
    return short


def changes_between(before: Any, after: Any, language: str) -> list[Passage]:
    """What is new in one language; nothing where the version before did not speak it."""
    if language not in before.texts:
        return []
    passages = compared(before.texts[language], after.texts[language])
    return only_changes(passages) if has_changes(passages) else []


def has_changes(passages: Iterable[Passage]) -> bool:
    return any(passage.kind != SAME for passage in passages)


def _whole(text: str, kind: str) -> Passage:
    return Passage(kind, (Run(text, kind),))


def _reworded(old: list[str], new: list[str]) -> Iterator[Passage]:
    """Each new paragraph beside the next old one that it could have been made from; what is left over was taken out."""
    rest = list(old)
    for part in new:
        place = next(
            (place for place, earlier in enumerate(rest) if len(old) == len(new) or _alike(earlier, part)), None
        )
        if place is None:
            yield _whole(part, NEW)
            continue
        yield from (_whole(earlier, GONE) for earlier in rest[:place])
        yield from _word_by_word(rest[place], part)
        rest = rest[place + 1 :]
    yield from (_whole(earlier, GONE) for earlier in rest)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split()).quick_ratio() >= ALIKE


def _word_by_word(before: str, after: str) -> Iterator[Passage]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    if reads_the_same(before, after):
        yield _whole(after, SAME)
    elif len(old) * len(new) > MOST_WORDS or not _alike(before, after):
        yield _whole(before, GONE)
        yield _whole(after, NEW)
    else:
        yield Passage(CHANGED, tuple(_runs(old, new)))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    # Compared without their spaces: the last word of a line is the same word in the middle of one.
    same = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new])
    for what, i, j, k, m in same.get_opcodes():
        if what == "equal":
            yield Run("".join(new[k:m]), SAME)
            continue
        if i < j:
            yield Run("".join(old[i:j]), GONE)
        if k < m:
            yield Run("".join(new[k:m]), NEW)
