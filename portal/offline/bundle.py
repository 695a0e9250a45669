"""Making the ZIP, and knowing whether the one that lies there still says what the site says."""

import hashlib
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import translation

from cms.media.models import CampaignImage
from cms.pages.selectors.site import all_open_pages
from partners.branding.selectors import newest_kits
from partners.campaigns.models import Campaign, StatementVersion
from partners.campaigns.selectors import partners_shown
from partners.materials.selectors import faces_seen
from partners.supporters.selectors import what_is_shown
from portal.offline.pages import Rewriter, place_of
from portal.offline.reader import read, request_for

FOLDER = "offline"
# Pages and bytes of one ZIP: a campaign with its materials, and no archive of years.
MOST_PAGES = 400
MOST_BYTES = 150 * 1024 * 1024
# What pages load or offer to take away. Everything else is asked for on the site.
FILES = ("/static/", "/media/", "/documents/", "/cards/", "/videos/", "/colours.css")
IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


def open_languages(*, at: datetime) -> list[str]:
    codes = all_open_pages(request_for("/"), at=at).order_by().values_list("locale__language_code", flat=True)
    return sorted(set(codes))


def name_of(language: str, *, at: datetime) -> str:
    """Where it lies. Another name as soon as what is in it changes, so that what was taken back is not handed out."""
    digest = hashlib.sha256()
    for part in _shown(language, at=at):
        digest.update(repr(part).encode())
    return f"{FOLDER}/{language}-{digest.hexdigest()[:20]}.zip"


def _shown(language: str, *, at: datetime) -> Iterator[Any]:
    """Not the mark of kept pages, which every draft changes: an editor at work would keep the ZIP from being there."""
    pages = all_open_pages(request_for("/"), at=at).filter(locale__language_code=language)
    yield list(pages.values_list("pk", "url_path", "live_revision_id", "last_published_at"))
    yield faces_seen(at=at)
    # The whole row: its names, addresses and colours stand on every page.
    yield list(Campaign.objects.order_by("pk").values())
    yield list(StatementVersion.objects.filter(published_at__lte=at).order_by("pk").values_list("pk", flat=True))
    # Who is seen, under which name and with which logo: somebody may have hidden for their safety.
    for campaign in Campaign.objects.order_by("pk"):
        partners = partners_shown(campaign).order_by("pk")
        yield list(partners.values_list("pk", "name", "country", "website", "shown_as"))
        yield list(newest_kits(partners.values("pk")).order_by("pk").values_list("pk", flat=True))
    # Whoever withdraws a video is not handed out any longer.
    yield what_is_shown()
    # Rights in pictures end with a day, and a glimpse of the wall is another one each day.
    yield at.date()
    words = ("description", "caution", "credit", "licence_code", "licence", "territory", "rights_until")
    yield list(CampaignImage.objects.order_by("pk").values_list("pk", "file_hash", *words))


def keep_bundle(language: str, *, at: datetime) -> str:
    """Put the ZIP of now into the storage, take away those of before, and give its name."""
    name = name_of(language, at=at)
    if not default_storage.exists(name):
        with tempfile.TemporaryFile() as file:
            write_bundle(file, language, at=at)
            file.seek(0)
            default_storage.save(name, File(file))
    for other in bundles_kept(language):
        if other != name:
            default_storage.delete(other)
    return name


def bundles_kept(language: str) -> list[str]:
    try:
        names = default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return []
    return [f"{FOLDER}/{name}" for name in names if name.startswith(f"{language}-")]


def write_bundle(file: IO[bytes], language: str, *, at: datetime) -> None:
    """Every page as a stranger is given it, with what it loads, and a first page that says of when it is."""
    open_now = all_open_pages(request_for("/"), at=at).filter(locale__language_code=language)[:MOST_PAGES]
    paths = [path for page in open_now if (path := page.get_url())]
    files: dict[str, None] = {}

    def keep(path: str) -> bool:
        is_file = path.startswith(FILES)
        if is_file:
            files.setdefault(path)
        return is_file

    rewriter = Rewriter(set(paths), keep, settings.BASE_URL)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            if (content := read(path)) is not None:
                archive.writestr(place_of(path), rewriter.page(content.decode(), path=path))
        room, done = MOST_BYTES, set[str]()
        # Styles name files of their own, so the list grows while it is gone through.
        while todo := [path for path in files if path not in done]:
            for path in todo:
                done.add(path)
                content = read(path)
                if content is None or len(content) > room:
                    continue
                room -= len(content)
                if path.endswith(".css"):
                    for address in IN_STYLES.findall(content.decode("utf-8", "replace")):
                        keep(urlsplit(urljoin(path, address)).path)
                archive.writestr(place_of(path), content)
        archive.writestr("index.html", _first_page(language, paths, at=at))


def _first_page(language: str, paths: list[str], *, at: datetime) -> str:
    home = min(paths, key=len, default=f"/{language}/")
    with translation.override(language):
        return render_to_string(
            "portal/offline.html",
            {"home": place_of(home), "at": at, "language": language, "online": f"{settings.BASE_URL}{home}"},
        )
