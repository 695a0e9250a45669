"""Redirects that staff make: never from a place of the portal itself, never in a circle."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from partners.kernel.fields import LinkField

PAGES = "wagtail_serve"
# Nobody means a longer way; a browser gives up at twenty.
MOST_STEPS = 10


class OpenRedirectForm(RedirectForm):
    redirect_link = LinkField(label=_lazy("Or any other address"), required=False, max_length=255)

    def clean(self) -> Any:
        cleaned = super().clean()
        data = self.cleaned_data
        page, link, old = data.get("redirect_page"), data.get("redirect_link", ""), data.get("old_path")
        if not self.errors and bool(page) == bool(link):
            raise ValidationError(_("Choose a page, or write a link: one of the two."), code="no_target")
        if old is None or self.errors:
            return cleaned
        path = Redirect.normalise_path(old)
        if is_own_place(path):
            self.add_error("old_path", _("This is a place of the portal itself. It cannot be redirected."))
        elif path in list(self._steps(page, link)):
            target = "redirect_page" if page else "redirect_link"
            self.add_error(target, _("This would lead back to where it begins, in a circle."))
        return cleaned

    def _steps(self, page: Any, link: str) -> Iterator[str]:
        """Every path of ours that somebody would come by."""
        others = Redirect.objects.exclude(pk=self.instance.pk)
        url = page.url if page else link
        for _step in range(MOST_STEPS):
            if not (path := own_path(url or "")):
                return
            yield path
            # What is online answers itself; only what is not there is redirected.
            found = others.filter(old_path=path).first()
            url = found.link if found else ""


def own_path(url: str) -> str:
    """As redirects keep it; empty for an address of somebody else."""
    parts = urlsplit(url)
    if not url or (parts.netloc and parts.netloc.lower() != urlsplit(settings.BASE_URL).netloc.lower()):
        return ""
    return str(Redirect.normalise_path(parts._replace(scheme="", netloc="").geturl()))


def is_own_place(path: str) -> bool:
    """Whether something else than a page answers there, or in the area around it."""
    path = urlsplit(path).path
    language = get_language_from_path(path)
    inner = path.removeprefix(f"/{language}") if language else path
    # All of `/cms/` is ours, and what is below it and not there yet as well.
    if inner.strip("/").split("/", 1)[0] in set(own_areas()):
        return True
    if not inner.strip("/"):
        return True
    code = language or settings.LANGUAGE_CODE
    with override(code):
        return any(_answered_by(f"{start}{inner}{end}") for start in ("", f"/{code}") for end in ("", "/"))


def own_areas() -> Iterator[str]:
    """First parts of all addresses that belong to one area of the portal."""
    for pattern in get_resolver().url_patterns:
        is_by_language = isinstance(pattern.pattern, LocalePrefixPattern)
        for each in getattr(pattern, "url_patterns", []) if is_by_language else [pattern]:
            area = str(each.pattern).removeprefix("^").split("/", 1)[0]
            if area:
                yield area
    yield settings.STATIC_URL.strip("/")


def _answered_by(path: str) -> bool:
    try:
        return resolve(path).url_name != PAGES
    except Resolver404:
        return False


def guard_redirects() -> None:
    """Wagtail's three ways of making one name their form: two views, and the import."""
    views.RedirectForm = OpenRedirectForm
    views.CreateView.form_class = views.EditView.form_class = OpenRedirectForm
