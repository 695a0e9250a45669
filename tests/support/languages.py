"""Pages in three languages, and the dialogues that ask about them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from tests.support.forms import form_with

CODES = ("en", "uk", "pl")
ACTIONS = ("unpublish", "delete", "move")


def in_all_languages(page: Page) -> dict[str, Page]:
    """Copies of a page, each with a title of its own, under the same parent in its language."""
    found = {"en": page}
    for code in CODES[1:]:
        locale = Locale.objects.get(language_code=code)
        existing = page.get_translation_or_none(locale)
        if existing is None:
            existing = page.copy_for_translation(locale)
            existing.title = f"{page.title} ({code})"
            existing.save_revision().publish()
        # What is shown to staff; a copy made at once has no draft that would have set it.
        Page.objects.filter(pk=existing.pk).update(draft_title=existing.title)
        found[code] = type(page).objects.get(pk=existing.pk)
    return found


def dialogue(action: str, how: str, page: Page, under: Page | None = None) -> str:
    if how == "bulk":
        return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={page.pk}"
    if action == "move":
        return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, under.pk])
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def answer_dialogue(
    client: Client, action: str, how: str, page: Page, *, untick: Any = (), under: Page | None = None
) -> Any:
    """Opens the dialogue, unticks some and says yes, as a browser without JavaScript would."""
    address = dialogue(action, how, page, under)
    shown = client.get(address)
    assert shown.status_code == 200, shown
    form = form_with(shown.content, "along") if b'name="along"' in shown.content else form_with(shown.content)
    sent = dict(form.values)
    if "along" in sent:
        sent["along"] = [value for value in sent["along"] if int(value) not in {other.pk for other in untick}]
    if how == "bulk" and action == "move":
        sent["chooser"] = under.pk
    return client.post(address, sent)


def is_online(page: Page) -> bool:
    return Page.objects.filter(pk=page.pk, live=True).exists()
