"""Files that are named by their content, and good ones of forms that have to come back for another reason."""

import io
import secrets
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.core import signing
from django.core.files.base import ContentFile
from django.utils import timezone

from partners.kernel.models import private_storage
from partners.kernel.room import if_there_is_room
from partners.kernel.uploads.files import CleanFile

ASIDE, ASIDE_SALT = "aside", "partners.kernel.uploads.aside"
KEEP_ASIDE = timedelta(hours=6)


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


def kept_or_drawn(name: str, draw: Callable[[], bytes], *, part: str) -> IO[bytes] | Any:
    """The private file of this name, which stands for what it is made of; drawn by the first who asks for it.

    Whoever reads needs no room: without any it is drawn again for the next. `part` names it in the log then.
    """
    storage = private_storage()
    if storage.exists(name):
        return storage.open(name)
    data = draw()
    with if_there_is_room(part):
        keep_file(name, data)
    return io.BytesIO(data)


def put_aside(file: CleanFile, *, owner: str) -> str:
    """Keep a cleaned file for a few hours. The answer is what a form carries to have it back, as `owner` only."""
    keep_file(f"{ASIDE}/{file.sha256}", file.data)
    facts = {name: value for name, value in asdict(file).items() if name not in ("data", "drawing")}
    return signing.dumps([owner, facts], salt=ASIDE_SALT)


def taken_from_aside(token: str, *, owner: str) -> CleanFile | None:
    """None for what is too old, gone, or another's."""
    try:
        whose, facts = signing.loads(token, salt=ASIDE_SALT, max_age=KEEP_ASIDE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if whose != owner:
        return None
    try:
        with private_storage().open(f"{ASIDE}/{facts['sha256']}") as file:
            return CleanFile(data=file.read(), **facts)
    except FileNotFoundError:
        return None


def drop_aside(sha256: str) -> None:
    """Once the form has come to its end: what it was about may be taken back a moment later."""
    private_storage().delete(f"{ASIDE}/{sha256}")


def purge_aside() -> int:
    """Delete what nobody came back for."""
    return purge_folder(ASIDE, KEEP_ASIDE)


def purge_folder(folder: str, age: timedelta) -> int:
    """Delete the private files there that are older. By the clock of the world, which dates files."""
    storage = private_storage()
    try:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return 0
    due = [name for name in names if storage.get_modified_time(name) < timezone.now() - age]
    for name in due:
        storage.delete(name)
    return len(due)
