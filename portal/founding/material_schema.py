"""Materials, their artwork and the site's pictures in a campaign's folder; all files leave cleaned."""

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from cms.library.models import CollectionPage, MaterialPage
from cms.media.models import CampaignImage, Caution
from partners.artwork.errors import in_words
from partners.artwork.models import OF_FILMS, Template
from partners.artwork.rendering import Undrawable, read_artwork, slots_from_json, slots_to_json
from partners.kernel.fields.links import canonical_link, canonical_or_same
from partners.kernel.uploads import CleanFile, UploadRefused, clean_document, clean_picture, looks_like_document
from partners.kernel.uploads.films import recognised_film
from partners.materials.models import Kind, Licence, licence_written_in, validate_countries
from portal.founding.material_plan import Collection as CollectionPlan
from portal.founding.material_plan import Drawn, FilmBelow, Format, Material, Photo, Picture
from portal.founding.reading import Folder, Table, Text
from portal.founding.texts import read_bodies

LONGEST_HEADING = 200
LONGEST_TEXT = 8000
ARTWORK_BYTES = 30 * 1024 * 1024
DESCRIBED = {"name", "language", "kind", "width", "height", "unit", "artwork", "alt", "slots", "film"}
DECODER = json.JSONDecoder()


def read_pictures(folder: Folder, *, credit: Text, licence_code: str = "") -> dict[str, Picture]:
    """By key; what the table of a picture does not say about rights is that of the campaign."""
    table = folder.optional_table("pictures/pictures.toml")
    found: dict[str, Picture] = {}
    # A copy, because whatever is asked for is taken out.
    for key in list(table.rest) if table else ():
        facts = table.table(key) if table else None
        if facts is None:
            continue
        name = facts.line("file")
        file = clean(folder, folder.root / "pictures" / name, facts) if name else None
        words: dict[str, Any] = {
            "title": facts.texts("title"),
            "alt": facts.texts("alt", most=300),
            "credit": facts.texts("credit", most=longest_of(CampaignImage, "credit"), needed=False) or credit,
            "licence": facts.texts("licence", most=longest_of(CampaignImage, "licence"), needed=False),
            "caution": facts.choice("warning", Caution.values, needed=False),
            **read_rights(facts, otherwise=licence_code),
        }
        facts.close()
        # Its name is known even where its file is wrong, so that a mistake is told once.
        found[key] = Picture(file, **words)
    return found


def read_licence(table: Table, words: Text, folder: Folder) -> str:
    """By its identifier; words that name a licence need not say it twice."""
    named = table.choice("licence_id", Licence.values, needed=False)
    return named or licence_written_in(words.get(folder.languages[0], ""))


def read_rights(table: Table, *, otherwise: str) -> dict[str, Any]:
    """What is the same in every language: the licence by its identifier, countries, and the last day."""
    return {
        "licence_code": table.choice("licence_id", Licence.values, needed=False) or otherwise,
        "territory": table.line("countries", most=200, needed=False, check=validate_countries),
        "rights_until": table.day("rights_until"),
    }


def read_materials(folder: Folder, keys: tuple[str, ...], **given: Any) -> tuple[Material, ...]:
    """`given` are `credit`, `licence` and its code of the campaign, and the names of pictures and topics there are."""
    materials = (read_material(folder, key, **given) for key in keys)
    return tuple(material for material in materials if material is not None)


