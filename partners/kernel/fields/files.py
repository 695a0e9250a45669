"""Form fields that let only clean files through, and charge whoever sends them."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from partners.kernel.errors import Busy, NotNow
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads import CleanFile, UploadRefused, clean_document, clean_logo, clean_picture
from partners.kernel.uploads.cleaning import MAX_BYTES, MAX_PIXELS, MEGABYTE
from partners.kernel.uploads.files import refusal
from partners.kernel.uploads.keeping import put_aside, taken_from_aside

from .unseen import UnseenText


class ComeBack(ValidationError):  # noqa: N818  named like the answer of a rule
    """A field's answer when nothing is wrong with what was sent."""

    def __init__(self, reason: NotNow) -> None:
        super().__init__(reason.message, code=reason.code)
        self.reason = reason


def answered(form: forms.BaseForm, response: HttpResponse) -> HttpResponse:
    """The page with this form on it: 422 once something in it was refused, unless the page says more already."""
    if form.errors and response.status_code == HTTPStatus.OK:
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
    return put_off(form, response)


def put_off(form: forms.BaseForm, response: HttpResponse) -> HttpResponse:
    """503 or 429 when the form's file is only to be sent again. Any other page stays as it is."""
    found = (error for errors in form.errors.as_data().values() for error in errors if isinstance(error, ComeBack))
    if comes_back := next(found, None):
        response.status_code = comes_back.reason.status
        response["Retry-After"] = str(comes_back.reason.retry_after)
    return response


class CleanFileField(forms.FileField):
    """A file field whose cleaned value is a CleanFile; the initial value passes through when nothing is sent.

    `budget` says who pays; the form sets it, and without one no file is looked at.
    """

    # Only what the browser offers to choose from. What a file is, its content says (`uploads.cleaning`).
    accept = ""
    budget: Budget | None = None

    def __init__(self, *, max_bytes: int = MAX_BYTES, **kwargs: Any) -> None:
        self.max_bytes = max_bytes
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        if isinstance(widget, forms.FileInput):
            attrs.setdefault("accept", self.accept)
        return attrs

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        if self.budget is None:
            raise ImproperlyConfigured("Nobody pays for this upload: give its form a budget.")
        try:
            # Paid for before it is looked at, and by the refused too: looking is what costs us.
            self.budget.take(upload.size)
            if upload.size > self.max_bytes:  # before it is read into memory
                limit = self.max_bytes // MEGABYTE
                raise refusal("too_large", found=-(-upload.size // MEGABYTE), limit=limit)
            return self.cleaned(upload.read(), upload.name or "")
        except UploadRefused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused
        except NotNow as later:
            # Nobody looked at it; whoever comes back as they were asked to is not charged twice.
            if isinstance(later, Busy):
                self.budget.give_back(upload.size)
            raise ComeBack(later) from later

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        raise NotImplementedError

    def spent(self, seconds: float) -> None:
        if self.budget:
            self.budget.spend(seconds)


class FileForm(forms.Form):
    """A form with a file. `budget` pays for what is sent; a form that is only shown needs none.

    A browser cannot give a file back. One that was good is put aside when something else in the form was not, and
    counts as sent when the form comes again. `keeps_files` is off where the view does so in its own way.
    """

    keeps_files = True
    was_cleaned = False

    def __init__(self, *args: Any, budget: Budget | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        charge(self, budget)
        self.owner = f"{budget.what}:{budget.person}:{budget.organization}" if budget and self.keeps_files else ""
        for name in self.file_names:
            self.fields[f"kept_{name}"] = UnseenText(max_length=2000)
            token = self.data.get(self.add_prefix(f"kept_{name}"), "")
            if self.owner and (kept := taken_from_aside(token, owner=self.owner)):
                self.initial[name] = kept

    @property
    def file_names(self) -> list[str]:
        found = [name for name, field in self.fields.items() if isinstance(field, CleanFileField)]
        return found if self.keeps_files else []

    def full_clean(self) -> None:
        super().full_clean()
        self.was_cleaned = self.is_bound
        # Nobody's business but the form's: what is cleaned are the keywords of services.
        for name in self.file_names:
            getattr(self, "cleaned_data", {}).pop(f"kept_{name}", None)
        if self.is_bound and self.errors:
            self.put_files_aside()

    def add_error(self, field: Any, error: Any) -> None:
        super().add_error(field, error)
        # While the fields are being cleaned it is too early, and `full_clean` comes to it.
        if self.was_cleaned:
            self.put_files_aside()

    def put_files_aside(self) -> None:
        good = {name: self.cleaned_data.get(name) for name in self.file_names if self.owner}
        data: Any = self.data
        self.data = data = data.copy()
        for name, file in good.items():
            data[self.add_prefix(f"kept_{name}")] = put_aside(file, owner=self.owner) if file else ""
            if file:
                self[name].help_text = _("“%(name)s” has arrived. Choose a file only to send another one.") % {
                    "name": file.name
                }


def charge(form: forms.BaseForm, budget: Budget | None) -> None:
    for field in form.fields.values():
        if isinstance(field, CleanFileField):
            field.budget = budget


class CleanPictureField(CleanFileField):
    accept = "image/jpeg,image/png,image/webp"

    def __init__(self, *, max_pixels: int = MAX_PIXELS, **kwargs: Any) -> None:
        self.max_pixels = max_pixels
        super().__init__(**kwargs)

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_picture(data, max_bytes=self.max_bytes, max_pixels=self.max_pixels, spent=self.spent)


class CleanLogoField(CleanFileField):
    accept = "image/svg+xml,application/pdf,image/png,image/jpeg,image/webp"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_logo(data, max_bytes=self.max_bytes, spent=self.spent)


class CleanDocumentField(CleanFileField):
    accept = "application/pdf"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_document(data, filename=filename, max_bytes=self.max_bytes, spent=self.spent)
