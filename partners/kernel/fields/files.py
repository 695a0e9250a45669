"""Form fields that let only clean files through, and charge whoever sends them."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.http import HttpResponse

from partners.kernel.errors import Busy, NotNow
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads import CleanFile, UploadRefused, clean_document, clean_logo, clean_picture
from partners.kernel.uploads.cleaning import MAX_BYTES, MAX_PIXELS, MEGABYTE
from partners.kernel.uploads.files import refusal


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
    """A form with a file. `budget` pays for what is sent; a form that is only shown needs none."""

    def __init__(self, *args: Any, budget: Budget | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        charge(self, budget)


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
    accept = "image/svg+xml,image/png,image/jpeg,image/webp"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_logo(data, max_bytes=self.max_bytes, spent=self.spent)


class CleanDocumentField(CleanFileField):
    accept = "application/pdf"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_document(data, filename=filename, max_bytes=self.max_bytes, spent=self.spent)
