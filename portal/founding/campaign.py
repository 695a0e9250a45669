"""Opening a campaign from a folder of texts, and publishing the next version of one of them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.pages.models import HomePage
from partners.campaigns.models import Campaign
from partners.campaigns.permissions import can_manage_campaigns
from partners.campaigns.services import open_campaign, publish_statement
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import Agreement
from partners.organizations.services.agreements import publish_agreement
from partners.press.models import ConsentText
from partners.press.services.consent import publish_consent_text
from portal.founding.site import LANGUAGES, found_site
from portal.founding.texts import Unusable, read_texts

LONGEST_SUMMARY = 400
FACTS = {"slug", "hashtag", "starts_on"}


@dataclass(frozen=True)
class Plan:
    """What a folder says: `facts` of the campaign as `open_campaign` takes them, summaries and texts by language."""

    facts: dict[str, Any]
    summaries: dict[str, str]
    texts: dict[str, dict[str, Any]]


def read_plan(folder: Path) -> Plan:
    """`campaign.toml`, and statement, agreement and consent as `<text>.<language>.txt`. Raises Unusable."""
    path = folder / "campaign.toml"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        names, summaries = dict(told.pop("names")), dict(told.pop("summaries"))
        if unknown := sorted(set(told) - FACTS):
            raise Unusable(f"{path}: unknown: {', '.join(unknown)}.")
        facts = {**told, "names": names, "languages": list(names)}
        Campaign(**facts).clean_fields()
    except ValidationError as refused:
        raise Unusable(f"{path}: {refused.message_dict}") from refused
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Unusable(f"{path}: {error}") from error
    for language in LANGUAGES:
        if not names.get(language) or not 0 < len(summaries.get(language, "")) <= LONGEST_SUMMARY:
            raise Unusable(f"{path}: give a name and a summary of at most {LONGEST_SUMMARY} characters in {language}.")
    texts = {}
    for what, languages in (("statement", list(names)), ("agreement", LANGUAGES), ("consent", LANGUAGES)):
        # By their exact names: a draft that lies beside them must not become binding.
        files = {code: path for code in languages if (path := folder / f"{what}.{code}.txt").is_file()}
        texts[what] = read_texts(what, files, languages=list(languages))
    return Plan(facts, summaries, texts)


@transaction.atomic
def set_up(plan: Plan, *, by: Actor) -> dict[str, bool]:
    """Everything or nothing. Whether each part was made now; what is there already is left as it is."""
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may open a campaign."))
    campaign = Campaign.objects.filter(slug=plan.facts["slug"]).first()
    made = {
        "campaign": campaign is None,
        "statement": campaign is None or not campaign.statement_versions.exists(),
        "agreement": not Agreement.objects.exists(),
        "consent": not ConsentText.objects.exists(),
        "site": not HomePage.objects.exists(),
    }
    if campaign is None:
        campaign = open_campaign(**plan.facts, by=by)
    for what, texts in plan.texts.items():
        if made[what]:
            publish_next(what, texts, campaign=campaign if what == "statement" else None, by=by)
    if made["site"]:
        found_site(campaign, summaries=plan.summaries, by=by)
    return made


def publish_next(
    what: str,
    texts: dict[str, Any],
    *,
    campaign: Campaign | None,
    by: Actor,
    change_notes: dict[str, str] | None = None,
) -> int:
    """The number of the version now in force. The statement belongs to a campaign, the other texts to all of them."""
    if campaign is not None:
        return publish_statement(campaign, texts=texts, change_notes=change_notes, by=by).number
    newest = (Agreement if what == "agreement" else ConsentText).objects.order_by("-version").first()
    if newest and newest.texts == texts:
        raise Conflict(_("This is word for word the version in force."), code="unchanged")
    publish = publish_agreement if what == "agreement" else publish_consent_text
    return publish(version=newest.version + 1 if newest else 1, texts=texts, by=by).version
