"""Many files at once: a ZIP that is written while it is read, and drawn while it is written."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.models import Output, Template
from partners.artwork.rendering import Occasion
from partners.branding.selectors import current_kit
from partners.editions.models import Edition
from partners.editions.permissions import Mandate, can_make_edition
from partners.editions.selectors import Wanted, files_wanted, materials_to_pack
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.answers import in_pieces, noted, telling_name
from partners.kernel.errors import Busy, Conflict, DomainError, NotAllowed
from partners.kernel.languages import in_language
from partners.kernel.limits.budgets import Budget
from partners.materials.models import Material
from partners.materials.selectors import Wording, wordings_of, words_as_files
from partners.organizations.models import Organization
from partners.publications.selectors import require_not_withdrawn

from .checking import require_not_past
from .editions import file_name, open_edition, reserve_edition
from .handing import NOT_MADE
from .letters import compose_letter, name_of_letter
from .listing import about_file, about_slides

MOST_FILES = 120
NOTHING_ON: Mapping[str, Occasion] = {}
Entry = tuple[str, Iterable[bytes]]
NOTHING = gettext_lazy("There is nothing to pack: none of these materials carries your name in these languages now.")
TOO_MANY = gettext_lazy("This would be {number} files; one pack holds {most} at the most. Take fewer materials.")


@dataclass
class Pack:
    """What will be in it, by folder, and what was left out since; `language` is that of the reader."""

    organization: Organization
    wanted: list[Wanted]
    withdrawn: list[Material]
    language: str
    # Texts that go along as slides.
    letters: list[Wording] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, Any]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many files it has, if all of them can be made."""
        return len(self.wanted) + len(self.letters)

    @property
    def campaign(self) -> Any:
        return self.wanted[0].template.material.campaign if self.wanted else self.letters[0].material.campaign

    @property
    def name(self) -> str:
        return telling_name(f"{self.campaign.slug}-{self.organization.name}-{clock.now().date()}", "zip")


def pack_of(
    organization: Organization,
    *,
    materials: Collection[UUID],
    languages: Collection[str],
    lines: Mapping[str, str],
    occasions: Mapping[str, Occasion] = NOTHING_ON,
    past_is_meant: bool = False,
    language: str,
) -> Pack:
    """Raises Conflict without a brand kit (`no_brand_kit`), and for a day that is over unless that `past_is_meant`
    (`day_past`); Gone when the one material that was asked for is withdrawn; DomainError
    when nothing is left to pack (`nothing_to_pack`) or too much (`too_many_files`)."""
    kit = current_kit(organization)
    if kit is None:
        raise Conflict(_("Save your brand kit first: the file needs your name."), code="no_brand_kit")
    asked = materials_to_pack(materials)
    if len(asked) == 1:
        require_not_withdrawn(asked[0], at=clock.now())
    wanted = files_wanted(kit, asked, languages, lines, occasions)
    for each in wanted:
        require_not_past(each.occasion.date, is_meant=past_is_meant)
    texts = [each for material in asked for each in wordings_of(material.public_id, at=clock.now())]
    letters = [each for each in texts if not languages or each.language in languages]
    number = len(wanted) + len(letters)
    if not number:
        raise DomainError(NOTHING, code="nothing_to_pack")
    if number > MOST_FILES:
        raise DomainError(TOO_MANY.format(number=number, most=MOST_FILES), code="too_many_files")
    # What was never shown is told of to nobody.
    withdrawn = [each for each in asked if each.withdrawn_at and each.withdrawn_titles]
    return Pack(organization, wanted, withdrawn, language, letters)


@transaction.atomic
def record_pack(pack: Pack, *, by: Actor) -> None:
    """Somebody takes the pack: one entry, before its first byte. Raises NotAllowed."""
    if not can_make_edition(by, pack.organization):
        raise NotAllowed(_("Only owners and editors make files with the organisation’s name."))
    record(Verb.PACK_DOWNLOADED, by=by, organization=pack.organization, campaign=pack.campaign, files=pack.size)


def parts_of_pack(
    pack: Pack, *, by: Actor, payer: Budget | None = None, mandate: Mandate | None = None
) -> Iterator[Entry]:
    """Name and content of each entry of the ZIP, drawn one after the other. Words come first, so that something is on
    its way at once; the list of what is in it last, because it says what became of each.

    Raises nothing about a single file: half a ZIP is on its way, so what cannot be made is named in it instead.
    """
    drawn = partial(_drawn, pack, by=by, payer=payer, mandate=mandate)
    waiting: list[tuple[str, Wanted]] = []
    for folder in _folders(pack):
        yield from _words(pack, folder)
        yield from _slides(pack, folder, payer or Budget("edition", by.user_id, pack.organization.pk))
        for each in folder.wanted:
            try:
                yield drawn(folder.path, each)
            except Busy:
                # Others are drawing at this moment; once more when all the rest is through.
                waiting.append((folder.path, each))
            except (DomainError, OSError, ValueError) as refused:
                _leave_out(pack, each.template.title_in(each.language), each.language, refused, each.template)
    for path, each in waiting:
        try:
            yield drawn(path, each)
        except (DomainError, OSError, ValueError) as refused:
            _leave_out(pack, each.template.title_in(each.language), each.language, refused, each.template)
    yield from _told(pack)


