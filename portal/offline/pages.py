"""Pages rewritten so that they lead to each other in a folder."""

import posixpath
from collections.abc import Callable
from urllib.parse import unquote, urldefrag, urlsplit

from bs4 import BeautifulSoup

# What a page may lead to or load, and where the address stands.
ADDRESSES = (
    ("a", "href"),
    ("link", "href"),
    ("img", "src"),
    ("source", "src"),
    ("video", "poster"),
    ("form", "action"),
)
# Told to machines that find the page on the web.
OF_THE_WEB = {"canonical", "alternate", "preload"}


def place_of(path: str) -> str:
    """`/en/campaign/` → `en/campaign/index.html`, `/static/a.css` → `static/a.css`."""
    inside = unquote(path).lstrip("/")
    return f"{inside}index.html" if not inside or inside.endswith("/") else inside


class Rewriter:
    """`pages` are the paths that are in the folder. `keep` is asked for every other path of the site, whether what is
    there comes along; where it does not, the address leads to the site at `online`."""

    def __init__(self, pages: set[str], keep: Callable[[str], bool], online: str) -> None:
        self.pages, self.keep, self.online = pages, keep, online
        self.host = urlsplit(online).netloc

    def page(self, html: str, *, path: str) -> str:
        document = BeautifulSoup(html, "html.parser")
        # A browser runs no module out of a folder, and each page can be read without.
        for script in document.select("script:not([type='application/ld+json'])"):
            script.decompose()
        # Nor draws it a part of another file; these are signs beside words.
        for sign in document.select("svg:has(use[href^='/'])"):
            sign.decompose()
        for link in document.select("link[rel]"):
            if OF_THE_WEB & set(link.get("rel") or ()):
                link.decompose()
        for tag, name in ADDRESSES:
            for element in document.find_all(tag, attrs={name: True}):
                element[name] = self.address(str(element[name]), path)
        for element in document.select("[srcset]"):
            sizes = (
                candidate.split(maxsplit=1) for candidate in str(element["srcset"]).split(",") if candidate.strip()
            )
            element["srcset"] = ", ".join(" ".join([self.address(size[0], path), *size[1:]]) for size in sizes)
        if document.head:
            document.head.append(document.new_tag("link", rel="canonical", href=f"{self.online}{path}"))
        return str(document)

    def address(self, address: str, path: str) -> str:
        """As it has to stand in the page or style at `path`."""
        bare, fragment = urldefrag(address)
        parts = urlsplit(bare)
        if not bare or parts.scheme not in {"", "http", "https"} or parts.netloc not in {"", self.host}:
            return address
        target = posixpath.normpath(posixpath.join(path, parts.path or "/"))
        target = f"{target}/" if parts.path.endswith("/") and target != "/" else target
        end = f"#{fragment}" if fragment else ""
        # A list narrowed by a query is made by the site alone; a query behind a file only names its version.
        if (target in self.pages and not parts.query) or (not target.endswith("/") and self.keep(target)):
            return posixpath.relpath(place_of(target), posixpath.dirname(place_of(path)) or ".") + end
        return f"{self.online}{target}" + (f"?{parts.query}" if parts.query else "") + end
