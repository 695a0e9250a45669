"""What reviewers see: what waits, since when and with whom, and what they told each other about it."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Replace
from django.utils.text import Truncator

from partners.kernel.actors import Actor
from partners.kernel.languages.ordering import in_alphabet
from partners.kernel.languages.skeletons import alike, sounding
from partners.kernel.models import SkeletonField
from partners.organizations.models import Membership, Organization, VettingNote, VettingReview
from partners.organizations.permissions import REVIEW, can_review_organizations
from partners.organizations.workflow import UNDECIDED
from partners.users.models import User
from partners.users.selectors import shown_name, staff_who_may

# In days: how long something may wait before a list says so.
LATE = (3, 7, 14)
LONGEST_TITLE = 80
# What a reader or a mail program takes for a link, an address, or a piece of our own template.
LINKISH = re.compile(r"[@/\\<>{}|]|\w[.․。．｡]\w")


def organizations_under_review(viewer: Actor) -> QuerySet[Organization]:
    """What this reviewer may read, the longest waiting first, with `waiting_since`, `reviewer_id` and `reviewer_name`.

    A draft is still the applicant's own, and nobody reads what colleagues think about their own organisation.
    """
    if not can_review_organizations(viewer):
        return Organization.objects.none()
    # An answer opens a round, so whoever has answered waits anew from that moment and not since the application.
    last_round = VettingReview.objects.filter(organization=OuterRef("pk")).order_by("-round")
    # Whoever has left the team, or may not review any more, has nothing in hand; what they decided stays theirs.
    still_here = Q(reviewer__in=reviewers().order_by().values("pk")) | ~Q(organization__standing__in=UNDECIDED)
    reviewer = last_round.values(one=Case(When(still_here, then="reviewer")))[:1]
    name = last_round.values(one=Case(When(still_here, then=shown_name("reviewer__"))))[:1]
    waiting_since = Case(
        When(standing=Organization.Standing.APPLIED, then=F("applied_at")),
        When(standing=Organization.Standing.IN_REVIEW, then=Subquery(last_round.values("created_at")[:1])),
        output_field=DateTimeField(),
    )
    return (
        Organization.objects.exclude(standing=Organization.Standing.DRAFT)
        .exclude(memberships__user=viewer.user)
        .annotate(
            waiting_since=waiting_since,
            reviewer_id=Subquery(reviewer, output_field=IntegerField()),
            reviewer_name=Subquery(name, output_field=CharField()),
        )
        # Said, because SQLite puts what has no value first and PostgreSQL last.
        .order_by(F("waiting_since").asc(nulls_last=True), *in_alphabet("name"), "pk")
    )


def waiting_for_staff(viewer: Actor) -> QuerySet[Organization]:
    """Those of them in which the next step is staff's."""
    return organizations_under_review(viewer).filter(standing__in=UNDECIDED)


def waiting_longer(organizations: QuerySet[Any], days: int, *, at: datetime) -> QuerySet[Any]:
    """Of those under review, what has waited for staff for more than so many days."""
    return organizations.filter(waiting_since__lt=at - timedelta(days=days))


def with_people_called(word: str) -> Q:
    """A condition on organisations: somebody of theirs has this in the name or the address."""
    called = Q(user__name__icontains=word) | Q(user__email__icontains=word)
    # By their keys: joined, an organisation would come once for each person.
    return Q(pk__in=Membership.objects.filter(called).values("organization"))


def possible_duplicates(organization: Organization) -> QuerySet[Organization]:
    """Others that look or sound the same, or have the same site, address or registration: a hint for reviewers, which
    no applicant ever sees. One query by indexed columns."""
    condition = Q()
    for field in skeleton_columns():
        # Empty is what says nothing: without this all without a website would be one.
        if key := field.key_of(organization):
            condition |= Q(**{f"{field.name}__in": alike(key) if field.fold is sounding else [key]})
    if not condition:
        return Organization.objects.none()
    others = Organization.objects.exclude(pk=organization.pk).exclude(standing=Organization.Standing.DRAFT)
    return others.filter(condition).order_by(*in_alphabet("name"), "pk")[:10]


def has_possible_duplicates() -> Q:
    """The same question about every row of a list, answered by the database. One look for each column: of several
    columns in one, it would use the index of none."""
    others = Organization.objects.exclude(pk=OuterRef("pk")).exclude(standing=Organization.Standing.DRAFT).order_by()
    found = Q()
    for field in skeleton_columns():
        own: Any = OuterRef(field.name)
        keys = [own]
        if field.fold is sounding:
            # As `alike` has it: Latin letters with either script, Cyrillic ones with Latin only.
            latin = Replace(own, Value("c:"), Value("l:"))
            cyrillic = Replace(Replace(own, Value("c:"), Value("-:")), Value("l:"), Value("c:"))
            keys = [latin, cyrillic]
        for key in keys:
            found |= Q(Exists(others.filter(**{field.name: key}))) & ~Q(**{field.name: ""})
    return found


def skeleton_columns() -> Iterable[SkeletonField]:
    return [field for field in Organization._meta.fields if isinstance(field, SkeletonField)]


def reviews_of(organization: Organization) -> QuerySet[VettingReview]:
    """All rounds, the latest first."""
    return organization.reviews.select_related("reviewer").order_by("-round")


def latest_rounds(organizations: Iterable[Organization]) -> dict[int, VettingReview]:
    """By organisation, in one question."""
    rounds = VettingReview.objects.filter(organization__in=[each.pk for each in organizations]).order_by("round")
    return {review.organization_id: review for review in rounds}


def notes_of(organization: Organization) -> QuerySet[VettingNote]:
    """The thread, in the order in which it was written."""
    return organization.notes.select_related("author").order_by("written_at", "pk")


def reviewers() -> QuerySet[User]:
    """Staff whose groups let them review, in the reader's alphabet."""
    return staff_who_may(REVIEW)


def reviewers_of(organization: Organization) -> QuerySet[User]:
    """Staff whose groups let them review, and who do not belong to the organisation."""
    # Who belongs to it may not decide about it, and so gets no letter that it waits.
    return staff_who_may(REVIEW).exclude(memberships__organization=organization)


def stamp_of(organization: Organization, latest: VettingReview | None) -> str:
    """What a decision is made about: where it stands, and in which round. A colleague's decision changes it, a
    note or another reviewer does not."""
    return f"{organization.standing}.{latest.round}.{latest.decision}" if latest else organization.standing


def title_for_letters(organization: Organization) -> str:
    """The name as a letter to staff may repeat it, whether or not anybody has read it yet; empty where what was given
    as a name holds what looks like a link or an address."""
    name = unicodedata.normalize("NFKC", organization.name)
    return "" if LINKISH.search(name) else Truncator(organization.name).chars(LONGEST_TITLE)
