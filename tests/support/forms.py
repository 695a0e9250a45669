"""Reading a form from a page, as a browser would before it sends it."""

from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement, document_fromstring


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


def forms_of(page: bytes) -> list[Form]:
    # With libxml2, several times faster than the parser of the standard library; it would end the page at a NUL.
    tree = document_fromstring(page.replace(b"\0", b"").decode())
    return [_form_of(element) for element in tree.iter("form")]


def _form_of(element: HtmlElement) -> Form:
    form = Form(element.get("action", ""), element.get("method", "get").lower())
    for control in element.iter("input", "textarea", "select"):
        name = control.get("name")
        if not name:
            continue
        if control.tag == "input":
            _read_input(form, name, control)
        elif control.tag == "textarea":
            form.texts.add(name)
            form.values[name] = (control.text or "").removeprefix("\n")
        else:
            options = [(option.get("value", ""), "selected" in option.attrib) for option in control.iter("option")]
            form.choices[name] = [value for value, _chosen in options]
            if options:
                form.values[name] = next((value for value, chosen in options if chosen), options[0][0])
    return form


def _read_input(form: Form, name: str, control: HtmlElement) -> None:
    kind, value = control.get("type", "text"), control.get("value", "")
    if kind == "file":
        form.files.add(name)
    elif kind in ("checkbox", "radio"):
        form.choices.setdefault(name, []).append(control.get("value", "on"))
        if "checked" in control.attrib:
            form.values.setdefault(name, []).append(control.get("value", "on"))
    elif kind in ("hidden", "password") or "hidden" in control.attrib:
        form.values[name] = value
    elif kind != "submit":
        form.texts.add(name)
        form.values[name] = value


def form_with(page: bytes, *names: str) -> Form:
    """The form that is sent by POST and has these fields; without names the last one, after the header's."""
    found = [form for form in forms_of(page) if form.method == "post" and set(names) <= set(form.names)]
    assert found, f"no form with {names}"
    return found[-1]


def seen_in(response: Any) -> str:
    """What the form says its reader has read."""
    return str(form_with(response.content, "seen").values["seen"])
