"""What the press keeps, in words."""

from .cards import CARD_TYPE, card, cards
from .consent import consent_as_text, consent_changes, consent_from, consent_mistake
from .contacts import (
    HELD,
    LABELS,
    Names,
    Speaker,
    changed_labels,
    compared,
    differences,
    held,
    in_words,
    places_of,
    speaker_on,
    title_of,
    told,
    topic_names,
)
from .inquiries import WHY, order_for, reason_in_words, voices_to_choose
from .tables import BESIDES, COLUMNS, HEADINGS, Entry, columns, empty_table, explanations, table

__all__ = [
    "BESIDES",
    "CARD_TYPE",
    "COLUMNS",
    "HEADINGS",
    "HELD",
    "LABELS",
    "WHY",
    "Entry",
    "Names",
    "Speaker",
    "card",
    "cards",
    "changed_labels",
    "columns",
    "compared",
    "consent_as_text",
    "consent_changes",
    "consent_from",
    "consent_mistake",
    "differences",
    "empty_table",
    "explanations",
    "held",
    "in_words",
    "order_for",
    "places_of",
    "reason_in_words",
    "speaker_on",
    "table",
    "title_of",
    "told",
    "topic_names",
    "voices_to_choose",
]
