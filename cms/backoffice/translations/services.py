"""An accepted translation becomes the draft of a page."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.backoffice.translations.selectors import (
    as_stored,
    as_typed,
    home_is_begun,
    key_of,
    listed,
    mistake,
    open_faces,
    original,
    page_in,
    present,
)
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict
from partners.kernel.languages.names import language_name
from partners.translations.models import Kind, Offer
from partners.translations.selectors import PAGES, Pages

# The passage of a material that says who made it.
CREDIT = key_of("credit", 0)
LONGEST_CREDIT = 200


@transaction.atomic
def put_into_draft(offer: Offer, by: Actor) -> Page:
    """The words as translations of the translation editor, and a draft with them. What is online stays as it is.

    Passages that the original has got since keep the translation that they have, or none. Raises Conflict (`gone`,
    `not_begun`, `unfit`), and PermissionDenied where the page is not this person's.
    """
    first = open_faces(offer.kind, at=clock.now()).filter(translation_key=offer.thing_id).first()
    if first is None:
        raise Conflict(_("What is translated is not online any more."), code="gone")
    if not home_is_begun(offer.language):
        raise Conflict(
            _("%(language)s is not begun yet. An administrator begins it under “Settings”, “Languages”; then accept.")
            % {"language": language_name(offer.language)},
            code="not_begun",
        )
    page = page_in(offer.kind, offer.thing_id, offer.language)
    # Where there is none yet it is made from the original.
    if not (page or first).permissions_for_user(by.user).can_edit():
        raise PermissionDenied
    locale, _new = Locale.objects.get_or_create(language_code=offer.language)
    source = _source_of(first)
    _keep_words(source, locale, offer, by)
    if page is None:
        translation, _new = Translation.objects.update_or_create(
            source=source, target_locale=locale, defaults={"enabled": True}
        )
        translation.save_target(user=by.user, publish=False)
        return page_in(offer.kind, offer.thing_id, offer.language) or first
    try:
        # Not by saving the target: wagtail-localize writes the row that readers get, also for a draft.
        draft = source.get_ephemeral_translated_instance(locale, fallback=True)
        draft.save_revision(user=by.user)
    except ValidationError as mistakes:
        raise Conflict(" ".join(mistakes.messages), code="unfit") from mistakes
    return page


def hand_down() -> None:
    """To the room of the offers, which knows no pages (docs/adr/0045)."""
    for kind in Kind:
        PAGES[kind] = Pages(
            listed=partial(listed, kind),
            original=partial(original, kind),
            present=partial(present, kind),
            mistake=mistake,
            put=put_into_draft,
        )


def _source_of(page: Any) -> TranslationSource:
    """The passages as the original has them now."""
    source, _new = TranslationSource.get_or_create_from_instance(page)
    source.update_from_db()
    return source


def _credited(offer: Offer, key: str) -> str:
    """Its words; in the line that names who made something also the organisation, where it wants that and has room."""
    words, name = str(offer.texts[key]), offer.organization.name
    longer = f"{words} · {name}"
    is_place = key == CREDIT and offer.wants_credit and name not in words
    return longer if is_place and len(longer) <= LONGEST_CREDIT else words


def _keep_words(source: TranslationSource, locale: Locale, offer: Offer, by: Actor) -> None:
    then = {each["key"]: each["text"] for each in offer.source}
    numbers: dict[str, int] = {}
    for segment in source.stringsegment_set.select_related("context", "string").order_by("order"):
        path, data = segment.context.path, segment.string.data
        key = key_of(path, numbers.get(path, 0))
        numbers[path] = numbers.get(path, 0) + 1
        # Words for what the original does not say any more are kept with the offer, and not put on the page.
        if not offer.texts.get(key) or then.get(key) != as_typed(data):
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            defaults={
                "data": as_stored(_credited(offer, key), then[key]),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": by.user,
                "has_error": False,
                "field_error": "",
            },
        )
