"""Everything that can happen, in the words of the API; its documentation is made from this table."""

from .table import WORDS, Verb, actor_kinds, audiences, nouns, verbs, verbs_about
from .words import Audience, Doer, Noun, Topic, Word

__all__ = [
    "WORDS", "Audience", "Doer", "Noun", "Topic", "Verb", "Word",
    "actor_kinds", "audiences", "nouns", "verbs", "verbs_about",
]  # fmt: skip
