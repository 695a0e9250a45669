"""Lists in pieces: by position, never by number, so nothing is skipped or doubled while others write."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from api.errors import Refused
from partners.kernel.selectors import slice_of


def paged(
    request: Any, rows: Any, order: Sequence[str], *, cursor: str, limit: int
) -> tuple[list[Any], dict[str, str]]:
    """One page of a short list and the links around it. The cursor holds the values of the row at the edge.

    Not that row's id: the row may be gone when the next page is asked for.
    """
    signer = signer_for(request, order)
    way, beyond = opened(cursor, signer) if cursor else ("next", None)
    found = slice_of(rows, order, beyond=beyond, is_backwards=way == "prev", limit=limit)
    links = {}
    if found.has_next:
        links["next"] = url_with(request, cursor=sealed("next", found.rows[-1], order, signer))
    if found.has_previous:
        links["prev"] = url_with(request, cursor=sealed("prev", found.rows[0], order, signer))
    if cursor:
        links["first"] = url_with(request, cursor=None)
    return found.rows, links


def signer_for(request: Any, order: Sequence[str]) -> Signer:
    """A cursor belongs to its list, filters and order: elsewhere its values are no place, or of another type."""
    # Without `limit`: another length of page may go on from the same place.
    filters = sorted((name, values) for name, values in request.query_params.lists() if name not in ("cursor", "limit"))
    return Signer(salt=repr(("api.cursor", request.path, filters, order)))


def sealed(way: str, row: Any, order: Sequence[str], signer: Signer) -> str:
    names = [column.removeprefix("-") for column in order]
    # Rows of a grouped query are dictionaries.
    values = [row[name] if isinstance(row, dict) else getattr(row, name) for name in names]
    return signer.sign_object([way, *(v.isoformat() if isinstance(v, date | datetime) else str(v) for v in values)])


# Signed: otherwise values of anybody's making would be compared with columns of whatever type.
def opened(cursor: str, signer: Signer) -> tuple[str, list[str]]:
    try:
        way, *values = signer.unsign_object(cursor)
    except BadSignature:
        raise unknown_cursor("cursor") from None
    return way, values


def unknown_cursor(parameter: str) -> Refused:
    detail = _("This cursor is not from this list. Take it from the header Link, or begin without it.")
    error = {"parameter": parameter, "detail": detail, "code": "unknown_cursor"}
    return Refused("invalid-parameter", detail, errors=[error])


def url_with(request: Any, **changes: Any) -> str:
    """This request's URL with some parameters changed. On our own host, whatever host the sender named."""
    given = {name: values for name, values in request.query_params.lists() if name not in changes}
    query = urlencode({**given, **{k: [v] for k, v in changes.items() if v is not None}}, doseq=True)
    return f"{settings.BASE_URL}{request.path}{'?' if query else ''}{query}"


def link_header(links: dict[str, str]) -> str:
    """RFC 8288."""
    return ", ".join(f'<{url}>; rel="{rel}"' for rel, url in links.items())
