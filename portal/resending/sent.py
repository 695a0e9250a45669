"""What a form had sent: what of it a person typed, in their words, and all of it as it has to be sent again."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from django import forms
from django.http import HttpRequest
from django.utils.choices import flatten_choices
from django.utils.text import capfirst

from partners.kernel.fields import FieldsByLanguage

FORM_WITH_FILES = "multipart/form-data"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field
# Never shown again and never kept: it is typed once more.
SECRET = re.compile(r"pass(word|phrase|code)|secret|credential|\botp\b", re.IGNORECASE)
# What scripts count in the editor of pages; a person typed none of it.
COUNTED = re.compile(r"-(count|(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|deleted|DELETE|order|ORDER|type|id)$")


class Line(NamedTuple):
    label: str
    text: str


@dataclass(frozen=True)
class Sent:
    """`fields` in their order, without the form's token; of secrets and files only the names are known."""

    path: str
    fields: list[tuple[str, list[str]]]
    secrets: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    is_multipart: bool = False

    @classmethod
    def in_request(cls, request: HttpRequest) -> Self:
        sent = [(name, [str(value) for value in values]) for name, values in request.POST.lists() if name != TOKEN]
        return cls(
            path=request.get_full_path(),
            fields=[(name, values) for name, values in sent if not SECRET.search(name)],
            secrets=[name for name, _values in sent if SECRET.search(name)],
            files=list(request.FILES),
            is_multipart=request.content_type == FORM_WITH_FILES,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be lost: a button without a field."""
        return not self.fields and not self.secrets and not self.files

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        return ((name, value) for name, values in self.fields for value in values)

    def to_json(self) -> str:
        return json.dumps([self.path, self.fields, self.secrets, self.files, self.is_multipart])

    @classmethod
    def from_json(cls, text: str) -> Self:
        path, fields, secrets, files, is_multipart = json.loads(text)
        return cls(path, [(name, values) for name, values in fields], secrets, files, is_multipart)

    @property
    def lines(self) -> list[Line]:
        """What is worth reading before it is sent again, by the labels of the form it most likely comes from."""
        known = likely_fields({name for name, _values in self.fields})
        return [
            Line(label_of(name, known.get(name)), text)
            for name, values in self.fields
            if not is_unseen(name, known.get(name))
            for text in [in_words(values, known.get(name))]
            if text.strip()
        ]

    @property
    def secret_inputs(self) -> list[Line]:
        known = likely_fields({*self.secrets, *(name for name, _values in self.fields)})
        return [Line(label_of(name, known.get(name)), name) for name in self.secrets]

    @property
    def file_inputs(self) -> list[Line]:
        known = likely_fields({*self.files, *(name for name, _values in self.fields)})
        return [Line(label_of(name, known.get(name)), name) for name in self.files]


def likely_fields(names: set[str]) -> dict[str, forms.Field]:
    """The fields of the form class that shares most names with what was sent; the URL does not tell which it was."""

    def likeness(fields: dict[str, forms.Field]) -> tuple[int, int]:
        return len(names & fields.keys()), -len(fields.keys() - names)

    found = [fields for kind in kinds_of(forms.BaseForm) if (fields := fields_of(kind, names))]
    best: dict[str, forms.Field] = max(found, key=likeness, default={})
    return best if names & best.keys() else {}


def fields_of(kind: Any, names: Iterable[str]) -> dict[str, forms.Field]:
    """Those that the class has, and of these names those that it makes for each language."""
    fields: dict[str, forms.Field] = dict(getattr(kind, "base_fields", None) or {})
    if issubclass(kind, FieldsByLanguage):
        fields |= {name: forms.CharField(label=label) for name in names if (label := kind.label_of(name))}
    return fields


def kinds_of(kind: Any) -> Iterator[Any]:
    for below in kind.__subclasses__():
        yield below
        yield from kinds_of(below)


def is_unseen(name: str, known: forms.Field | None) -> bool:
    return known.widget.is_hidden if known is not None else bool(COUNTED.search(name))


def label_of(name: str, known: forms.Field | None) -> str:
    if known is not None and known.label:
        return str(known.label)
    # Of a block in the editor the last part says most.
    return capfirst(name.rpartition("-")[2].replace("_", " "))


def in_words(values: Iterable[str], known: forms.Field | None) -> str:
    choices = dict(flatten_choices(getattr(known, "choices", ()))) if isinstance(known, forms.ChoiceField) else {}
    return ", ".join(str(choices.get(value) or plain(value)) for value in values)


def plain(value: str) -> str:
    """Of a text with formatting, as the editor of pages sends it, the words."""
    if not value.startswith('{"'):
        return value
    try:
        return "\n".join(str(block["text"]) for block in json.loads(value)["blocks"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return value
