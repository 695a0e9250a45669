"""Which languages there are, how far each has come, and what would follow if one ended."""

from enum import Enum
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Count, Q
from wagtail.models import Page, Site

from partners.kernel.languages.names import language_name, own_language_name
from partners.kernel.languages.opened import open_languages
from partners.users.models import User


class Stage(Enum):
    OPEN = "open"
    PREPARED = "prepared"
    NOT_BEGUN = "not_begun"


class Language(NamedTuple):
    """One language of the settings. `home` is its home page, online or a draft; pages are counted below it as well."""

    code: str
    stage: Stage
    home: Page | None
    online: int
    drafts: int
    is_first: bool
    # Whether the interface has its words; otherwise forms and buttons stay in the first language.
    has_interface: bool
    readers: int

    @property
    def name(self) -> str:
        return language_name(self.code)

    @property
    def own_name(self) -> str:
        return own_language_name(self.code)


def home_pages() -> dict[str, Page]:
    """Of the site, by language."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return {}
    homes = Page.objects.filter(translation_key=site.root_page.translation_key, depth=2).select_related("locale")
    return {home.locale.language_code: home for home in homes}


def all_languages() -> list[Language]:
    """Every language of the settings, in their order."""
    homes, is_open = home_pages(), open_languages()
    counted: dict[str, Any] = {
        row["locale__language_code"]: row
        for row in Page.objects.filter(depth__gt=1)
        .order_by()
        .values("locale__language_code")
        .annotate(online=Count("pk", filter=Q(live=True)), drafts=Count("pk", filter=Q(live=False)))
    }
    people = User.objects.filter(is_active=True).order_by().values_list("language").annotate(number=Count("pk"))
    readers = dict(people)
    return [
        Language(
            code=code,
            stage=Stage.OPEN if code in is_open else Stage.PREPARED if code in homes else Stage.NOT_BEGUN,
            home=homes.get(code),
            online=counted.get(code, {}).get("online", 0),
            drafts=counted.get(code, {}).get("drafts", 0),
            is_first=code == settings.LANGUAGE_CODE,
            has_interface=code in dict(settings.INTERFACE_LANGUAGES),
            readers=readers.get(code, 0),
        )
        for code, _name in settings.LANGUAGES
    ]


def language(code: str) -> Language | None:
    return next((found for found in all_languages() if found.code == code), None)
