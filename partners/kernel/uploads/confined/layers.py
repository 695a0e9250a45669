"""Which layers of a paper are switched off when it is opened: what they hold is not on the page."""

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

NESTING = 8


class Layers:
    """Asked with a layer (OCG) or a rule over layers (OCMD), ISO 32000-1, 8.11."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        properties = pdf.Root.get("/OCProperties", Dictionary())
        config = properties.get("/D", Dictionary())
        lists: tuple[Any, ...] = (properties.get("/OCGs", []), config.get("/OFF", []), config.get("/ON", []))
        known, off, on = ({each.objgen for each in some if isinstance(each, Dictionary)} for some in lists)
        self.off = (known - on if config.get("/BaseState") == Name.OFF else set()) | off
        self.off |= {each for rule in config.get("/AS", []) for each in self.by_event(rule)}

    @staticmethod
    def by_event(rule: Any) -> list[tuple[int, int]]:
        """Layers that a reader switches off by itself, because their usage says so for the screen."""
        if rule.get("/Event") != Name.View:
            return []
        return [
            layer.objgen
            for layer in rule.get("/OCGs", [])
            if isinstance(layer, Dictionary)
            and layer.get("/Usage", Dictionary()).get("/View", Dictionary()).get("/ViewState") == Name.OFF
        ]

    def hidden(self, thing: Any, depth: int = 0) -> bool:
        if not isinstance(thing, Dictionary) or depth > NESTING:
            return False
        if thing.get("/Type") != Name.OCMD:
            return thing.objgen in self.off
        if isinstance(thing.get("/VE"), Array):
            return not self.holds(thing.VE, depth)
        groups: Any = thing.get("/OCGs", [])
        members = [groups] if isinstance(groups, Dictionary) else list(groups)
        shown = [not self.hidden(each, depth + 1) for each in members if isinstance(each, Dictionary)]
        if not shown:
            return False
        policy = str(thing.get("/P", "/AnyOn"))
        answers = {"/AllOn": all(shown), "/AnyOff": not all(shown), "/AllOff": not any(shown)}
        return not answers.get(policy, any(shown))

    def holds(self, rule: Any, depth: int) -> bool:
        if isinstance(rule, Dictionary) or depth > NESTING:
            return not self.hidden(rule, depth + 1)
        word, *parts = list(rule)
        answers = [self.holds(part, depth + 1) for part in parts]
        if word == Name.Not:
            return not all(answers)
        return any(answers) if word == Name.Or else all(answers)