def read_material(
    folder: Folder,
    key: str,
    *,
    credit: Text,
    licence: Text,
    licence_code: str = "",
    pictures: Collection[str] = (),
    topics: Collection[str] = (),
) -> Material | None:
    table = folder.table(f"materials/{key}.toml")
    if table is None:
        return None
    kind = table.choice("kind", Kind.values)
    artwork = table.line("artwork", needed=False)
    if artwork and kind and kind not in Template.Kind.values:
        table.blame("artwork", f"A material of the kind “{kind}” has no artwork.")
    film, picture = table.table("film"), table.line("picture", needed=False)
    if picture and picture not in pictures:
        table.blame("picture", f"There is no picture called “{picture}”.")
    photos = tuple(read_photo(photo, pictures) for photo in table.tables("photos"))
    own = table.texts("licence", most=500, needed=False)
    written = licence_written_in(own.get(folder.languages[0], ""))
    material = Material(
        key=key,
        kind=kind,
        title=table.texts("title"),
        summary=table.texts("summary", most=longest_of(MaterialPage, "summary")),
        credit=table.texts("credit", most=longest_of(MaterialPage, "credit"), needed=False) or credit,
        licence=own or licence,
        alt=table.texts("alt", most=longest_of(Template, "description"), needed=bool(artwork)),
        drawn=read_artworks(folder, table, artwork, kind) if artwork else {},
        bodies=read_bodies(folder, f"materials/{key}", longest_heading=LONGEST_HEADING, needed=not (artwork or photos)),
        is_draft=table.truth("draft", default=False),
        warning=table.texts("warning", most=longest_of(MaterialPage, "warning"), needed=False),
        topic=table.choice("topic", topics, needed=False),
        picture=picture,
        photos=photos,
        film_url=canonical_or_same(film.line("url", most=500, check=canonical_link)) if film else "",
        film_length=film.line("length", most=longest_of(MaterialPage, "film_length"), needed=False) if film else "",
        formats=tuple(read_format(folder, each) for each in table.tables("formats")),
        corrected=table.texts("corrected", most=500, needed=False),
        **read_rights(table, otherwise=written if own else licence_code),
    )
    if film:
        film.close()
    table.close()
    return material


def read_format(folder: Folder, table: Table) -> Format:
    name, kind = table.line("artwork"), table.choice("kind", Template.Kind.values)
    return Format(name, kind, table.texts("title"), read_artworks(folder, table, name, kind) if name else {})


def read_photo(table: Table, pictures: Collection[str]) -> Photo:
    name = table.line("picture")
    if name and name not in pictures:
        table.blame("picture", f"There is no picture called “{name}”.")
    return Photo(name, table.texts("caption", most=300, needed=False))


def read_collection(folder: Folder, key: str, *, pictures: Collection[str], materials: Collection[str]) -> Any:
    """What belongs together; None where its file is missing."""
    table = folder.table(f"collections/{key}.toml")
    if table is None:
        return None
    picture = table.line("picture", needed=False)
    if picture and picture not in pictures:
        table.blame("picture", f"There is no picture called “{picture}”.")
    collection = CollectionPlan(
        key=key,
        title=table.texts("title"),
        lead=table.texts("lead", most=longest_of(CollectionPage, "lead")),
        dated_on=table.day("date"),
        picture=picture,
        materials=table.names("materials", needed=True, choices=materials, what="material"),
        bodies=read_bodies(folder, f"collections/{key}", longest_heading=LONGEST_HEADING, needed=False),
    )
    table.close()
    return collection


def read_artworks(folder: Folder, table: Table, name: str, kind: str) -> dict[str, Drawn]:
    """`artwork/<name>.<language>.json` in each language, each beside the artwork that it describes."""
    found = {}
    for language in folder.languages:
        path = folder.root / "artwork" / f"{name}.{language}.json"
        if not path.is_file():
            table.blame("artwork", f"There is no artwork/{path.name}.")
            continue
        drawn = read_artwork_of(folder, path, language=language, kind=kind)
        if drawn is not None:
            found[language] = drawn
    return found


