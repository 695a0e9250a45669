"""What the campaign shares.

materials  one material in one language
photos     the pictures of a set
lists      the library, and collections of materials
"""

from .lists import CollectionEntry, CollectionPage, MaterialIndexPage
from .materials import MaterialPage

__all__ = ["CollectionEntry", "CollectionPage", "MaterialIndexPage", "MaterialPage"]
