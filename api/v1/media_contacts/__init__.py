"""The people whom the key's own organisation names to the press.

shapes     what is sent, and what is told of one
resources  the list, and one of them
"""

from .resources import MediaContacts, OneMediaContact

__all__ = ["MediaContacts", "OneMediaContact"]
