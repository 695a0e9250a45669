"""Offering a video: what it is, who is in it, who made it, and what may be done with it. And its code."""

import time
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from partners.kernel.doors.open_forms import OpenForm
from partners.kernel.fields import AddressField, LinkField, ParagraphField, PlainTextField
from partners.kernel.fields.files import CleanFileField, FileForm
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.films import KINDS, MOST_BYTES, is_possible, recognised_film
from partners.organizations.forms.joining import country_choices, language_choices
from partners.supporters.models import LONGEST_CAPTION, Network, WallPost, canonical_video, known_places

# Only a form knows it: nothing is kept of a video whose people have not agreed.
REFUSED = "refused"
PERSONS = [*WallPost.Shown.choices, (REFUSED, _("People who did not agree, or whom I could not ask"))]


class VideoLinkField(LinkField):
    """Its cleaned value is the one form of the link; `network` says whose it is."""

    network = ""

    def to_python(self, value: Any) -> Any:
        self.network = ""
        # Before the kernel's form, which would only tell what is wrong with it as any link.
        text = forms.CharField.to_python(self, value)
        if not text:
            return text
        link, network = canonical_video(text)
        self.network = Network(network)
        return link


class FilmField(CleanFileField):
    """A film as it was sent. What can be shown of it, the worker makes later."""

    accept = ",".join(KINDS)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_bytes": MOST_BYTES, **kwargs})

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        begun = time.thread_time()
        try:
            return recognised_film(data, max_bytes=self.max_bytes)
        finally:
            self.spent(time.thread_time() - begun)


