"""What leaves the library: files without a partner's logo, one by one or as the ZIP of a selection."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.library.models import MaterialPage
from cms.library.selectors import material_versions
from cms.media.models import CampaignImage
from cms.pages.selectors.site import absolute
from partners.artwork.rendering import Credit
from partners.artwork.services.neutral import Neutral, neutral_of_template, neutral_of_upload
from partners.kernel import clock
from partners.kernel.answers import in_pieces, noted, telling_name
from partners.kernel.codes import sha256_of
from partners.kernel.errors import NotNow
from partners.kernel.languages import in_language
from partners.kernel.limits.budgets import Budget
from partners.materials.models import KINDS_OF_FORMAT, Format, Kind, Material

EXTENSIONS = {"jpeg": "jpg", "jpg": "jpg", "png": "png"}


class NeutralFile(NamedTuple):
    """A file of a material as everybody may take it, and what it is called."""

    name: str
    drawn: Neutral
    title: str

    @property
    def is_picture(self) -> bool:
        return self.drawn.extension != "pdf"


def neutral_files(page: MaterialPage) -> list[NeutralFile]:
    """Of each template its drawing; of a material without any what was uploaded, with a foot (docs/adr/0044)."""
    if page.kind == Kind.PHOTO_SET:
        return [_photo(photo) for photo in page.photos_shown() if photo["sizes"]]
    found = []
    for template in page.templates().order_by("key"):
        drawn = neutral_of_template(template.current_version, page.campaign)
        title = template.title_in(page.locale.language_code)
        found.append(NeutralFile(telling_name(title, drawn.extension), drawn, title))
    if found:
        return found
    upload = page.neutral_file or picture_to_take(page)
    only = neutral_upload(upload, page) if upload else None
    return [NeutralFile(upload.name_to_take(only.extension), only, page.title)] if upload and only else []


def _photo(photo: dict[str, Any]) -> NeutralFile:
    """Whole, and without a foot: somebody else's photograph is not ours to write on."""
    picture, (_words, file) = photo["picture"], photo["sizes"][-1]
    extension = file.file.name.rpartition(".")[2]
    drawn = Neutral(extension, sha256_of(file.file.name), file.file.size, lambda budget: file.file.open("rb"))
    return NeutralFile(picture.name_to_take(extension), drawn, photo["caption"] or picture.title)


def picture_to_take(page: MaterialPage) -> CampaignImage | None:
    """Posters and leaflets have a PDF for that."""
    picture: CampaignImage | None = page.preview if page.kind in KINDS_OF_FORMAT[Format.PICTURE] else None
    return picture if picture and picture.is_shown else None


def neutral_upload(upload: Any, page: MaterialPage) -> Neutral | None:
    extension = "pdf" if upload == page.neutral_file else EXTENSIONS.get(upload.filename.rpartition(".")[2].lower())
    if extension is None or not upload.file.storage.exists(upload.file.name):
        return None

    def load() -> bytes:
        with upload.open_file() as file:
            return bytes(file.read())

    credit = Credit(page.credit, page.credit, page.rights_in_words, settings.BASE_URL, page.title)
    size = upload.get_file_size() or 0
    return neutral_of_upload(
        upload.get_file_hash(), extension, size, load, page.campaign, page.locale.language_code, credit
    )


