"""The two walls in `site.toml`: of partners, and of supporters' videos. Without its table there is none."""

from collections.abc import Callable

from cms.campaign_pages.models import PartnersPage, VideosPage
from portal.founding.material_schema import longest_of
from portal.founding.plan import Link, Videos, Wall
from portal.founding.reading import Table
from portal.founding.report_schema import advice


def read_wall(site: Table) -> Wall | None:
    table = site.table("partners")
    if table is None:
        return None
    wall = Wall(
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(PartnersPage, "lead"), needed=False),
    )
    table.close()
    return wall


def read_videos(site: Table, link: Callable[[Table], Link]) -> Videos | None:
    table = site.table("videos")
    if table is None:
        return None
    action = table.table("action")
    videos = Videos(
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(VideosPage, "lead"), needed=False),
        before=tuple(advice(one) for one in table.tables("before")),
        action=link(action) if action else None,
    )
    if action:
        action.close()
    table.close()
    return videos
