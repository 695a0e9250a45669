"""What staff say when they withdraw or correct something."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.fields import FieldsByLanguage, ParagraphField
from partners.kernel.languages.names import by_name
from partners.kernel.languages.opened import open_languages
from partners.publications.models import LONGEST_TEXT, rows_of


class ChangeForm(FieldsByLanguage, forms.Form):
    """Words by language, and what stands in the place of `thing`. `words` and `stand_in` are the service's keywords."""

    words = ""
    words_help: Any = ""
    missing: Any = ""
    stand_in = ""
    stand_in_label: Any = ""
    stand_in_help: Any = ""
    none_label: Any = ""

    def __init__(self, *args: Any, thing: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in open_languages():
            self.fields[f"words_{code}"] = ParagraphField(
                label=self.label_in("words", code),
                help_text=self.words_help,
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 6, "lang": code}),
            )
        offered = rows_of(type(thing)).available(at=clock.now()).prefetch_related("faces").exclude(pk=thing.pk)
        self.others = {str(other.public_id): other for other in offered}
        named = [(key, f"{other.title} ({other.key})") for key, other in self.others.items()]
        self.fields["other"] = forms.ChoiceField(
            label=self.stand_in_label,
            help_text=self.stand_in_help,
            required=False,
            choices=[("", self.none_label), *by_name(named)],
            error_messages={"invalid_choice": _("This one is not offered any more. Choose another.")},
        )

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[f"words_{code}"] for code in open_languages()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        texts = {code: cleaned.get(f"words_{code}", "") for code in open_languages()}
        # An error at one of the fields says enough.
        if not any(texts.values()) and not self.errors:
            self.add_error(f"words_{open_languages()[0]}", str(self.missing))
        return {self.words: texts, self.stand_in: self.others.get(cleaned.get("other", ""))}


class WithdrawalForm(ChangeForm):
    words = "reasons"
    by_language: ClassVar[dict[str, Any]] = {"words": _("Why it is withdrawn")}
    words_help = _(
        "Everybody reads it at the old addresses, and partners who hold files of it in a letter. Say what was wrong; "
        "name nobody."
    )
    missing = _("Say in one language at least why it is withdrawn.")
    stand_in = "replacement"
    stand_in_label = _("To be used instead")
    stand_in_help = _("Readers, partners and their programs are led there.")
    none_label = _("Nothing takes its place")


class CorrectionForm(ChangeForm):
    words = "notes"
    by_language: ClassVar[dict[str, Any]] = {"words": _("What was wrong, and what is right")}
    words_help = _("Partners who hold files of it read this in a letter and in their to-do.")
    missing = _("Say in one language at least what has changed.")
    stand_in = "corrected_by"
    stand_in_label = _("What stands in its place")
    stand_in_help = _("Its own page and artwork you correct before, where they are; here you say so.")
    none_label = _("This same one, as it is now")
