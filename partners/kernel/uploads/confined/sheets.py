"""Style sheets inside a drawing: which rules count on a screen by day, in their order, nested ones written out."""

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2
from cssselect2 import Matcher, SelectorError, compile_selector_list

from . import conditions
from .refusal import Refused
from .values import LOADING, target

Tokens = list[Any]
# They speak of letters, paper or movement that something else would have to start.
SILENT = {
    "charset", "font-face", "font-feature-values", "font-palette-values", "counter-style", "page", "keyframes",
    "-webkit-keyframes", "-moz-keyframes", "-o-keyframes", "-ms-viewport", "viewport", "view-transition",
    "position-try", "starting-style", "color-profile", "-moz-document",
}  # fmt: skip
MOST_RULES = 5_000


class Sheets:
    """All rules of a drawing. `matcher` gives for an element what is declared for it, weakest first."""

    def __init__(self) -> None:
        self.matcher = Matcher()
        self.namespaces: dict[str | None, str] = {}
        self.count = 0

    def add(self, text: str) -> None:
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        check_links(rules)
        self.walk(rules, parent="")

    def walk(self, rules: Sequence[Any], parent: str) -> None:
        """Raises Refused for a rule that a browser may know and we do not."""
        for rule in rules:
            if rule.type == "qualified-rule":
                self.qualified(rule, parent)
            elif rule.type == "at-rule":
                self.at_rule(rule, parent)

    def at_rule(self, rule: Any, parent: str) -> None:
        name = rule.lower_at_keyword
        if name in SILENT:
            return
        if name == "import":
            raise Refused("svg_element", element="@import")
        if name == "namespace" and not parent:
            self.name_space(rule)
        elif name in ("media", "supports") and rule.content is not None:
            holds = conditions.on_screen if name == "media" else conditions.supported
            inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            if inner and holds(rule.prelude):
                self.block(inner, parent)
        elif rule.content is None or meant(rule.content):
            raise Refused("svg_element", element=f"@{rule.at_keyword[:40]}")

    def name_space(self, rule: Any) -> None:
        words = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
        if words:
            prefix = words[0].value if words[0].type == "ident" else None
            told = target(words[-1])
            self.namespaces[prefix] = told if told is not None else str(getattr(words[-1], "value", ""))

    def qualified(self, rule: Any, parent: str) -> None:
        prelude = nested(rule.prelude, parent) if parent else tinycss2.serialize(rule.prelude)
        self.block(
            tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True), prelude.strip()
        )

    def block(self, content: Sequence[Any], selector: str) -> None:
        """Declarations of one selector, and rules between them, which keep their place."""
        declarations: list[Any] = []
        for item in content:
            if item.type == "declaration":
                declarations.append(item)
            elif item.type in ("qualified-rule", "at-rule"):
                self.declare(selector, declarations)
                declarations = []
                self.walk([item], selector)
        self.declare(selector, declarations)

    def declare(self, selector: str, declarations: list[Any]) -> None:
        if not declarations or not selector:
            return
        self.count += 1
        if self.count > MOST_RULES:
            raise Refused("svg_too_complex")
        for compiled in compiled_selectors(selector, self.namespaces):
            if compiled.pseudo_element is None:
                self.matcher.add_selector(compiled, declarations)


def compiled_selectors(selector: str, namespaces: dict[str | None, str]) -> list[Any]:
    """None of them where a browser drops the rule. Raises Refused for a selector that a browser may know."""
    try:
        return list(compile_selector_list(selector, namespaces))
    except SelectorError as error:
        told = [str(word) for word in error.args]
        if told and "pseudo-class" in told[0]:
            raise Refused("svg_element", element=f":{told[-1][:40]}") from None
        return []
    except NotImplementedError:
        raise Refused("svg_element", element=selector[:60]) from None
    except (SyntaxError, MemoryError, RecursionError):
        raise Refused("svg_too_complex") from None


def nested(prelude: Tokens, parent: str) -> str:
    """The selector of a rule inside a rule: `&` is the outer one, and stands at the front if it stands nowhere."""
    whole = f":is({parent})"
    if not any(is_ampersand(token) for token in flattened(prelude)):
        return f"{whole} {tinycss2.serialize(prelude)}"
    return with_parent(prelude, whole)


def with_parent(tokens: Sequence[Any], whole: str) -> str:
    out = []
    for token in tokens:
        if is_ampersand(token):
            out.append(whole)
        elif token.type == "function":
            out.append(f"{token.name}({with_parent(token.arguments, whole)})")
        else:
            out.append(token.serialize())
    return "".join(out)


def is_ampersand(token: Any) -> bool:
    return bool(token.type == "literal" and token.value == "&")


def meant(content: Tokens) -> bool:
    return any(token.type not in ("whitespace", "comment") for token in content)


def flattened(tokens: Sequence[Any]) -> Iterator[Any]:
    """Every token, also those inside functions, blocks and rules."""
    waiting = list(tokens)
    while waiting:
        token = waiting.pop()
        yield token
        for inside in ("prelude", "content", "arguments", "value"):
            held = getattr(token, inside, None)
            if isinstance(held, list):
                waiting.extend(held)


def check_links(tokens: Sequence[Any]) -> None:
    """Raises Refused for anything that would be fetched, wherever it stands and whether or not it would be used."""
    for token in tokens:
        if getattr(token, "lower_at_keyword", "") == "namespace":
            continue
        for inner in flattened([token]):
            address = target(inner)
            if address is not None and address and not address.startswith(("#", "data:")):
                raise Refused("svg_reference")
            if inner.type == "function" and inner.lower_name in LOADING - {"url", "src", "element"}:
                raise Refused("svg_element", element=f"{inner.name[:40]}()")
