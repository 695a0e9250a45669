"""Which declaration wins, and what it comes to for one element: the cascade, custom properties, inheritance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

import tinycss2
from cssselect2 import ElementWrapper

from .conditions import on_screen, trimmed
from .lengths import Context
from .namespaces import SVG, XHTML
from .properties import BOX, DRAWN, REFUSED, SAME, WIDE, moves_box, refuse_unknown_functions, words_of
from .refusal import Refused
from .sheets import Sheets, check_links, flattened
from .values import Paint

Tokens = list[Any]
# Attributes that are declarations of the weakest kind. `transform` has a grammar of its own there and is read apart.
NO_ATTRIBUTES = {
    "mix-blend-mode", "isolation", "background-color", "d", "transform", "translate", "rotate", "scale",
    "transform-box", "font", "all", "zoom", "animation", "animation-name", "backdrop-filter", "perspective", "offset",
    "offset-path", "outline", "outline-style", "content-visibility", "marker", "color-scheme",
}  # fmt: skip
PRESENTATION = {
    name
    for name in DRAWN.keys() | REFUSED.keys()
    if name not in NO_ATTRIBUTES and (name == "mask-type" or not name.startswith(("mask-", "-webkit-")))
}
# Of these an attribute speaks on the elements that have them; `width` of a gradient is another thing.
GEOMETRY = {
    "x": {"rect", "image", "svg", "use"}, "y": {"rect", "image", "svg", "use"}, "cx": {"circle", "ellipse"},
    "cy": {"circle", "ellipse"}, "r": {"circle"}, "rx": {"rect", "ellipse"}, "ry": {"rect", "ellipse"},
    "width": {"rect", "image", "svg", "use"}, "height": {"rect", "image", "svg", "use"},
}  # fmt: skip
ICC = "icc-color"


@dataclass(frozen=True, slots=True)
class Style:
    """What one element looks like. `paints` are the fill and stroke of the `use` around it, for context-fill."""

    values: dict[str, Any]
    custom: dict[str, Tokens] = field(default_factory=dict)
    paints: tuple[Paint, Paint] = (Paint("none"), Paint("none"))

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


START = Style({name: grammar.initial for name, grammar in DRAWN.items()})
# Of what is not drawn nothing needs to be understood.
HIDDEN = Style({**START.values, "display": "none"})


class Cascade:
    """The declarations of a whole drawing."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.sheets = Sheets()
        for element in root.iter():
            if element.tag in (f"{SVG}style", f"{XHTML}style") and self.applies(element):
                self.sheets.add("".join(element.itertext()))
        self.matched: dict[ET.Element, dict[ET.Element, list[Any]]] = {}

    @staticmethod
    def applies(element: ET.Element) -> bool:
        kind = element.get("type", "").strip().lower()
        media = tinycss2.parse_component_value_list(element.get("media", ""))
        return kind in ("", "text/css") and on_screen(media)

    def matches(self, element: ET.Element, scope: ET.Element) -> list[Any]:
        """`scope` is the outermost element that selectors see: what a `use` shows is a tree of its own."""
        if not self.sheets.count:
            return []
        if scope not in self.matched:
            tree = ElementWrapper.from_xml_root(scope).iter_subtree()
            self.matched[scope] = {one.etree_element: self.sheets.matcher.match(one) for one in tree}
        return self.matched[scope][element]

    def declared(self, element: ET.Element, scope: ET.Element) -> dict[str, tuple[Tokens, bool]]:
        """The winner for each property: its tokens, and whether they stood in an attribute."""
        found: list[tuple[bool, int, str, Tokens, bool]] = []
        name_of = element.tag.rpartition("}")[2]
        for key, text in element.attrib.items():
            # How large the whole picture is stands apart: `sizes` reads it.
            apart = element is self.root and key in ("width", "height")
            if key in PRESENTATION and name_of in GEOMETRY.get(key, {name_of}) and not apart:
                tokens = self.tokens(text)
                check_links(tokens)
                found.append((False, 0, key, tokens, True))
        for _specificity, _order, _pseudo, declarations in self.matches(element, scope):
            found += [(one.important, 1, property_of(one), one.value, False) for one in declarations]
        if style := element.get("style"):
            inner = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
            check_links(inner)
            found += [
                (one.important, 2, property_of(one), one.value, False) for one in inner if one.type == "declaration"
            ]
        won: dict[str, tuple[Tokens, bool]] = {}
        outdated: dict[str, tuple[Tokens, bool]] = {}
        for _important, _origin, name, value, loose in sorted(found, key=lambda one: one[:2]):
            tokens = value if name.startswith("--") else trimmed(value)
            if has_icc(tokens):
                outdated[name] = tokens, loose
            elif self.is_valid(name, tokens, loose):
                won[name] = tokens, loose
        # A browser of today does not read it and would draw black or whatever is around.
        for name in outdated.keys() - won.keys() & DRAWN.keys():
            won[name] = outdated[name]
        return won

    def tokens(self, text: str) -> Tokens:
        return tinycss2.parse_component_value_list(text, skip_comments=True)

    def is_valid(self, name: str, tokens: Tokens, loose: bool) -> bool:
        if name.startswith("--"):
            return True
        if name not in DRAWN:
            return name in REFUSED or BOX.fullmatch(name) is not None
        if not tokens:
            return False
        if is_wide(tokens) or has_variable(tokens):
            return True
        try:
            refuse_unknown_functions(name, tokens)
            return DRAWN[name].read(tokens, Context(), loose) is not None
        except Refused:
            return True

    def style(self, element: ET.Element, parent: Style, scope: ET.Element) -> Style:
        """Raises Refused for a winner that we cannot draw."""
        won = self.declared(element, scope)
        custom = customs(won, parent.custom)
        # The outermost one is shown as a picture, whatever it says.
        told = "display" in won and element is not self.root
        if told and computed("display", won["display"], parent.values, custom, parent) == "none":
            return HIDDEN
        refuse_effects(won, custom, outside=element is self.root)
        values: dict[str, Any] = {
            name: parent.values[name] if grammar.inherited else grammar.initial for name, grammar in DRAWN.items()
        }
        # First, because lengths in em stand on it.
        for name in ("font-size", *(name for name in won if name in DRAWN and name != "font-size")):
            if name in won:
                values[name] = computed(name, won[name], values, custom, parent)
        return Style(values, custom, parent.paints)


