"""Opening a campaign, saying what it speaks about, publishing its statement, and standing behind it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.campaigns.models import Campaign, Endorsement, StatementVersion, Subject
from partners.campaigns.permissions import can_edit_subjects, can_endorse_statement, can_manage_campaigns
from partners.campaigns.selectors import current_statement, forget_face
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.skeletons import is_alike
from partners.organizations.models import Organization
from partners.organizations.services.locks import hold


@transaction.atomic
def open_campaign(
    *,
    slug: str,
    names: dict[str, str],
    hashtag: str,
    languages: Sequence[str],
    starts_on: date,
    ends_on: date | None = None,
    portal_names: dict[str, str] | None = None,
    mark: str = "",
    colours: dict[str, dict[str, str]] | None = None,
    addresses: dict[str, str] | None = None,
    subjects: Mapping[str, dict[str, str]] | None = None,
    by: Actor,
) -> Campaign:
    """The campaign, with the face that it gives the portal; `mark` as `clean_mark` leaves it.

    `subjects` maps a code to its names by language, in the order in which they are offered.

    Raises NotAllowed and Conflict (`slug_taken`).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may open a campaign."))
    # For a readable answer; of two at once the constraint refuses the second.
    if Campaign.objects.filter(slug=slug).exists():
        raise Conflict(_("There is a campaign with this short name already."), code="slug_taken")
    campaign = Campaign.objects.create(
        slug=slug,
        names=names,
        hashtag=hashtag,
        languages=list(languages),
        starts_on=starts_on,
        ends_on=ends_on,
        portal_names=portal_names or {},
        mark=mark,
        colours=colours or {},
        addresses=addresses or {},
    )
    Subject.objects.bulk_create(
        Subject(campaign=campaign, code=code, names=own, position=place)
        for place, (code, own) in enumerate((subjects or {}).items(), 1)
    )
    # At once for what the same transaction writes, and again for whoever read the old face meanwhile.
    forget_face()
    transaction.on_commit(forget_face)
    record(Verb.CAMPAIGN_OPENED, by=by, campaign=campaign, subject=campaign)
    return campaign


@transaction.atomic
def add_subject(campaign: Campaign, *, code: str, names: dict[str, str], by: Actor) -> Subject:
    """Offer one more, behind the others. Raises NotAllowed and Conflict (`code_taken`, `name_taken`)."""
    _check_may_edit_subjects(by)
    subjects = list(_held(campaign).subjects.all())
    # Asked under the lock, so that of two at once the second gets this sentence and not the constraint's.
    if any(found.code.lower() == code.lower() for found in subjects):
        raise Conflict(_("There is a topic with this short name already."), code="code_taken")
    _check_names_are_free(subjects, names)
    place = max((found.position for found in subjects), default=0) + 1
    subject = Subject.objects.create(campaign=campaign, code=code, names=names, position=place)
    record(Verb.SUBJECT_ADDED, by=by, campaign=campaign, subject=subject)
    return subject


