"""Reading a form from a page, as a browser would before it sends it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Form:
    """`values` is what the browser would send unchanged; `choices` are the names that offer a choice."""

    action: str = ""
    method: str = "get"
    values: dict[str, Any] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        every = {*self.values, *self.texts, *self.files, *self.choices}
        return sorted(every - {"csrfmiddlewaretoken", ""})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area = self.select = ""
        self.option_is_first = True

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None:
            return
        name = given.get("name", "")
        if tag == "input" and name:
            self._input(name, given)
        elif tag == "textarea" and name:
            self.area = name
            self.form.texts.add(name)
            self.form.values[name] = ""
        elif tag == "select" and name:
            self.select = name
            self.form.choices.setdefault(name, [])
        elif tag == "option" and self.select:
            options = self.form.choices[self.select]
            options.append(given.get("value", ""))
            if "selected" in given or len(options) == 1:
                self.form.values[self.select] = given.get("value", "")

    def _input(self, name: str, given: dict[str, str]) -> None:
        assert self.form is not None
        kind = given.get("type", "text")
        if kind == "file":
            self.form.files.add(name)
        elif kind in ("checkbox", "radio"):
            self.form.choices.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                kept = self.form.values.get(name)
                value = given.get("value", "on")
                self.form.values[name] = [*kept, value] if isinstance(kept, list) else [value]
        elif kind in ("hidden", "password"):
            self.form.values[name] = given.get("value", "")
        elif kind != "submit":
            self.form.texts.add(name)
            self.form.values[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.area and self.form:
            self.form.values[self.area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            if self.form and self.area:
                self.form.values[self.area] = self.form.values[self.area].removeprefix("\n")
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.form = None


def forms_of(page: bytes) -> list[Form]:
    reader = _Reader()
    reader.feed(page.decode())
    return reader.forms


def form_with(page: bytes, *names: str) -> Form:
    """The form that is sent by POST and has these fields; without names the last one, after the header's."""
    found = [form for form in forms_of(page) if form.method == "post" and set(names) <= set(form.names)]
    assert found, f"no form with {names}"
    return found[-1]
