"""A release before its embargo ends, as one reporter gets it: on a page and as files, each with their mark."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup, Tag
from django.core.files.storage import default_storage
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document

from cms.blocks.links import look_up
from cms.blocks.selectors import for_everybody
from cms.media.models import CampaignRendition
from cms.pages.selectors.readers import pages_showing
from cms.update_pages.models import UpdatePage
from cms.update_pages.views.writing import content_of
from partners.artwork.rendering.letters import Letter, as_document, as_words, without_moments
from partners.kernel.answers import in_pieces, telling_name
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.zones import city_of
from partners.press.models import EmbargoAccess, EmbargoCopy, KeyFigure, Release
from partners.press.selectors import entries_shown, press_room_of

HEADINGS = ("h1", "h2", "h3", "h4")
# What holds words of its own, and nothing else of these.
WORDS = (*HEADINGS, "p", "li", "blockquote", "figcaption", "td", "th", "dt", "dd")
Part = tuple[str, Iterable[bytes]]


@dataclass(frozen=True)
class Held:
    """One release in one language, for one reporter."""

    page: UpdatePage
    copy: EmbargoCopy
    secret: str

    @property
    def release(self) -> Release:
        return self.copy.release

    @property
    def line(self) -> str:
        """What stands at the head and the foot of every copy, in the language of the release."""
        with override(self.page.locale.language_code):
            return _("Copy for %(who)s. Under embargo until %(moment)s. Not to be passed on. Mark %(mark)s") % {
                "who": self.copy.access.who,
                "moment": moment_in_words(self.release),
                "mark": self.copy.shown_mark,
            }


def moment_in_words(release: Release) -> str:
    """Its end by the clock that the campaign gave it by, in the language of now."""
    moment = release.update.opens_at
    if moment is None:
        return ""
    there = moment.astimezone(ZoneInfo(release.time_zone))
    if release.time_zone == "UTC":
        return f"{date_format(there, 'DATETIME_FORMAT')} (UTC)"
    return _("%(moment)s (%(zone)s, %(city)s)") % {
        "moment": date_format(there, "DATETIME_FORMAT"),
        "zone": f"{there:%Z}",
        "city": city_of(release.time_zone),
    }


def versions_of(release: Release, *, at: datetime) -> dict[str, UpdatePage]:
    """Its pages that wait for nothing but the moment, by language: published, in time, and kept for nobody."""
    in_time = Q(expire_at__isnull=True) | Q(expire_at__gt=at)
    pages = UpdatePage.objects.live().filter(in_time, translation_key=release.update.public_id)
    return {page.locale.language_code: page for page in for_everybody(pages).select_related("locale", "picture")}


def held_for(release: Release, copy: EmbargoCopy, secret: str, language: str, *, at: datetime) -> Held | None:
    """In this language where there is one; None where no page of it is ready."""
    versions = versions_of(release, at=at)
    page = versions.get(language) or next(iter(versions.values()), None)
    return Held(page, copy, secret) if page else None


def body_of(held: Held) -> SafeString:
    """The text as its page shows it, with pictures that this link alone opens."""
    soup = _soup_of(held)
    for image in soup.find_all("img"):
        size = _size_of(image)
        if size is None:
            image.decompose()
            continue
        arguments = [held.secret, held.release.public_id, size.pk]
        image["src"] = reverse("press_room:early_picture", args=arguments)
    # Of the templates that draw the public page, where what editors typed is escaped or cleaned.
    return mark_safe(str(soup))  # noqa: S308


def picture_of(release: Release, number: int, *, at: datetime) -> CampaignRendition | None:
    """A size of a picture that one of its pages shows; None for every other, whoever asks."""
    size = CampaignRendition.objects.select_related("image").filter(pk=number).first()
    if size is None or not size.image.may_be_shown(at.date()):
        return None
    own = [page.pk for page in versions_of(release, at=at).values()]
    return size if pages_showing(size.image).filter(pk__in=own).exists() else None


def parts_of(release: Release, copy: EmbargoCopy, secret: str, *, at: datetime) -> Iterator[Part]:
    """Name and content of each file: in every language the words, to read and to edit, then the pictures once each."""
    sizes: dict[int, CampaignRendition] = {}
    for language, page in versions_of(release, at=at).items():
        held = Held(page, copy, secret)
        folder = telling_name(own_language_name(language), "x").removesuffix(".x")
        letter = letter_of(held, at=at)
        yield f"{folder}/{telling_name(page.title, 'txt')}", [as_words(letter)]
        yield f"{folder}/{telling_name(page.title, 'docx')}", [as_marked_document(letter, held)]
        found = [_size_of(image) for image in _soup_of(held).find_all("img")]
        sizes |= {size.image_id: size for size in found if size}
    for number, size in sizes.items():
        try:
            file = size.file.open("rb")
        except FileNotFoundError:
            continue
        name = size.image.name_to_take(size.file.name.rpartition(".")[2])
        yield f"pictures/{number} {name}", in_pieces(file)


def letter_of(held: Held, *, at: datetime) -> Letter:
    """The words alone, with the mark before and behind them, then figures and who the campaign is."""
    page, language = held.page, held.page.locale.language_code
    with override(language):
        campaign = page.campaign
        figures = [
            f"{figure.figure} {figure.text} ({figure.source}, {date_format(figure.dated_on)})"
            for figure in entries_shown(KeyFigure, campaign, at=at)
        ]
        sections = [("", held.line), *sections_of(_soup_of(held))]
        if figures:
            sections.append((_("Facts and figures"), "\n\n".join(figures)))
        if about := press_room_of(campaign).boilerplate.get(language, ""):
            sections.append((_("About the campaign"), about))
        return Letter(
            language=language,
            title=page.title,
            sections=tuple(sections),
            name=campaign.name_in(language),
            link="",
            shown_link="",
            source=(held.line,),
        )


def as_marked_document(letter: Letter, held: Held) -> bytes:
    """DOCX with the mark on every page, and in what the file says of itself."""
    document = Document(io.BytesIO(as_document(letter)))
    document.sections[0].header.paragraphs[0].text = held.line
    told = document.core_properties
    told.identifier, told.comments = held.copy.shown_mark, held.line[:255]
    out = io.BytesIO()
    document.save(out)
    return without_moments(out.getvalue())


def sections_of(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """Headings with the paragraphs below them; the first may have no heading."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for tag in soup.find_all(WORDS):
        if tag.find(WORDS):
            continue
        words = " ".join(tag.get_text(" ").split())
        if tag.name in HEADINGS:
            found.append((words, []))
        elif words:
            found[-1][1].append(words)
    return [(heading, "\n\n".join(words)) for heading, words in found if heading or words]


def terms_of(release: Release, access: EmbargoAccess) -> list[str]:
    """The moment by the clock of the campaign, and by the reporter's where that is another one."""
    moments = [moment_in_words(release)]
    if access.time_zone != release.time_zone:
        moments.append(moment_in_words(Release(update=release.update, time_zone=access.time_zone)))
    return moments


def _soup_of(held: Held) -> BeautifulSoup:
    page = held.page
    look_up(page.body)
    with override(page.locale.language_code):
        return BeautifulSoup(content_of(page), "html.parser")


def _size_of(image: Tag) -> CampaignRendition | None:
    """Which size of which picture a drawn page shows there."""
    path, own = urlsplit(str(image.get("src", ""))).path, urlsplit(default_storage.url("x")).path.removesuffix("x")
    if not path.startswith(own):
        return None
    rows: Any = CampaignRendition.objects.select_related("image")
    size: CampaignRendition | None = rows.filter(file=path.removeprefix(own)).first()
    return size
