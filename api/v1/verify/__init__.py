"""What has become of a file with a partner’s name: by its code, the hash of its bytes, or its look. For everybody.

shapes     what is told of one
resources  both ways of asking
"""

from .resources import Verify

__all__ = ["Verify"]
