"""The public site in a campaign's folder: `site.toml`, what the campaign's page holds, and the pages beside it."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from cms.blocks.campaign import EventBlock, TopicBlock, WayBlock
from cms.blocks.links import DESTINATIONS, LinkBlock, LinkColumnBlock
from cms.blocks.text import SectionBlock, SourceBlock
from cms.campaign_pages.models import CampaignPage
from cms.library.models import MaterialIndexPage
from cms.pages.models import HomePage, StandardPage
from partners.kernel.fields.links import canonical_link, canonical_or_same
from portal.founding.material_schema import (
    LONGEST_TEXT,
    longest_in,
    longest_of,
    read_collection,
    read_materials,
    read_pictures,
)
from portal.founding.pieces import PieceReader
from portal.founding.plan import (
    CampaignWords,
    Event,
    Home,
    Library,
    Link,
    Page,
    SitePlan,
    Source,
    Topic,
    Way,
)
from portal.founding.press_schema import read_press
from portal.founding.reading import Folder, Table, Text
from portal.founding.report_schema import read_report
from portal.founding.texts import read_bodies
from portal.founding.update_schema import read_news
from portal.founding.wall_schema import read_videos, read_wall

# Pages that every site has; `pages` in site.toml names the others.
FIXED = ("home", "campaign", "materials", "partners")
# Made when the folder tells of it.
WHERE_TOLD = ("report", "updates", "videos")
LONGEST_HEADING = 160


def read_site(
    folder: Folder,
    *,
    names: Text,
    summaries: Text,
    credit: Text,
    licence: Text,
    licence_code: str = "",
    topics: Collection[str] = (),
) -> SitePlan | None:
    """What is not said is taken from the campaign's names and summaries. Nothing when there is no site.toml."""
    table = folder.table("site.toml")
    if table is None:
        return None
    pages = table.names("pages")
    materials = table.names("materials")
    pictures = read_pictures(folder, credit=credit, licence_code=licence_code)
    collections = table.names("collections")
    report = read_report(folder)
    # Without a press room a page of the folder may have its name.
    rooms = {name for name in ("press",) if (folder.root / f"{name}.toml").exists()}
    fixed = {*FIXED, *rooms, *(["report"] if report else []), *({"updates", "videos"} & set(table.rest))}
    reader = SiteReader(folder, targets={*fixed, *pages, *DESTINATIONS}, pictures=set(pictures))
    for key in set(pages) & {*FIXED, *rooms, *WHERE_TOLD, *DESTINATIONS}:
        table.blame("pages", f"“{key}” is the name of something else.")
    news = read_news(table, reader, topics=topics)
    site = SitePlan(
        home=reader.home(table, featured={*fixed, *pages}, names=names, summaries=summaries),
        campaign=reader.campaign(table, summaries=summaries),
        library=reader.library(table),
        report=report,
        wall=read_wall(table),
        videos=read_videos(table, reader.link),
        pages=tuple(page for key in pages if (page := reader.page(key))),
        materials=read_materials(
            folder,
            materials,
            credit=credit,
            licence=licence,
            licence_code=licence_code,
            pictures=set(pictures),
            topics=topics,
        ),
        collections=tuple(
            told
            for key in collections
            if (told := read_collection(folder, key, pictures=set(pictures), materials=set(materials)))
        ),
        pictures=pictures,
        share_picture=reader.share_picture(table, materials),
        news=news,
        press=read_press(
            folder,
            pictures=set(pictures),
            updates=[update.key for update in news.updates] if news else [],
            topics=topics,
        ),
    )
    table.close()
    listed(folder, table, "pages", pages)
    listed(folder, table, "materials", materials)
    listed(folder, table, "collections", collections)
    return site


def listed(folder: Folder, table: Table, kind: str, keys: tuple[str, ...]) -> None:
    """A file that nothing names would be forgotten without a word."""
    for path in sorted((folder.root / kind).glob("*.toml")):
        if path.stem not in keys:
            folder.blame(path, 1, f"“{path.stem}” does not stand in “{kind}” of {table.file.name}.")


