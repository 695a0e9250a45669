"""Over which film artwork is laid, and when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from partners.artwork.models import OF_FILMS, Drawn, Template
from partners.kernel.fields import CleanFileField, FileForm
from partners.kernel.uploads import CleanFile
from partners.kernel.uploads.ffmpeg import MOST_BYTES, is_possible
from partners.kernel.uploads.films import KINDS, MOST_SECONDS, recognised_film

Place = Drawn.FilmPlace
FIELDS = ("film", "film_place", "film_start", "film_seconds", "drop_film")


class FilmField(CleanFileField):
    """A film as it was sent; how long it is, and whether it can be read at all, the service finds out."""

    accept = ",".join(KINDS)

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return recognised_film(data, max_bytes=self.max_bytes)


class FilmFields(FileForm):
    """The part of a draft's form that speaks of its film: as much of it as its kind, and this machine, have."""

    film = FilmField(
        label=gettext_lazy("Film"),
        required=False,
        max_bytes=MOST_BYTES,
        help_text=gettext_lazy(
            "MP4, MOV or WebM of three minutes and 30 MB at most, in the shape of the artwork. Partners never get it "
            "as it is: it is made anew with their name on it. Leave it empty to keep the present one."
        ),
    )
    film_place = forms.ChoiceField(
        label=gettext_lazy("Where the card is seen"),
        required=False,
        choices=[(place.value, place.label) for place in (Place.END, Place.AFTER)],
    )
    film_start = forms.FloatField(
        label=gettext_lazy("From this second of the film"), required=False, min_value=0, max_value=MOST_SECONDS
    )
    film_seconds = forms.FloatField(
        label=gettext_lazy("For so many seconds"), required=False, min_value=0, max_value=MOST_SECONDS
    )
    drop_film = forms.BooleanField(label=gettext_lazy("Take the film away"), required=False)

    def __init__(self, *args: Any, draft: Drawn, **kwargs: Any) -> None:
        kind = getattr(draft, "kind", "")
        initial = {
            "film_place": draft.film_place,
            "film_start": draft.film_start,
            "film_seconds": draft.film_seconds or 5.0,
            **kwargs.pop("initial", {}),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.takes_films = kind in OF_FILMS
        for name in FIELDS:
            if not self.takes_films or self._is_idle(name, kind, draft):
                del self.fields[name]
                self.fields.pop(f"kept_{name}", None)

    @staticmethod
    def _is_idle(name: str, kind: str, draft: Drawn) -> bool:
        # What this machine cannot make is not asked for; what is there already can be taken away all the same.
        if name == "drop_film":
            return draft.film_id is None
        if not is_possible():
            return True
        return name == ("film_start" if kind == Template.Kind.END_CARD else "film_place")

    @property
    def lacks_ffmpeg(self) -> bool:
        return self.takes_films and not is_possible()

    def film_wish(self) -> dict[str, Any] | None:
        """What was said of the film, as a `FilmWish`; None where nothing was asked. Taken out of what was cleaned."""
        told = {name: self.cleaned_data.pop(name, None) for name in FIELDS}
        if "film" not in self.fields and not told["drop_film"]:
            return None
        return {
            "data": told["film"].data if told["film"] else b"",
            "is_dropped": bool(told["drop_film"]),
            "place": told["film_place"] or "",
            "start": round(told["film_start"] or 0.0, 1),
            "seconds": round(told["film_seconds"] or 0.0, 1),
        }
