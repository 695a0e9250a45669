"""The whole demo campaign, in the order in which a real one would grow."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partners.campaigns.models import Campaign, StatementVersion
from partners.campaigns.services.statements import publish_statement
from partners.kernel.actors import Actor, acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import AccessKey, Organization
from partners.organizations.selectors import live_access_key, owners_of
from partners.organizations.services.keys import create_access_key
from portal.demo.accounts import seed_staff
from portal.demo.branding import add_brand_kits, add_downloads
from portal.demo.facts import CAMPAIGN
from portal.demo.organizations import add_lives
from portal.demo.press import add_contacts, seed_inquiries
from portal.demo.signers import add_signers
from portal.demo.story import BEGIN, Story, days_ago
from portal.demo.translations import add_offers
from portal.demo.videos import add_videos
from portal.founding.campaign import add_materials, found_campaign, publish_next
from portal.founding.plan import News, Plan, Update
from portal.founding.press import fill_press_room
from portal.founding.schema import read_plan
from portal.founding.site import SiteFounder
from portal.founding.updates import UpdateFounder
from portal.private_files import write_private

SLUG = "territories-are-people"


def is_seeded() -> bool:
    # Stands for everything: all of it is one transaction.
    return Campaign.objects.filter(slug=SLUG).exists()


def seed() -> None:
    """For an empty database; several services refuse a second time."""
    tell_everything()
    # The hints at letters that are settled, which left with the commit.
    DBTaskResult.objects.all().delete()


@transaction.atomic
def tell_everything() -> None:
    """All of it or nothing: whoever stops the first start half-way begins anew with the next."""
    plan = read_plan(CAMPAIGN)
    staff = {role: acting(user) for role, user in seed_staff().items()}
    campaign, statement = found(plan, administrator=staff["administrator"], press_officer=staff["press_officer"])
    story = Story()
    build_site(
        plan,
        campaign,
        administrator=staff["administrator"],
        editor=staff["editor"],
        press_officer=staff["press_officer"],
        story=story,
    )
    lives = add_lives(story, reviewer=staff["partnerships"].user, statement=statement)
    add_signers(story, reviewer=staff["partnerships"].user, statement=statement)
    add_brand_kits(story, lives)
    add_downloads(story, lives, campaign)
    add_contacts(story, lives)
    add_videos(story, moderator=staff["moderator"])
    add_offers(story, lives)
    story.tell()
    seed_inquiries(press_officer=staff["press_officer"].user)
    _make_key(lives["lantern"].row)
    # Last of those that need letters: it empties them, and contacts answer by the codes in theirs.
    _settle_mail()
    call_command("update_index", verbosity=0)


def found(plan: Plan, *, administrator: Actor, press_officer: Actor) -> tuple[Campaign, StatementVersion]:
    """What has to stand before the first partner comes, and the statement that is now in force."""
    with days_ago(200):
        publish_next("agreement", plan.agreement, campaign=None, by=administrator)
        publish_next("consent", plan.consent, campaign=None, by=press_officer)
    with days_ago(198):
        campaign = found_campaign(plan, by=administrator)
    # An earlier and shorter version, and the one that partners asked for. Strict: one more has to be given its day.
    for statement, age in zip(plan.statements, (197, 45), strict=True):
        with days_ago(age):
            newest = publish_statement(
                campaign, texts=statement.texts, change_notes=statement.change_notes, by=administrator
            )
    return campaign, newest


def build_site(
    plan: Plan, campaign: Campaign, *, administrator: Actor, editor: Actor, press_officer: Actor, story: Story
) -> None:
    """The pages now, the materials into the story: they appear between what partners do."""
    with days_ago(184):
        rows = add_materials(campaign, plan.site.materials, by=administrator)
    founder = SiteFounder(plan.site, campaign, rows, editor)
    news = UpdateFounder(founder, editor)
    with days_ago(183):
        founder.begin()
        news.begin()
    for place, material in enumerate(reversed(plan.site.materials)):
        story.at(70 - 5 * place, partial(founder.add_material, material))
        if material.corrected:
            story.at(12, partial(founder.correct, material))
    story.at(2, founder.add_collections)
    with days_ago(182):
        founder.add_pages()
        founder.link_pages()
    for update in moved(plan.site.news):
        day = (BEGIN.date() - update.dated_on).days
        story.at(day, partial(news.add_update, update))
        for correction in update.corrections:
            story.at(day - correction.days_later, partial(news.correct, update, correction))
        if update.withdrawn:
            story.at(day - 3, partial(news.withdraw, update))
    if plan.site.press:
        # Once the updates are there that are releases.
        story.at(1, partial(fill_press_room, plan.site.press, campaign, news.row_called, by=press_officer))


def moved(news: News | None) -> list[Update]:
    """The updates with the distances that they have in the folder, so that the newest is two days old: a demo that is
    opened in a year tells of last week as well."""
    told = news.updates if news else ()
    newest = max((update.dated_on for update in told), default=BEGIN.date())
    return [replace(each, dated_on=BEGIN.date() - timedelta(days=2) - (newest - each.dated_on)) for each in told]


def demo_key() -> str:
    """The key that the demo prints; a new one when somebody revoked it in the demo."""
    path = settings.DEMO_KEY_FILE
    token = path.read_text().strip() if path.exists() else ""
    if live_access_key(token, at=timezone.now()) is None:
        lantern = Organization.objects.get(website="https://lantern.example.org")
        token = _make_key(lantern)
    return token


def _make_key(organization: Organization) -> str:
    now = timezone.now()
    number = AccessKey.objects.filter(organization=organization).count() + 1
    _key, token = create_access_key(
        organization,
        name=f"Demo {number}",
        scopes=AccessKey.Scope.values,
        expires_at=now + timedelta(days=365),
        by=acting(owners_of(organization)[0]),
    )
    # With the row that it opens, or not at all: the whole demo is one transaction.
    transaction.on_commit(partial(write_private, settings.DEMO_KEY_FILE, token))
    return token


def _settle_mail() -> None:
    """Letters of the weeks that were only told are not sent when the worker starts."""
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT, sent_at=timezone.now(), text="", html="")
