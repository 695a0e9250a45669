"""A real disk of some megabytes, and a browser without scripts for the portal that lies on it."""

import http.cookiejar
import os
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class MayNotMount(Exception):  # noqa: N818  told and not thrown at anybody
    """This machine lets nobody have a disk of its own; whoever catches it says so."""


@contextmanager
def small_disk(folder: Path, *, megabytes: int) -> Iterator[Path]:
    if os.getuid() != 0:
        raise MayNotMount
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        raise MayNotMount
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """To the last byte."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"0" * 4096)
    return ballast


class Answer(NamedTuple):
    status: int
    text: str
    headers: Any


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any) -> None:
        return None


class Visitor:
    """Keeps its cookies and the token of the form it saw last."""

    def __init__(self, address: str) -> None:
        self.address, self.token = address, ""
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, NoRedirect)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask(urllib.request.Request(self.address + path, headers=headers))

    def post(self, path: str, **fields: str) -> Answer:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        return self._ask(urllib.request.Request(self.address + path, data=body))

    def send(self, path: str, body: bytes, **headers: str) -> Answer:
        return self._ask(urllib.request.Request(self.address + path, data=body, headers=headers))

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as refused:
            answer = refused
        text = answer.read().decode("utf-8", "replace")
        if found := TOKEN.search(text):
            self.token = found[1]
        return Answer(answer.status, text, answer.headers)
