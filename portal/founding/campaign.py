"""Opening a campaign from a folder, and publishing the next version of one of its texts."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.models import HomePage
from partners.artwork.errors import ArtworkRefused
from partners.artwork.models import Template
from partners.artwork.services.templates import add_template
from partners.campaigns.models import Campaign
from partners.campaigns.permissions import can_manage_campaigns
from partners.campaigns.services.facts import open_campaign
from partners.campaigns.services.statements import publish_statement
from partners.kernel import clock
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.uploads import UploadRefused
from partners.kernel.uploads.ffmpeg import is_possible
from partners.materials.models import Material as MaterialRow
from partners.materials.models import licence_in_words
from partners.materials.services import add_material
from partners.organizations.models import Agreement
from partners.organizations.services.agreements import publish_agreement
from partners.press.models import ConsentText
from partners.press.services.consent import publish_consent_text
from portal.founding.material_plan import Drawn, Format, Material
from portal.founding.plan import Plan, SitePlan
from portal.founding.press import fill_press_room
from portal.founding.reading import Unusable
from portal.founding.site import Rows, SiteFounder
from portal.founding.updates import UpdateFounder


@transaction.atomic
def set_up(plan: Plan, *, by: Actor) -> dict[str, bool]:
    """Everything or nothing. Whether each part was made now; what is there already is left as it is.

    Raises NotAllowed, and Unusable where the folder and what is there cannot stand together.
    """
    if not can_manage_campaigns(by):
        raise NotAllowed(_("Only the campaign team may open a campaign."))
    campaign = Campaign.objects.filter(slug=plan.facts["slug"]).first()
    made = {
        "campaign": campaign is None,
        "statement": campaign is None or not campaign.statement_versions.exists(),
        # These three are the portal's and not the campaign's: a second campaign finds them there.
        "agreement": not Agreement.objects.exists(),
        "consent": not ConsentText.objects.exists(),
        "site": not HomePage.objects.exists(),
    }
    if campaign is None:
        campaign = found_campaign(plan, by=by)
    if made["statement"]:
        for statement in plan.statements:
            publish_statement(campaign, texts=statement.texts, change_notes=statement.change_notes, by=by)
    if made["agreement"]:
        publish_next("agreement", plan.agreement, campaign=None, by=by)
    if made["consent"]:
        publish_next("consent", plan.consent, campaign=None, by=by)
    if made["site"]:
        found_site(plan.site, campaign, by=by)
    return made


def found_campaign(plan: Plan, *, by: Actor) -> Campaign:
    """It begins today when the folder names no day."""
    facts = {**plan.facts, "starts_on": plan.facts["starts_on"] or timezone.localdate(clock.now())}
    return open_campaign(**facts, by=by)


def found_site(plan: SitePlan, campaign: Campaign, *, by: Actor) -> None:
    """What the folder calls a draft waits for an editor; the rest is published."""
    founder = SiteFounder(plan, campaign, add_materials(campaign, plan.materials, by=by), by)
    founder.begin()
    # From the last to the first: lists show the newest on top.
    for material in reversed(plan.materials):
        founder.add_material(material)
        if material.corrected:
            founder.correct(material)
    founder.add_collections()
    founder.add_pages()
    updates = UpdateFounder(founder, by)
    if plan.news:
        updates.tell_all()
    if plan.press:
        fill_press_room(plan.press, campaign, updates.row_called, by=by)
    founder.link_pages()


def add_materials(campaign: Campaign, materials: tuple[Material, ...], *, by: Actor) -> Rows:
    """The rows that pages will show, by key, with a template in each language in which one is drawn.

    Raises Unusable when one cannot be drawn.
    """
    rows = {
        told.key: add_material(campaign, key=told.key, kind=told.kind, rights_until=told.rights_until, by=by)
        for told in materials
    }
    for told in materials:
        whole = Format("", told.kind, told.title, told.drawn)
        for each in (whole, *told.formats):
            for language in each.drawn:
                add_material_template(rows[told.key], told, each, language, by=by)
    return rows


def add_material_template(row: MaterialRow, material: Material, form: Format, language: str, *, by: Actor) -> Template:
    drawn = form.drawn[language]
    names = [material.key, form.name.replace("_", "-"), language]
    try:
        return add_template(
            row,
            key="-".join(filter(None, names)),
            kind=form.kind,
            language=language,
            titles=dict(form.title),
            artwork=drawn.file.data,
            slots=drawn.slots,
            description=material.alt[language],
            credit=material.credit.get(language, ""),
            licence=licence_in_words(material.licence_code, material.licence.get(language, "")),
            by=by,
            **film_below(drawn),
        )
    except (ArtworkRefused, Conflict, UploadRefused) as refused:
        raise Unusable(f"materials/{material.key}.toml, in {language}: {refused}") from refused


def film_below(drawn: Drawn) -> dict[str, Any]:
    """Nothing on a machine without ffmpeg: the template is there without its film, and staff can add it later."""
    film = drawn.film
    if film is None or not is_possible():
        return {}
    return {
        "film": film.data,
        "film_place": film.place,
        "film_start": film.start,
        "film_seconds": film.seconds,
    }


def publish_next(
    what: str,
    texts: dict[str, Any],
    *,
    campaign: Campaign | None,
    by: Actor,
    change_notes: dict[str, str] | None = None,
) -> int:
    """The number of the version now in force. The statement belongs to a campaign, the other texts to all of them.

    Raises NotAllowed, and Conflict when nothing has changed.
    """
    if campaign is not None:
        return publish_statement(campaign, texts=texts, change_notes=change_notes, by=by).number
    newest = (Agreement if what == "agreement" else ConsentText).objects.order_by("-version").first()
    # A version too many would ask every partner, or every contact, again for nothing.
    if newest and newest.texts == texts:
        raise Conflict(_("This is word for word the version in force."), code="unchanged")
    publish = publish_agreement if what == "agreement" else publish_consent_text
    return publish(version=newest.version + 1 if newest else 1, texts=texts, by=by).version
