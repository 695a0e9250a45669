"""Names of hosts. Stored and compared is what the network knows: ASCII, in small letters (IDNA 2008)."""

import re

import idna
from confusable_homoglyphs import confusables

from partners.kernel.fields.lines import without_hidden

LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
LONGEST_HOST = 253
PREFIX = "xn--"


def canonical_host(host: str) -> str:
    """`приклад.укр`, `ПРИКЛАД。УКР` and `xn--80aikifvh.xn--j1amh.` as the last of them, without its full stop.

    Raises ValueError for what is no name with a dot in it: an IP address, `localhost`, a sign that no name may hold.
    """
    try:
        # Folds capitals and the widths and full stops of other scripts, as every browser does (UTS 46).
        mapped = idna.uts46_remap(without_hidden(host).strip(), std3_rules=False, transitional=False)
        labels = [_ascii(label) for label in mapped.removesuffix(".").split(".")]
    # Over-long labels and broken Punycode come as UnicodeError, which is one as well.
    except ValueError as error:
        raise ValueError(f"No name of a host: {error}") from error
    name = ".".join(labels)
    # By its last label: an IPv4 address has a number there, in whatever notation, and no domain has.
    if len(labels) < 2 or labels[-1].isdigit() or labels[-1].startswith("0x") or len(name) > LONGEST_HOST:
        raise ValueError("No name of a host with a domain.")
    return name


def shown_host(host: str) -> str:
    """A canonical host as people read it; a label that mixes scripts, or is written in none of them, stays ASCII."""
    return ".".join(map(_readable, host.split(".")))


def _ascii(label: str) -> str:
    # The library is stricter with plain names than those who give them out: it refuses two hyphens in a row.
    if label.isascii() and not label.startswith(PREFIX):
        if not LABEL.fullmatch(label):
            raise ValueError("a label has a sign that none may have")
        return label
    return idna.alabel(label).decode("ascii")


def _readable(label: str) -> str:
    if not label.startswith(PREFIX):
        return label
    try:
        found = idna.ulabel(label)
        is_safe = _ascii(found) == label and not confusables.is_mixed_script(found)
    except ValueError:
        return label
    return found if is_safe else label
