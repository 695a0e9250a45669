"""What Wagtail's screens look up while one works on them: pages, pictures, documents. Read only.

Wagtail leaves it to the REST framework's defaults who may ask. Ours are for partners' access keys, so staff, who come
with a session, were turned away.
"""

from typing import Any

from rest_framework.authentication import SessionAuthentication
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.renderers import JSONRenderer
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as images
from wagtail.permissions import page_permission_policy as pages
from wagtail_localize.views import edit_translation

EDITS_PAGES = ("add", "change", "publish")
USES_FILES = ("add", "change", "choose")


class EditsPages(BasePermission):
    """Who may edit some page. Of the second factor, and of who is staff, the middleware has asked before."""

    def has_permission(self, request: Any, view: Any) -> bool:
        return bool(request.user.is_active) and pages.user_has_any_permission(request.user, EDITS_PAGES)


class Lookup:
    """Wagtail would take changes here too, past its own dialogues; none of its screens sends any."""

    authentication_classes = [SessionAuthentication]
    permission_classes = [IsAuthenticated, EditsPages]
    # Wagtail leaves these to the REST framework's defaults as well, which are our API's.
    renderer_classes = [JSONRenderer]
    # Limits are for keys and strangers; a screen asks whenever a letter is typed.
    throttle_classes: list[Any] = []
    http_method_names = ["get", "head", "options"]


class PageLookup(Lookup, PagesAdminAPIViewSet):
    pass


class PictureLookup(Lookup, ImagesAdminAPIViewSet):
    def get_queryset(self) -> Any:
        # Wagtail lists every collection here; the chooser shows only those one may use.
        return super().get_queryset() & images.instances_user_has_any_permission_for(self.request.user, USES_FILES)


class DocumentLookup(Lookup, DocumentsAdminAPIViewSet):
    def get_queryset(self) -> Any:
        return super().get_queryset() & documents.instances_user_has_any_permission_for(self.request.user, USES_FILES)


def register_lookups(router: Any) -> None:
    """In place of Wagtail's own, under the same names."""
    router.register_endpoint("pages", PageLookup)
    router.register_endpoint("images", PictureLookup)
    router.register_endpoint("documents", DocumentLookup)


def for_staff(view: Any) -> Any:
    """A view of the translation editor that takes what its forms send; our API's parser takes JSON only."""
    own = {"parser_classes": [FormParser, MultiPartParser], "throttle_classes": []}
    # `api_view` leaves its class on the function: no other place says what such a view parses.
    ours: Any = type(view.cls.__name__, (view.cls,), own)
    return ours.as_view()


save_passage = for_staff(edit_translation.edit_string_translation)
save_override = for_staff(edit_translation.edit_override)
