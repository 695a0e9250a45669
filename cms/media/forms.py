"""Base forms that every upload of a picture or document goes through: single, multiple, chooser."""

from typing import Any

from django import forms
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.media.fields import UploadedDocumentField, UploadedPictureField
from partners.kernel.limits.budgets import Budget


class KeepsFileName:
    """Whoever sends another file and says nothing about its name means the name that it has."""

    cleaned_data: Any
    fields: Any
    instance: Any

    def _post_clean(self) -> None:
        called = getattr(self.cleaned_data.get("file"), "called", "")
        if called and ("file_name" not in self.fields or not self.cleaned_data.get("file_name")):
            self.cleaned_data["file_name"] = called
            self.instance.file_name = called
        super()._post_clean()  # type: ignore[misc]


class CleanImageForm(KeepsFileName, BaseImageForm):
    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        replace_file_field(self, UploadedPictureField, budget_of("picture", user))


class CleanDocumentForm(KeepsFileName, BaseDocumentForm):
    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        replace_file_field(self, UploadedDocumentField, budget_of("document", user))


def budget_of(what: str, user: Any) -> Budget | None:
    """Wagtail hands its forms the person; where it does not, nothing can be uploaded."""
    return Budget(what, user.pk) if user is not None else None


def replace_file_field(
    form: forms.ModelForm,
    field_class: type[UploadedPictureField] | type[UploadedDocumentField],
    budget: Budget | None,
) -> None:
    """Wagtail names its field class in code, so it is exchanged once the form stands."""
    stock = form.fields.get("file")
    if stock is not None:
        form.fields["file"] = field = field_class(required=stock.required, label=stock.label, widget=stock.widget)
        field.budget = budget
