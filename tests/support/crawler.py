"""Somebody who opens all that they are led to, and reads all of what they are given: pages, feeds, papers, pictures."""

import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

import pikepdf
from django.core.cache import cache
from django.test import Client
from PIL import Image

HOST = "testserver"
# What leads on, in pages, feeds, maps of the site, style sheets and JSON alike.
LEADS = re.compile(
    r"""(?:href|src|action|content|data-[\w-]+|hx-get)=["']([^"'\s]+)["']|<loc>([^<]+)</loc>|url\(["']?([^"')]+)"""
    r"""|"(?:\w*url|next|previous|href|id|self)"\s*:\s*"([^"\s]+)\""""
)
SIZES = re.compile(r"""srcset=["']([^"']+)["']""")
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
FIELD = re.compile(r"""<(?:input|select)\b[^>]*\bname=["']([^"']+)["']""")
OPTION = re.compile(r"""<option value=["']([^"']*)["']""")
# Nothing of ours is told there, and each of them ends the visit or leads in a circle.
NOT_ASKED = re.compile(r"^/static/|/logout/|^/cms/(?:jsi18n|sprite|help)|/results/|^/\w\w/account/")


def readings(content: bytes, kind: str) -> Iterator[str]:
    """All the text in it, however it is packed; of a picture its notes and the colour it has all over."""
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from readings(archive.read(name), "")
    elif content[:5] == b"%PDF-":
        with pikepdf.open(io.BytesIO(content)) as paper:
            yield " ".join(str(value) for value in paper.docinfo.values())
            for thing in paper.objects:
                if isinstance(thing, pikepdf.Stream) and "/Image" not in str(thing.get("/Subtype", "")):
                    yield thing.read_bytes().decode("latin-1")
    elif kind.startswith("image/") and "svg" not in kind:
        yield content.decode("latin-1")
        yield colour_of(content)
    else:
        yield unescape(content.decode("utf-8", "replace"))


def colour_of(content: bytes) -> str:
    """In a word that can be searched for; lossy pictures differ a little, so in steps of sixteen."""
    with Image.open(io.BytesIO(content)) as picture:
        middle = picture.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return "colour-" + "-".join(str(round(part / 16)) for part in middle)


class Crawler:
    """`words` are what is looked for; `found` has where each of them was, `asked` every address with its status."""

    def __init__(self, client: Client, words: Iterable[str], *, most: int) -> None:
        self.client, self.words, self.most = client, list(words), most
        client.raise_request_exception = False
        self.found: dict[str, list[str]] = {}
        self.asked: dict[str, int] = {}

    def crawl(self, start: Iterable[str], *, within: str = "") -> "Crawler":
        """Breadth first; `within` is how addresses begin that are followed besides those of the start."""
        waiting = deque(self.plain(address) for address in start)
        while waiting and len(self.asked) < self.most:
            address = waiting.popleft()
            if address in self.asked or NOT_ASKED.search(address):
                continue
            waiting += [each for each in self.ask(address) if each.startswith(within) and each not in self.asked]
        return self

    def ask(self, address: str) -> list[str]:
        if len(self.asked) % 50 == 0:
            # One caller may ask so often; a hundred readers may.
            cache.clear()
        answer = self.client.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.asked[address] = answer.status_code
        assert answer.status_code < 500 or answer.status_code == 503, (address, answer.status_code)
        kind = answer.get("Content-Type", "")
        text = "\n".join(readings(content, kind)) + str(answer.headers)
        # What was asked for and comes back tells nothing.
        for typed in {address, unquote(address), *(value for _n, value in parse_qsl(urlsplit(address).query))} - {""}:
            text = text.replace(typed, "")
        for word in self.words:
            if word in text:
                self.found.setdefault(word, []).append(address)
        if location := answer.get("Location", ""):
            return [self.plain(urljoin(address, location))]
        is_readable = kind.startswith(("text/", "application/")) and not kind.endswith(("/pdf", "/zip"))
        return list(self.leads(address, content.decode("utf-8", "replace"))) if is_readable else []

    def leads(self, address: str, text: str) -> Iterator[str]:
        raw = ["".join(groups) for groups in LEADS.findall(text)]
        raw += [size.split()[0] for sizes in SIZES.findall(text) for size in sizes.split(",") if size.split()]
        for each in map(unescape, raw):
            parts = urlsplit(urljoin(f"http://{HOST}{address}", each))
            if parts.scheme in {"http", "https"} and parts.netloc == HOST and each[0] not in "{#":
                yield self.plain(each, address)
        for marks, inside in FORM.findall(text):
            if "post" not in marks.lower():
                yield from self.searches(address, marks, inside)

    def searches(self, address: str, marks: str, inside: str) -> Iterator[str]:
        """A form that asks: with the word that all of them begin with, and with each choice that it offers."""
        action = re.search(r"""action=["']([^"']*)""", marks)
        target = self.plain(unescape(action[1]) if action else address, address).partition("?")[0]
        names = FIELD.findall(inside)
        if "q" in names:
            yield f"{target}?{urlencode({'q': 'kanarka'})}"
        for name, options in re.findall(
            r"""<select\b[^>]*\bname=["']([^"']+)["'][^>]*>(.*?)</select>""", inside, re.DOTALL
        ):
            yield from (f"{target}?{urlencode({name: unescape(value)})}" for value in OPTION.findall(options) if value)

    @staticmethod
    def plain(address: str, base: str = "/") -> str:
        parts = urlsplit(urljoin(f"http://{HOST}{base}", address))
        return parts.path + (f"?{parts.query}" if parts.query else "")
