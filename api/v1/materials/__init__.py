"""What the campaign shares: one entry for each material, with its versions in all languages.

shapes     what is told of one
resources  the list, and one of them
"""

from .resources import Materials, OneMaterial

__all__ = ["Materials", "OneMaterial"]