def property_of(declaration: Any) -> str:
    name = declaration.name if declaration.name.startswith("--") else declaration.lower_name
    name = str(SAME.get(name, name))
    if name.startswith("-webkit-") and name not in REFUSED:
        plain_name = SAME.get(name[8:], name[8:])
        return plain_name if plain_name in DRAWN or plain_name in REFUSED or BOX.fullmatch(plain_name) else name
    return name


def has_icc(tokens: Tokens) -> bool:
    return any(token.type == "function" and token.lower_name == ICC for token in tokens)


def has_variable(tokens: Sequence[Any]) -> bool:
    return any(token.type == "function" and token.lower_name in ("var", "env", "attr") for token in flattened(tokens))


def is_wide(tokens: Tokens) -> bool:
    return len(tokens) == 1 and tokens[0].type == "ident" and tokens[0].lower_value in WIDE


def computed(
    name: str, won: tuple[Tokens, bool], values: dict[str, Any], custom: dict[str, Tokens], parent: Style
) -> Any:
    tokens, loose = won
    grammar = DRAWN[name]
    unset = parent.values[name] if grammar.inherited else grammar.initial
    if has_variable(tokens):
        replaced = substituted(tokens, custom)
        if replaced is None:
            return unset
        tokens = trimmed(replaced)
    if has_icc(tokens):
        raise Refused("svg_element", element=f"{ICC}()")
    if is_wide(tokens):
        told = tokens[0].lower_value
        if name == "transform" and told != "inherit":
            return ()
        return parent.values[name] if told == "inherit" else grammar.initial if told == "initial" else unset
    if not tokens:
        return unset
    refuse_unknown_functions(name, tokens)
    size = parent.values["font-size"] if name == "font-size" else values["font-size"]
    found = grammar.read(tokens, Context(size, START["font-size"]), loose)
    if name == "color" and found == "currentcolor":
        return unset
    return unset if found is None else found


def customs(won: dict[str, tuple[Tokens, bool]], inherited: dict[str, Tokens]) -> dict[str, Tokens]:
    own = {name: tokens for name, (tokens, _loose) in won.items() if name.startswith("--")}
    if not own:
        return inherited
    known = {**inherited}
    for name, tokens in own.items():
        inner = trimmed(tokens)
        if is_wide(inner):
            if inner[0].lower_value == "initial":
                known.pop(name, None)
            continue
        known[name] = tokens
    return known


def substituted(tokens: Sequence[Any], custom: dict[str, Tokens], within: tuple[str, ...] = ()) -> Tokens | None:
    """With every var() replaced; None when one of them has no value. Raises Refused for env() and attr()."""
    out: Tokens = []
    for token in tokens:
        if token.type != "function":
            out.append(token)
        elif token.lower_name in ("env", "attr"):
            raise Refused("svg_element", element=f"{token.lower_name}()")
        elif token.lower_name == "var":
            found = variable(token, custom, within)
            if found is None:
                return None
            out += found
        else:
            inner = substituted(token.arguments, custom, within)
            if inner is None:
                return None
            out.append(tinycss2.ast.FunctionBlock(token.source_line, token.source_column, token.name, inner))
        if len(out) > 10_000:
            raise Refused("svg_too_complex")
    return out


def variable(function: Any, custom: dict[str, Tokens], within: tuple[str, ...]) -> Tokens | None:
    inner = list(function.arguments)
    comma = next((at for at, token in enumerate(inner) if token.type == "literal" and token.value == ","), len(inner))
    names = trimmed(inner[:comma])
    if len(names) != 1 or names[0].type != "ident":
        return None
    name = names[0].value
    if len(within) > 30:
        raise Refused("svg_too_complex")
    if name in custom and name not in within:
        found = substituted(custom[name], custom, (*within, name))
        if found is not None:
            return found
    return substituted(inner[comma + 1 :], custom, within) if comma < len(inner) else None


def refuse_effects(won: dict[str, tuple[Tokens, bool]], custom: dict[str, Tokens], *, outside: bool) -> None:
    positioned = "position" in won and words_of(won["position"][0]) != "static"
    for name, (tokens, _loose) in won.items():
        harmless = REFUSED.get(name)
        if harmless is None and not outside:
            continue
        value = trimmed(substituted(tokens, custom) or []) if has_variable(tokens) else tokens
        if harmless is None:
            refused = moves_box(name, value, positioned)
        else:
            told = words_of(value).lower()
            refused = bool(told) and (name == "all" or told not in harmless | (WIDE - {"inherit"}))
        if refused:
            raise Refused("svg_element", element=name)