class SiteReader:
    def __init__(self, folder: Folder, *, targets: set[str], pictures: set[str]) -> None:
        self.folder, self.targets, self.pictures = folder, targets, pictures

    def home(self, site: Table, *, featured: set[str], names: Text, summaries: Text) -> Home:
        table = site.table("home") or site.below({}, "home")
        title = table.texts("title", most=longest_of(HomePage, "hero_title"), needed=False)
        lead = table.texts("lead", most=longest_of(HomePage, "hero_lead"), needed=False)
        home = Home(
            title=title or names,
            lead=lead or summaries,
            picture=self.picture(table),
            featured_title=table.texts("featured_title", most=longest_of(HomePage, "featured_title"), needed=False),
            featured=table.names("featured", choices=featured, what="page"),
            calls=tuple(self.link(call) for call in table.tables("calls")),
            messages=tuple(
                (
                    message.texts("heading", most=longest_in(SectionBlock, "heading")),
                    message.texts("text", most=LONGEST_TEXT, several_lines=True),
                )
                for message in table.tables("messages")
            ),
            footer=tuple(
                (
                    column.texts("title", most=longest_in(LinkColumnBlock, "title")),
                    tuple(self.link(link) for link in column.tables("links")),
                )
                for column in site.tables("footer")
            ),
        )
        for key, links, most in (("calls", home.calls, 3), ("messages", home.messages, 4)):
            if len(links) > most:
                # At the first one that is too many: places count from 0.
                table.blame((key, most), f"There are {len(links)}; the most is {most}.")
        table.close()
        return home

    def campaign(self, site: Table, *, summaries: Text) -> CampaignWords:
        # An empty table in its place, so that what is missing in it is named in the same run.
        table = site.table("campaign", needed=True) or site.below({}, "campaign")
        sources = self.sources()
        topics = tuple(self.topic(topic, sources) for topic in self.entries("topic", "topics.toml"))
        ways = tuple(self.way(way) for way in self.entries("way", "ways.toml"))
        keys = {"topics": {topic.key for topic in topics}, "ways": {way.key for way in ways}}
        words = CampaignWords(
            title=table.texts("title"),
            lead=summaries,
            picture=self.picture(table),
            intro=table.texts("intro", most=LONGEST_TEXT, needed=False, several_lines=True),
            topics_note=table.texts("topics_note", most=longest_of(CampaignPage, "topics_note"), needed=False),
            topics=topics,
            timeline=tuple(self.event(event, sources) for event in self.entries("event", "timeline.toml")),
            today=table.texts("today", most=longest_of(CampaignPage, "today"), needed=False),
            call=table.texts("call", most=longest_of(CampaignPage, "call"), needed=False),
            call_text=table.texts("call_text", most=longest_of(CampaignPage, "call_text"), needed=False),
            ways=ways,
            pieces=PieceReader(self.folder, pictures=self.pictures, **keys).read(),
        )
        table.close()
        return words

    def library(self, site: Table) -> Library:
        table = site.table("library", needed=True) or site.below({}, "library")
        library = Library(
            title=table.texts("title"),
            lead=table.texts("lead", most=longest_of(MaterialIndexPage, "lead"), needed=False),
            picture=self.picture(table),
        )
        table.close()
        return library

    def page(self, key: str) -> Page | None:
        table = self.folder.table(f"pages/{key}.toml")
        if table is None:
            return None
        action = table.table("action")
        page = Page(
            key=key,
            title=table.texts("title"),
            lead=table.texts("lead", most=longest_of(StandardPage, "lead"), needed=False),
            bodies=read_bodies(self.folder, f"pages/{key}", longest_heading=LONGEST_HEADING),
            in_menu=table.truth("menu", default=False),
            is_draft=table.truth("draft", default=False),
            picture=self.picture(table),
            action=self.link(action) if action else None,
        )
        if action:
            action.close()
        table.close()
        return page

    def entries(self, key: str, name: str) -> Any:
        """The tables of a file that need not be there."""
        table = self.folder.optional_table(name)
        if table is not None:
            yield from table.tables(key)
            table.close()

    def sources(self) -> dict[str, Source]:
        table = self.folder.optional_table("sources.toml")
        found: dict[str, Source] = {}
        for key in list(table.rest) if table else ():
            source = table.table(key) if table else None
            if source is not None:
                found[key] = Source(
                    # From the words of the block: its field puts an empty choice before them.
                    kind=source.choice("kind", dict(SourceBlock.base_blocks["kind"]._constructor_kwargs["choices"])),
                    title=source.texts("title", most=longest_in(SourceBlock, "title")),
                    url=canonical_or_same(source.line("url", most=500, needed=False, check=canonical_link)),
                )
                source.close()
        return found

    def topic(self, table: Table, sources: dict[str, Source]) -> Topic:
        return Topic(
            key=self.key(table, TopicBlock),
            title=table.texts("title", most=longest_in(TopicBlock, "title")),
            lead=table.texts("lead", most=LONGEST_TEXT),
            text=table.texts("text", most=LONGEST_TEXT, several_lines=True),
            law=table.texts("law", most=LONGEST_TEXT, needed=False),
            sources=tuple(sources[key] for key in table.names("sources", choices=sources, what="source")),
        )

    def event(self, table: Table, sources: dict[str, Source]) -> Event:
        return Event(
            date=table.line("date", check=check_event_date),
            title=table.texts("title", most=longest_in(EventBlock, "title")),
            text=table.texts("text", most=LONGEST_TEXT),
            sources=tuple(sources[key] for key in table.names("sources", choices=sources, what="source")),
        )

    def way(self, table: Table) -> Way:
        return Way(
            key=self.key(table, WayBlock),
            title=table.texts("title", most=longest_in(WayBlock, "title")),
            verb=table.texts("verb", most=longest_in(WayBlock, "verb"), needed=False),
            text=table.texts("text", most=LONGEST_TEXT),
            action=self.link(table, needed=False),
        )

    def key(self, table: Table, block: Any) -> str:
        return table.line("key", check=block.base_blocks["key"].field.run_validators)

    def link(self, table: Table, *, needed: bool = True) -> Link:
        """`needed` says whether it has to lead somewhere already."""
        label = table.texts("label", most=longest_in(LinkBlock, "label"))
        to = table.line("to", needed=needed)
        if to and to not in self.targets:
            table.blame("to", f"There is no page or place called “{to}”.")
        return Link(label, to)

    def picture(self, table: Table) -> str:
        name = table.line("picture", needed=False)
        if name and name not in self.pictures:
            table.blame("picture", f"There is no picture called “{name}”.")
        return name

    def share_picture(self, table: Table, materials: tuple[str, ...]) -> str:
        name = table.line("share_picture", needed=False)
        if name and name not in {*self.pictures, *materials}:
            table.blame("share_picture", f"There is no picture or material called “{name}”.")
        return name


def check_event_date(value: str) -> None:
    """As the block checks it: a year, a month or a day. Raises ValidationError."""
    EventBlock.base_blocks["date"].field.clean(value)
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValidationError("There is no such day.") from None
