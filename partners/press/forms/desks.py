"""What press officers and partners write and choose about an inquiry. Names of fields are keywords of the services."""

from typing import Any, cast

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.fields import LinkField, ParagraphField, PlainTextField
from partners.kernel.fields.unseen import UnseenText
from partners.organizations.forms.joining import language_choices
from partners.press.models import (
    PLACE,
    PLACES,
    AnswerTemplate,
    InquiryLetter,
    InquiryMessage,
    MediaContact,
    MediaInquiry,
    Outcome,
)
from partners.press.rendering import voices_to_choose
from partners.press.selectors import answer_templates, from_same_reporter, letters_held, press_officers, thread_of
from partners.users.models import User


class AnswerForm(forms.Form):
    """What the reporter reads."""

    answer = ParagraphField(
        label=_("Answer"),
        max_length=10000,
        help_text=_(
            "It goes to the reporter by e-mail as you write it, and stands behind the receipt. It cannot be changed."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class TemplateChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.language_name})"


class DeskAnswerForm(AnswerForm):
    """With a template to begin with, which the button beside it inserts; it says nothing to the service."""

    template = TemplateChoice(
        label=_("Begin with a template"),
        required=False,
        queryset=AnswerTemplate.objects.none(),
        help_text=_("“Insert” puts its text below what you have written. Nothing is sent by that."),
    )
    field_order = ("template", "answer")

    def __init__(self, *args: Any, inquiry: MediaInquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["template"])
        field.queryset = answer_templates(language=inquiry.language)
        if not field.queryset.exists():
            del self.fields["template"]

    chosen: AnswerTemplate | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # No keyword of the service.
        self.chosen = cleaned.pop("template", None)
        return cleaned


class AnswerTemplateForm(forms.Form):
    title = PlainTextField(label=_("Title"), max_length=120, help_text=_("Only press officers see it."))
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    text = ParagraphField(label=_("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 12}))
    seen = UnseenText()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = ", ".join(f"{{{name}}} – {label}" for name, label in PLACES.items())
        self.fields["text"].help_text = _("In braces stands what the desk fills in: %(places)s.") % {"places": named}

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        for found in PLACE.finditer(text):
            if found[1] not in PLACES:
                known = ", ".join(f"{{{name}}}" for name in PLACES)
                raise forms.ValidationError(
                    _("Nothing can be filled in for %(place)s. Choose among %(known)s."),
                    code="place",
                    params={"place": found[0], "known": known},
                )
        return text


class PartnerAnswerForm(AnswerForm):
    """The same in a partner's name. `is_read_first`: a press officer reads it before it leaves."""

    def __init__(self, *args: Any, is_read_first: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("Your answer")
        if is_read_first:
            self.fields["answer"].help_text = _(
                "A press officer reads it before it goes to the reporter. Say in it how you want to be quoted."
            )


class PassForm(forms.Form):
    why = ParagraphField(
        label=_("Why do you pass it on?"),
        required=False,
        max_length=500,
        help_text=_("The press officers read it; the reporter does not."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class NoteForm(forms.Form):
    """Private to whoever's desk it is written at."""

    note = ParagraphField(
        label=_("Note"),
        max_length=3000,
        help_text=_("Nobody reads it but those at your own desk."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ByWordsField(forms.ModelChoiceField):
    """To choose among questions or answers by how they begin."""

    def label_from_instance(self, obj: Any) -> str:
        if isinstance(obj, InquiryLetter):
            return Truncator(f"{obj.sender}: {obj.text or obj.whole}").chars(160)
        return Truncator(obj.question if isinstance(obj, MediaInquiry) else obj.text).chars(160)


class AboutInquiry(forms.Form):
    """A form that has to know which inquiry it is about."""

    def __init__(self, *args: Any, inquiry: MediaInquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry


class OfferForm(AboutInquiry):
    """Everybody who is listed: those who can answer first, in their order, the others after them."""

    contact = forms.TypedChoiceField(label=_("Whom do you ask?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voices, choices = voices_to_choose(self.inquiry, at=clock.now())
        cast(forms.TypedChoiceField, self.fields["contact"]).choices = choices

    def clean_contact(self) -> MediaContact:
        return self.voices[self.cleaned_data["contact"]]


class HandOverForm(AboutInquiry):
    colleague = forms.ModelChoiceField(label=_("To whom?"), queryset=User.objects.none())
    note = ParagraphField(
        label=_("What should they know?"),
        required=False,
        max_length=3000,
        help_text=_("Press officers read it, nobody else."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        officers = press_officers().exclude(pk=self.inquiry.assigned_to_id or 0)
        cast(forms.ModelChoiceField, self.fields["colleague"]).queryset = officers


class MergeForm(AboutInquiry):
    into = ByWordsField(
        label=_("Into which?"),
        queryset=MediaInquiry.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("Open questions from the same address. Whoever holds one of the receipts then reads both."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["into"])
        field.queryset = from_same_reporter(self.inquiry)


class CorrectForm(AboutInquiry):
    corrects = ByWordsField(
        label=_("What was wrong?"), queryset=InquiryMessage.objects.none(), empty_label=None, widget=forms.RadioSelect
    )
    answer = ParagraphField(
        label=_("What is right"),
        max_length=10000,
        help_text=_("It goes to the reporter at once, as a correction. What was sent before stays beside it."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sent = thread_of(self.inquiry).exclude(kind=InquiryMessage.Kind.QUESTION).order_by("-written_at")
        field = cast(forms.ModelChoiceField, self.fields["corrects"])
        field.queryset = sent
        self.initial.setdefault("corrects", sent.first())


class LetterForm(AboutInquiry):
    """Which of the letters that are held."""

    letter = ByWordsField(
        label=_("Which letter?"), queryset=InquiryLetter.objects.none(), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = letters_held(self.inquiry)
        cast(forms.ModelChoiceField, self.fields["letter"]).queryset = held
        # Chosen beforehand only where there is no other: a letter that was not meant would leave the house.
        if held.count() == 1:
            self.initial.setdefault("letter", held.first())


class CloseForm(forms.Form):
    is_told = forms.BooleanField(
        label=_("Tell the reporter"),
        required=False,
        initial=True,
        help_text=_("Not where it was no genuine question."),
    )


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What became of it?"), choices=Outcome.choices)
    coverage_url = LinkField(
        label=_("Where it can be read or heard"),
        required=False,
        max_length=500,
        help_text=_("A link, if there is one."),
    )


class RulesForm(forms.Form):
    offers_by_itself = forms.BooleanField(
        label=_("Offer questions to partners at once"),
        required=False,
        help_text=_("One partner after the other, by the rules that each question shows. Otherwise you choose."),
    )
    approves_answers = forms.BooleanField(
        label=_("Read partners’ answers before they leave"),
        required=False,
        help_text=_("A press officer sends each of them, or gives it back with a reason."),
    )
