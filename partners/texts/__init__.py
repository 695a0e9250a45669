"""Texts that bind people: the draft of the next version, and the second person who publishes it."""
