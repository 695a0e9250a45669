"""`report.toml` of a campaign's folder: how to tell of a violation safely."""

from cms.blocks.safety import PROTECTIONS, AdviceBlock, ChannelBlock
from cms.campaign_pages.models import SafeReportPage
from partners.kernel.fields.links import canonical_link, canonical_or_same
from portal.founding.material_schema import longest_in, longest_of
from portal.founding.plan import Channel, Report
from portal.founding.reading import Folder, Table, Text

MOST_LINES = 2000


def read_report(folder: Folder) -> Report | None:
    """Nothing when there is no report.toml."""
    table = folder.optional_table("report.toml")
    if table is None:
        return None
    report = Report(
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(SafeReportPage, "lead")),
        exit_url=canonical_or_same(table.line("exit", most=200, check=canonical_link)),
        before=tuple(advice(one) for one in table.tables("before")),
        channels=tuple(channel(one) for one in table.tables("channel")),
        after=tuple(advice(one) for one in table.tables("after")),
    )
    for key, found in (("before", report.before), ("channel", report.channels)):
        if not found:
            table.blame((), f"There is no [[{key}]]: nobody may write without it.")
    table.close()
    return report


def advice(table: Table) -> tuple[Text, Text]:
    return (
        table.texts("title", most=longest_in(AdviceBlock, "title")),
        table.texts("text", most=longest_in(AdviceBlock, "text")),
    )


def channel(table: Table) -> Channel:
    def words(key: str, *, needed: bool = True) -> Text:
        return table.texts(key, most=longest_in(ChannelBlock, key), needed=needed)

    return Channel(
        name=words("name"),
        address=table.line("address", most=longest_in(ChannelBlock, "address")),
        url=canonical_or_same(table.line("url", most=500, needed=False, check=canonical_link)),
        protection=table.choice("protection", dict(PROTECTIONS)),
        hidden=words("hidden", needed=False),
        visible=words("visible"),
        steps=table.texts("steps", most=MOST_LINES, several_lines=True),
    )
