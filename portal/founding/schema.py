"""The check of a campaign's folder: it reads everything, and says with file and line what cannot be used."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from partners.campaigns.forms.settings import LONGEST_FOOT, LONGEST_NAME, LONGEST_TEXT
from partners.campaigns.models import LONGEST_CODE, LONGEST_SUBJECT, Campaign
from partners.kernel.fields.addresses import canonical_address, canonical_or_same
from partners.kernel.fields.links import canonical_link
from partners.kernel.fields.links import canonical_or_same as canonical_link_or_same
from partners.kernel.languages.skeletons import is_alike
from partners.kernel.uploads import UploadRefused, clean_mark
from portal.founding.colours import read_colours
from portal.founding.material_schema import read_licence
from portal.founding.plan import Plan, Statement
from portal.founding.reading import Folder, Table, Text
from portal.founding.site_schema import read_site
from portal.founding.texts import read_texts

# Those that the interface speaks; another one is begun in the back office.
LANGUAGES = tuple(code for code, _name in settings.INTERFACE_LANGUAGES)
ALL_FIELDS = [field.name for field in Campaign._meta.fields]
LONGEST_SUMMARY = 400


def read_plan(root: Path) -> Plan:
    """Raises Unusable, which tells every mistake as `file:line: sentence`."""
    folder = Folder(root, LANGUAGES)
    table = folder.table("campaign.toml")
    if table is None:
        raise folder.unusable()
    facts = read_facts(folder, table)
    summaries = table.texts("summaries", most=LONGEST_SUMMARY)
    rights = table.table("rights")
    credit = rights.texts("credit", most=200, needed=False) if rights else {}
    licence = rights.texts("licence", most=500, needed=False) if rights else {}
    licence_code = read_licence(rights, licence, folder) if rights else ""
    if rights:
        rights.close()
    # In all the languages of the campaign, which may be more than those of the site.
    statements = read_statements(folder, table, languages=list(facts["names"]))
    table.close()
    terms = {
        what: read_texts(folder, what, {code: root / f"{what}.{code}.md" for code in LANGUAGES})
        for what in ("agreement", "consent")
    }
    site = read_site(
        folder,
        names=facts["names"],
        summaries=summaries,
        credit=credit,
        licence=licence,
        licence_code=licence_code,
        topics=facts["subjects"],
    )
    if folder.mistakes or site is None:
        raise folder.unusable()
    return Plan(facts, statements, terms["agreement"], terms["consent"], site)


def read_facts(folder: Folder, table: Table) -> dict[str, Any]:
    names = table.texts("names", most=LONGEST_NAME)
    facts: dict[str, Any] = {
        "slug": table.line("slug"),
        "hashtag": table.line("hashtag"),
        "starts_on": table.day("starts_on"),
        "ends_on": table.day("ends_on"),
        "names": names,
        "portal_names": table.texts("portal_names", most=LONGEST_NAME, needed=False),
        "languages": list(names),
        "colours": read_colours(table),
        "mark": read_mark(folder, table),
        "addresses": read_addresses(table),
        "foot": table.texts("foot", most=LONGEST_FOOT, needed=False),
        "organizers": table.texts("organizers", most=LONGEST_TEXT, needed=False, several_lines=True),
        "proceeds": table.texts("proceeds", most=LONGEST_SUMMARY, needed=False),
        "proceeds_url": canonical_link_or_same(
            table.line("proceeds_url", most=500, needed=False, check=canonical_link)
        ),
        "subjects": read_subjects(table),
    }
    if facts["starts_on"] and facts["ends_on"] and facts["ends_on"] < facts["starts_on"]:
        table.blame("ends_on", "The campaign ends before it begins.")
    for key in ("slug", "hashtag"):
        try:
            if facts[key]:
                # By the model's own rules, and by those of this field only: the rest of the campaign is not there yet.
                Campaign(**{key: facts[key]}).clean_fields(exclude=set(ALL_FIELDS) - {key})
        except ValidationError as refused:
            table.blame(key, f"“{key}”: {' '.join(refused.messages)}")
    return facts


def read_subjects(table: Table) -> dict[str, Text]:
    """Names by code, in the order in which they are offered."""
    found: dict[str, Text] = {}
    for subject in table.tables("subjects"):
        code = subject.line("code", most=LONGEST_CODE, check=validate_slug)
        if code.lower() in map(str.lower, found):
            subject.blame("code", f"“{code}” stands here twice.")
        names = subject.texts("name", most=LONGEST_SUBJECT)
        # Two of one name would be one choice twice.
        for language, name in names.items():
            if any(is_alike(other.get(language, ""), name) for other in found.values()):
                subject.blame("name", f"“{name}” stands here twice.")
        found[code] = names
    if not found:
        table.blame("subjects", "At least one table [[subjects]] is needed: what the press may ask about.")
    return found


def read_statements(folder: Folder, table: Table, *, languages: list[str]) -> tuple[Statement, ...]:
    """`statement.<language>.md`, and `statement.2.<language>.md` and so on where the table tells of several."""
    notes: list[Text] = [version.texts("changes", most=1000) for version in table.tables("statement")]
    versions = []
    for number, changes in enumerate(notes or [{}], 1):
        stem = "statement" if number == 1 else f"statement.{number}"
        # By their exact names: a draft that lies beside them must not become binding.
        files = {code: folder.root / f"{stem}.{code}.md" for code in languages}
        versions.append(Statement(read_texts(folder, "statement", files), changes))
    return tuple(versions)


def read_mark(folder: Folder, table: Table) -> str:
    name = table.line("mark", needed=False)
    if not name:
        return ""
    path = folder.root / name
    if not path.is_file():
        table.blame("mark", f"There is no file called “{name}”.")
        return ""
    data = folder.bytes_of(path)
    try:
        return clean_mark(data) if data is not None else ""
    except UploadRefused as refused:
        folder.blame(path, 1, str(refused))
    return ""


def read_addresses(table: Table) -> dict[str, str]:
    addresses = table.table("addresses", needed=True)
    if addresses is None:
        return {}
    found = {"partnerships": addresses.line("partnerships", most=254, check=canonical_address)}
    for desk in ("press", "safe", "support"):
        if address := addresses.line(desk, most=254, needed=False, check=canonical_address):
            found[desk] = address
    addresses.close()
    return {name: canonical_or_same(address) for name, address in found.items()}
