"""What a partner types for one file, and which files it wants to see."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import ARTWORK_BYTES, PrintedTextField
from partners.artwork.models import LONGEST_LINE, TemplateVersion
from partners.artwork.rendering import SAMPLE_CODE
from partners.artwork.services import longest_line
from partners.editions.models import MOST_HOSTS, Edition
from partners.editions.rendering import Evidence, read_evidence
from partners.editions.selectors import issued_with_bytes
from partners.kernel.codes import LETTERS, SHORT_LENGTH, as_typed, is_short_code
from partners.kernel.fields import CleanFileField, FileForm, ParagraphField, PlainTextField, UnseenMoment
from partners.kernel.fields.hosts import shown_host
from partners.kernel.fields.links import canonical_link


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
        own = longest_line(version)
        # A template without a line takes what is written all the same, and leaves it out.
        longest = own or LONGEST_LINE
        self.fields["line"] = PrintedTextField(
            label=self.fields["line"].label, help_text=self.fields["line"].help_text, max_length=longest, required=False
        )
        if not own:
            self.fields["line"].help_text = gettext_lazy("This template has no place for a line of yours.")
        # What a kit brings along was written for longer lines.
        self.initial["line"] = line if len(line := self.initial.get("line") or "") <= longest else ""
        self.fields["line"].widget.attrs.update(
            {"lang": version.template.language, "autocomplete": "off", "data-count": "#line-count"}
        )
        choices = [(output.value, output.label) for output in version.outputs]
        self.fields["output"].choices = choices  # type: ignore[attr-defined]


class ConfirmationForm(forms.Form):
    """Names, by its moment, the withdrawal or correction that the person has read of."""

    answers = UnseenMoment()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("answers"):
            raise forms.ValidationError(gettext_lazy("Nothing was confirmed. Press the button below once more."))
        return cleaned


class EditionFilterForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), *Edition.State.choices],
    )


class CodeForm(forms.Form):
    """The code of a file, however it was typed; cleaned, it is as it is stored. It says what is wrong with another."""

    code = PlainTextField(
        label=gettext_lazy("Code on the file"),
        # More than a code has: people put spaces or dashes where they like.
        max_length=60,
        help_text=gettext_lazy("Ten letters and digits beside or below the QR code, for example 7K3MQ-9XA2B."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = as_typed(self.cleaned_data["code"])
        if foreign := [sign for sign in code if sign not in LETTERS]:
            raise ValidationError(
                _("There is no “%(sign)s” in our codes. Compare it with the file once more."),
                code="foreign_sign",
                params={"sign": foreign[0]},
            )
        if len(code) != SHORT_LENGTH:
            raise ValidationError(
                _("A code has ten letters and digits, and this has %(number)s. Compare it with the file once more."),
                code="wrong_length",
                params={"number": len(code)},
            )
        if not is_short_code(code):
            raise ValidationError(
                _(
                    "One sign is mistyped, or two have changed places: no code of ours looks like this. Compare it "
                    "with the file once more."
                ),
                code="mistyped",
            )
        if code == SAMPLE_CODE:
            raise ValidationError(
                _("This is the code of a preview. Previews are for trying things out: nothing was issued with it."),
                code="sample",
            )
        return code


class IssuedFileField(CleanFileField):
    """A file that somebody wants to know about. It is looked at and forgotten; the cleaned value is an Evidence."""

    accept = "image/jpeg,image/png,image/webp,application/pdf"

    def cleaned(self, data: bytes, filename: str) -> Evidence:  # type: ignore[override]
        return read_evidence(data, is_known=lambda sha256: bool(issued_with_bytes(sha256)), spent=self.spent)


class FileLookUpForm(FileForm):
    keeps_files = False

    file = IssuedFileField(
        label=gettext_lazy("File or picture"),
        # As large as the largest file that we issue.
        max_bytes=ARTWORK_BYTES,
        help_text=gettext_lazy(
            "The file as you received it, or a photograph of the poster. Up to 30 MB. We look at it once and keep "
            "nothing of it."
        ),
    )


class HostsField(forms.CharField):
    """Names of hosts, one a line; cleaned, a list of them as the network knows them. It takes whole links as well."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        typed = [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]
        return list(dict.fromkeys(map(self.host_in, typed)))

    def host_in(self, typed: str) -> str:
        try:
            link = canonical_link(typed)
        except ValidationError:
            link = ""
        parts = urlsplit(link)
        if not parts.hostname:
            raise ValidationError(
                _("“%(line)s” is no name of a site. It looks like example.org or blog.example.org."),
                code="invalid",
                params={"line": typed[:80]},
            )
        if parts.scheme != "https" or parts.port:
            raise ValidationError(
                _("“%(line)s”: the frame stands on sites with https only, and without a number behind the name."),
                code="scheme",
                params={"line": typed[:80]},
            )
        return parts.hostname

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(shown_host, value)) if isinstance(value, list) else value

    def validate(self, value: Any) -> None:
        if len(value) > MOST_HOSTS:
            raise ValidationError(
                _("At most %(most)s sites; these are %(number)s."),
                code="too_many",
                params={"most": MOST_HOSTS, "number": len(value)},
            )


class HostsForm(forms.Form):
    hosts = HostsField(
        label=gettext_lazy("Further sites"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("One a line, at most ten: blog.example.org. The frame stays empty everywhere else."),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "none"}),
    )


class EditionWithdrawalForm(forms.Form):
    reason = ParagraphField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("Everybody who looks the file up reads it, and so does the partner, as you write it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
