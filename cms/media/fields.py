"""The file fields of Wagtail's own upload forms, with our cleaning in front."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from partners.kernel.answers import telling_name
from partners.kernel.fields import CleanDocumentField, CleanPictureField
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads import CleanFile


class UploadedPictureField(WagtailImageField):
    budget: Budget | None = None

    def to_python(self, data: Any) -> Any:
        # Instead of the parent's: that opens the file in this process, and keeps it as it came.
        cleaner = CleanPictureField(
            required=self.required, max_bytes=self.max_upload_size, max_pixels=self.max_image_pixels
        )
        cleaner.budget = self.budget
        clean = cleaner.to_python(data)
        return None if clean is None else replace_upload(data, clean)


class UploadedDocumentField(WagtailDocumentField):
    budget: Budget | None = None

    def to_python(self, data: Any) -> Any:
        cleaner = CleanDocumentField(required=self.required)
        cleaner.budget = self.budget
        clean = cleaner.to_python(data)
        if clean is None:
            return None
        # Numbers of documents can be counted up, so the name in the URL has to be what nobody guesses.
        return replace_upload(data, clean, name=f"{clean.sha256[:20]}.{clean.extension}")


def replace_upload(upload: UploadedFile, clean: CleanFile, *, name: str = "") -> UploadedFile:
    """Write the cleaned bytes over the upload itself.

    A new object would not do: when another field of the form is wrong, Wagtail's multiple upload parks the file of
    the request as it stands and makes the picture from it later, without asking this field again.
    """
    # What the person called it; every other name that it has from now on is ours.
    upload.called = telling_name(upload.name or "", clean.extension)  # type: ignore[attr-defined]
    # Emptied first: what was cleaned is mostly shorter, and the end of the original would stay behind it.
    upload.seek(0)
    upload.truncate()
    upload.write(clean.data)
    upload.flush()
    upload.seek(0)
    upload.size = len(clean.data)
    upload.name = name or clean.name
    upload.content_type = clean.media_type
    return upload
