"""Who can be tried on in the demo. Addresses are those of the people in `people/`; the seed makes them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Persona:
    slug: str
    email: str
    # Lazy, as below: the table is read before any reader's language is known.
    title: Any
    what: Any
    icon: str
    is_staff: bool = False


PERSONAS: tuple[Persona, ...] = (
    Persona(
        "owner",
        "daryna@lantern.example.org",
        _("Owner of a partner"),
        _("Signs for the organisation, invites colleagues, makes access keys."),
        "home",
    ),
    Persona(
        "editor",
        "ostap@lantern.example.org",
        _("Editor in the same team"),
        _("Puts the logo on posters and cards, looks after the media contacts."),
        "edit",
    ),
    Persona(
        "viewer",
        "milana@lantern.example.org",
        _("Viewer in the same team"),
        _("Sees everything of the organisation, changes nothing."),
        "eye",
    ),
    Persona(
        "outsider",
        "jagoda@otwarte-okno.example.org",
        _("Owner of another partner"),
        _("Sees the joint campaign, and nothing of the first partner’s own."),
        "people",
    ),
    Persona(
        "applicant",
        "capucine@lucioles.example.org",
        _("Applicant who was asked something"),
        _("The campaign team needs more information before it decides."),
        "file",
    ),
    Persona(
        "draft",
        "juniper@maple-candle.example.org",
        _("Applicant with a draft"),
        _("Has begun the application and not sent it yet."),
        "history",
    ),
    Persona(
        "partnerships",
        "partnerships@example.org",
        _("Partnerships manager"),
        _("Reads applications, asks, approves or declines."),
        "good",
        is_staff=True,
    ),
    Persona(
        "staff-editor",
        "editor@example.org",
        _("Campaign editor"),
        _("Publishes pages and materials in both languages."),
        "megaphone",
        is_staff=True,
    ),
    Persona(
        "press",
        "press@example.org",
        _("Press officer"),
        _("Answers reporters before their deadlines."),
        "phone",
        is_staff=True,
    ),
    Persona(
        "moderator",
        "moderator@example.org",
        _("Moderator"),
        _("Looks at what supporters send before anybody else does."),
        "shield",
        is_staff=True,
    ),
    Persona(
        "administrator",
        "administrator@example.org",
        _("Administrator"),
        _("Looks after people, templates and the campaign itself."),
        "settings",
        is_staff=True,
    ),
)


def find(slug: str) -> Persona | None:
    return next((persona for persona in PERSONAS if persona.slug == slug), None)
