"""Plain texts with the look of a document."""

import re
from dataclasses import dataclass

ENDS_A_SENTENCE = re.compile(r"[.!?…:;»”)\]]$")
LONGEST_HEADING = 90


@dataclass(frozen=True)
class Block:
    text: str
    is_heading: bool


def blocks_of(text: str) -> list[Block]:
    """Paragraphs, divided by empty lines. A short line that does not end like a sentence is a heading."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return [
        Block(part, is_heading=len(part) <= LONGEST_HEADING and not ENDS_A_SENTENCE.search(part)) for part in paragraphs
    ]
