"""A short film without sound for the demo: the lit window, seen a little closer. Needs ffmpeg; run from the root of the
project. Another ffmpeg may write other bytes of the same pictures."""

import subprocess
from pathlib import Path

CAMPAIGN = Path(__file__).resolve().parent.parent.parent / "portal" / "demo" / "campaign"
SECONDS = 6


def main() -> None:
    moving = f"crop=1280:720:x='(iw-1280)*t/{SECONDS}':y='(ih-720)*(1-t/{SECONDS})'"
    subprocess.run(  # noqa: S603  our own words
        [  # noqa: S607  wherever it is installed
            "ffmpeg", "-v", "error", "-y", "-loop", "1", "-framerate", "12",
            "-i", str(CAMPAIGN / "pictures" / "window.jpg"), "-t", str(SECONDS),
            "-filter_complex", f"[0:v]scale=1480:-2,{moving},format=yuv420p",
            "-c:v", "libx264", "-preset", "veryslow", "-crf", "30", "-tune", "animation", "-map_metadata", "-1",
            "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart",
            str(CAMPAIGN / "artwork" / "film_window.mp4"),
        ],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
