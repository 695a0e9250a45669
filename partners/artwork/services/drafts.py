"""Templates that staff make: begun, saved as often as need be, looked at, and only then offered."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.artwork.models import Template, TemplateDraft, TemplateVersion
from partners.artwork.permissions import can_add_template, can_revise_template, can_write_draft
from partners.artwork.selectors import open_draft_of
from partners.kernel import clock
from partners.kernel.actors import Actor, acting_user
from partners.kernel.errors import Conflict, NotAllowed
from partners.materials.models import Material

from .asking import demands_approval
from .drawing import artwork_of
from .filming import FilmWish, use_for, use_of, wished
from .making import kept_artwork, publish, version_of

LONGEST_STEM = 60


def begin_template(
    material: Material,
    *,
    kind: str,
    language: str,
    title: str,
    artwork: bytes,
    by: Actor,
    description: str = "",
    credit: str = "",
    licence: str = "",
) -> TemplateDraft:
    """The draft of a template that partners do not see yet, without slots.

    Raises NotAllowed, ArtworkRefused; Busy and UsedUp as every drawing.
    """
    if not can_add_template(by):
        raise NotAllowed(_("You may not add templates."))
    kept = kept_artwork(artwork, [], by=by, film=use_for(kind))
    return TemplateDraft.objects.create(
        **kept.columns,
        pages=kept.pages,
        material=material,
        kind=kind,
        language=language,
        titles={language: title},
        description=description,
        credit=credit,
        licence=licence,
        written_by=acting_user(by),
        written_at=clock.now(),
    )


def begin_version(
    template: Template,
    *,
    by: Actor,
    like: TemplateVersion | None = None,
    artwork: bytes | None = None,
    slots: list[dict[str, Any]] | None = None,
    credit: str | None = None,
    licence: str | None = None,
) -> TemplateDraft:
    """The draft of the next version, `like` the present one or an earlier one of this template; what is given takes the
    place of what that one has.

    Raises NotAllowed, Conflict (`draft_open`), ArtworkRefused; Busy and UsedUp as every drawing.
    """
    if not can_revise_template(by):
        raise NotAllowed(_("You may not change templates."))
    newest = template.current_version
    before = like or newest
    artwork = artwork_of(before).load() if artwork is None else artwork
    kept = kept_artwork(artwork, before.slots if slots is None else slots, by=by, film=use_of(before))
    with transaction.atomic():
        # The lock of the template, so that two who begin at once do not get a draft each.
        template = Template.objects.select_for_update(no_key=True).get(pk=template.pk)
        if open_draft_of(template):
            raise Conflict(
                _("Somebody has begun the next version already. Go on with that draft, or discard it first."),
                code="draft_open",
            )
        return TemplateDraft.objects.create(
            **kept.columns,
            pages=kept.pages,
            template=template,
            material=template.material,
            kind=template.kind,
            language=template.language,
            titles=template.titles,
            description=template.description,
            credit=before.credit if credit is None else credit,
            licence=before.licence if licence is None else licence,
            # Of the present one and not of an earlier: going back to an old drawing must not lift the demand unseen.
            needs_approval=newest.needs_approval or demands_approval(newest.slots, kept.columns["slots"]),
            base=newest.number,
            written_by=acting_user(by),
            written_at=clock.now(),
        )


def save_draft(
    draft: TemplateDraft,
    *,
    title: str,
    description: str,
    credit: str,
    licence: str,
    slots: list[dict[str, Any]],
    seen: str,
    by: Actor,
    artwork: bytes | None = None,
    needs_approval: bool | None = None,
    film: FilmWish | None = None,
) -> bool:
    """Keep what was made; whether anything was new. `seen` is the `stamp` of what the writer had before them; without
    a word on approval or on a film the draft keeps what it has. A place for a photograph that is new demands approval,
    whatever the word; whoever saves once more can lift it.

    Raises NotAllowed, ArtworkRefused, UploadRefused and Conflict (`closed`, `stale` when somebody has saved since);
    Busy and UsedUp as every drawing.
    """
    _check_may_write(draft, by=by)
    artwork = artwork_of(draft).load() if artwork is None else artwork
    kept = kept_artwork(artwork, slots, by=by, film=use_of(draft) if film is None else wished(film, draft, by=by))
    with transaction.atomic():
        draft = _held(draft)
        if seen != draft.stamp:
            raise Conflict(_("Somebody has saved this draft in the meantime."), code="stale")
        before, is_new_photo = draft.look, demands_approval(draft.slots, slots)
        for name, value in kept.columns.items():
            setattr(draft, name, value)
        draft.pages, draft.credit, draft.licence = kept.pages, credit, licence
        draft.titles, draft.description = {**draft.titles, draft.language: title}, description
        draft.needs_approval = is_new_photo or (draft.needs_approval if needs_approval is None else needs_approval)
        if draft.look == before:
            return False
        draft.revision += 1
        draft.written_by, draft.written_at = acting_user(by), clock.now()
        draft.save()
    return True


@transaction.atomic
def discard_draft(draft: TemplateDraft, *, by: Actor) -> TemplateDraft:
    """It is kept, and never becomes a version. Raises NotAllowed and Conflict (`closed`)."""
    _check_may_write(draft, by=by)
    draft = _held(draft)
    _close(draft, by=by)
    return draft


def publish_draft(draft: TemplateDraft, *, looked: str, by: Actor) -> TemplateVersion:
    """Offer it to partners, at once. `looked` is the `look` of what whoever publishes has seen drawn with all sample
    partners: another content is not published.

    Files of an earlier version are `replaced` from then on; where only title or description are new, there is no new
    version.
    Raises NotAllowed, ArtworkRefused and Conflict (`closed`, `not_looked`, `revised` when another version has come out
    meanwhile, `unchanged`, `no_slots`); Busy and UsedUp as every drawing.
    """
    _check_may_write(draft, by=by)
    draft = TemplateDraft.objects.get(pk=draft.pk)
    # Drawn anew: the typesetter may be another one than when it was saved.
    columns = kept_artwork(artwork_of(draft).load(), draft.slots, by=by, film=use_of(draft)).columns
    with transaction.atomic():
        draft = _held(draft)
        if looked != draft.look:
            raise Conflict(
                _("The draft is not what you have looked at: somebody has changed it. Please look at it again."),
                code="not_looked",
            )
        if not draft.slots:
            raise Conflict(_("There is no slot yet, so partners could not put anything on it."), code="no_slots")
        version = _revised(draft, columns, by=by) if draft.template else _added(draft, columns, by=by)
        draft.version = version
        _close(draft, by=by)
    return version


@transaction.atomic
def _added(draft: TemplateDraft, columns: dict[str, Any], *, by: Actor) -> TemplateVersion:
    # Behind the lock of the material, so that two that come out at once do not choose one name.
    Material.objects.select_for_update(no_key=True).get(pk=draft.material_id)
    template = Template.objects.create(
        material=draft.material,
        key=_free_key(draft),
        kind=draft.kind,
        language=draft.language,
        titles=draft.titles,
        description=draft.description,
    )
    draft.template = template
    version = _drawn_as(template, draft, columns)
    publish(version, template, number=1, by=by)
    record(Verb.TEMPLATE_ADDED, by=by, subject=template, version=1)
    return version


@transaction.atomic
def _revised(draft: TemplateDraft, columns: dict[str, Any], *, by: Actor) -> TemplateVersion:
    template = Template.objects.select_for_update(no_key=True).get(drafts=draft)
    newest = template.current_version
    if newest.number != draft.base:
        raise Conflict(
            _("Another version has come out since this draft was begun. Discard it, and begin with the present one."),
            code="revised",
        )
    version = _drawn_as(template, draft, columns)
    is_renamed = (template.titles, template.description) != (draft.titles, draft.description)
    if newest.sha256 == version.sha256 and not is_renamed:
        raise Conflict(_("Nothing has changed, so there is no new version."), code="unchanged")
    if is_renamed:
        template.titles, template.description = draft.titles, draft.description
        template.save()
    if newest.sha256 == version.sha256:
        version = newest
    else:
        publish(version, template, number=newest.number + 1, by=by)
    record(Verb.TEMPLATE_REVISED, by=by, subject=template, version=version.number)
    return version


def _drawn_as(template: Template, draft: TemplateDraft, columns: dict[str, Any]) -> TemplateVersion:
    credit, licence = draft.credit, draft.licence
    return version_of(template.key, columns, credit=credit, licence=licence, needs_approval=draft.needs_approval)


def _free_key(draft: TemplateDraft) -> str:
    """Of material and kind, with the language at the end, by which the same piece is found in other languages."""
    stem = slugify(f"{draft.material.key}-{draft.kind}".replace("_", "-"))[:LONGEST_STEM].strip("-") or draft.kind
    for number in range(1, Template.objects.count() + 2):
        key = f"{stem}-{draft.language}" if number == 1 else f"{stem}-{number}-{draft.language}"
        if not Template.objects.filter(key=key).exists():
            break
    return key


def _held(draft: TemplateDraft) -> TemplateDraft:
    draft = TemplateDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    if not draft.is_open:
        raise Conflict(_("This draft is closed: it was published or discarded meanwhile."), code="closed")
    return draft


def _close(draft: TemplateDraft, *, by: Actor) -> None:
    draft.closed_at, draft.closed_by = clock.now(), acting_user(by)
    draft.save()


def _check_may_write(draft: TemplateDraft, *, by: Actor) -> None:
    if not can_write_draft(by, draft):
        raise NotAllowed(_("You may not change this draft."))
