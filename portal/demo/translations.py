"""Translations that partners offer: one waits for an answer, one is being written."""

from functools import partial

from partners.kernel import clock
from partners.kernel.actors import acting
from partners.translations.models import Kind
from partners.translations.selectors import original_of
from partners.translations.services import save_offer, send_offer
from partners.updates.models import Update
from portal.demo.facts import OFFERS, Offer
from portal.demo.organizations import Life
from portal.demo.story import Story


def add_offers(story: Story, lives: dict[str, Life]) -> None:
    for facts in OFFERS:
        story.at(facts.days, partial(_offer, lives[facts.organization], facts))


def _offer(life: Life, facts: Offer) -> None:
    thing = Update.objects.get(key=facts.update)
    original = original_of(Kind.UPDATE, thing.public_id, at=clock.now())
    if original is None:
        raise LookupError(facts.update)
    by = acting(life.owner)
    offer = save_offer(
        life.row,
        kind=Kind.UPDATE,
        thing_id=thing.public_id,
        language=facts.language,
        # Strict where it is sent: a passage that the update got since has to be translated here, too.
        texts={passage.key: words for passage, words in zip(original.passages, facts.words, strict=facts.is_sent)},
        wants_credit=True,
        seen="",
        by=by,
    )
    if facts.is_sent:
        send_offer(offer, seen=offer.stamp, by=by)
