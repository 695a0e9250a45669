"""Form fields that let only clean files through."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partners.kernel.uploads import CleanFile, UploadRefused, clean_document, clean_logo, clean_picture
from partners.kernel.uploads.cleaning import MAX_BYTES, MAX_PIXELS, MEGABYTE
from partners.kernel.uploads.files import refusal


class CleanFileField(forms.FileField):
    """A file field whose cleaned value is a CleanFile; the initial value passes through when nothing is sent."""

    accept = ""

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
        try:
            if upload.size > self.max_bytes:  # before it is read into memory
                limit = self.max_bytes // MEGABYTE
                raise refusal("too_large", found=-(-upload.size // MEGABYTE), limit=limit)
            return self.cleaned(upload.read(), upload.name or "")
        except UploadRefused as refused:
            raise ValidationError(refused.message, code=refused.code) from refused

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        raise NotImplementedError


class CleanPictureField(CleanFileField):
    accept = "image/jpeg,image/png,image/webp"

    def __init__(self, *, max_pixels: int = MAX_PIXELS, **kwargs: Any) -> None:
        self.max_pixels = max_pixels
        super().__init__(**kwargs)

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_picture(data, max_bytes=self.max_bytes, max_pixels=self.max_pixels)


class CleanLogoField(CleanFileField):
    accept = "image/svg+xml,image/png,image/jpeg,image/webp"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_logo(data, max_bytes=self.max_bytes)


class CleanDocumentField(CleanFileField):
    accept = "application/pdf"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        return clean_document(data, filename=filename, max_bytes=self.max_bytes)
