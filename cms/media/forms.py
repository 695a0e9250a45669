"""Base forms that every upload of a picture or document goes through: single, multiple, chooser."""

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.media.fields import UploadedDocumentField, UploadedPictureField


class CleanImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replace_file_field(self, UploadedPictureField)


class CleanDocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        replace_file_field(self, UploadedDocumentField)


def replace_file_field(form: forms.ModelForm, field_class: type[forms.FileField]) -> None:
    """Wagtail names its field class in code, so it is exchanged once the form stands."""
    stock = form.fields.get("file")
    if stock is not None:
        form.fields["file"] = field_class(required=stock.required, label=stock.label, widget=stock.widget)
