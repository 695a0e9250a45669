"""Translations that partners offer: read beside the original, and made the draft of a page."""
