"""What readers take of a material without a partner's logo."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.materials.models import KINDS_OF_FORMAT, Format, Kind

TAKEN = _(
    "Where partners have a template, readers take the file that it gives, with the campaign’s own mark, address and QR "
    "code. Without a template they take this file with a foot that says the same. A PDF with turned pages, and a "
    "picture of less than 450 pixels across, is handed out as it is."
)


def files_to_take(page: Any, picture: Any, templates: Iterable[tuple[Any, bool]]) -> list[dict[str, Any]]:
    """As `services.neutral_files` numbers them, without opening any: of each template (with whether it is for print),
    else the one uploaded. The pictures of a set are taken one by one."""
    if page.kind == Kind.PHOTO_SET:
        return []
    files = [
        {"number": number, "title": template.title, "is_picture": not is_print}
        for number, (template, is_print) in enumerate(templates, 1)
    ]
    is_picture = picture is not None and page.kind in KINDS_OF_FORMAT[Format.PICTURE]
    if not files and (page.neutral_file_id or is_picture):
        files = [{"number": 1, "title": page.title, "is_picture": not page.neutral_file_id}]
    return files
