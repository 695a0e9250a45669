"""A campaign's colours, by day and by night, and whether one can read with them."""

import re

from partners.artwork.rendering import contrast
from partners.campaigns.models import PALETTE
from portal.founding.reading import Table

COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
# The grounds of css/tokens.css: paper, raised, sunk. Words on a band have one colour at every hour.
GROUNDS = {"light": ("#fbf8f3", "#ffffff", "#f3ede3"), "dark": ("#161412", "#201d1a", "#0f0e0c")}
ON_BAND = "#f6f1e8"
# Contrast that WCAG asks for, with words (1.4.3) and with shapes that mean something (1.4.11).
WORDS, SHAPES = 4.5, 3.0


def read_colours(table: Table) -> dict[str, dict[str, str]]:
    """Name → `light` and `dark`, as #rrggbb; what is not named stays as the portal has it."""
    colours = table.table("colours")
    if colours is None:
        return {}
    found: dict[str, dict[str, str]] = {}
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
    for hour, grounds in GROUNDS.items():
        check_hour(colours, found, hour, grounds)
    return found


def check_hour(table: Table, found: dict[str, dict[str, str]], hour: str, grounds: tuple[str, ...]) -> None:
    now = {name: found.get(name, pair).get(hour) or pair[hour] for name, pair in PALETTE.items()}
    pairs = [(name, ground, WORDS) for name in ("accent", "accent_strong") for ground in (*grounds, now["accent_soft"])]
    pairs += [("on_accent", now["accent"], WORDS), ("band", ON_BAND, WORDS)]
    pairs += [("thread", ground, SHAPES) for ground in grounds]
    for name, other, least in pairs:
        ratio = contrast(now[name], other)
        # Only what the folder chose is blamed; the palette's own pairs are for us to mend.
        if ratio < least and (found.get(name) or other in {found.get(key, {}).get(hour) for key in found}):
            blamed = name if name in found else next(key for key in found if found[key][hour] == other)
            table.blame((blamed, hour), f"{name} {now[name]} on {other}: contrast {ratio:.1f}, at least {least}.")
            return
