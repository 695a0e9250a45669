"""Supporters' videos at every step: on the wall, waiting, declined, taken back."""

from partners.kernel.actors import LINK_HOLDER, VISITOR, Actor
from partners.supporters.models import Network, WallPost
from partners.supporters.rendering import prepare_post
from partners.supporters.selectors import post_by_code
from partners.supporters.services.moderating import decline_post, mask_post, show_post
from partners.supporters.services.offering import offer_post, withdraw_post
from portal.demo.facts import VIDEOS, Video
from portal.demo.story import Story


def add_videos(story: Story, *, moderator: Actor) -> None:
    for facts in VIDEOS:
        told = Telling(facts, moderator)
        story.at(facts.days + 0.2, told.offer)
        if facts.standing == "declined":
            story.at(facts.days, told.decline)
        elif facts.standing != "offered":
            story.at(facts.days, told.show)
        if facts.standing == "withdrawn":
            story.at(facts.days - 2, told.withdraw)


class Telling:
    """One video, as its maker and a moderator dealt with it."""

    def __init__(self, facts: Video, moderator: Actor) -> None:
        self.facts, self.moderator, self.code = facts, moderator, ""

    def offer(self) -> None:
        facts = self.facts
        words = {name: getattr(facts, name) for name in Video.TYPED}
        post, self.code = offer_post(
            **words,
            network=Network.FEDIVERSE,
            mail_language="uk" if facts.language == "uk" else "en",
            # In place of a form's token, which nobody has sent.
            submission=facts.key,
            by=VISITOR,
        )
        # The worker's work: its hints are thrown away with those of the letters.
        prepare_post(post.pk)

    def show(self) -> None:
        post = self.post
        if post.waits_for_masking:
            post = mask_post(post, by=self.moderator)
        show_post(post, by=self.moderator)

    @property
    def post(self) -> WallPost:
        """By the code, as its maker would find it."""
        found = post_by_code(self.code)
        if found is None:
            raise LookupError(f"The code of {self.facts.key} opens nothing.")
        return found

    def decline(self) -> None:
        decline_post(self.post, reason=self.facts.reason, by=self.moderator)

    def withdraw(self) -> None:
        withdraw_post(self.post, by=LINK_HOLDER)
