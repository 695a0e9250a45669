"""Who acts, as a value: every service takes one, every permission is asked about one, every entry keeps one."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.errors import NotAllowed


class ActorKind(models.TextChoices):
    """LINK_HOLDER has shown a secret that was mailed to them and needs no account; VISITOR has shown nothing."""

    PERSON = "person", _("a person who is signed in")
    KEY = "key", _("an access key")
    LINK_HOLDER = "link_holder", _("a person by the link in our letter")
    CLOCK = "clock", _("the portal itself, by the clock")
    VISITOR = "visitor", _("a visitor without an account")


@dataclass(frozen=True, slots=True)
class Actor:
    """`user` is there for a person only, `key` for a key only. The kernel knows neither's class."""

    kind: ActorKind
    user: Any = None
    key: Any = None

    def __post_init__(self) -> None:
        if (self.kind == ActorKind.PERSON) != (self.user is not None):
            raise TypeError("A person is a user, and nobody else is.")
        if (self.kind == ActorKind.KEY) != (self.key is not None):
            raise TypeError("A key's act is a key's, and nobody else's.")

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user is not None else None


def acting(user: Any) -> Actor:
    return Actor(ActorKind.PERSON, user=user)


def holder_of(key: Any) -> Actor:
    """The organisation, through one of its access keys; whoever made the key does not act."""
    return Actor(ActorKind.KEY, key=key)


LINK_HOLDER = Actor(ActorKind.LINK_HOLDER)
CLOCK = Actor(ActorKind.CLOCK)
VISITOR = Actor(ActorKind.VISITOR)


def acting_user(actor: Actor) -> Any:
    """The person, for what only a person can do. Raises NotAllowed for everybody else."""
    if actor.user is None:
        raise NotAllowed(_("You may not do this."))
    return actor.user


def actor_of(request: Any) -> Actor:
    """Who sent this request: the person who is signed in, else a visitor. What a link or key proves, its view adds."""
    return acting(request.user) if request.user.is_authenticated else VISITOR
