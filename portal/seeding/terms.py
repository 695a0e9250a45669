"""Agreement, consent, campaign and statement: what has to stand before the first partner comes."""

from datetime import date
from typing import Any

from partners.campaigns.models import Campaign, StatementVersion
from partners.campaigns.services import open_campaign, publish_statement
from partners.kernel.actors import acting
from partners.organizations.services.agreements import publish_agreement
from partners.press.services.consent import publish_consent_text
from partners.users.models import User
from portal.content import campaign as content
from portal.content.shapes import Terms
from portal.content.terms import CONTACT_CONSENT, PARTNER_AGREEMENT
from portal.seeding.clock import days_ago

LANGUAGES = ("en", "uk")


def seed_terms(*, administrator: User, press_officer: User) -> None:
    with days_ago(60):
        publish_agreement(
            version=PARTNER_AGREEMENT.version, texts=as_plain_text(PARTNER_AGREEMENT), by=acting(administrator)
        )
        publish_consent_text(version=CONTACT_CONSENT.version, texts=as_parts(CONTACT_CONSENT), by=acting(press_officer))


def seed_campaign(*, administrator: User) -> tuple[Campaign, StatementVersion]:
    """The campaign and the statement now in force, after an earlier and shorter version."""
    with days_ago(58) as moment:
        campaign = open_campaign(
            slug=content.SLUG,
            names=dict(content.NAME),
            hashtag=content.HASHTAG,
            languages=list(LANGUAGES),
            starts_on=date(moment.year, moment.month, moment.day),
            by=acting(administrator),
        )
    versions = []
    for version, age in zip(content.STATEMENT_VERSIONS, (57, 45), strict=True):
        with days_ago(age):
            texts = {language: f"{version.title[language]}\n\n{version.body(language)}" for language in LANGUAGES}
            versions.append(
                publish_statement(campaign, texts=texts, change_notes=dict(version.changes), by=acting(administrator))
            )
    return campaign, versions[-1]


def as_plain_text(terms: Terms) -> dict[str, str]:
    """One text a language: paragraphs divided by an empty line."""
    return {
        language: "\n\n".join(
            [
                terms.title[language],
                terms.intro[language],
                *(
                    text
                    for section in terms.sections
                    for text in (section.heading[language], *(paragraph[language] for paragraph in section.paragraphs))
                ),
            ]
        )
        for language in LANGUAGES
    }


def as_parts(terms: Terms) -> dict[str, Any]:
    return {
        language: {
            "title": terms.title[language],
            "intro": terms.intro[language],
            "sections": [
                {
                    "heading": section.heading[language],
                    "paragraphs": [paragraph[language] for paragraph in section.paragraphs],
                }
                for section in terms.sections
            ],
            "acceptance": terms.acceptance[language],
        }
        for language in LANGUAGES
    }
