"""What a partner types for one file, and which files it wants to see."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from partners.artwork.forms import PrintedTextField
from partners.artwork.models import LONGEST_LINE, TemplateVersion
from partners.editions.models import Edition


class StudioForm(forms.Form):
    """The choices for one file. No `output` asks for the preview only."""

    line = PrintedTextField(
        label=gettext_lazy("Your line of text"),
        help_text=gettext_lazy("One sentence below your name; leave it empty if you need none."),
        max_length=LONGEST_LINE,
        required=False,
    )
    # Hidden, because each button of the page sends its own.
    output = forms.ChoiceField(
        required=False,
        choices=[],
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy(
                "This kind of file is not made from this template. Choose one of those below."
            )
        },
    )

    def __init__(self, *args: Any, version: TemplateVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].widget.attrs.update(
            {"lang": version.template.language, "autocomplete": "off", "data-count": "#line-count"}
        )
        choices = [(output.value, output.label) for output in version.outputs]
        self.fields["output"].choices = choices  # type: ignore[attr-defined]


class EditionFilterForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), *Edition.State.choices],
    )
