"""What stands in a letter that came in: who sent it, whether a person did, and which of its words are theirs."""

from .reading import MOST_BYTES, Attachment, Incoming, Unreadable, is_from_us, read_letter
from .words import own_words

__all__ = ["MOST_BYTES", "Attachment", "Incoming", "Unreadable", "is_from_us", "own_words", "read_letter"]
