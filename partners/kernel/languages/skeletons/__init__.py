"""What of a name, a site or a number is compared: two that people take for one another have one skeleton.

For hints and for "this is there already", never for who somebody is: an account is found by its exact address.
"""

from .names import alike, bare_name, core_words, sounding
from .places import mailbox, registration, site
from .shapes import is_alike, skeleton

__all__ = ["alike", "bare_name", "core_words", "is_alike", "mailbox", "registration", "site", "skeleton", "sounding"]
