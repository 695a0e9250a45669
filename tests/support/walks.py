"""The links of docs/walks.md lead to lines: `python -m tests.support.walks` counts them anew.

A link looks so: `[words](../partners/kernel/clock.py#L12 "def now")`. Its title is a piece of that line, and of no
other line of that file.
"""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
WALKS = ROOT / "docs" / "walks.md"
LINK = re.compile(r'\]\(\.\./(?P<path>[^)#\s]+)#L(?P<line>\d+) "(?P<piece>[^"]+)"\)')


class Step(NamedTuple):
    path: str
    line: int
    piece: str

    @property
    def lines(self) -> list[int]:
        """Where the piece is found; one place for a link that is right."""
        file = ROOT / self.path
        written = file.read_text().splitlines() if file.is_file() else []
        return [number for number, text in enumerate(written, 1) if self.piece in text]


def steps(text: str) -> list[Step]:
    return [Step(found["path"], int(found["line"]), found["piece"]) for found in LINK.finditer(text)]


def counted_anew(text: str) -> str:
    def renumber(found: re.Match[str]) -> str:
        step = Step(found["path"], int(found["line"]), found["piece"])
        number = step.lines[0] if len(step.lines) == 1 else step.line
        return found[0].replace(f"#L{step.line} ", f"#L{number} ")

    return LINK.sub(renumber, text)


if __name__ == "__main__":
    WALKS.write_text(counted_anew(WALKS.read_text()))
