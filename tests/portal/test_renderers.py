"""Every form is drawn with the portal's own field: what a screen reader is told must exist on the page."""

import re

import pytest
from django import forms


class Application(forms.Form):
    name = forms.CharField(label="Name", help_text="As it is registered.")
    kind = forms.ChoiceField(label="Kind", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")], help_text="One.")
    languages = forms.MultipleChoiceField(
        label="Languages", required=False, widget=forms.CheckboxSelectMultiple, choices=[("en", "English")]
    )
    charter = forms.FileField(label="Charter")
    agrees = forms.BooleanField(label="We agree", help_text="You can leave at any time.")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def ids(html: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', html))


def test_everything_that_describes_a_field_is_on_the_page() -> None:
    html = str(Application({}))
    described = {name for value in re.findall(r'aria-describedby="([^"]+)"', html) for name in value.split()}
    assert {"id_name_helptext", "id_name_error", "id_kind_error", "id_agrees_helptext", "id_agrees_error"} <= described
    assert described <= ids(html)


def test_each_error_in_the_summary_leads_to_its_field() -> None:
    html = str(Application({}))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets == {"id_name", "id_kind_0", "id_charter", "id_agrees"}
    assert targets <= ids(html)


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in str(Application())


def test_what_was_typed_is_escaped_and_comes_back() -> None:
    html = str(Application({"name": '"><script>alert(1)</script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(("field", "is_marked"), [("languages", True), ("name", False)])
def test_only_optional_fields_say_so(field: str, is_marked: bool) -> None:
    assert ("(optional)" in Application()[field].as_field_group()) is is_marked


def test_hidden_fields_are_drawn_once() -> None:
    assert str(Application()).count('name="token"') == 1