@dataclass
class Folder:
    """What a pack holds of one material in one language."""

    path: str
    material: Material
    language: str
    wanted: list[Wanted] = field(default_factory=list)
    letters: list[Wording] = field(default_factory=list)


def _folders(pack: Pack) -> list[Folder]:
    pieces: list[tuple[Material, Wanted | Wording]] = [(each.template.material, each) for each in pack.wanted]
    pieces += [(each.material, each) for each in pack.letters]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(material.pk for material, _piece in pieces), 1)}
    folders: dict[str, Folder] = {}
    for material, piece in pieces:
        # With a number: two materials may have one title.
        title = telling_name(f"{numbers[material.pk]:02} {material.title_in(piece.language)}", "x").removesuffix(".x")
        path = f"{piece.language}/{title}"
        folder = folders.setdefault(path, Folder(path, material, piece.language))
        if isinstance(piece, Wording):
            folder.letters.append(piece)
        else:
            folder.wanted.append(piece)
    return [folders[path] for path in sorted(folders, key=lambda path: path.partition("/")[0])]


def _slides(pack: Pack, folder: Folder, payer: Budget) -> Iterator[Entry]:
    # Asked only where there is something to be set.
    kit = current_kit(pack.organization) if folder.letters else None
    if kit is None:
        return
    for wording in folder.letters:
        try:
            data = compose_letter(wording, kit, "pptx", budget=payer)
        except (DomainError, OSError, ValueError) as refused:
            _leave_out(pack, wording.title, wording.language, refused)
            continue
        about = about_slides(wording, kit, f"{folder.path}/{name_of_letter(wording, kit, 'pptx')}")
        pack.files.append(about)
        yield about["name"], noted([data], about)


def _drawn(
    pack: Pack, folder: str, wanted: Wanted, *, by: Actor, payer: Budget | None, mandate: Mandate | None
) -> Entry:
    """Asked of the rows at this moment: what was withdrawn while the pack was on its way is not in it. Of films those
    that are made: a pack orders none, because it would not wait for it."""
    if wanted.output == Output.MP4 and not Edition.objects.filter(digest=wanted.digest).exists():
        raise Conflict(NOT_MADE, code="film_not_made")
    edition = reserve_edition(
        pack.organization,
        wanted.template,
        line=wanted.line,
        output=wanted.output,
        occasion=wanted.occasion,
        # That was asked for the whole pack.
        past_is_meant=True,
        by=by,
        mandate=mandate,
    )
    content = in_pieces(open_edition(edition, by=by, payer=payer))
    about = about_file(edition, f"{folder}/{file_name(edition, pack.campaign)}")
    pack.files.append(about)
    return about["name"], noted(content, about)


def _leave_out(pack: Pack, title: str, language: str, refused: Exception, template: Template | None = None) -> None:
    is_ours = isinstance(refused, DomainError)
    with override(pack.language):
        # What a library says of a file is no sentence for people.
        reason = str(refused) if is_ours else _("It could not be drawn.")
    pack.left_out.append(
        {
            "title": title,
            "language": language,
            "template": str(template.public_id) if template else None,
            "code": refused.code if isinstance(refused, DomainError) else "cannot_be_drawn",
            "reason": reason,
        }
    )


def _words(pack: Pack, folder: Folder) -> Iterator[Entry]:
    """In the language of the folder. Rendered whole, so that nobody's language is changed while a piece is on its
    way."""
    language, material = folder.language, folder.material
    if folder.wanted:
        with override(language):
            told = render_to_string("partners/editions/pack/alt.txt", {"wanted": folder.wanted, "material": material})
            name = _("what the pictures show")
        yield f"{folder.path}/{name}.txt", [told.encode()]
    for own_name, content in words_as_files(material.public_id, language):
        yield f"{folder.path}/{own_name}", [content]


def _told(pack: Pack) -> Iterator[Entry]:
    now = clock.now()
    titles = [str(in_language(each.withdrawn_titles, pack.language)) for each in pack.withdrawn]
    manifest = {
        "made_at": now.isoformat(timespec="seconds"),
        "site": settings.BASE_URL,
        "language": pack.language,
        "organization": {"id": str(pack.organization.public_id), "name": pack.organization.name},
        "files": pack.files,
        "left_out": pack.left_out,
        "withdrawn": [
            {"id": str(each.public_id), "title": title} for each, title in zip(pack.withdrawn, titles, strict=True)
        ],
    }
    with override(pack.language):
        context = {**manifest, "made_at": now, "titles_withdrawn": titles}
        readme = render_to_string("partners/editions/pack/readme.txt", context)
        licences = render_to_string("partners/editions/pack/licences.txt", context)
        names = {"readme": _("READ ME"), "licences": _("LICENCES")}
    yield f"{names['licences']}.txt", [licences.encode()]
    yield f"{names['readme']}.txt", [readme.encode()]
    yield "manifest.json", [json.dumps(manifest, ensure_ascii=False, indent=1).encode()]
