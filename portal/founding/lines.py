"""Where each key of a TOML text stands. `tomllib` forgets it, and so do the libraries that keep comments."""

import re

Path = tuple[str | int, ...]

KEY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(\.)?""")
# A string in each of its four forms, a comment, a bracket: what has to be stepped over to find a value's end.
PIECE = re.compile(
    # Up to five: a text may end in two quotation marks of its own.
    r'"""(?:[^\\]|\\.)*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'|\#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """Line numbers, from 1, by path: names of tables and keys, and places in arrays of tables.

    For a text that `tomllib` has read; what stands inside an inline table or array has no line of its own.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n":
            at += 1
            continue
        if text[at] == "#":
            at = end_of_line(text, at)
            continue
        number = text.count("\n", 0, at) + 1
        if text[at] == "[":
            repeated = text.startswith("[[", at)
            names, at = names_from(text, at + (2 if repeated else 1))
            table = resolved(names, counts)
            if repeated:
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            mark(lines, table, number)
            at = end_of_line(text, at)
        else:
            names, at = names_from(text, at)
            mark(lines, (*table, *names), number)
            at = end_of_value(text, text.index("=", at) + 1)
    return lines


def line_of(lines: dict[Path, int], path: Path) -> int:
    """Its line, or that of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def resolved(names: Path, counts: dict[Path, int]) -> Path:
    """`footer.links` below `[[footer]]` means the links of the latest footer."""
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    return (*path, names[-1])


def names_from(text: str, at: int) -> tuple[Path, int]:
    names: list[str] = []
    while match := KEY.match(text, at):
        names.append(next(part for part in match.groups()[:3] if part is not None))
        at = match.end()
        if not match.group(4):
            break
    return tuple(names), at


def mark(lines: dict[Path, int], path: Path, number: int) -> None:
    """The first line counts, also for the tables that a dotted key opens on its way."""
    for length in range(1, len(path) + 1):
        lines.setdefault(path[:length], number)


def end_of_value(text: str, at: int) -> int:
    depth = 0
    while piece := PIECE.search(text, at):
        at = piece.end()
        found = piece.group()
        if found in "[{":
            depth += 1
        elif found in "]}":
            depth -= 1
        elif found == "\n" and not depth:
            return at
    return len(text)


def end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
