"""Which files are replaced and could be made anew, and how far that has come: read off the files, kept nowhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from partners.artwork.models import Template
from partners.artwork.rendering import Choices, edition_digest
from partners.artwork.selectors import templates_available
from partners.branding.selectors import current_kit
from partners.editions.models import Edition, Renewal

from .made import with_state


@dataclass(frozen=True)
class Target:
    """A file that would stand in the place of one that is replaced; `digest` is that of today's kit and artwork."""

    template: Template
    line: str
    output: str
    digest: str


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
        (template, str(chosen.get("line", "")), output)
        for template, chosen, output in replaced.values_list("template_version__template", "choices", "output")
    }
    kit = current_kit(organization) if choices else None
    # Mostly there is none, and then nothing more is asked.
    if kit is None:
        return Progress(renewal)
    offered = {each.pk: each for each in templates_available().filter(pk__in={template for template, *_ in choices})}
    # One that waits for the campaign is asked for, and one that was approved is drawn when somebody takes it.
    # A film that was ordered the worker makes, in its own time.
    is_ordered = Q(orders__isnull=False, orders__ended_at__isnull=True)
    is_there = Q(drawn_at__isnull=False) | Q(asked_at__isnull=False, refused_reason="") | is_ordered
    drawn = set(made.filter(is_there, withdrawn_at__isnull=True).values_list("digest", flat=True))
    targets = [
        Target(offered[template], line, output, _digest(offered[template], kit, line, output))
        for template, line, output in sorted(choices)
        if template in offered
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


def _digest(template: Template, kit: Any, line: str, output: str) -> str:
    choices = Choices(line=line, language=template.language)
    return edition_digest(template.current_version.sha256, kit.sha256, choices, output)


def renewals_waiting(*, at: datetime) -> list[int]:
    """Keys of those that no worker has in hand."""
    is_free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    return list(Renewal.objects.filter(is_free, ended_at__isnull=True).order_by("pk").values_list("pk", flat=True))
