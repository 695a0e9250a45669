"""Files that are named by their content."""

import secrets
from pathlib import Path

from django.core.files.base import ContentFile

from partners.kernel.models import private_storage


def keep_file(name: str, data: bytes) -> str:
    """Put the bytes into private storage under exactly this name; a reader finds them whole or not at all.

    The name stands for the content, so writing twice is harmless and happens before the row that names it: a
    file without a row is a little waste, a row without a file would be a broken page.
    """
    storage = private_storage()
    try:
        whole = Path(storage.path(name))
    except NotImplementedError:
        # Object storage: an upload appears when it is complete.
        # Asked first: for a name that is taken `save` would make up another, and the row would name the wrong one.
        return name if storage.exists(name) else str(storage.save(name, ContentFile(data)))
    # Random, so that two who write the same content at once do not write into one file.
    part = storage.save(f"{name}.{secrets.token_hex(8)}.part", ContentFile(data))
    Path(storage.path(part)).replace(whole)
    return name
