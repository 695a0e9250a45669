"""Tables of what may move where, and who may move it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed

Predicate = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Transition:
    """One row of a table. `label` is the button's word; `needs_reason` asks staff for a sentence to the other side."""

    name: str
    sources: frozenset[str]
    target: str
    allowed: Predicate
    label: Any = ""
    needs_reason: bool = False


class Workflow:
    """The moves of one field. Nothing else may assign that field."""

    def __init__(self, field: str, transitions: Iterable[Transition]) -> None:
        self.field = field
        self.transitions = {transition.name: transition for transition in transitions}

    def available_to(self, actor: Actor, thing: Any) -> list[Transition]:
        """The moves that this actor could make now, in the table's order."""
        state = getattr(thing, self.field)
        return [t for t in self.transitions.values() if state in t.sources and t.allowed(actor, thing)]

    def advance(self, thing: Any, name: str, *, by: Actor) -> Transition:
        """Set the field to the transition's target. The caller holds the row's lock and saves. Raises as `require`."""
        transition = self.require(thing, name, by=by)
        setattr(thing, self.field, transition.target)
        return transition

    def require(self, thing: Any, name: str, *, by: Actor) -> Transition:
        """The move, if it may be made now; for a field that follows from others, which the caller sets.

        Raises `NotAllowed` for the wrong person first, so a stranger does not learn the state from the answer,
        then `Conflict` for the wrong state.
        """
        transition = self.transitions[name]
        if not transition.allowed(by, thing):
            raise NotAllowed(_("You may not do this."))
        if getattr(thing, self.field) not in transition.sources:
            raise Conflict(_("This has already moved on. Look at where it stands now."), code="wrong_state")
        return transition
