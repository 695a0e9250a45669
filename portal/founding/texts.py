"""Texts as people write them: a file for each language, paragraphs divided by empty lines."""

import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from partners.kernel.errors import DomainError
from partners.kernel.fields import ParagraphField

LONGEST_TEXT = 40_000


class Unusable(DomainError):  # noqa: N818  named like the answer of a rule
    """A file does not hold what is needed. The sentence names the file; it is for whoever runs the command."""


def read_text(path: Path) -> str:
    try:
        return str(ParagraphField(max_length=LONGEST_TEXT).clean(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{path}: cannot be read ({type(error).__name__}).") from error
    except ValidationError as refused:
        raise Unusable(f"{path}: {' '.join(refused.messages)}") from refused


def read_consent(path: Path) -> dict[str, Any]:
    """Title, introduction, then sections below lines that begin with `## `; the sentence agreed to begins with `> `."""
    title, *rest = [part.strip() for part in re.split(r"\n\s*\n", read_text(path)) if part.strip()]
    text: dict[str, Any] = {"title": title, "intro": "", "sections": [], "acceptance": ""}
    for part in rest:
        words = " ".join(part.split())
        if words.startswith("## "):
            text["sections"].append({"heading": words[3:], "paragraphs": []})
        elif words.startswith("> "):
            text["acceptance"] = words[2:]
        elif text["sections"]:
            text["sections"][-1]["paragraphs"].append(words)
        else:
            text["intro"] = f"{text['intro']} {words}".strip()
    if not (text["intro"] and text["acceptance"]):
        raise Unusable(f"{path}: it needs an introduction below the title, and a sentence that begins with “> ”.")
    return text


READ = {"statement": read_text, "agreement": read_text, "consent": read_consent}


def read_texts(what: str, files: dict[str, Path], *, languages: list[str]) -> dict[str, Any]:
    """By language, which has to be all of these and may be more. `what` is statement, agreement or consent."""
    missing = sorted(set(languages) - set(files))
    if missing:
        raise Unusable(f"The {what} is missing in: {', '.join(missing)}.")
    return {language: READ[what](path) for language, path in sorted(files.items())}
