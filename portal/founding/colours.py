"""A campaign's colours, by day and by night, and whether one can read with them."""

from partners.campaigns.models import PALETTE
from partners.campaigns.rendering import GROUNDS, Palette, faint_in
from partners.kernel.colours import COLOUR
from portal.founding.reading import Table


def read_colours(table: Table) -> Palette:
    """Name → `light` and `dark`, as #rrggbb; what is not named stays as the portal has it."""
    colours = table.table("colours")
    if colours is None:
        return {}
    found: Palette = {}
    for name in PALETTE:
        pair = colours.table(name)
        if pair is not None:
            found[name] = {hour: pair.line(hour, check=None) for hour in GROUNDS}
            for hour, colour in found[name].items():
                if colour and not COLOUR.match(colour):
                    pair.blame(hour, f"“{colour}” is not a colour as in #1b3a93.")
                    found[name][hour] = ""
            pair.close()
    colours.close()
    for hour in GROUNDS:
        check_hour(colours, found, hour)
    return found


def check_hour(table: Table, found: Palette, hour: str) -> None:
    chosen = {found.get(key, {}).get(hour) for key in found}
    for faint in faint_in(found, hour):
        # Only what the folder chose is blamed; the palette's own pairs are for us to mend.
        if found.get(faint.name) or faint.ground in chosen:
            is_own = faint.name in found
            blamed = faint.name if is_own else next(key for key in found if found[key][hour] == faint.ground)
            words = (
                f"{faint.name} {faint.colour} on {faint.ground}: contrast {faint.ratio:.1f}, at least {faint.least}."
            )
            table.blame((blamed, hour), words)
            return
