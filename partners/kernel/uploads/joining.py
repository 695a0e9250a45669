"""A picture laid over a film, for some of its seconds or after its end. What comes out is made anew, sound and all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from partners.kernel.uploads.ffmpeg import MEGABYTE, MOST_BYTES, run, run_told, workplace
from partners.kernel.uploads.files import refusal
from partners.kernel.uploads.films import KINDS, check_length, check_size, facts_of, kind_of_film, read_as

# The longer side of what comes out: no larger than it came, and no larger than a screen shows.
LONGEST_SIDE = 1920
LEAST_SIDE = 120
MOST_AFTER = 30
AUDIO = 128_000
# In bits a second; a film that is longer gets less, so that the whole never becomes larger than may be looked up.
MOST_RATE = 6_000_000
# Subtitles that are words, and no pictures of words.
WORDS = {"mov_text", "webvtt", "subrip", "ass", "ssa", "text"}
# While somebody waits for a page.
SOON = 30


@dataclass(frozen=True, slots=True)
class Measured:
    """`seconds` long, as large as what is made of it will be; `captions` are languages (ISO 639-2) by the number of
    their track, and `still` is one of its pictures as JPEG."""

    seconds: float
    width: int
    height: int
    has_sound: bool
    captions: dict[int, str]
    still: bytes


@dataclass(frozen=True, slots=True)
class Laid:
    """From which second to which the picture is seen; `after` is how long the film goes on standing still for it."""

    start: float
    end: float
    after: float = 0.0


def measure_film(data: bytes) -> Measured:
    """Looked at and not made anew, which takes minutes. Raises UploadRefused (`not_a_film`, `too_large`,
    `too_long_a_film`, `corrupt`, `timeout`)."""
    check_size(data)
    kind = kind_of_film(data)
    if kind not in KINDS:
        raise refusal("not_a_film")
    with workplace() as folder:
        source, still = folder / "film", folder / "still.jpg"
        source.write_bytes(data)
        reading = read_as(kind, source)
        facts = facts_of(reading)
        seconds = _seconds_of(facts)
        check_length(seconds)
        run(
            "ffmpeg", "-nostdin", "-v", "error", "-y", "-threads", "1", "-ss", f"{seconds / 2:.2f}", *reading,
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-frames:v", "1", "-vf", _fit(),
            "-q:v", "3", "-f", "mjpeg", str(still), patience=SOON,
        )  # fmt: skip
        picture = still.read_bytes() if still.is_file() else b""
        # Of our own picture: a telephone says its sides before it says how it was held.
        shown = facts_of(["-f", "mjpeg", "-i", str(still)]) if picture else {}
    stream = next((each for each in shown.get("streams", []) if each.get("codec_type") == "video"), None)
    if seconds <= 0 or stream is None:
        raise refusal("corrupt")
    width, height = int(stream["width"]), int(stream["height"])
    if min(width, height) < LEAST_SIDE:
        raise refusal("small_film", found=min(width, height), least=LEAST_SIDE)
    return Measured(seconds, width, height, _has(facts, "audio"), _captions(facts), picture)


def join(
    film: Path, picture: Path, laid: Laid, measured: Measured, *, kind: str, about: Mapping[str, str],
    told: Callable[[float], bool],
) -> bytes:  # fmt: skip
    """MP4 (H.264, AAC, words of its captions), ready to be played while it comes in; the same bytes for the same files
    on one machine. `picture` is a PNG as large as the film is shown; `about` becomes its metadata; `told` as in
    `run_told`, in shares of 1.

    Raises Stopped; UploadRefused (`corrupt`, `timeout`, `too_large`).
    """
    whole = measured.seconds + laid.after
    size = f"{measured.width}:{measured.height}"
    still = f",tpad=stop_mode=clone:stop_duration={laid.after:.3f}" if laid.after else ""
    seen = f"between(t,{laid.start:.3f},{laid.end:.3f})"
    graph = (
        f"[0:v:0]scale={size},setsar=1,format=yuv420p{still}[film];[1:v]format=rgba[laid];"
        f"[film][laid]overlay=0:0:enable='{seen}',format=yuv420p[shown]"
    )
    sound = ["-map", "0:a:0", "-c:a", "aac", "-b:a", str(AUDIO), "-ac", "2"] if measured.has_sound else ["-an"]
    if measured.has_sound and laid.after:
        sound += ["-af", f"apad=pad_dur={laid.after:.3f}"]
    words: list[str] = []
    for place, (number, language) in enumerate(measured.captions.items()):
        words += ["-map", f"0:s:{number}", f"-metadata:s:s:{place}", f"language={language}"]
    rate = min(MOST_RATE, round((MOST_BYTES - MEGABYTE) * 8 / whole) - AUDIO)
    with workplace() as folder:
        out = folder / "out.mp4"
        run_told(
            [
                "-threads", "1", *read_as(kind, film),
                "-protocol_whitelist", "file", "-f", "png_pipe", "-i", str(picture),
                "-filter_complex", graph, "-map", "[shown]", *sound, *words, *(["-c:s", "mov_text"] if words else []),
                "-dn", "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1",
                *(part for name, value in about.items() for part in ("-metadata", f"{name}={value}")),
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact",
                # The encoder signs its work in the stream itself.
                "-bsf:v", "filter_units=remove_types=6", "-fpsmax", "30",
                # As many threads wherever it runs: each number gives other bytes.
                "-c:v", "libx264", "-threads:v", "2", "-preset", "veryfast", "-crf", "22",
                "-maxrate", str(rate), "-bufsize", str(2 * rate),
                "-t", f"{whole:.3f}", "-movflags", "+faststart", "-f", "mp4", str(out),
            ],
            lambda seconds: told(min(1.0, seconds / whole)),
        )  # fmt: skip
        data = out.read_bytes() if out.is_file() else b""
    if not data:
        raise refusal("corrupt")
    check_size(data)
    return data


def _fit() -> str:
    """Rotated as the telephone says, smaller where it is large, both sides even as the format wants it."""
    side = f"scale=w='min({LONGEST_SIDE},iw*sar)':h='min({LONGEST_SIDE},ih)':force_original_aspect_ratio=decrease"
    return f"{side}:force_divisible_by=2,setsar=1"


def _seconds_of(facts: dict[str, Any]) -> float:
    try:
        return float(facts["format"].get("duration", 0))
    except ValueError:
        return 0.0


def _has(facts: dict[str, Any], kind: str) -> bool:
    return any(each.get("codec_type") == kind for each in facts["streams"])


def _captions(facts: dict[str, Any]) -> dict[int, str]:
    tracks = [each for each in facts["streams"] if each.get("codec_type") == "subtitle"]
    found = {}
    for number, track in enumerate(tracks):
        if track.get("codec_name") in WORDS:
            language = str(track.get("tags", {}).get("language", "und"))
            # What the file says goes on to a program: three letters, and nothing that could be an option.
            found[number] = language if len(language) == 3 and language.isascii() and language.isalpha() else "und"
    return found
