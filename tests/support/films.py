"""Small films with traces in every place that a telephone leaves them."""

import functools
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from partners.kernel.uploads.films import is_possible

CANARIES = (b"Canary", b"+49.9935+036.2304", b"Kharkiv")
# Kind → how it is written. Rotated as a telephone held upright does it.
WRITTEN = {
    ".mp4": ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mp4"],
    ".mov": ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mov"],
    ".webm": ["-c:v", "libvpx", "-c:a", "libopus", "-f", "webm"],
}


def need_ffmpeg() -> None:
    """As with the browser: skipped with a reason here, a failure where everything has to be there."""
    if is_possible():
        return
    message = "No ffmpeg here: films cannot be made (Debian: apt-get install ffmpeg)."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@functools.cache
def film(extension: str = ".mp4", *, seconds: float = 1.0, width: int = 64, height: int = 48) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"film{extension}"
        chapters = Path(folder) / "chapters"
        chapters.write_text(
            ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle=CanaryChapter in Kharkiv\n"
        )
        subprocess.run(
            [
                "ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", f"testsrc=size={width}x{height}:rate=10",
                "-f", "lavfi", "-i", "sine=frequency=440", "-i", str(chapters), "-map_chapters", "2",
                "-map", "0:v", "-map", "1:a", "-t", str(seconds),
                "-metadata", "location=+49.9935+036.2304/", "-metadata", "artist=CanaryArtist",
                "-metadata", "comment=CanaryComment", "-metadata", "creation_time=2022-09-10T10:00:00Z",
                "-metadata:s:v:0", "title=CanaryTrack", "-metadata:s:a:0", "handler_name=CanaryHandler",
                *WRITTEN[extension], str(target),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )  # fmt: skip
        return target.read_bytes()


# What people read below the film, in one language.
CAPTIONS = "1\n00:00:00,200 --> 00:00:01,500\nPeople are not territory.\n"


@functools.cache
def plain_film(
    *, seconds: float = 2.0, width: int = 320, height: int = 180, colour: str = "#203a5c", captions: bool = False
) -> bytes:
    """One colour and one tone: whatever else is seen in it was laid over it."""
    with tempfile.TemporaryDirectory() as folder:
        target, words = Path(folder) / "film.mp4", Path(folder) / "words.srt"
        words.write_text(CAPTIONS)
        told = ["-i", str(words), "-map", "2:s", "-c:s", "mov_text", "-metadata:s:s:0", "language=ukr"]
        _ffmpeg(
            "-f", "lavfi", "-i", f"color=c={colour.replace('#', '0x')}:size={width}x{height}:rate=10:d={seconds}",
            "-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", *(told if captions else []),
            "-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac",
            "-metadata", "location=+49.9935+036.2304/", "-metadata", "artist=CanaryArtist",
            "-metadata", "creation_time=2022-09-10T10:00:00Z", "-t", str(seconds), str(target),
        )  # fmt: skip
        return target.read_bytes()


def frame(data: bytes, at: float) -> Image.Image:
    """What is seen at that second, in RGB."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "film.mp4", Path(folder) / "frame.png"
        source.write_bytes(data)
        _ffmpeg("-ss", str(at), "-i", str(source), "-frames:v", "1", str(target))
        with Image.open(target) as opened:
            return opened.convert("RGB")


def facts(data: bytes) -> dict[str, Any]:
    """What ffprobe says of it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "film.mp4"
        source.write_bytes(data)
        told = subprocess.run(
            ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", str(source)],
            check=True,
            capture_output=True,
            timeout=60,
        )
        found: dict[str, Any] = json.loads(told.stdout)
        return found


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart on the whole, out of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def _ffmpeg(*words: str) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-y", *words], check=True, capture_output=True, timeout=60)
