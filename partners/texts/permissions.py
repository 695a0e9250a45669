"""Who writes the next version of a text, and who publishes what somebody else wrote."""

from partners.kernel.actors import Actor
from partners.texts.models import Draft, Kind
from partners.users.permissions import may


def right_to_publish(kind: str) -> str:
    return f"texts.publish_{kind}"


def can_draft_text(actor: Actor, kind: str) -> bool:
    return may(actor, f"texts.draft_{kind}")


def can_publish_text(actor: Actor, kind: str) -> bool:
    """Whether they publish such texts at all; of one draft `can_publish_draft` decides."""
    return may(actor, right_to_publish(kind))


def can_see_text(actor: Actor, kind: str) -> bool:
    return can_draft_text(actor, kind) or can_publish_text(actor, kind)


def can_see_texts(actor: Actor) -> bool:
    """Whether the screens open at all."""
    return any(can_see_text(actor, kind) for kind in Kind.values)


def can_edit_draft(actor: Actor, draft: Draft) -> bool:
    return can_draft_text(actor, draft.kind)


def can_ask_for_publication(actor: Actor, draft: Draft) -> bool:
    """The one who wrote it: who asks says that it is finished."""
    return can_draft_text(actor, draft.kind) and draft.written_by_id == actor.user_id


def can_publish_draft(actor: Actor, draft: Draft) -> bool:
    # Who changed it last is its author, a reviewer with one comma too; the database refuses the same person as well.
    return can_publish_text(actor, draft.kind) and draft.written_by_id != actor.user_id


def can_send_back_draft(actor: Actor, draft: Draft) -> bool:
    return can_publish_draft(actor, draft)


def can_withdraw_draft(actor: Actor, draft: Draft) -> bool:
    return can_draft_text(actor, draft.kind)
