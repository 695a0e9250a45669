"""How documents leave."""

from django.http import FileResponse, HttpRequest
from django.utils.text import slugify
from wagtail import hooks

from cms.media.models import CampaignDocument


# After Wagtail's own hook, which asks whether the collection is private.
@hooks.register("before_serve_document", order=100)
def serve_as_download(document: CampaignDocument, request: HttpRequest) -> FileResponse:
    name = slugify(document.title, allow_unicode=True)[:80] or "document"
    response = FileResponse(
        document.file.open("rb"), as_attachment=True, filename=f"{name}.pdf", content_type="application/pdf"
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response
