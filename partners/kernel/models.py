"""Abstract columns that every feature uses, where private files lie, and who came how often."""

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.errors import Conflict


class UnchangingError(TypeError):
    """Somebody tried to alter a row that other things are made from. A programming error, never a person's."""


def private_storage() -> Storage:
    """For files that a view hands out after asking who is looking. A function, because migrations name it."""
    return storages["private"]


class PublicIdModel(models.Model):
    """A random id for URLs and the API: the row number would tell how many there are and which came first."""

    public_id = models.UUIDField(_("public id"), default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class ChangedAtField(models.DateTimeField):
    """The moment of the last save, by the clock of the house: `auto_now` knows only that of the world."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        moment = clock.now()
        setattr(model_instance, self.attname, moment)
        return moment


class TimeStampedModel(models.Model):
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    updated_at = ChangedAtField(_("changed"))

    class Meta:
        abstract = True


class PublishedQuerySet(models.QuerySet[Any]):
    def published(self, *, at: datetime) -> "PublishedQuerySet":
        """What is out by then; a version may be written down before its day."""
        return self.filter(published_at__lte=at)

    def newest_held(self) -> Any:
        """The last one that was added, while nobody else can add one; None where there is none yet.

        The first row never changes, so all who add queue up at it. Read again behind it: PostgreSQL has chosen the
        row to lock before it waits, and what was newest then may not be so any more.
        """
        list(self.order_by("pk").select_for_update(no_key=True)[:1])
        return self.order_by("-pk").first()

    def require_next(self, version: int) -> None:
        """Raises Conflict (`version_taken`) unless it is newer than all; until the transaction ends it stays so."""
        newest = self.newest_held()
        if newest and version <= newest.version:
            raise Conflict(_("There is this version or a newer one already."), code="version_taken")


class PublishedModel(models.Model):
    """Versions that come into force on a day."""

    published_at = models.DateTimeField(_("published"))

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True


class UnchangingModel(models.Model):
    """Written once: a change is a new row, so that what was made from the old one can still be told."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise UnchangingError(f"{self._meta.label} is not changed; a new version is added.")
        super().save(*args, **kwargs)


class FollowingField(models.CharField):
    """What `fold` makes of the column `source`, written with it: a `KeyedModel` lets no way of writing forget it.

    Changing `fold` needs a data migration that writes the column again.
    """

    def __init__(self, *args: Any, source: str = "", fold: Callable[[str], str] | None = None, **kwargs: Any) -> None:
        self.source, self.fold = source, fold
        kwargs = {"max_length": 200, "blank": True, "default": "", "editable": False, **kwargs}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Without the function: a migration writes what it was told, and never what today's code would make of it."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if self.fold:
            setattr(model_instance, self.attname, self.key_of(model_instance))
        return str(getattr(model_instance, self.attname))

    def key_of(self, model_instance: models.Model) -> str:
        return self.folded(getattr(model_instance, self.source))

    def folded(self, value: str) -> str:
        return self.fold(value) if self.fold else ""


class SkeletonField(FollowingField):
    """By which rows are taken for one."""


class OrderField(FollowingField):
    """By which rows are sorted (`languages.alphabet.order_of`)."""


def following_fields(model: type[models.Model], sources: Iterable[str]) -> list[FollowingField]:
    """The fields that follow these columns."""
    named = set(sources)
    return [field for field in model._meta.fields if isinstance(field, FollowingField) and field.source in named]


class KeyedQuerySet(models.QuerySet[Any]):
    """Writes with each column what follows from it. Raises UnchangingError where only the database knows the value."""

    def update(self, **changes: Any) -> int:
        for field in following_fields(self.model, changes):
            value = changes[field.source]
            # Whoever names both has computed both, as `bulk_update` does.
            if field.name in changes:
                continue
            if hasattr(value, "resolve_expression"):
                raise UnchangingError(f"{field.name} cannot follow an expression: save the rows one by one.")
            changes[field.name] = field.folded(value)
        return super().update(**changes)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        objs, keys = tuple(objs), following_fields(self.model, fields := [*fields])
        for thing in objs:
            for field in keys:
                field.pre_save(thing, add=False)
        return super().bulk_update(objs, [*fields, *(field.name for field in keys)], batch_size)

    def bulk_create(self, objs: Any, batch_size: Any = None, **options: Any) -> list[Any]:  # type: ignore[override]
        if named := options.get("update_fields"):
            options["update_fields"] = [*named, *(field.name for field in following_fields(self.model, named))]
        return super().bulk_create(objs, batch_size, **options)

    # Lest a template calls them.
    update.alters_data = bulk_update.alters_data = bulk_create.alters_data = True  # type: ignore[attr-defined]


class KeyedModel(models.Model):
    """Rows that are compared by skeletons of what stands in them."""

    objects = KeyedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save_base(self, **options: Any) -> None:  # type: ignore[override]
        """Not `save`: here `update_fields` is what is written in the end, also where some columns were not loaded."""
        if (named := options.get("update_fields")) is not None:
            options["update_fields"] = {*named, *(field.name for field in following_fields(type(self), named))}
        super().save_base(**options)


class DispatchedModel(models.Model):
    """Something that leaves the house by `kernel.dispatch`. The row is the truth; a task is only a hint to look.

    The lease says until when one worker has it in hand.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")

    # Forgotten once it has left or was given up: what may hold a link that opens something.
    emptied: ClassVar[tuple[str, ...]] = ()

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    lease_until = models.DateTimeField(_("lease until"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=clock.now, editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        abstract = True


class Counter(models.Model):
    """How much of one thing was done in a stretch that the first use began. `key`: a keyed hash of what and who.

    A table and not the cache: a cache forgets when it is full, and whoever fills it would lift every limit.
    """

    key = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveBigIntegerField()
    ends_at = models.DateTimeField(db_index=True)
