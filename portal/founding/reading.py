"""Reading a campaign's folder: every mistake is kept with its file and line, none of them stops the reading."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from partners.kernel.errors import DomainError
from partners.kernel.fields import check_paragraph, check_plain_text
from portal.founding.lines import Path as KeyPath
from portal.founding.lines import line_of, lines_of
from portal.founding.typography import typeset

Text = dict[str, str]
NAME = re.compile(r"[a-z][a-z0-9_-]{0,59}\Z")


class Unusable(DomainError):  # noqa: N818  named like the answer of a rule
    """What a folder does not hold or holds wrongly, a line each; for whoever runs the command."""


class Mistake(NamedTuple):
    file: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


class Folder:
    """`languages` are those of the site, the first of them the one that pages are made in."""

    def __init__(self, root: Path, languages: tuple[str, ...]) -> None:
        self.root, self.languages = root, languages
        self.mistakes: list[Mistake] = []

    def blame(self, file: Path, line: int, sentence: str) -> None:
        self.mistakes.append(Mistake(file, line, sentence))

    def table(self, name: str) -> "Table | None":
        """What a TOML file holds, or nothing: a mistake is noted."""
        path = self.root / name
        text = self.text_of(path)
        if text is None:
            return None
        try:
            return Table(self, path, tomllib.loads(text), lines_of(text))
        except tomllib.TOMLDecodeError as error:
            # The library tells where only in its sentence.
            place = re.search(r"at line (\d+)", str(error))
            line = int(place.group(1)) if place else text.count("\n") + 1
            self.blame(path, line, f"This is not TOML: {error}.")
        return None

    def optional_table(self, name: str) -> "Table | None":
        return self.table(name) if (self.root / name).exists() else None

    def text_of(self, path: Path) -> str | None:
        data = self.bytes_of(path)
        try:
            # Some editors begin a file with the mark for the order of bytes.
            return None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.blame(path, data.count(b"\n", 0, error.start) + 1 if data else 1, "This is not UTF-8.")
        return None

    def bytes_of(self, path: Path) -> bytes | None:
        """Only of a file inside the folder: a name with dots or a link could lead anywhere."""
        if not path.resolve().is_relative_to(self.root.resolve()):
            self.blame(path, 1, "This lies outside the folder.")
            return None
        try:
            return path.read_bytes()
        except OSError:
            self.blame(path, 1, "This file is missing or cannot be read.")
        return None

    def unusable(self) -> Unusable:
        """All mistakes, in the order of files and lines."""
        # Each once: a file that several things name is read, and blamed, for each of them.
        told = "\n".join(str(mistake) for mistake in sorted(set(self.mistakes)))
        return Unusable(f"Nothing was changed. Put this right first:\n{told}")


class Table:
    """One table; what is asked for is taken out of it, and `close` complains about the rest."""

    def __init__(self, folder: Folder, file: Path, data: dict[str, Any], lines: dict[KeyPath, int], *at: str | int):
        self.folder, self.file, self.lines, self.path = folder, file, lines, tuple(at)
        self.rest = dict(data)

    def blame(self, key: str | int | KeyPath, sentence: str) -> None:
        keys = key if isinstance(key, tuple) else (key,)
        self.folder.blame(self.file, line_of(self.lines, (*self.path, *keys)), sentence)

    def close(self) -> None:
        for key in self.rest:
            self.blame(key, f"“{key}” is not known here.")

    def take(self, key: str, kind: type, words: str, *, needed: bool) -> Any:
        value = self.rest.pop(key, None)
        if value is None:
            if needed:
                self.blame((), f"“{key}” is missing.")
            return None
        # A truth value is a number to Python, and a moment is a day.
        if type(value) is not kind:
            self.blame(key, f"“{key}” has to be {words}.")
            return None
        return value

    def line(self, key: str, *, most: int = 255, needed: bool = True, check: Callable[[str], Any] | None = None) -> str:
        """One line of text, empty where there is none."""
        value = self.take(key, str, "text in quotation marks", needed=needed)
        if value is None:
            return ""
        return self.checked((key,), value, most=most, needed=needed, check=check or check_plain_text)

    def texts(self, key: str, *, most: int = 255, needed: bool = True, several_lines: bool = False) -> Text:
        """By language: all the site's languages, or none where it is not needed; typeset. Others are kept as well."""
        table = self.take(key, dict, f"a text for each language, as in {key}.en = …", needed=needed)
        if table is None:
            return {}
        found: Text = {}
        for language, value in table.items():
            place = (key, language)
            if not re.fullmatch(r"[a-z]{2,3}(-[a-z]+)?", language):
                self.blame(place, f"“{language}” is not the code of a language.")
            elif not isinstance(value, str):
                self.blame(place, f"“{key}.{language}” has to be text in quotation marks.")
            else:
                check = check_paragraph if several_lines else check_plain_text
                found[language] = self.checked(place, typeset(value.strip(), language), most=most, check=check)
        for language in self.folder.languages:
            if language not in table:
                self.blame(key, f"“{key}” is missing in {language}.")
        return found

    def checked(
        self, place: KeyPath, value: str, *, most: int, needed: bool = True, check: Callable[[str], Any]
    ) -> str:
        if needed and not value.strip():
            self.blame(place, f"“{place[0]}” is empty.")
        elif len(value) > most:
            self.blame(place, f"“{place[0]}” has {len(value)} characters; the most is {most}.")
        elif value:
            try:
                check(value)
            except ValidationError as refused:
                self.blame(place, f"“{place[0]}”: {' '.join(refused.messages)}")
        return value

    def choice(self, key: str, choices: Any, *, needed: bool = True) -> str:
        value = self.take(key, str, "text in quotation marks", needed=needed)
        if value is not None and value not in choices:
            self.blame(key, f"“{value}” is not one of: {', '.join(sorted(choices))}.")
        return value or ""

    def truth(self, key: str, *, default: bool) -> bool:
        value = self.take(key, bool, "true or false", needed=False)
        return default if value is None else value

    def day(self, key: str) -> date | None:
        return self.take(key, date, "a day, as in 2026-01-15", needed=False)

    def names(self, key: str, *, needed: bool = False, choices: Any = None, what: str = "name") -> tuple[str, ...]:
        """A list of short names without repetition."""
        values = self.take(key, list, "a list of names", needed=needed) or []
        found: list[str] = []
        for value in values:
            if not isinstance(value, str) or not NAME.match(value):
                self.blame(key, f"“{value}” is no name: small letters, digits and hyphens.")
            elif value in found:
                self.blame(key, f"“{value}” stands here twice.")
            elif choices is not None and value not in choices:
                self.blame(key, f"There is no {what} called “{value}”.")
            else:
                found.append(value)
        return tuple(found)

    def table(self, key: str, *, needed: bool = False) -> "Table | None":
        value = self.take(key, dict, "a table", needed=needed)
        return None if value is None else self.below(value, key)

    def tables(self, key: str) -> "Iterator[Table]":
        """Each is closed when the next is asked for."""
        values = self.take(key, list, f"tables: [[{key}]]", needed=False) or []
        for place, value in enumerate(values):
            if not isinstance(value, dict):
                self.blame(key, f"“{key}” has to be tables: [[{key}]].")
                return
            table = self.below(value, key, place)
            yield table
            table.close()

    def below(self, data: dict[str, Any], *at: str | int) -> "Table":
        return Table(self.folder, self.file, data, self.lines, *self.path, *at)
