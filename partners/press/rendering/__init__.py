"""What the press keeps, in words."""

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
    told,
    topic_names,
)
from .inquiries import Asking, begun_with, order_for, reason_in_words, voices_to_choose

__all__ = [
    "HELD",
    "LABELS",
    "Asking",
    "Names",
    "Speaker",
    "begun_with",
    "changed_labels",
    "compared",
    "consent_as_text",
    "consent_changes",
    "consent_from",
    "consent_mistake",
    "differences",
    "held",
    "in_words",
    "order_for",
    "places_of",
    "reason_in_words",
    "speaker_on",
    "told",
    "topic_names",
    "voices_to_choose",
]
