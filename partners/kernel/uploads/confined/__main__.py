"""Standard input: the upload. Standard output: one line of JSON, then the cleaned bytes."""

import importlib
import json
import resource
import sys
from typing import Any

from .refusal import Refused

# What cleans what. Each module has `clean(data, **options) -> (bytes, facts)` and loads all it needs when imported.
CLEANERS = {
    "picture": "pictures",
    "logo": "logos",
    "document": "documents",
    "paper_logo": "paper_logos",
    "first_page": "first_pages",
}


def confine(*, memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # The first limit ends it by a signal of its own, by which the parent tells a slow file from a damaged one.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # A core would lay the upload down on a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Three descriptors are open already. From here on nothing can open a file or a socket, whatever a decoder is
    # talked into: resvg, for one, follows local references even when told not to.
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def main() -> None:
    job: dict[str, Any] = json.loads(sys.argv[1])
    # Before the limits: after them no module could be opened.
    cleaner = importlib.import_module(f".{CLEANERS[job['kind']]}", __package__)
    confine(**job["limits"])
    body = b""
    try:
        body, facts = cleaner.clean(sys.stdin.buffer.read(), **job["options"])
        answer = {"facts": facts}
    except Refused as refused:
        answer = {"refused": refused.reason, "facts": refused.facts}
    # Told apart, because the file is whole: its sender can do something about it.
    except (MemoryError, RecursionError):
        answer = {"refused": "too_hard", "facts": {}}
    except BaseException:  # noqa: BLE001  (a panic in Rust code is no Exception; all of it means: cannot be read)
        answer = {"refused": "corrupt", "facts": {}}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


main()
