"""What a partner types for one file, and which files it wants to see."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import ARTWORK_BYTES, PrintedTextField
from partners.artwork.models import LONGEST_LINE, TemplateVersion
from partners.artwork.rendering import SAMPLE_CODE
from partners.artwork.services import longest_line, own_sheet, sheets_of
from partners.branding.models import BrandKit
from partners.editions.models import Edition
from partners.editions.rendering import Evidence, read_evidence
from partners.editions.selectors import issued_with_bytes
from partners.kernel.codes import LETTERS, SHORT_LENGTH, as_typed, is_short_code
from partners.kernel.fields import CleanFileField, FileForm, NameField, PlainTextField, UnseenMoment
from partners.kernel.languages.names import by_name, language_name


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
        sheets, own_paper = sheets_of(version), own_sheet(version)
        if sheets:
            self.fields["sheet"] = forms.ChoiceField(
                label=_("Paper"),
                help_text=_("Of the PDF. Nothing is cut or moved: the whole drawing becomes larger or smaller."),
                required=False,
                initial=own_paper,
                choices=[
                    (each, _("%(paper)s, as drawn") % {"paper": each} if each == own_paper else each) for each in sheets
                ],
            )
        choices = [(output.value, output.label) for output in version.outputs]
        self.fields["output"].choices = choices  # type: ignore[attr-defined]


class PackForm(forms.Form):
    """Which languages, and the lines of text in them; with `materials`, pairs of id and title, also which of these.

    Where nothing was chosen, the kit's own lines stand and the organisation's languages are ticked.
    """

    def __init__(
        self,
        *args: Any,
        languages: Iterable[str],
        kit: BrandKit | None = None,
        materials: Iterable[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.line_names: dict[str, str] = {}
        named = by_name((code, language_name(code)) for code in languages)
        if materials is not None:
            self.fields["material"] = ticks(_("Materials"), materials, missing=_("Tick one material at least."))
        self.fields["language"] = ticks(_("Languages"), named, missing=_("Tick one language at least."))
        # Of a pack over several materials the kit's own lines are taken: what fits one seldom fits all.
        for code, name in named if materials is None else ():
            self.line_names[code] = f"line_{code}"
            self.fields[f"line_{code}"] = PrintedTextField(
                label=_("Your line of text (%(language)s)") % {"language": name},
                max_length=LONGEST_LINE,
                required=False,
                initial=kit.taglines.get(code, "") if kit else "",
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )

    @property
    def languages(self) -> list[str]:
        return list(self.cleaned_data.get("language") or [])

    @property
    def lines(self) -> dict[str, str]:
        """By language, where somebody wrote another one than the kit's."""
        told = {code: self.cleaned_data.get(name) for code, name in self.line_names.items()}
        return {
            code: line
            for code, line in told.items()
            if line is not None and line != (self.fields[self.line_names[code]].initial or "")
        }


def ticks(label: str, choices: Iterable[tuple[str, str]], *, missing: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


class LinkForm(forms.Form):
    name = PlainTextField(
        label=gettext_lazy("Whom it is for"),
        max_length=80,
        help_text=gettext_lazy("For your own list, for example “print shop”. Whoever opens the link does not see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("How long the link works"),
        coerce=int,
        choices=[(1, gettext_lazy("one day")), (7, gettext_lazy("7 days")), (30, gettext_lazy("30 days"))],
        initial=7,
        widget=forms.RadioSelect,
    )


class SignatureForm(forms.Form):
    """Whose mails it stands below. Nothing of it is kept."""

    person = NameField(label=gettext_lazy("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    role = PlainTextField(
        label=gettext_lazy("What you do there"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the signature"), choices=[])

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = by_name((code, language_name(code)) for code in languages)  # type: ignore[attr-defined]


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
