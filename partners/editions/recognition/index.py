"""What is known of each artwork, computed once and kept in files that every process maps into its memory.

Derived, all of it: a file that is missing, or of another way of looking, is made again by whoever asks for it.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .arrays import Box, Pyramid, outside
from .features import CELLS, SIDE, WAYS, Features, features_of
from .matching import ARTWORK_CORNERS

# Goes up when the same artwork gives other numbers.
LOOKING = 1
NUMBERS = CELLS * CELLS * WAYS
CORNER = np.dtype([("x", "<f4"), ("y", "<f4"), ("numbers", "u1", (NUMBERS,))])


@dataclass(frozen=True)
class Artwork:
    """One page of a version: its picture in grey, its corners, and where partners' things stand on it."""

    name: str
    path: Path
    corners: NDArray[Any]
    slots: tuple[Box, ...]

    def picture(self) -> Image.Image:
        """Read when it is looked at: most are not, and nobody keeps it."""
        with Image.open(self.path, formats=["PNG"]) as kept:
            return kept.convert("L")

    @cached_property
    def _lengths(self) -> NDArray[np.float32]:
        return np.linalg.norm(self.corners["numbers"].astype(np.float32), axis=1, keepdims=True) + np.float32(1e-6)

    @property
    def features(self) -> Features:
        """Not kept: of two hundred artworks they would be fifty megabytes."""
        numbers = self.corners["numbers"].astype(np.float32)
        numbers /= self._lengths
        return Features(np.stack([self.corners["x"], self.corners["y"]], axis=1), numbers)


class Index:
    """A file appears in the directory whole or not at all, and may be deleted at any time."""

    def __init__(self, directory: Path) -> None:
        self.directory = Path(directory)
        # By name, with what tells whether it is still the same file: opening two hundred takes as long as looking.
        self._opened: dict[str, tuple[tuple[int, ...], Artwork]] = {}

    def artwork(self, name: str, slots: tuple[Box, ...]) -> Artwork | None:
        """None until it is kept. `name` is of letters, digits and hyphens, and stands for the artwork and its slots."""
        path = self._path(name, "npy")
        try:
            facts = path.stat()
            mark = facts.st_ino, facts.st_size, facts.st_mtime_ns
            opened = self._opened.get(name)
            if opened is not None and opened[0] == mark:
                return opened[1]
            corners = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        if corners.dtype != CORNER:
            return None
        artwork = Artwork(name, self._path(name, "png"), corners, slots)
        self._opened[name] = mark, artwork
        return artwork

    def keep_artwork(self, name: str, drawn: Image.Image, slots: tuple[Box, ...]) -> None:
        """`drawn` is the page alone, without any partner."""
        factor = min(1.0, SIDE / max(drawn.size))
        size = max(1, round(drawn.width * factor)), max(1, round(drawn.height * factor))
        picture = drawn.convert("L").resize(size, Image.Resampling.LANCZOS)
        # What partners put there is none of the artwork.
        found = features_of(Pyramid(picture), ARTWORK_CORNERS, outside(list(slots), size, 4))
        corners = np.zeros(len(found.places), CORNER)
        corners["x"], corners["y"] = found.places.T
        corners["numbers"] = np.round(found.numbers * 255)
        self._write(name, "png", lambda part: picture.save(part, "PNG"))
        # Last: what has this has all.
        self._write(name, "npy", lambda part: _save(part, corners))

    def has_artwork(self, name: str) -> bool:
        return self._path(name, "npy").exists()

    def looks(self, name: str, length: int) -> NDArray[Any]:
        """What the editions of an artwork look like: rows of `edition` and `numbers`; none until they are kept."""
        kind = looks_of(length)
        try:
            kept = np.load(self._path(name, "looks.npy"), mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return np.zeros(0, kind)
        return kept if kept.dtype == kind else np.zeros(0, kind)

    def keep_looks(self, name: str, looks: NDArray[Any]) -> None:
        self._write(name, "looks.npy", lambda part: _save(part, looks))

    def tidy(self, names: set[str]) -> int:
        """Deletes what belongs to none of these; how many files that were."""
        gone, kept = 0, {f"{name}-{LOOKING}" for name in names}
        self._opened = {name: opened for name, opened in self._opened.items() if name in names}
        with suppress(OSError):
            for path in list(self.directory.iterdir()):
                if path.name.partition(".")[0] not in kept:
                    path.unlink(missing_ok=True)
                    gone += 1
        return gone

    def _path(self, name: str, kind: str) -> Path:
        return self.directory / f"{name}-{LOOKING}.{kind}"

    def _write(self, name: str, kind: str, save: Any) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        part = self.directory / f"{name}-{LOOKING}.{secrets.token_hex(8)}.part"
        try:
            save(part)
            part.replace(self._path(name, kind))
        finally:
            part.unlink(missing_ok=True)


def _save(part: Path, values: NDArray[Any]) -> None:
    # Through a file: by name, numpy would add an ending of its own.
    with part.open("wb") as file:
        np.save(file, values, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())


def looks_of(length: int) -> np.dtype[Any]:
    return np.dtype([("edition", "<i8"), ("numbers", "i1", (length,))])
