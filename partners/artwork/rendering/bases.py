"""What does not depend on the partner is drawn once: in memory, and on disk for the other processes."""

import os
import secrets
import threading
import time
from contextlib import suppress
from pathlib import Path

from PIL import Image

from partners.kernel.shelves import Shelf

from .artworks import check_size, draw_base
from .shapes import Artwork

MEGABYTE = 1024 * 1024
# Seconds. A part that is younger may still be written by another process.
ABANDONED_AFTER = 3600


class BaseLayers:
    """Keeps artwork at the size of the outcome. One per process; any number of processes may share the directory:
    a file appears there whole or not at all, and may be deleted at any time."""

    def __init__(self, directory: Path, max_bytes: int = 128 * MEGABYTE, max_disk_bytes: int = 512 * MEGABYTE) -> None:
        self.directory = Path(directory)
        self.max_disk_bytes = max_disk_bytes
        self._shelf: Shelf[Image.Image] = Shelf(max_bytes)
        self._drawing = threading.Lock()

    def layer(self, artwork: Artwork, size: tuple[int, int], page: int = 1) -> Image.Image:
        """A copy in RGB to draw on."""
        check_size(*size)
        name = f"{artwork.sha256}-{page}-{size[0]}x{size[1]}.rgb"
        kept = self._shelf.get(name)
        if kept is None:
            # One at a time: a full photo in memory is much larger than what comes of it.
            with self._drawing:
                # Asked again: another thread may have drawn it while this one waited.
                kept = self._shelf.get(name) or self._from_disk(name, size)
                if kept is None:
                    kept = draw_base(artwork, size, page)
                    self._to_disk(name, kept)
                # Pillow takes four bytes for a pixel in RGB as well.
                self._shelf.put(name, kept, size[0] * size[1] * 4)
        # The caller draws on it; the kept one has to stay empty for the next.
        return kept.copy()

    def _from_disk(self, name: str, size: tuple[int, int]) -> Image.Image | None:
        path = self.directory / name
        try:
            pixels = path.read_bytes()
            os.utime(path)  # its age decides what is deleted first
        except OSError:
            return None
        # A file of another length is no layer of ours, and is drawn anew.
        return Image.frombytes("RGB", size, pixels) if len(pixels) == size[0] * size[1] * 3 else None

    def _to_disk(self, name: str, layer: Image.Image) -> None:
        part = self.directory / f"{name}.{secrets.token_hex(8)}.part"
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            part.write_bytes(layer.tobytes())
            part.replace(self.directory / name)
            self._make_room()
        except OSError:
            # A full or read-only disk makes composing slower, not impossible.
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _make_room(self) -> None:
        files = []
        # Errors are let go here and below: other processes tidy the same directory at the same time.
        for path in self.directory.iterdir():
            with suppress(OSError):
                facts = path.stat()
                abandoned = path.suffix == ".part" and facts.st_mtime < time.time() - ABANDONED_AFTER
                # What was abandoned counts as the oldest, so that it goes first, and even when there is room.
                files.append((0 if abandoned else facts.st_mtime, facts.st_size, path))
        total = sum(size for _, size, _ in files)
        for modified, size, path in sorted(files, key=lambda each: each[0]):
            if total <= self.max_disk_bytes and modified > 0:
                break
            with suppress(OSError):
                path.unlink()
            total -= size
