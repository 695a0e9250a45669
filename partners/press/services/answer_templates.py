"""Templates of answers are kept and removed; the desk begins answers with them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.press.models import AnswerTemplate
from partners.press.permissions import can_answer_inquiries

# Nobody finds one among more.
MOST_TEMPLATES = 200


@transaction.atomic
def keep_answer_template(
    template: AnswerTemplate | None, *, language: str, title: str, text: str, seen: str = "", by: Actor
) -> AnswerTemplate:
    """A new one without `template`, else changed; `seen` is the `stamp` of what the writer had before them.

    Raises NotAllowed and Conflict (`stale`, `gone`, `too_many`).
    """
    _require(by)
    if template is None:
        if AnswerTemplate.objects.count() >= MOST_TEMPLATES:
            raise Conflict(_("There are very many templates. Remove one that nobody needs."), code="too_many")
        held = AnswerTemplate()
    else:
        held = _held(template)
        if seen != held.stamp:
            raise Conflict(_("Somebody changed this meanwhile. Your words are still here."), code="stale")
    told = (language, title, text)
    if (held.language, held.title, held.text) == told:
        return held
    held.language, held.title, held.text = told
    held.save()
    record(Verb.ANSWER_TEMPLATE_KEPT, by=by, subject=held)
    return held


@transaction.atomic
def remove_answer_template(template: AnswerTemplate, *, by: Actor) -> None:
    """What was answered with it stays. Raises NotAllowed and Conflict (`gone`)."""
    _require(by)
    held = _held(template)
    record(Verb.ANSWER_TEMPLATE_REMOVED, by=by, subject=held)
    held.delete()


def _require(by: Actor) -> None:
    if not can_answer_inquiries(by):
        raise NotAllowed(_("You may not do this."))


def _held(template: AnswerTemplate) -> AnswerTemplate:
    found = AnswerTemplate.objects.select_for_update(no_key=True).filter(pk=template.pk).first()
    if found is None:
        raise Conflict(_("This template is not there any more."), code="gone")
    return found