@dataclass
class Selection:
    """What was ticked, as it is at this moment: the page of each material in the reader's language where there is one,
    and the titles of those that were withdrawn meanwhile."""

    pages: list[MaterialPage]
    withdrawn: list[Material]
    language: str
    files: dict[int, list[NeutralFile]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """About, in bytes."""
        return sum(file.drawn.size for found in self.files.values() for file in found)

    @property
    def titles_withdrawn(self) -> list[str]:
        return [str(in_language(thing.withdrawn_titles, self.language)) for thing in self.withdrawn]


def selection_of(pages: Iterable[MaterialPage], withdrawn: Iterable[Material], language: str) -> Selection:
    found = Selection(list(pages), list(withdrawn), language)
    found.files = {page.pk: neutral_files(page) for page in found.pages}
    return found


def parts_of(selection: Selection, budget: Budget) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Name and content of each file of the ZIP; the list of them comes last, because it says what became of each."""
    now = clock.now()
    listed: list[dict[str, Any]] = []
    missing: list[str] = []
    for number, page in enumerate(selection.pages, 1):
        folder = telling_name(f"{number:02} {page.title}", "x").removesuffix(".x")
        entries: list[dict[str, Any]] = []
        for name, content in _files_in(page, selection.files[page.pk], budget, missing):
            about = {"name": f"{folder}/{name}"}
            entries.append(about)
            yield about["name"], noted(content, about)
        listed.append(
            {
                "id": str(page.public_id),
                "language": page.locale.language_code,
                "title": page.title,
                "url": absolute(page.get_url()),
                "kind": page.kind,
                "alt": page.preview.description if page.preview else "",
                "credit": page.credit,
                "licence": page.rights_in_words,
                "licence_url": page.licence_url,
                "folder": folder,
                "files": entries,
            }
        )
    manifest = {
        "made_at": now.isoformat(timespec="seconds"),
        "site": settings.BASE_URL,
        "language": selection.language,
        "materials": listed,
        "withdrawn": [
            {"id": str(thing.public_id), "title": title}
            for thing, title in zip(selection.withdrawn, selection.titles_withdrawn, strict=True)
        ],
        "left_out": missing,
    }
    with override(selection.language):
        context = {**manifest, "made_at": now, "titles_withdrawn": selection.titles_withdrawn}
        names = {"readme": _("READ ME"), "licences": _("LICENCES")}
        readme = render_to_string("cms/library/taken/readme.txt", context)
        licences = render_to_string("cms/library/taken/licences.txt", context)
    yield f"{names['licences']}.txt", [licences.encode()]
    yield f"{names['readme']}.txt", [readme.encode()]
    yield "manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1).encode()]


def _files_in(
    page: MaterialPage, files: list[NeutralFile], budget: Budget, missing: list[str]
) -> Iterator[tuple[str, Iterable[bytes]]]:
    names: set[str] = set()
    for file in files:
        stem, _point, extension = file.name.rpartition(".")
        # Two templates of one title.
        name = file.name if file.name not in names else f"{stem} {len(names) + 1}.{extension}"
        names.add(name)
        try:
            content = file.drawn.open(budget)
        except (NotNow, FileNotFoundError):
            # Half a ZIP is on its way: what cannot be drawn at this moment is named instead.
            missing.append(f"{page.title}: {name}")
            continue
        yield name, in_pieces(content)
    yield from _texts_in(page)


def _texts_in(page: MaterialPage) -> list[tuple[str, list[bytes]]]:
    """In the page's language. A list, so that nobody's language is changed while a piece is on its way."""
    with override(page.locale.language_code):
        context = {"page": page, "url": absolute(page.get_url()), "campaign": _campaign_name(page)}
        texts = [(f"{_('about')}.txt", "about.txt")]
        if page.body:
            texts = [(f"{_('text')}.txt", "text.txt"), (f"{_('text')}.html", "text.html"), *texts]
        return [
            (name, [render_to_string(f"cms/library/taken/{template}", context).encode()]) for name, template in texts
        ]


def words_of(material_id: UUID, language: str) -> Iterator[tuple[str, bytes]]:
    """For packs of partners: what the page of this language says; nothing where there is none now."""
    found = material_versions(material_id, at=clock.now()).filter(locale__language_code=language)
    for page in found.select_related("locale", "campaign", "preview"):
        for name, parts in _texts_in(page):
            yield name, b"".join(parts)


def _campaign_name(page: MaterialPage) -> str:
    return str(in_language(page.campaign.names, page.locale.language_code))
