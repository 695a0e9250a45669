"""Films: known by their content, and made anew by ffmpeg, so that nothing of the telephone that took them is left.

ffmpeg is a program of its own that a machine may have or not (docs/operations.md); without it no film is taken.
"""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from partners.kernel.uploads.cleaning import MEGABYTE
from partners.kernel.uploads.files import CleanFile, refusal

MOST_BYTES = 30 * MEGABYTE
MOST_SECONDS = 180
# The longer side of what is shown; the reader's line matters more than the last pixel.
LONGEST_SIDE = 1280
# On the wall's clock. Less than the lease of a task, which would otherwise be given to a second worker.
PATIENCE = 420
MEMORY = 2 * 1024 * 1024 * 1024
# What the beginning of the file says → how it is read. Never left to ffmpeg to guess: some of what it knows are lists
# of other files and addresses.
ISO, MATROSKA = "mov", "matroska"
KINDS = {
    "video/mp4": (".mp4", ISO),
    "video/quicktime": (".mov", ISO),
    "video/webm": (".webm", MATROSKA),
}


@dataclass(frozen=True, slots=True)
class CleanFilm:
    """An MP4 that says nothing but pictures and sound, and one of its pictures as JPEG."""

    data: bytes
    poster: bytes
    seconds: int
    width: int
    height: int


@cache
def is_possible() -> bool:
    """Whether this machine can make films anew."""
    return all(shutil.which(program) for program in ("ffmpeg", "ffprobe"))


def kind_of_film(data: bytes) -> str:
    """Its media type, by its content. Empty for all else."""
    if data[4:8] == b"ftyp":
        return "video/quicktime" if data[8:12] == b"qt  " else "video/mp4"
    if data[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in data[:64]:
        return "video/webm"
    # Older telephones begin a film without saying what it is.
    return "video/quicktime" if data[4:8] in {b"moov", b"mdat", b"wide", b"free"} else ""


def recognised_film(data: bytes, *, max_bytes: int = MOST_BYTES) -> CleanFile:
    """The film as it was sent, for the worker alone. Raises UploadRefused."""
    if not data:
        raise refusal("empty")
    if len(data) > max_bytes:
        raise refusal("too_large", found=-(-len(data) // MEGABYTE), limit=max_bytes // MEGABYTE)
    kind = kind_of_film(data)
    if not kind:
        raise refusal("not_a_film")
    extension, _reader = KINDS[kind]
    return CleanFile(
        data=data,
        media_type=kind,
        extension=extension,
        width=0,
        height=0,
        sha256=hashlib.sha256(data).hexdigest(),
        name=f"film{extension}",
    )


def clean_film(data: bytes) -> CleanFilm:
    """Pictures and sound drawn and set anew. Takes minutes: for the worker. Raises UploadRefused (`not_a_film`,
    `too_long_a_film`, `corrupt`, `timeout`)."""
    kind = kind_of_film(data)
    if not kind:
        raise refusal("not_a_film")
    with tempfile.TemporaryDirectory(prefix="film-") as folder:
        source, film, poster = (Path(folder) / name for name in ("sent", "film.mp4", "poster.jpg"))
        source.write_bytes(data)
        reading = ["-protocol_whitelist", "file", "-f", KINDS[kind][1], "-i", str(source)]
        if _length_of(reading) > MOST_SECONDS + 1:
            raise refusal("too_long_a_film", limit=MOST_SECONDS // 60)
        # Rotated as the telephone says, smaller where it is large, both sides even as the format wants it.
        fit = f"scale=w='min({LONGEST_SIDE},iw)':h='min({LONGEST_SIDE},ih)':force_original_aspect_ratio=decrease"
        # Of the whole and of each part: the first alone would leave what is said of the parts.
        plain = ["-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"]
        _ffmpeg(
            *reading, "-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn", *plain,
            "-flags:v", "+bitexact", "-flags:a", "+bitexact",
            # The encoder signs its work in the stream itself.
            "-bsf:v", "filter_units=remove_types=6", "-vf", f"{fit}:force_divisible_by=2,setsar=1",
            "-fpsmax", "30", "-c:v", "libx264", "-preset", "veryfast", "-crf", "27", "-pix_fmt", "yuv420p",
            "-c:a", "aac", "-b:a", "96k", "-ac", "2", "-movflags", "+faststart", "-f", "mp4", str(film),
        )  # fmt: skip
        # Asked of our own copy: what the first one says of itself was believed for a refusal only.
        facts = _facts_of(["-f", ISO, "-i", str(film)])
        seconds = float(facts["format"]["duration"])
        _ffmpeg(
            "-ss", f"{min(1.0, seconds / 3):.2f}", "-f", ISO, "-i", str(film), *plain, "-flags:v", "+bitexact",
            "-frames:v", "1", "-q:v", "4", "-f", "mjpeg", str(poster),
        )  # fmt: skip
        stream = next(each for each in facts["streams"] if each.get("codec_type") == "video")
        return CleanFilm(
            data=film.read_bytes(),
            poster=poster.read_bytes(),
            seconds=max(1, round(seconds)),
            width=int(stream["width"]),
            height=int(stream["height"]),
        )


def _length_of(reading: list[str]) -> float:
    """In seconds; 0 where the file does not say, as those of browsers do not."""
    try:
        return float(_facts_of(reading)["format"].get("duration", 0))
    except ValueError:
        return 0.0


def _facts_of(reading: list[str]) -> dict[str, Any]:
    told = _run("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", *reading)
    try:
        facts: dict[str, Any] = json.loads(told)
        if not any(each.get("codec_type") == "video" for each in facts["streams"]):
            raise refusal("not_a_film")
        facts["format"]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise refusal("corrupt") from None
    return facts


def _ffmpeg(*words: str) -> None:
    # One second more than may be sent: what does not say how long it is, is not worked on without end.
    _run("ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-t", str(MOST_SECONDS + 1), *words)


def _run(program: str, *words: str) -> bytes:
    try:
        done = subprocess.run(
            [shutil.which(program) or program, *words],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            # Nothing of ours: the environment of the worker holds its secrets.
            env={"LC_ALL": "C.UTF-8"},
            cwd="/",
            timeout=PATIENCE,
            check=True,
            preexec_fn=_confined,
        )
    except subprocess.TimeoutExpired:
        raise refusal("timeout") from None
    except (subprocess.CalledProcessError, OSError):
        raise refusal("corrupt") from None
    return done.stdout


def _confined() -> None:
    """Pages go first, and a file that asks for all memory gets an end instead."""
    os.nice(19)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * MOST_BYTES, 8 * MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
