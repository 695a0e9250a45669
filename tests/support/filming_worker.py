"""Makes an ordered film in a process of its own: `python -m tests.support.filming_worker ORDER STORAGE [how…]`.

`killed`: nothing is left of the process while ffmpeg is at work, whose number it has said by then. `late`: nothing is
left of it once the file was written, and before that was committed. `orphaned`: ffmpeg is not told to die with it.
`unprotected`: each statement is committed by itself, as without a transaction.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings


def die(*_told: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def main(order: str, storage: str, *how: str) -> None:
    settings.STORAGES["private"]["OPTIONS"]["location"] = storage
    django.setup()
    from django.db import connection
    from django.db.transaction import Atomic

    from partners.editions.services import filming
    from partners.kernel.uploads import ffmpeg, joining

    real = joining.run_told

    def killed(words: list[str], _told: Any) -> None:
        def heard(_seconds: float) -> Any:
            sys.stdout.write(Path(f"/proc/self/task/{os.getpid()}/children").read_text())
            sys.stdout.flush()
            return die()

        # As slowly as the film is watched, so that it is not through already.
        real(["-re", *words], heard)

    if "killed" in how:
        joining.run_told = killed  # type: ignore[assignment]
    if "orphaned" in how:
        ffmpeg.LIBC = type("Libc", (), {"unshare": lambda *_words: 0, "prctl": lambda *_words: 0})()  # type: ignore[assignment]
    if "late" in how:
        filming._end = die
    if "unprotected" in how:
        Atomic.__enter__ = Atomic.__exit__ = lambda *_arguments: None  # type: ignore[method-assign,assignment]
        connection.features.has_select_for_update = False
    filming.make_film(int(order))


if __name__ == "__main__":
    main(*sys.argv[1:])
