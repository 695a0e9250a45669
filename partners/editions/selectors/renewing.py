"""Which files are replaced and could be made anew, and how far that has come: read off the files, kept nowhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q

from partners.artwork.models import Template
from partners.artwork.rendering import Choices, Occasion, edition_digest
from partners.artwork.selectors import templates_available
from partners.artwork.services import fitting, sheet_on
from partners.branding.selectors import current_kit
from partners.editions.models import Edition, Renewal, query_of

from .made import with_state


@dataclass(frozen=True)
class Target:
    """A file that would stand in the place of one that is replaced; `digest` is that of today's kit and artwork."""

    template: Template
    line: str
    output: str
    digest: str
    occasion: Occasion = field(default_factory=Occasion)
    sheet: str = ""

    @property
    def query(self) -> str:
        return query_of(self.line, self.occasion, self.sheet)


class Chosen(NamedTuple):
    """What was chosen for a file; `template` is its key."""

    template: int
    line: str
    output: str
    occasion: Occasion
    sheet: str

    @property
    def order(self) -> tuple[Any, ...]:
        photo = self.occasion.photo
        return *self[:3], self.occasion.date, self.occasion.place, photo.name if photo else "", self.sheet


@dataclass(frozen=True)
class Progress:
    """`refused` could not be made, as the last renewal found out. `unoffered` is how many files have a template that is
    not offered any more, so nothing can stand in their place."""

    renewal: Renewal | None = None
    waiting: list[Target] = field(default_factory=list)
    refused: list[Target] = field(default_factory=list)
    done: int = 0
    unoffered: int = 0

    @property
    def is_under_way(self) -> bool:
        return self.renewal is not None and self.renewal.ended_at is None

    @property
    def total(self) -> int:
        return self.done + len(self.waiting) + len(self.refused)

    @property
    def settled(self) -> int:
        return self.total - len(self.waiting)


def progress_of(organization: Any) -> Progress:
    """In as many queries for one file as for a thousand."""
    renewal = organization.renewals.order_by("-pk").first()
    made = Edition.objects.filter(organization=organization)
    replaced = with_state(made).filter(state=Edition.State.REPLACED).order_by()
    choices = {
        Chosen(each.template_version.template_id, each.line, each.output, each.occasion, each.sheet)
        for each in replaced.select_related("template_version", "photograph")
    }
    kit = current_kit(organization) if choices else None
    # Mostly there is none, and then nothing more is asked.
    if kit is None:
        return Progress(renewal)
    offered = {each.pk: each for each in templates_available().filter(pk__in={each.template for each in choices})}
    # One that waits for the campaign is asked for, and one that was approved is drawn when somebody takes it.
    # A film that was ordered the worker makes, in its own time.
    is_ordered = Q(orders__isnull=False, orders__ended_at__isnull=True)
    is_there = Q(drawn_at__isnull=False) | Q(asked_at__isnull=False, refused_reason="") | is_ordered
    drawn = set(made.filter(is_there, withdrawn_at__isnull=True).values_list("digest", flat=True))
    targets = [
        _target(offered[each.template], kit, each)
        for each in sorted(choices, key=lambda each: each.order)
        if each.template in offered
    ]
    open_targets = [each for each in targets if each.digest not in drawn]
    known = renewal.refused if renewal else {}
    return Progress(
        renewal,
        waiting=[each for each in open_targets if each.digest not in known],
        refused=[each for each in open_targets if each.digest in known],
        done=len(targets) - len(open_targets),
        unoffered=len(choices) - len(targets),
    )


def _target(template: Template, kit: Any, chosen: Chosen) -> Target:
    version, line, output = template.current_version, chosen.line, chosen.output
    sheet, occasion = sheet_on(version, chosen.sheet), fitting(version, chosen.occasion)
    choices = Choices(line=line, language=template.language, sheet=sheet, occasion=occasion)
    digest = edition_digest(version.sha256, kit.sha256, choices, output)
    return Target(template, line, output, digest, chosen.occasion, sheet)


def renewals_waiting(*, at: datetime) -> list[int]:
    """Keys of those that no worker has in hand."""
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    return list(Renewal.objects.filter(is_free, ended_at__isnull=True).order_by("pk").values_list("pk", flat=True))
