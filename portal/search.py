"""Wagtail's search with our folding and our word forms: case, accents, apostrophes, dashes and endings count in no
alphabet and on no database (docs/adr/0044).

What is indexed is folded and what is asked is folded, so the two meet whatever the database makes of letters. An index
that was written by other rules has to be written again, which `write_index_again` does behind the migration of RULES.
"""

import copy
from functools import cache
from typing import Any

from django.core.management import call_command
from django.db.models import Model
from modelsearch import index
from modelsearch.query import And, Or, PlainText, SearchQuery
from wagtail.search.backends.database import SearchBackend as WagtailSearchBackend

from partners.kernel.languages.searching import words_in
from partners.kernel.languages.word_forms import choices_in, forms_in

# The migration that came with the rules in force. Whoever changes them adds one, and names it here.
RULES = ("kernel", "0003_word_forms")


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  the name by which Wagtail looks for it
    """That of the database in use, taught to fold."""
    return folding(type(WagtailSearchBackend(params)))(params)  # type: ignore[arg-type]


def write_index_again(*, plan: Any = (), **kwargs: Any) -> None:
    """Told by Django which migrations it has run."""
    if RULES in {(migration.app_label, migration.name) for migration, is_backwards in plan if not is_backwards}:
        call_command("update_index", verbosity=0)


@cache
def folding(backend_class: Any) -> Any:
    class FoldedIndex(backend_class.index_class):
        def add_items(self, model: type[Model], objs: Any) -> None:
            super().add_items(model, [FoldedFields(thing) for thing in objs])

    class FoldedBackend(backend_class):
        index_class = FoldedIndex

        def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
            operator = kwargs.get("operator") or query_compiler_class.DEFAULT_OPERATOR
            asked = worded(query, operator) if isinstance(query, str) else folded_query(query)
            return super()._search(query_compiler_class, asked or "", model_or_queryset, **kwargs)

    return FoldedBackend


class FoldedFields:
    """A thing whose fields tell the index their folded words; all else is its own."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing

    def __getattr__(self, name: str) -> Any:
        return getattr(self.thing, name)

    def get_search_fields(self) -> list[Any]:
        return [folded_field(field) for field in self.thing.get_search_fields()]


def folded_field(field: Any) -> Any:
    found = copy.copy(field)
    is_text = isinstance(field, index.SearchField | index.AutocompleteField)
    if isinstance(field, index.RelatedFields):
        found.fields = [folded_field(inner) for inner in field.fields]

    def get_value(thing: Any) -> Any:
        value = field.get_value(thing.thing if isinstance(thing, FoldedFields) else thing)
        return words(value) if is_text else value

    found.get_value = get_value
    return found


def words(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [words(part) for part in value]
    return {key: words(part) for key, part in value.items()} if isinstance(value, dict) else forms_in(str(value or ""))


def worded(query: str, operator: str) -> Any:
    """Each word as it is typed or in its dictionary form. None where nothing is left."""
    asked = [
        PlainText(forms[0]) if len(forms) == 1 else Or([PlainText(form) for form in forms])
        for forms in choices_in(query)
    ]
    if len(asked) < 2:
        return asked[0] if asked else None
    return Or(asked) if operator.lower() == "or" else And(asked)


def folded_query(query: Any) -> Any:
    """Letters and digits only: SQLite takes signs and capital words for operators. None where nothing is left."""
    if isinstance(query, str):
        return words_in(query)
    found = copy.copy(query)
    if hasattr(query, "query_string"):
        found.query_string = words_in(query.query_string)
        return found if found.query_string else None
    if hasattr(query, "subqueries"):
        found.subqueries = [part for part in map(folded_query, query.subqueries) if part]
        return found if found.subqueries else None
    if isinstance(query, SearchQuery) and hasattr(query, "subquery"):
        found.subquery = folded_query(query.subquery) or PlainText("")
    return found
