"""Updates in a campaign's folder: a table and a text in each language for each of them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from cms.blocks.updates import FigureBlock, VideoBlock
from cms.update_pages.models import UpdateIndexPage, UpdatePage
from partners.kernel.fields.links import canonical_link, canonical_or_same
from portal.founding.material_schema import longest_of
from portal.founding.plan import Correction, Figure, Film, News, Source, Update
from portal.founding.reading import Folder, Table
from portal.founding.texts import read_bodies

LONGEST_HEADING = 160
LONGEST_NOTE = 500
LONGEST_WORDS = 4000


def read_news(site: Table, reader: Any, *, topics: Collection[str]) -> News | None:
    """The list and what stands in it; nothing where the folder has no `[updates]`."""
    table = site.table("updates")
    if table is None:
        return None
    keys = table.names("order")
    sources = reader.sources()
    news = News(
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(UpdateIndexPage, "lead"), needed=False),
        updates=tuple(update for key in keys if (update := read_update(reader, key, topics, sources))),
    )
    table.close()
    for path in sorted((reader.folder.root / "updates").glob("*.toml")):
        if path.stem not in keys:
            reader.folder.blame(path, 1, f"“{path.stem}” does not stand in “order” of [updates] in site.toml.")
    return news


def read_update(reader: Any, key: str, topics: Collection[str], sources: dict[str, Source]) -> Update | None:
    folder: Folder = reader.folder
    table = folder.table(f"updates/{key}.toml")
    if table is None:
        return None
    dated_on = table.day("date")
    if dated_on is None:
        table.blame((), "“date” is missing.")
    film, call, withdrawn = table.table("film"), table.table("call"), table.table("withdrawn")
    update = Update(
        key=key,
        # Only a folder that is refused goes on without a day.
        dated_on=dated_on or date.min,
        title=table.texts("title"),
        summary=table.texts("summary", most=longest_of(UpdatePage, "summary")),
        kicker=table.texts("kicker", most=longest_of(UpdatePage, "kicker"), needed=False),
        topic=table.choice("topic", topics, needed=False),
        author=canonical_or_same(table.line("author", needed=False, check=canonical_link)),
        picture=reader.picture(table),
        bodies=read_bodies(folder, f"updates/{key}", longest_heading=LONGEST_HEADING),
        figures=tuple(read_figure(figure) for figure in table.tables("figures")),
        film=read_film(film, reader) if film else None,
        sources=tuple(sources[name] for name in table.names("sources", choices=sources, what="source")),
        call=reader.link(call) if call else None,
        corrections=tuple(read_correction(told) for told in table.tables("corrections")),
        withdrawn=withdrawn.texts("reason", most=LONGEST_NOTE) if withdrawn else {},
        is_draft=table.truth("draft", default=False),
    )
    for part in (film, call, withdrawn, table):
        if part is not None:
            part.close()
    return update


def read_figure(table: Table) -> Figure:
    return Figure(
        number=table.line("number", most=longest(FigureBlock, "number")),
        counts=table.texts("counts", most=longest(FigureBlock, "counts")),
        source=table.texts("source", most=longest(FigureBlock, "source")),
        url=canonical_or_same(table.line("url", most=500, needed=False, check=canonical_link)),
    )


def read_film(table: Table, reader: Any) -> Film:
    return Film(
        url=canonical_or_same(table.line("url", most=500, check=canonical_link)),
        title=table.texts("title", most=longest(VideoBlock, "title")),
        length=table.line("length", most=longest(VideoBlock, "length"), needed=False),
        picture=reader.picture(table),
    )


def read_correction(table: Table) -> Correction:
    """`before` and `after` are the words of one passage; the text lies in the folder as it is now."""
    return Correction(
        days_later=table.take("days_later", int, "a number", needed=False) or 0,
        note=table.texts("note", most=LONGEST_NOTE),
        before=table.texts("before", most=LONGEST_WORDS, needed=False),
        after=table.texts("after", most=LONGEST_WORDS, needed=False),
    )


def longest(block: Any, part: str) -> int:
    return int(block.base_blocks[part].field.max_length)
