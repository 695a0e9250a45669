"""Small films with traces in every place that a telephone leaves them."""

import functools
import os
import subprocess
import tempfile
from pathlib import Path

import pytest

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
