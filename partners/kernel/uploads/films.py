"""Films: known by their content, and made anew by ffmpeg, so that nothing of the telephone that took them is left.

ffmpeg is a program of its own that a machine may have or not (docs/operations.md); without it no film is taken.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partners.kernel.uploads.cleaning import MEGABYTE
from partners.kernel.uploads.ffmpeg import MOST_BYTES, PATIENCE, is_possible, run, workplace
from partners.kernel.uploads.files import CleanFile, refusal

__all__ = ["KINDS", "MOST_BYTES", "CleanFilm", "clean_film", "is_possible", "kind_of_film", "recognised_film"]

MOST_SECONDS = 180
# The longer side of what is shown; the reader's line matters more than the last pixel.
LONGEST_SIDE = 1280
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


def kind_of_film(data: bytes) -> str:
    """Its media type, by its content. Empty for all else."""
    if data[4:8] == b"ftyp":
        return "video/quicktime" if data[8:12] == b"qt  " else "video/mp4"
    if data[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in data[:64]:
        return "video/webm"
    # Older telephones begin a film without saying what it is.
    return "video/quicktime" if data[4:8] in {b"moov", b"mdat", b"wide", b"free"} else ""


def check_size(data: bytes, most: int = MOST_BYTES) -> None:
    """Raises UploadRefused (`too_large`)."""
    if len(data) > most:
        raise refusal("too_large", found=-(-len(data) // MEGABYTE), limit=most // MEGABYTE)


def check_length(seconds: float) -> None:
    """Raises UploadRefused (`too_long_a_film`)."""
    # Containers round up.
    if seconds > MOST_SECONDS + 1:
        raise refusal("too_long_a_film", limit=MOST_SECONDS // 60)


def recognised_film(data: bytes, *, max_bytes: int = MOST_BYTES) -> CleanFile:
    """The film as it was sent, for the worker alone. Raises UploadRefused."""
    if not data:
        raise refusal("empty")
    check_size(data, max_bytes)
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
    with workplace() as folder:
        source, film, poster = (folder / name for name in ("sent", "film.mp4", "poster.jpg"))
        source.write_bytes(data)
        reading = read_as(kind, source)
        check_length(length_of(reading))
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
        facts = facts_of(["-f", ISO, "-i", str(film)])
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


def read_as(kind: str, source: Path) -> list[str]:
    """How ffmpeg has to read it, and that it may open nothing else."""
    return ["-protocol_whitelist", "file", "-f", KINDS[kind][1], "-i", str(source)]


def length_of(reading: list[str]) -> float:
    """In seconds; 0 where the file does not say, as those of browsers do not."""
    try:
        return float(facts_of(reading)["format"].get("duration", 0))
    except ValueError:
        return 0.0


def facts_of(reading: list[str]) -> dict[str, Any]:
    """What ffprobe says of a film; `reading` is how to read it. Raises UploadRefused (`not_a_film`, `corrupt`)."""
    told = run("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", *reading)
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
    limits = ["-nostdin", "-v", "error", "-y", "-threads", "1", "-t", str(MOST_SECONDS + 1)]
    run("ffmpeg", *limits, *words, patience=PATIENCE)