class OfferForm(FileForm, OpenForm):
    salt = "partners.supporters.offer-form"

    link = VideoLinkField(
        label=_("Link to your video"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    film = FilmField(
        label=_("Or the video itself"),
        required=False,
        help_text=_(
            "MP4, MOV or WebM, up to 30 MB and three minutes. We make it anew, so that the place, the time and the "
            "telephone are no longer in it."
        ),
    )
    caption = ParagraphField(
        label=_("What is said or shown"),
        max_length=LONGEST_CAPTION,
        help_text=_(
            "In one or two sentences, for people who cannot hear or see it. Everybody reads them beside the video."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    language = forms.ChoiceField(label=_("Language of the video"), choices=language_choices)
    persons = forms.ChoiceField(label=_("Who can be seen or heard in it?"), choices=PERSONS, widget=forms.RadioSelect)
    guardian = PlainTextField(
        label=_("For a child: who agreed, and how?"),
        required=False,
        max_length=200,
        help_text=_("For example: I am her mother, and she wants it too. Only the moderators read it."),
    )
    masking = forms.ChoiceField(
        label=_("Shall we hide something before it is shown?"),
        choices=WallPost.Masking.choices,
        initial=WallPost.Masking.NONE,
        widget=forms.RadioSelect,
        help_text=_("Until it is hidden, nobody but the moderators sees the video here."),
    )
    is_safe = forms.BooleanField(
        label=_("Nobody under occupation can be recognised in it, by no face, voice, name, street, house or document.")
    )
    name = PlainTextField(
        label=_("Your name, as it shall be shown"),
        required=False,
        max_length=80,
        help_text=_("A first name or a made-up one will do. Empty: no name is shown."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    country = forms.ChoiceField(label=_("Your country"), required=False)
    email = AddressField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only for our answer. Without it, your code tells you where the video stands."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    is_mailed = forms.BooleanField(
        label=_("Send me the code by e-mail as well"),
        required=False,
        help_text=_("Not if somebody reads your e-mail whom this does not concern."),
    )
    maker_agrees = forms.BooleanField(label=_("I made this video, or whoever made it lets me offer it."))
    on_site = forms.BooleanField(
        label=_("It may be shown on this site, and in a frame on other sites that take it from here.")
    )
    for_channels = forms.BooleanField(
        label=_("The campaign may also show it in its own channels, on social media."), required=False
    )
    for_partners = forms.BooleanField(label=_("Partner organisations may also use it."), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        initial = {"language": get_language() or "en", **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        cast(forms.ChoiceField, self.fields["country"]).choices = [("", _("no country")), *country_choices()]
        self.fields["link"].help_text = _("It stays where it is. These work: %(known)s.") % {"known": known_places()}
        for name in ("link", "film"):
            # Neither is optional, nor are both needed.
            self.fields[name].is_wanted = True  # type: ignore[attr-defined]
        if not is_possible():
            # What this machine cannot clean is not asked for.
            del self.fields["film"]
            self.fields.pop("kept_film", None)
            self.fields["link"].required = True

    @property
    def one_of_two(self) -> Any:
        return _("A link or a file: one of the two is enough.") if self.takes_films else ""

    @property
    def takes_films(self) -> bool:
        return "film" in self.fields

    @cached_property
    def sections(self) -> list[tuple[Any, Any, list[forms.BoundField]]]:
        """Heading, a sentence below it, and the fields."""
        shown = {field.name: field for field in self.shown_fields}
        return [
            (title, text, [shown[name] for name in names if name in shown])
            for title, text, names in (
                (_("The video"), self.one_of_two, ("link", "film", "caption", "language")),
                (
                    pgettext_lazy("of a video", "Who is in it"),
                    _("This is the consent of the people shown. It is asked for by itself: it is not yours to give."),
                    ("persons", "guardian", "masking", "is_safe"),
                ),
                (_("Who you are"), _("You need not tell us anything here."), ("name", "country", "email", "is_mailed")),
                (
                    _("What may be done with it"),
                    _("This is your own consent. You can take it back at any time, without a reason."),
                    ("maker_agrees", "on_site", "for_channels", "for_partners", "x7q3k", "is_person"),
                ),
            )
        ]

    def clean_persons(self) -> str:
        persons = str(self.cleaned_data["persons"])
        if persons == REFUSED:
            raise ValidationError(
                _(
                    "We cannot show people who did not agree. Cut them out, or make face and voice unrecognisable, "
                    "and offer the video then."
                ),
                code="refused",
            )
        return persons

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.takes_films and not {"link", "film"} & set(self.errors):
            if not cleaned.get("link") and not cleaned.get("film"):
                self.add_error("link", ValidationError(_("Give a link, or choose a file."), code="nothing"))
            elif cleaned.get("link") and cleaned.get("film"):
                self.add_error("link", ValidationError(_("Give either a link or a file, not both."), code="both"))
        if cleaned.get("persons") == WallPost.Shown.CHILD and not cleaned.get("guardian"):
            self.add_error("guardian", ValidationError(_("Tell us who agreed for the child."), code="required"))
        if cleaned.get("is_mailed") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", ValidationError(_("Without an address no code can be sent."), code="required"))
        return cleaned

    @property
    def answers(self) -> dict[str, Any]:
        """Keywords of the service."""
        names = (
            "link", "caption", "language", "persons", "guardian", "masking", "name", "country", "email", "is_mailed",
            "for_channels", "for_partners",
        )  # fmt: skip
        film = self.cleaned_data.get("film") or None
        network = cast(VideoLinkField, self.fields["link"]).network
        return {**{name: self.cleaned_data[name] for name in names}, "film": film, "network": network}


class CodeForm(forms.Form):
    code = PlainTextField(
        label=_("Your code"),
        # More than a code has: people put spaces or dashes where they like.
        max_length=60,
        help_text=_("Twenty letters and digits, for example 7K3M-Q9XA-2B4C-W8ZT-5HNR."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class MaskedForm(FileForm):
    """What a moderator says, and sends, once face or voice are hidden."""

    film = FilmField(label=_("The masked file"), required=False)
    link = VideoLinkField(
        label=_("Link to the masked video"),
        required=False,
        help_text=_("Empty where its maker has changed the video behind the same link."),
    )
    is_masked = forms.BooleanField(label=_("I have watched all of it: what was to be hidden is hidden."))

    def __init__(self, *args: Any, post: WallPost, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("link",) if post.is_film else ("film", "kept_film"):
            self.fields.pop(name, None)
        if post.is_film:
            self.fields["film"].required = True

    def clean(self) -> dict[str, Any]:
        """Keywords of the service."""
        cleaned = super().clean() or {}
        cleaned.pop("is_masked", None)
        if cleaned.get("link"):
            cleaned["network"] = cast(VideoLinkField, self.fields["link"]).network
        return cleaned
