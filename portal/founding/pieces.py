"""What stands between the topics of a campaign's page, and around them: read from the folder, and as blocks.

A piece is a voice, figures, a sentence of the statement, a picture or a strip with something to do.
"""

from dataclasses import dataclass
from typing import Any

from cms.blocks.behind import NETWORKS, ContactBlock, OrganiserBlock, ProceedsBlock
from cms.blocks.interludes import INTERLUDES, MOST_FIGURES, ActBlock, FigureBlock, FiguresBlock, PullBlock, VoiceBlock
from cms.blocks.media import PictureBlock
from partners.kernel.fields.addresses import canonical_address, canonical_or_same
from partners.kernel.fields.links import canonical_link
from partners.kernel.fields.links import canonical_or_same as canonical_link_or_same
from portal.founding.reading import Folder, Table, Text

LONGEST_TEXT = 2000
Block = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Piece:
    """`after` is the key of a topic; empty: below the introduction. Texts in `parts` are by language."""

    kind: str
    after: str
    parts: dict[str, Any]
    picture: str = ""


@dataclass(frozen=True)
class Pieces:
    between: tuple[Piece, ...]
    behind: tuple[Piece, ...]
    posts: tuple[Piece, ...]


class PieceReader:
    def __init__(self, folder: Folder, *, topics: set[str], ways: set[str], pictures: set[str]) -> None:
        self.folder, self.topics, self.ways, self.pictures = folder, topics, ways, pictures

    def read(self) -> Pieces:
        return Pieces(
            tuple(self.between(table) for table in self.tables("interludes.toml", "piece")),
            tuple(self.of_those_behind(table) for table in self.tables("behind.toml", "part")),
            tuple(self.post(table) for table in self.tables("posts.toml", "post")),
        )

    def tables(self, name: str, key: str) -> Any:
        """The tables of a file that need not be there."""
        table = self.folder.optional_table(name)
        if table is not None:
            yield from table.tables(key)
            table.close()

    def between(self, table: Table) -> Piece:
        kind = table.choice("kind", dict(INTERLUDES))
        after = self.named(table, "after", self.topics, "topic", needed=False)
        picture = self.named(table, "picture", self.pictures, "picture", needed=kind == "picture")
        parts: dict[str, Any] = {}
        if kind == "voice":
            parts = texts_of(table, VoiceBlock, needed=("text", "who", "consent"), others=("context", "source"))
        elif kind == "figures":
            parts = texts_of(table, FiguresBlock, others=("title",))
            parts["figures"] = [figure_of(figure) for figure in table.tables("figures")]
            if not 1 <= len(parts["figures"]) <= MOST_FIGURES:
                table.blame("figures", f"There are {len(parts['figures'])}; from 1 to {MOST_FIGURES} stand together.")
        elif kind == "pull":
            parts = texts_of(table, PullBlock, needed=("text",))
        elif kind == "picture":
            parts = texts_of(table, PictureBlock, others=("caption",))
        elif kind == "act":
            parts = texts_of(table, ActBlock, needed=("words",))
            parts["key"] = self.named(table, "key", self.ways, "way", needed=True)
        return Piece(kind, after, parts, picture)

    def of_those_behind(self, table: Table) -> Piece:
        kind = table.choice("kind", ("organiser", "contact", "proceeds"))
        if kind == "contact":
            parts = texts_of(table, ContactBlock, needed=("label",), others=("note",))
            parts["email"] = canonical_or_same(table.line("email", most=254, check=canonical_address))
            return Piece(kind, "", parts)
        if kind == "proceeds":
            parts = texts_of(table, ProceedsBlock, needed=("text",), others=("label",))
        else:
            parts = texts_of(table, OrganiserBlock, needed=("name", "text"))
        parts["url"] = link_in(table)
        return Piece(kind, "", parts)

    def post(self, table: Table) -> Piece:
        network = table.choice("network", NETWORKS) or "any"
        parts: dict[str, Any] = {"text": table.texts("text", most=NETWORKS[network][1], several_lines=True)}
        return Piece("post", "", {**parts, "network": network})

    def named(self, table: Table, key: str, known: set[str], what: str, *, needed: bool) -> str:
        name = table.line(key, needed=needed)
        if name and name not in known:
            table.blame(key, f"There is no {what} called “{name}”.")
        return name


def texts_of(table: Table, block: Any, needed: tuple[str, ...] = (), others: tuple[str, ...] = ()) -> dict[str, Any]:
    """As long as the block lets them be."""
    limits = {name: getattr(block.base_blocks[name].field, "max_length", None) for name in (*needed, *others)}
    return {name: table.texts(name, most=most or LONGEST_TEXT, needed=name in needed) for name, most in limits.items()}


def figure_of(table: Table) -> dict[str, Any]:
    return {**texts_of(table, FigureBlock, needed=("number", "counts", "date", "source")), "url": link_in(table)}


def link_in(table: Table) -> str:
    return canonical_link_or_same(table.line("url", most=500, needed=False, check=canonical_link))


def in_words(parts: Any, language: str) -> Any:
    """The same in one language; a text that is not there is empty."""
    if isinstance(parts, list):
        return [in_words(part, language) for part in parts]
    if not isinstance(parts, dict):
        return parts
    return {
        name: value.get(language, "") if is_text(value) else in_words(value, language) for name, value in parts.items()
    }


def is_text(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def block_of(piece: Piece, language: str, pictures: dict[str, Any], alts: dict[str, Text]) -> Block:
    value = in_words(piece.parts, language)
    if piece.kind == "picture":
        value |= {"picture": pictures[piece.picture], "alt": alts[piece.picture][language]}
    elif piece.kind == "voice":
        value |= {
            "portrait": pictures.get(piece.picture),
            "portrait_alt": alts.get(piece.picture, {}).get(language, ""),
        }
    return piece.kind, value


def with_pieces(topics: list[tuple[str, Block]], pieces: tuple[Piece, ...], language: str, *kept: Any) -> list[Block]:
    """Topics by their keys, each followed by the pieces that stand after it."""
    found = []
    for key, topic in topics:
        found.append(topic)
        found += [block_of(piece, language, *kept) for piece in pieces if piece.after == key]
    return found
