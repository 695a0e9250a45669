"""Files of contacts, handed out after somebody asked."""

from collections.abc import Iterable
from typing import Any

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from partners.kernel.answers import in_pieces, no_page, telling_name
from partners.kernel.rendering import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx_file
from partners.press.forms.taking import FileKind
from partners.press.rendering import CARD_TYPE, Entry, Names, cards, table


def contacts_file(kind: str, entries: Iterable[Entry], subjects: Names, *, title: str) -> HttpResponseBase:
    """The contacts as a file of this kind, made while it is read; `title` names it."""
    if kind == FileKind.XLSX:
        return attached(
            in_pieces(xlsx_file([(_("Media contacts"), table(entries, subjects))])), XLSX_TYPE, title, "xlsx"
        )
    if kind == FileKind.CSV:
        return attached(csv_lines(table(entries, subjects)), CSV_TYPE, title, "csv")
    version = "3.0" if kind == FileKind.VCARD_3 else "4.0"
    people = ((entry.public_id, entry.facts) for entry in entries)
    return attached(cards(people, version, subjects), CARD_TYPE, title, "vcf")


def attached(content: Iterable[bytes], media_type: str, title: str, extension: str) -> HttpResponseBase:
    response: Any = StreamingHttpResponse(content, content_type=media_type)
    name = telling_name(title, extension, otherwise="contacts")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    # Who may be told of changes with the minute, and none of it belongs into a cache.
    response["Cache-Control"] = "no-store"
    no_page(response)
    return response
