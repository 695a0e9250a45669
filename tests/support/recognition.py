"""What a proof of recognition asks, and of how many: a sample that is the same in every run, and its table."""

import os
import random
import statistics
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import thread_time
from typing import Any

from django.conf import settings
from PIL import Image

from partners.artwork.rendering import codes_from
from partners.editions.models import Edition
from partners.editions.recognition import Outcome
from partners.editions.services import Recognised, recognise_picture
from partners.editions.services.drawing import brand_of
from partners.kernel.limits.budgets import Budget
from tests.support.attacks import ATTACKS
from tests.support.strips import NAMES, logo_of, sent

# Twelve of the demo's templates, each family once, in both languages by turns: the other twelve stand beside them.
TWELVE = tuple(NAMES[number * 2 + number % 2] for number in range(len(NAMES) // 2))
PARTNERS = 60
# Whom a look-up has to name in 99 of 100: compressed, small, on a screen, with a filter, turned a little, mirrored.
CERTAIN = tuple(name for name in ATTACKS if name not in ("cut by 5 % on each side", "fifth size", "top 30 % cut"))
CUT = ("cut by 5 % on each side",)
NOBODYS = next(codes_from("abcdef" + "0" * 58))
# After these each forgery is looked up: a forger's file is seldom seen as it was made.
AFTER = ("original", "network, 1080", "half size", "telephone screenshot")


def asked(picture: Image.Image, **known: Any) -> Recognised:
    return looked_up(sent(picture), **known)


def looked_up(data: bytes, **known: Any) -> Recognised:
    return recognise_picture(data, budget=Budget("look_up", None, None), **known)


def holders(found: Recognised) -> set[Any]:
    return {edition.organization_id for edition in found.editions} if found.outcome is Outcome.ISSUED else set()


def sample_of(most: int, name: str) -> list[int]:
    """So many of the sixty, others for each name: together they are all of them."""
    return sorted(random.Random(name).sample(range(PARTNERS), min(most, PARTNERS)))


@dataclass(frozen=True)
class Question:
    """`forgery` is empty for the file as it was issued."""

    template: int
    attack: str
    partner: int
    forgery: str = ""


def answered(question: Question, edition: Edition, picture: Image.Image) -> dict[str, Any]:
    """What is kept of a look-up: the outcome, who was named, and seconds of a processor."""
    data = sent(picture)
    begun = thread_time()
    found = looked_up(data)
    return {
        **asdict(question),
        "outcome": found.outcome.value,
        "template_found": found.version == edition.template_version,
        "partner_found": holders(found) == {edition.organization_id},
        "wrong": bool(holders(found) - {edition.organization_id}),
        "seconds": round(thread_time() - begun, 3),
    }


@dataclass
class Row:
    """The look-ups of one attack or one forgery."""

    answers: list[dict[str, Any]] = field(default_factory=list)

    def count(self, key: str) -> int:
        return sum(bool(each[key]) for each in self.answers)

    def outcomes(self, *outcomes: Outcome) -> int:
        return sum(each["outcome"] in {one.value for one in outcomes} for each in self.answers)

    @property
    def noticed(self) -> int:
        return self.outcomes(Outcome.NO_EDITION)

    @property
    def passed(self) -> int:
        return self.outcomes(Outcome.ISSUED, Outcome.SEVERAL, Outcome.OWN)

    @property
    def milliseconds(self) -> float:
        return statistics.median(each["seconds"] for each in self.answers) * 1000

    def share(self, number: int) -> float:
        return number / max(1, len(self.answers))

    def told(self, name: str) -> str:
        head = f"| {name:28} | {len(self.answers):5} | {self.count('template_found'):5} |"
        wrong, middle = self.count("wrong"), f"{self.milliseconds:5.0f}"
        if self.answers[0]["forgery"]:
            return f"{head}       | {wrong:5} | {self.noticed:7} | {self.passed:6} | {middle} |"
        return f"{head} {self.count('partner_found'):5} | {wrong:5} |         |        | {middle} |"


HEAD = "| look-ups after               | asked | templ |  part | wrong | noticed | passed |    ms |"


@dataclass(frozen=True)
class Script:
    """`letters` that may be replaced, by one of those that are `likely`; and two chapters of an organisation."""

    letters: str
    likely: str
    chapters: tuple[str, str]


SCRIPTS = (
    Script("abcdefghijklmnopqrstuvwxyz", "aeornstu", ("Southern", "Harbour")),
    Script("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "аеноркис", ("Південна", "Гавань")),
    Script("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "აეინრსლმ", ("სამხრეთი", "ნავსადგური")),
    Script("ابتثجحخدذرزسشصضطظعغفقكلمنهويةأ", "ارنملسبد", ("الجنوب", "المرفأ")),
)


def forgeries_of(edition: Edition, other: Edition) -> dict[str, dict[str, Any]]:
    """What somebody could make of this file, as keywords for `file_of`; `other` is of another partner."""
    chance = random.Random(edition.pk)
    own, theirs = brand_of(edition.organization, edition.kit), brand_of(other.organization, other.kit)
    logo = {"logo_png": logo_of(chance), "logo_sha256": f"forged {edition.pk}"}
    taken = {"logo_png": theirs.logo_png, "logo_sha256": theirs.logo_sha256}
    free = {"names": {"en": "Free Harbour Union"}}
    name = own.names["en"]
    script = next(script for script in SCRIPTS if any(sign in script.letters for sign in name))
    south, harbour = script.chapters
    chapter = " ".join([south if word != south else harbour for word in name.split()[:1]] + name.split()[1:])
    at = chance.choice([place for place, sign in enumerate(name) if sign in script.letters])
    letter = name[:at] + chance.choice([sign for sign in script.likely if sign != name[at]]) + name[at + 1 :]
    made = {
        "unknown logo": {"brand": replace(own, **logo)},
        "another partner's logo": {"brand": replace(own, **taken)},
        "other name": {"brand": replace(own, **free)},
        "another chapter": {"brand": replace(own, names={"en": chapter})},
        "one letter": {"brand": replace(own, names={"en": letter})},
        "whole strip": {
            "brand": replace(own, **logo, **free, shown_link="https://harbour.example.net"),
            "code": NOBODYS,
        },
    }
    if any(slot["kind"] == "qr" for slot in edition.template_version.slots):
        made["code replaced"] = {"code": NOBODYS}
    return made


def told(rows: dict[str, Row], head: str) -> str:
    lines = [head, HEAD, *(row.told(name) for name, row in rows.items())]
    for name, row in rows.items():
        hits = [Outcome.NO_EDITION.value] if row.answers[0]["forgery"] else [Outcome.ISSUED.value]
        missed = Counter(
            (TWELVE[each["template"]], each["outcome"]) for each in row.answers if each["outcome"] not in hits
        )
        lines += [f"{name}: {count} x {template} {outcome}" for (template, outcome), count in missed.most_common(8)]
    return "\n".join(lines)


def say(capsys: Any, name: str, text: str) -> None:
    """Into var/, and onto the screen where one process runs the tests: those of several have none."""
    folder = Path(settings.BASE_DIR) / "var"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text + "\n")
    with capsys.disabled():
        sys.stdout.write(f"\n{text}\n")


def partners_asked() -> int:
    return min(PARTNERS, int(os.environ.get("PARTNERS", "4")))
