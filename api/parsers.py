"""Reading a body that may be anything."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser, MultiPartParser

from api.errors import Refused

MOST_BYTES = 64 * 1024
DEEPEST = 8


class StrictJSONParser(BaseParser):
    """JSON in UTF-8, short and flat. Refuses what other parts could not hold: half surrogates, NaN, endless numbers."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        try:
            # One byte more than allowed, because a length that was announced may be untrue.
            raw = stream.read(MOST_BYTES + 1)
        except Exception:  # noqa: BLE001  each server has errors of its own for a body that breaks off or is ill made
            raise ParseError(_("The body broke off before its end.")) from None
        if len(raw) > MOST_BYTES:
            raise Refused("too-large")
        try:
            data = json.loads(raw.decode("utf-8"), parse_constant=refuse_constant)
            check_depth(data)
            # Escapes can smuggle half a character in, which no database and no answer could hold.
            json.dumps(data, ensure_ascii=False).encode("utf-8")
        except RecursionError:
            raise ParseError(too_deep()) from None
        except UnicodeError:
            raise ParseError(_("The body holds bytes or escapes that are no characters.")) from None
        except json.JSONDecodeError as error:
            place = {"line": error.lineno, "column": error.colno}
            raise ParseError(_("The body is no JSON: line %(line)s, column %(column)s.") % place) from None
        # Last, because the two above are kinds of it.
        except ValueError:
            raise ParseError(_("The body holds a number that cannot be read.")) from None
        return data


class FileParser(MultiPartParser):
    """A form with one file."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None) -> Any:
        try:
            return super().parse(stream, media_type, dict(parser_context or {}))
        # With our words: theirs are of boundaries and in English.
        except ParseError:
            raise ParseError(_("The form is broken, or broke off before its end.")) from None


def check_depth(data: Any) -> None:
    # Level by level instead of by recursion, which a deep body could exhaust.
    level = [data]
    for _level in range(DEEPEST):
        inner = [value for value in level if isinstance(value, dict | list)]
        if not inner:
            return
        level = [value for parent in inner for value in (parent.values() if isinstance(parent, dict) else parent)]
    if any(isinstance(value, dict | list) for value in level):
        raise ParseError(too_deep())


def too_deep() -> str:
    return _("The body is nested deeper than %(levels)s levels.") % {"levels": DEEPEST}


def refuse_constant(name: str) -> NoReturn:
    # NaN and Infinity are Python's own additions to JSON.
    raise ValueError(name)
