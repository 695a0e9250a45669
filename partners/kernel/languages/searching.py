"""Finding text whatever its case, accents and typography, in every alphabet and on both databases.

`icontains` and `istartswith` of text fields mean this once `use` has been called, in our lists as in those of Wagtail;
of a JSON field, `icontains` looks into the texts that stand in it. `iexact` stays as it is: it says who somebody is.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Func, JSONField, TextField
from django.db.models.lookups import IContains, IStartsWith

# What is typed in several ways, and one of them.
SAME = str.maketrans("’ʼ‘`´ʹ′«»„“”‟″‐‑‒–—―−ςłøđıґ", "'''''''\"\"\"\"\"\"\"-------σlodiг")
# Combining marks; and what nobody sees.
UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
GONE, SPACES = re.compile(f"[{UNSEEN}]+"), re.compile(r"\s+")
WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """In small letters without accents, with plain apostrophes, quotation marks, dashes and single spaces."""
    # Typography first: taken apart, an acute accent that stands for an apostrophe would be a space.
    plain = unicodedata.normalize("NFKD", text.lower().translate(SAME))
    return SPACES.sub(" ", GONE.sub("", plain).replace("ß", "ss"))


def words_in(text: str) -> str:
    """The folded words alone, with a space between them: `Ім’я` and `імʼя` are one word, `захід-схід` two."""
    return " ".join(WORD.findall(folded(text).replace("'", "")))


class Folded(Func):
    """`folded` inside the database."""

    function = "portal_folded"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # By a collation that knows all letters: a database made with the locale C knows only those of ASCII.
        typed, meant = (_quoted("".join(map(chr, part))) for part in (SAME.keys(), SAME.values()))
        same = f'translate(lower((%(expressions)s)::text COLLATE "und-x-icu"), {typed}, {meant})'
        seen = f"replace(regexp_replace(normalize({same}, NFKD), '[{UNSEEN}]+', '', 'g'), 'ß', 'ss')"
        return self.as_sql(compiler, connection, template=f"regexp_replace({seen}, '\\s+', ' ', 'g')", **context)


class Texts(Func):
    """All texts inside a JSON value, the names of its keys not among them."""

    function = "portal_texts"
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        every = """jsonb_path_query_array(%(expressions)s, '$.** ? (@.type() == "string")')::text"""
        return self.as_sql(compiler, connection, template=every, **context)


def texts(value: str | None) -> str | None:
    """What `Texts` is on SQLite, which keeps JSON in ASCII."""
    return None if value is None else "\n".join(_texts_in(json.loads(value)))


class FoldedMixin:
    """Both sides folded; where the other side is a column it is left to Django's own comparison."""

    rhs: Any

    def get_prep_lookup(self) -> Any:
        wanted = super().get_prep_lookup()  # type: ignore[misc]
        return wanted if hasattr(wanted, "resolve_expression") else folded(str(wanted))

    def process_lhs(self, compiler: Any, connection: Any, lhs: Any = None) -> Any:
        is_value = not hasattr(self.rhs, "resolve_expression")
        text = self.text(lhs or self.lhs) if is_value else lhs  # type: ignore[attr-defined]
        return super().process_lhs(compiler, connection, text)  # type: ignore[misc]

    def text(self, column: Any) -> Any:
        return Folded(column)


class FoldedContains(FoldedMixin, IContains):
    pass


class FoldedStartsWith(FoldedMixin, IStartsWith):
    pass


class ContainsInTexts(FoldedContains):
    def text(self, column: Any) -> Any:
        return Folded(Texts(column))


def use() -> None:
    for field in (CharField, TextField):
        field.register_lookup(FoldedContains)
        field.register_lookup(FoldedStartsWith)
    JSONField.register_lookup(ContainsInTexts)


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts_in(part)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
