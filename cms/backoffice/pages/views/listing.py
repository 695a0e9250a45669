"""The lists of pages in the admin."""

from typing import Any

from partners.kernel.languages.ordering import alphabetically


def in_readers_alphabet(parent_page: Any, pages: Any, request: Any) -> Any:
    """Titles, where they are what the list is sorted by; whatever else orders it stays."""
    return alphabetically(pages)
