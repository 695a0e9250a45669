"""What one process keeps: answers by what was asked, those that were asked for last."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from partners.kernel.shelves import Shelf

MOST_BYTES = 16 * 1024 * 1024
# Each with its headers, which are not counted.
MOST_PAGES = 1000
LARGEST = MOST_BYTES // 16
# What a 304 does not say again; all else, our policies among it, it says as the page does.
OF_THE_BODY = ("Content-Type", "Content-Length", "Content-Encoding", "Content-Language")
# A page is drawn anew after a while whatever happens: not all that is on it has to be a row.
LONGEST = timedelta(minutes=1)


@dataclass(frozen=True)
class KeptPage:
    """An answer, and how long it is the right one: while the mark is this one, and before that moment."""

    content: bytes
    headers: dict[str, str]
    mark: Any
    drawn_at: datetime
    until: datetime

    def is_right(self, mark: Any, at: datetime) -> bool:
        return bool(self.mark == mark and at < self.until)

    def answer(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


def unless_known(request: HttpRequest, response: HttpResponse) -> Any:
    """304 for a reader who has this very page."""
    answer: Any = get_conditional_response(request, etag=response["ETag"], response=response)
    if answer is not response and answer.status_code == 304:
        for name, value in response.items():
            if name not in OF_THE_BODY:
                answer.headers.setdefault(name, value)
    return answer


def new_shelf() -> Shelf[KeptPage]:
    return Shelf(MOST_BYTES, most=MOST_PAGES, largest=LARGEST)


def shall_redraw(shelf: Shelf[KeptPage], key: Hashable, page: KeptPage, at: datetime) -> bool:
    """For one of those who ask once it is old; the others get it meanwhile, or all would draw at once."""
    return at >= page.drawn_at + LONGEST and shelf.exchange(key, page, replace(page, drawn_at=at))
