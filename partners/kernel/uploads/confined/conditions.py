"""@media and @supports, answered for a logo that is looked at on a screen by day, in a browser of today."""

from collections.abc import Callable
from typing import Any

import tinycss2

from .lengths import Context
from .properties import BOX, DRAWN, REFUSED, SAME, refuse_unknown_functions
from .refusal import Refused

Tokens = list[Any]
TYPES = {"all": True, "screen": True, "print": False, "speech": False, "tv": False, "handheld": False,
         "projection": False, "tty": False, "braille": False, "embossed": False, "aural": False}  # fmt: skip
FEATURES = {
    "prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference", "prefers-reduced-data": "no-preference", "forced-colors": "none",
    "inverted-colors": "none", "update": "fast", "scan": "progressive", "grid": "0", "scripting": "none",
}  # fmt: skip
# Of other browsers: they match nothing in those that are current.
GONE = ("-ms-", "-moz-")


def trimmed(tokens: Tokens) -> Tokens:
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def divided(tokens: Tokens, sign: str) -> list[Tokens]:
    parts: list[Tokens] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == sign:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def word(token: Any) -> str:
    return str(token.lower_value) if token.type == "ident" else ""


def on_screen(prelude: Tokens) -> bool:
    """Raises Refused where it depends on the reader's window."""
    tokens = trimmed(prelude)
    return not tokens or any(query(part) for part in divided(tokens, ","))


def query(tokens: Tokens) -> bool:
    if not tokens:
        return False
    first = word(tokens[0])
    turned = first == "not" and len(tokens) > 1 and word(tokens[1]) != ""
    rest = tokens[1:] if turned or first == "only" else tokens
    kind = word(rest[0]) if rest else ""
    if kind and kind != "not":
        held = TYPES.get(kind, False)
        if held and len(rest) > 1:
            held = word(rest[1]) == "and" and combined(rest[2:], feature)
        return held != turned
    return combined(rest, feature)


def combined(tokens: Tokens, ask: Callable[[Any], bool]) -> bool:
    """`not (…)`, or `(…) and (…)`, or `(…) or (…)`."""
    if tokens and word(tokens[0]) == "not":
        return not combined(tokens[1:], ask)
    found = [ask(token) for token in tokens[::2]]
    signs = {word(token) for token in tokens[1::2]}
    if not found or len(tokens) % 2 == 0 or not (signs <= {"and"} or signs == {"or"}):
        return False
    return any(found) if signs == {"or"} else all(found)


def feature(token: Any) -> bool:
    if token.type != "() block":
        raise Refused("svg_element", element=f"@media {token.serialize()[:40]}")
    inner = trimmed(token.content)
    if inner and (inner[0].type == "() block" or word(inner[0]) == "not"):
        return combined(inner, feature)
    name = word(inner[0]) if inner else ""
    if name in FEATURES:
        return len(inner) == 3 and tinycss2.serialize(inner[2:]).lower() == FEATURES[name]
    if name.startswith(GONE):
        return False
    raise Refused("svg_element", element=f"@media {token.serialize()[:40]}")


def supported(prelude: Tokens) -> bool:
    """Raises Refused where we do not know what a browser would say."""
    return combined(trimmed(prelude), support)


def support(token: Any) -> bool:
    if token.type == "function" and token.lower_name == "selector":
        from_name = tinycss2.serialize(token.arguments)
        raise Refused("svg_element", element=f"@supports selector({from_name[:30]})")
    if token.type != "() block":
        raise Refused("svg_element", element=f"@supports {token.serialize()[:40]}")
    inner = trimmed(token.content)
    if inner and (inner[0].type == "() block" or word(inner[0]) == "not"):
        return combined(inner, support)
    declaration = tinycss2.parse_one_declaration(token.content)
    if declaration.type != "declaration":
        return False
    if declaration.name.startswith("--"):
        return True
    return understood(declaration, token)


def understood(declaration: Any, token: Any) -> bool:
    name = SAME.get(declaration.lower_name, declaration.lower_name)
    value = trimmed(declaration.value)
    if name.startswith(("-moz-", "-ms-", "-o-")) or not value:
        return False
    if name in DRAWN:
        try:
            refuse_unknown_functions(name, value)
            return DRAWN[name].read(value, Context(), False) is not None
        # A browser knows it; only we cannot draw it. Whether it matters is seen where it is declared.
        except Refused as refused:
            if refused.reason == "svg_reference":
                raise
            return True
    if name in REFUSED or BOX.fullmatch(name):
        return True
    raise Refused("svg_element", element=f"@supports {token.serialize()[:40]}")
