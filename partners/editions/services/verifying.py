"""What can be said of a file that somebody holds: the same for people and for programs."""

from dataclasses import dataclass
from typing import Any, Literal

from partners.editions.rendering import Evidence
from partners.editions.selectors import Known, Verdict, issued_with_bytes, issued_with_code, known_of, verdict_on
from partners.kernel import clock
from partners.kernel.errors import Busy
from partners.kernel.limits.budgets import Budget

from .recognising import Recognised, recognise_picture


@dataclass(frozen=True)
class Sight:
    """What was recognised, and no more of it than everybody may know. `outcome` is the value of an Outcome; `alike` and
    `different` are kinds of slots; the three pictures are JPEG, empty where they may not be shown."""

    outcome: str
    known: Known
    verdicts: list[Verdict]
    alike: list[str]
    different: list[str]
    strip: bytes
    ours: bytes
    sample: bytes


@dataclass(frozen=True)
class Answer:
    """`exact` are files with these very bytes: then there is nothing else. `told` are those whose code is in the
    file, but for those that are meant anyway: a code can be copied onto anything."""

    exact: list[Verdict]
    sight: Sight | None
    told: list[Verdict]
    leads_elsewhere: bool = False

    @property
    def known_by(self) -> Literal["bytes", "picture", "code", ""]:
        """Empty where nothing can be said."""
        if self.exact:
            return "bytes"
        if self.sight:
            return "picture"
        return "code" if self.told else ""


def look_up_file(evidence: Evidence, *, language: str, budget: Budget) -> Answer:
    """Nothing of it is kept. Raises Busy when nobody can look at a picture now that has no code of ours either."""
    if exact := _verdicts(issued_with_bytes(evidence.sha256), language):
        return Answer(exact, None, [])
    sight = None
    if evidence.picture:
        try:
            sight = _sight(recognise_picture(evidence.picture, codes=evidence.codes, budget=budget), language)
        except Busy:
            # A code says something without the picture, and nothing else can be said now.
            if not evidence.codes:
                raise
    told = _verdicts([edition for code in evidence.codes for edition in issued_with_code(code)], language)
    meant = {verdict.edition.pk for verdict in sight.verdicts} if sight else set()
    besides = [verdict for verdict in told if verdict.edition.pk not in meant]
    return Answer([], sight, besides, evidence.has_other_link)


def _sight(found: Recognised, language: str) -> Sight | None:
    """None where no artwork of ours was recognised."""
    if found.version is None:
        return None
    known = known_of(found.version.template, language, at=clock.now())
    verdicts = _verdicts([edition for each in found.editions for edition in issued_with_code(each.code)], language)
    # Nobody learns from a forgery what a partner's file looks like that the public does not know of.
    is_shown = bool(known.title) and bool(verdicts) and all(verdict.partner for verdict in verdicts)
    if found.outcome.value in ("no_edition", "several") and not is_shown:
        verdicts = []
    return Sight(
        outcome=found.outcome.value,
        known=known,
        verdicts=verdicts,
        alike=found.kinds("alike") if verdicts else [],
        different=found.kinds("different") if verdicts else [],
        strip=found.seen,
        ours=found.ours if is_shown else b"",
        sample=found.sample if known.material else b"",
    )


def _verdicts(editions: list[Any], language: str) -> list[Verdict]:
    now = clock.now()
    return [verdict_on(edition, language, at=now) for edition in editions]
