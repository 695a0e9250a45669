"""What would follow from a draft: who is asked again, and which pages show the text."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from cms.campaign_pages.models import CampaignPage
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.languages.names import language_name
from partners.organizations.permissions import can_review_organizations
from partners.press.permissions import can_answer_inquiries
from partners.texts.models import Draft, Kind
from partners.texts.rendering import compared, has_changes, words_in
from partners.texts.selectors import BINDINGS, base_texts, languages_of, newest_version


@dataclass(frozen=True)
class Effect:
    """`asked_again` and `kept` are those who have agreed to the version before, with the URL where the viewer may
    look at them; one of the two is empty. Nobody of a consent text is asked before their year ends."""

    asked_again: list[tuple[str, str]]
    kept: list[tuple[str, str]]
    pages: list[tuple[str, str]]
    is_consent: bool
    starts_at: Any


def effect_of(draft: Draft, viewer: Actor) -> Effect:
    before = newest_version(draft.kind, draft.scope)
    bound = BINDINGS[draft.kind].bound(before) if before else []
    route = route_for(draft, viewer)
    people = [(each.name, reverse(route, args=[each.public_id]) if route else "") for each in bound]
    is_consent = draft.kind == Kind.CONSENT
    asks = draft.is_material and not is_consent
    starts_at = draft.starts_at if draft.starts_at and draft.starts_at > clock.now() else None
    return Effect(people if asks else [], [] if asks else people, pages_with(draft), is_consent, starts_at)


def route_for(draft: Draft, viewer: Actor) -> str:
    """The screens of those who are bound; empty for staff whose work they are not."""
    if draft.kind == Kind.CONSENT:
        return "backoffice_contacts:contact" if can_answer_inquiries(viewer) else ""
    return "backoffice_partners:review" if can_review_organizations(viewer) else ""


def pages_with(draft: Draft) -> list[tuple[str, str]]:
    """Public pages that show the text, by title and address; the partner area and the API show it besides."""
    if draft.kind != Kind.STATEMENT:
        return []
    pages = CampaignPage.objects.live().public().filter(campaign__public_id=draft.scope)
    return [(str(page.title), page.full_url or "") for page in pages.order_by("path")]


def differences(draft: Draft) -> list[dict[str, Any]]:
    """For each language what the draft makes of the version it is written over."""
    before = base_texts(draft)
    found = []
    for code in languages_of(draft):
        old, new = before.get(code, ""), draft.texts.get(code, "")
        passages = compared(old, new)
        found.append(
            {
                "code": code,
                "name": language_name(code),
                "passages": passages,
                "is_changed": has_changes(passages),
                "is_missing": not new.strip(),
                "words": words_in(new),
                "words_before": words_in(old),
                "note": draft.change_notes.get(code, ""),
            }
        )
    return found
