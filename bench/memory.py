"""What a process holds. Linux only."""

import ctypes
import gc
from pathlib import Path

SELF = Path("/proc/self")


def memory(which: str, process: Path = SELF) -> float:
    """In megabytes: `VmRSS` now, `VmHWM` at most since it was forgotten last."""
    told = (process / "status").read_text()
    return int(told.partition(f"{which}:")[2].split()[0]) / 1024


def forget_most(process: Path = SELF) -> None:
    """5 stands for the most that a process has had (proc(5), clear_refs)."""
    (process / "clear_refs").write_text("5")


def give_back() -> None:
    """What was freed and is still kept would hide what is taken next (malloc_trim(3))."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
