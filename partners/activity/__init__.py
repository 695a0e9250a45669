"""The append-only log of what happened, and what leaves through it."""
