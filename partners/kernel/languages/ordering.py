"""The reader's alphabet as an order of a database.

`queryset.order_by(*in_alphabet("name"), "pk")`
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    IntegerField,
    OrderBy,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.constants import LOOKUP_SEP
from django.utils.translation import get_language

from .alphabet import reads_cyrillic_first

# By which script comes first. PostgreSQL knows them by a migration, SQLite by `sqlite.teach`. The letters are in both
# the Ukrainian ones: of the rules of ICU for English, ґ would be a г and ї an і.
COLLATIONS = {True: "alphabet_cyrillic_first", False: "alphabet_latin_first"}


def collation_for(language: str) -> str:
    return COLLATIONS[reads_cyrillic_first(language)]


class Alphabetical(Func):
    """A text under the alphabet of whoever reads when the query is made: a queryset may be older than its reader."""

    output_field = TextField()

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> Any:  # type: ignore[override]
        context.setdefault("template", "(%(expressions)s)")
        sql, params = super().as_sql(compiler, connection, function="", **context)
        collation = connection.ops.quote_name(collation_for(get_language() or "en"))
        return f"{sql} COLLATE {collation}", params

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # What does not count is taken out first, as `alphabetical` does; ICU would rather leave out spaces, too.
        letters = 'lower(normalize((%(expressions)s)::text, NFC) COLLATE "und-x-icu")'
        whole = f"regexp_replace({letters}, '[''’ʼ`]', '', 'g')"
        words = f"trim(regexp_replace({whole}, '[^[:alnum:]]+', ' ', 'g'))"
        return self.as_sql(compiler, connection, template=words, **context)


def in_alphabet(text: Any, *, is_turned: bool = False) -> tuple[OrderBy, ...]:
    """For `order_by`: the column or expression in the reader's alphabet, then by its very letters; the caller ends the
    order with something unique. A name may begin with `-`; `is_turned` turns an expression around."""
    if isinstance(text, str):
        is_turned, text = is_turned or text.startswith("-"), F(text.removeprefix("-"))
    return tuple(OrderBy(part, descending=is_turned) for part in (Alphabetical(text), text))


def in_kept_alphabet(column: str) -> tuple[str, str]:
    """The same for a column whose order is kept in two others, with an index: for lists of which a part is shown."""
    script = "cyrillic" if reads_cyrillic_first(get_language() or "en") else "latin"
    return f"{column}_{script}_first", column


# What stands in a column, and what readers see in its place.
Shown = Mapping[str, Callable[[], Iterable[tuple[str, Any]]]]


def alphabetically(queryset: QuerySet[Any], shown_as: Shown | None = None) -> QuerySet[Any]:
    """The same order by what readers see: texts in their alphabet; of `shown_as` the names, in its order; steps of a
    workflow, and other choices of a field, in the order in which they are declared. Ends with the row's number."""
    parts: list[Any] = []
    for part in queryset.query.order_by:
        name = part.removeprefix("-") if isinstance(part, str) else ""
        field = _field_of(queryset, name)
        choices = (shown_as or {}).get(name, lambda field=field: getattr(field, "flatchoices", ()))()
        if isinstance(part, str) and (codes := [code for code, _label in choices]):
            parts.append(OrderBy(_rank(name, codes), descending=part.startswith("-")))
        elif isinstance(field, CharField | TextField):
            parts += in_alphabet(part)
        else:
            parts.append(part)
    return queryset.order_by(*parts, F("pk").asc()) if parts else queryset


def _rank(name: str, codes: list[Any]) -> Case:
    ranks = [When(**{name: code}, then=Value(place)) for place, code in enumerate(codes)]
    return Case(*ranks, default=Value(len(codes)), output_field=IntegerField())


def _field_of(queryset: QuerySet[Any], name: str) -> Any:
    """The column or annotation; None for what is neither."""
    if found := queryset.query.annotations.get(name):
        return found.output_field
    model: Any = queryset.model
    field: Any = None
    for part in name.split(LOOKUP_SEP) if name else ():
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return None
        model = getattr(field, "related_model", None) or model
    return field
