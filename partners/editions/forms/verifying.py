"""What somebody holds who wants to know whether it is ours."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import ARTWORK_BYTES
from partners.artwork.rendering import SAMPLE_CODE
from partners.editions.rendering import Evidence, read_evidence
from partners.editions.selectors import issued_with_bytes
from partners.kernel.codes import LETTERS, SHORT_LENGTH, as_typed, is_short_code
from partners.kernel.fields import CleanFileField, FileForm, PlainTextField


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

    accept = "image/jpeg,image/png,image/webp,application/pdf,video/mp4"

    def cleaned(self, data: bytes, filename: str) -> Evidence:  # type: ignore[override]
        return read_evidence(data, is_known=lambda sha256: bool(issued_with_bytes(sha256)), spent=self.spent)


class FileLookUpForm(FileForm):
    keeps_files = False

    file = IssuedFileField(
        label=gettext_lazy("File or picture"),
        # As large as the largest file that we issue.
        max_bytes=ARTWORK_BYTES,
        help_text=gettext_lazy(
            "The file or film as you received it, or a photograph of the poster. Up to 30 MB. We look at it once and "
            "keep nothing of it."
        ),
    )
