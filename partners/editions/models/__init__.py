"""What comes of a partner's kit and our artwork."""

from .editions import Confirmation, Edition, fields_of, query_of
from .embeds import MOST_HOSTS, Embedding, Sighting
from .films import FilmOrder
from .mandates import PrivateLink, Renewal
from .photographs import LONGEST_ALT, LONGEST_CREDIT, Photograph

__all__ = [
    "LONGEST_ALT",
    "LONGEST_CREDIT",
    "MOST_HOSTS",
    "Confirmation",
    "Edition",
    "Embedding",
    "FilmOrder",
    "Photograph",
    "PrivateLink",
    "Renewal",
    "Sighting",
    "fields_of",
    "query_of",
]
