"""Texts as people write them: a file for each language, paragraphs divided by empty lines."""

import re
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from partners.kernel.fields import ParagraphField, check_paragraph
from portal.founding.plan import Bodies
from portal.founding.reading import Folder, Text, Unusable
from portal.founding.typography import typeset

LONGEST_TEXT = 40_000
# What pages have blocks for in the back office, and what would stand in a paragraph as signs.
NOT_HERE = re.compile(r"#{1,6}\s|[-*+]\s|>\s|.*\]\(|.*\*\*|.*`")
Numbered = list[tuple[int, str]]


def read_paragraphs(folder: Folder, path: Path, language: str) -> str:
    """The whole text, clean and typeset; empty when there is none, which is a mistake."""
    return whole(folder, path, language).strip()


def whole(folder: Folder, path: Path, language: str) -> str:
    """With the empty lines around it, so that its lines keep their numbers."""
    text = folder.text_of(path)
    if text is None:
        return ""
    if not text.strip():
        folder.blame(path, 1, "This file is empty.")
        return ""
    try:
        return str(ParagraphField(max_length=LONGEST_TEXT, strip=False).clean(typeset(text, language)))
    except ValidationError as refused:
        line = next((number for number, line in enumerate(text.split("\n"), 1) if not is_clean(line)), 1)
        folder.blame(path, line, " ".join(refused.messages))
    return ""


def read_consent(folder: Folder, path: Path, language: str) -> dict[str, Any]:
    """Title, introduction, then sections below lines that begin with `## `; the sentence agreed to begins with `> `."""
    consent: dict[str, Any] = {"title": "", "intro": "", "sections": [], "acceptance": ""}
    parts = parts_of(whole(folder, path, language))
    for line, words in parts:
        if not consent["title"]:
            consent["title"] = words
        elif words.startswith("## "):
            consent["sections"].append({"heading": words[3:], "paragraphs": []})
        elif words.startswith("> "):
            if consent["acceptance"]:
                folder.blame(path, line, "This is the second sentence that begins with “> ”.")
            consent["acceptance"] = words[2:]
        elif consent["sections"]:
            consent["sections"][-1]["paragraphs"].append(words)
        else:
            consent["intro"] = f"{consent['intro']} {words}".strip()
    if parts and not (consent["intro"] and consent["acceptance"]):
        sentence = "It needs an introduction below the title, and a sentence that begins with “> ”."
        folder.blame(path, parts[-1][0], sentence)
    return consent


def read_bodies(folder: Folder, stem: str, *, longest_heading: int, needed: bool = True) -> Bodies:
    """`<stem>.<language>.md` in each of the site's languages: paragraphs, and headings that begin with `## `."""
    paths = {language: folder.root / f"{stem}.{language}.md" for language in folder.languages}
    if not needed and not any(path.exists() for path in paths.values()):
        return {}
    bodies: Bodies = {}
    for language, path in paths.items():
        sections: list[tuple[str, list[str]]] = []
        for line, words in parts_of(whole(folder, path, language)):
            if words.startswith("## "):
                sections.append((words[3:], []))
                if len(words) - 3 > longest_heading:
                    folder.blame(path, line, f"This heading has {len(words) - 3} characters, not {longest_heading}.")
            elif NOT_HERE.match(words):
                folder.blame(path, line, "Only paragraphs and headings with ## can stand here; add the rest later.")
            else:
                if not sections:
                    sections.append(("", []))
                sections[-1][1].append(words)
        bodies[language] = tuple((heading, "\n\n".join(paragraphs)) for heading, paragraphs in sections)
    return bodies


def parts_of(text: str) -> Numbered:
    """Paragraphs and headings in one line each, with the number of the line on which they begin."""
    parts: Numbered = []
    is_open = False
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words and is_open and not words.startswith("## "):
            begun, before = parts[-1]
            parts[-1] = (begun, f"{before} {words}")
        elif words:
            parts.append((number, words))
        is_open = bool(words) and not words.startswith("## ")
    return parts


def is_clean(line: str) -> bool:
    try:
        check_paragraph(line)
    except ValidationError:
        return False
    return True


READ = {"statement": read_paragraphs, "agreement": read_paragraphs, "consent": read_consent}


def read_texts(folder: Folder, what: str, files: dict[str, Path]) -> dict[str, Any]:
    """By language. `what` is statement, agreement or consent."""
    return {language: READ[what](folder, path, language) for language, path in sorted(files.items())}


def read_loose_texts(what: str, files: dict[str, Path], *, languages: list[str]) -> dict[str, Text]:
    """As above, from files anywhere, which have to be in all of these languages and may be in more. Raises Unusable."""
    missing = sorted(set(languages) - set(files))
    if missing:
        raise Unusable(f"The {what} is missing in: {', '.join(missing)}.")
    # All of the disk: these files are named one by one by whoever runs the command.
    folder = Folder(Path("/"), tuple(languages))
    texts = read_texts(folder, what, files)
    if folder.mistakes:
        raise folder.unusable()
    return texts
