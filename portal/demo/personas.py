"""Who can be tried on in the demo."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Persona:
    slug: str
    email: str
    title: Any
    what: Any
    is_staff: bool = False


# Addresses are those of `portal.content`; the seed makes the people.
PERSONAS: tuple[Persona, ...] = ()


def find(slug: str) -> Persona | None:
    return next((persona for persona in PERSONAS if persona.slug == slug), None)