@transaction.atomic
def change_subject(
    subject: Subject,
    *,
    names: dict[str, str] | None = None,
    place: int | None = None,
    is_offered: bool | None = None,
    seen: str | None = None,
    by: Actor,
) -> Subject:
    """Call it something else, move it to a place (from 1; the others make room), stop or begin again to offer it.

    What does not change anything is not recorded. `seen` is the `stamp` of what the writer has before them; when
    something was saved since, nothing is written: Conflict with the code `stale`. Without it the last writer wins.

    Raises NotAllowed, and Conflict (`name_taken`, or `last_offered` where the press would have nothing left to ask
    about).
    """
    _check_may_edit_subjects(by)
    campaign = _held(subject.campaign)
    subjects = list(campaign.subjects.all())
    # The row of this very list: what is set on it below has to be seen by whoever looks through the list.
    subject = next(found for found in subjects if found.pk == subject.pk)
    if seen is not None and seen != subject.stamp:
        raise Conflict(_("This topic was changed in the meantime."), code="stale")
    was_offered, before = subject.is_offered, [found.pk for found in subjects]
    is_renamed = names is not None and names != subject.names
    if names is not None:
        _check_names_are_free([found for found in subjects if found != subject], names)
    subject.names = names if names is not None else subject.names
    subject.is_offered = was_offered if is_offered is None else is_offered
    # Only of the one that stops now: where nothing is offered any more, a name can still be mended.
    if was_offered and not any(found.is_offered for found in subjects):
        raise Conflict(_("This is the last topic that is offered. Offer another one first."), code="last_offered")
    if place is not None:
        subjects.remove(subject)
        subjects.insert(place - 1, subject)
    is_moved = [found.pk for found in subjects] != before
    if not (is_renamed or is_moved or subject.is_offered != was_offered):
        return subject
    for number, found in enumerate(subjects, 1):
        if found.position != number and found != subject:
            # By `update`: to make room is no change of the others, so their `updated_at` stays.
            Subject.objects.filter(pk=found.pk).update(position=number)
    subject.position = subjects.index(subject) + 1
    subject.save()
    is_again = subject.is_offered and not was_offered
    marks = {"is_retired": was_offered and not subject.is_offered, "is_offered_again": is_again}
    record(Verb.SUBJECT_CHANGED, by=by, campaign=campaign, subject=subject, **marks)
    return subject


def _check_names_are_free(others: Iterable[Subject], names: dict[str, str]) -> None:
    """Two of one name would be one choice twice, and nobody could say which was meant."""
    for language, name in names.items():
        if any(is_alike(other.names.get(language, ""), name) for other in others):
            raise Conflict(_("There is a topic called “%(name)s” already.") % {"name": name}, code="name_taken")


def _check_may_edit_subjects(actor: Actor) -> None:
    if not can_edit_subjects(actor):
        raise NotAllowed(_("Only the campaign team may say what the press can ask about."))


def _held(campaign: Campaign) -> Campaign:
    """Its row hands out places and numbers."""
    return Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)


@transaction.atomic
def publish_statement(
    campaign: Campaign,
    *,
    texts: dict[str, str],
    change_notes: dict[str, str] | None = None,
    by: Actor,
) -> StatementVersion:
    """Make the next version; earlier ones stay, with their signatures.

    Raises NotAllowed and Conflict (`unchanged`).
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may publish the statement."))
    campaign = _held(campaign)
    newest = campaign.statement_versions.order_by("-number").first()
    # Of the texts alone: another note on what changed is no other statement to sign.
    sha256 = sha256_of(texts)
    if newest and newest.sha256 == sha256:
        raise Conflict(_("This is word for word the version in force."), code="unchanged")
    statement = StatementVersion.objects.create(
        campaign=campaign,
        number=newest.number + 1 if newest else 1,
        texts=texts,
        change_notes=change_notes or {},
        sha256=sha256,
        published_at=clock.now(),
    )
    record(Verb.STATEMENT_PUBLISHED, by=by, campaign=campaign, subject=statement, number=statement.number)
    return statement


@transaction.atomic
def endorse_statement(organization: Organization, statement_version: StatementVersion, *, by: Actor) -> Endorsement:
    """Sign the version in force for the organisation. Signing it again changes and records nothing.

    Raises NotAllowed and Conflict (`newer_version`).
    """
    now = clock.now()
    # The organisation's lock, not the statement's: two owners of one have to take turns, two organisations need not.
    organization = hold(organization)
    if not can_endorse_statement(by, organization):
        raise NotAllowed(_("Only an owner of a partner organisation may sign for it."))
    # The one that was read, not simply the newest: a page left open must not sign what nobody saw.
    if statement_version != current_statement(statement_version.campaign, at=now):
        raise Conflict(_("There is a newer version of the statement. Please read that one."), code="newer_version")
    endorsement, is_new = Endorsement.objects.get_or_create(
        organization=organization,
        statement_version=statement_version,
        defaults={"text_sha256": statement_version.sha256, "endorsed_by": by.user, "endorsed_at": now},
    )
    if is_new:
        record(
            Verb.STATEMENT_ENDORSED,
            by=by,
            organization=organization,
            campaign=statement_version.campaign,
            subject=statement_version,
            number=statement_version.number,
        )
    return endorsement