def read_artwork_of(folder: Folder, path: Path, *, language: str, kind: str) -> Drawn | None:
    text = folder.text_of(path) or ""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as broken:
        folder.blame(path, getattr(broken, "lineno", 1), f"This is not JSON: {broken}.")
        return None
    if not isinstance(told, dict):
        folder.blame(path, 1, "This has to be an object.")
        return None
    for key in sorted(set(told) - DESCRIBED):
        folder.blame(path, line_in(text, key), f"“{key}” is not known here.")
    for key, value in (("language", language), ("kind", kind)):
        if told.get(key) != value:
            folder.blame(path, line_in(text, key), f"“{key}” has to be “{value}”.")
    slots: list[dict[str, Any]] = []
    try:
        # There and back: kept as templates store them, however the folder spells it.
        slots = slots_to_json(slots_from_json(told.get("slots")))
    except Undrawable as refused:
        folder.blame(path, line_of_slot(text, refused.slot), in_words(refused))
    name = told.get("artwork")
    if not isinstance(name, str) or not (path.parent / name).is_file():
        folder.blame(path, line_in(text, "artwork"), f"There is no artwork called “{name}”.")
        return None
    file = clean_artwork(folder, path.parent / name)
    film = read_film_below(folder, path, text, told["film"], kind) if "film" in told else None
    return Drawn(file, slots, film) if file else None


def read_film_below(folder: Folder, path: Path, text: str, told: Any, kind: str) -> FilmBelow | None:
    """`{"file": …, "place": "end" or "after", "start": …, "seconds": …}`; a lower third has no place."""
    at = line_in(text, "film")
    if kind not in OF_FILMS:
        folder.blame(path, at, f"Artwork of the kind “{kind}” is laid over no film.")
        return None
    known = {"file", "place", "start", "seconds"}
    if not isinstance(told, dict) or set(told) - known or not isinstance(told.get("file"), str):
        folder.blame(path, at, "“film” has to be an object with file, place, start and seconds.")
        return None
    start, seconds = told.get("start", 0), told.get("seconds", 0)
    if not all(isinstance(number, int | float) and not isinstance(number, bool) for number in (start, seconds)):
        folder.blame(path, at, "“start” and “seconds” of the film have to be numbers.")
        return None
    data = folder.bytes_of(path.parent / told["file"]) if (path.parent / told["file"]).is_file() else None
    if data is None:
        folder.blame(path, at, f"There is no film called “{told['file']}”.")
        return None
    try:
        recognised_film(data)
    except UploadRefused as refused:
        folder.blame(path, at, str(refused))
        return None
    return FilmBelow(data, str(told.get("place", "")), float(start), float(seconds))


def clean_artwork(folder: Folder, path: Path) -> CleanFile | None:
    file = clean(folder, path, None)
    if file is not None:
        try:
            read_artwork(file.data)
        except Undrawable as refused:
            folder.blame(path, 1, in_words(refused))
    return file


def clean(folder: Folder, path: Path, table: Table | None) -> CleanFile | None:
    """A picture or print PDF; `table` is whose `file` names it."""
    if table is not None and not path.is_file():
        table.blame("file", f"There is no pictures/{path.name}.")
        return None
    data = folder.bytes_of(path)
    if data is None:
        return None
    try:
        if looks_like_document(data) and table is None:
            return clean_document(data, filename=path.name, max_bytes=ARTWORK_BYTES, as_pictures=False)
        return clean_picture(data, max_bytes=ARTWORK_BYTES)
    except UploadRefused as refused:
        folder.blame(path, 1, str(refused))
    return None


def longest_of(model: Any, field: str) -> int:
    return int(model._meta.get_field(field).max_length)


def line_in(text: str, key: str) -> int:
    """Of the first mention of a key in JSON."""
    found = re.search(rf'"{re.escape(key)}"\s*:', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def line_of_slot(text: str, number: int | None) -> int:
    """Of the slot with this number, from 1: each before it is decoded, to know where the next begins."""
    start = re.search(r'"slots"\s*:\s*\[', text)
    if number is None or start is None:
        return line_in(text, "slots")
    at = start.end()
    for _before in range(number - 1):
        at = DECODER.raw_decode(text, skip(text, at))[1]
    return text.count("\n", 0, skip(text, at)) + 1


def skip(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))


def longest_in(block: Any, part: str) -> int:
    """Of one part of a block; a text without limit has ours."""
    return getattr(block.base_blocks[part].field, "max_length", None) or LONGEST_TEXT
