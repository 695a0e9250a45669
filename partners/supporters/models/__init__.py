"""Supporters' posts on the wall, and where the videos lie that they link to."""

from .links import Network, canonical_video, known_places
from .posts import LONGEST_CAPTION, WallPost

__all__ = ["LONGEST_CAPTION", "Network", "WallPost", "canonical_video", "known_places"]
