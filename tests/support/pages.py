"""Every page of the site: its name, its address, who opens it, and what is done on it before it is looked at."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from playwright.sync_api import Page

Facts = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """`path` may name facts of the seeded demo in braces, and `{lang}`."""

    name: str
    path: str
    persona: str = ""
    status: int = 200
    # Some pages are the answer to a form and have no address of their own.
    act: Callable[[Page, Facts], None] | None = None
    # Not for the suite: slow, or another state of a page that is there already.
    only_pictures: bool = False

    @property
    def is_backoffice(self) -> bool:
        return self.path.startswith("/cms/")

    @property
    def is_public(self) -> bool:
        """Open to everybody, and therefore without any cookie. Forms of the entrance need one against forgery."""
        entrance = ("/{lang}/account/", "/{lang}/partner/", "/{lang}/press/contact/", "/demo/")
        return not self.persona and not self.path.startswith(entrance)

    def address(self, language: str, facts: Facts) -> str:
        return self.path.format(lang=language, **facts)


def _sign_up(page: Page, facts: Facts, *, until: str) -> None:
    page.fill("[name=email]", f"visitor-{id(page)}@example.org")
    page.fill("[name=password1]", "twelve lanterns on a porch" if until == "code" else "short")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_load_state()


def _sign_in(page: Page, facts: Facts) -> None:
    page.fill("[name=login]", facts["personas"]["editor"])
    page.fill("[name=password]", facts["password"])
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url("**/2fa/authenticate/**")


def _send(page: Page, facts: Facts, *, form: str = "main form.stack", **values: str) -> None:
    for name, value in values.items():
        page.fill(f"[name={name}]", value.format(**facts))
    page.locator(f"{form} [type=submit]").first.click()
    page.wait_for_load_state()


def _sign_mails(page: Page, facts: Facts) -> None:
    _send(page, facts, form="main form.panel", person="Daryna Likhtarenko", role="Press")


def _ask(page: Page, facts: Facts) -> None:
    # The form refuses what comes faster than a person types.
    page.wait_for_timeout(3_100)
    page.fill("[name=question]", "Who can speak about schools under occupation, in English?")
    page.fill("[name=deadline]", f"{datetime.now(UTC) + timedelta(days=5):%Y-%m-%dT17:30}")
    page.fill("[name=name]", "Robin Archer")
    # One mailbox may be told of five questions in an hour.
    page.fill("[name=email]", f"robin-{time.time_ns()}@example.org")
    page.locator("main form [type=submit]").first.click()
    page.wait_for_load_state()


def _offer(page: Page, facts: Facts) -> None:
    page.wait_for_timeout(3_100)
    page.fill("[name=link]", f"https://video.example.org/w/robin-{time.time_ns()}?utm_source=app")
    page.fill("[name=caption]", "Robin says in a minute who lives where others see a line.")
    for name in ("is_safe", "maker_agrees", "on_site"):
        page.check(f"[name={name}]")
    page.check("[name=persons][value=me]")
    page.locator("main form.stack [type=submit]").first.click()
    page.wait_for_load_state()


def _confirm(page: Page, facts: Facts) -> None:
    """What touches the account asks for the password again, once in five minutes."""
    if "/reauthenticate/" in page.url:
        page.fill("[name=password]", facts["password"])
        page.locator("main form [type=submit]").first.click()
        page.wait_for_url(lambda url: "/reauthenticate/" not in url)


def _make_key(page: Page, facts: Facts) -> None:
    _send(page, facts, name=f"Site {time.time_ns() % 10**9}")


def _send_late(page: Page, facts: Facts, *, field: str) -> None:
    """As from a window that was opened before somebody else saved."""
    page.evaluate("document.querySelector('main [name=seen]').value = '2020-01-01T00:00:00+00:00'")
    _send(page, facts, form="main form:has([name=seen])", **{field: "Whoever asks"})


def _write_a_line(page: Page, facts: Facts) -> None:
    with page.expect_response(lambda response: "/preview/" in response.url, timeout=20_000):
        page.fill("[name=line]", "Kyiv, 24 August, 6 p.m.")
    page.wait_for_load_state("networkidle")


PUBLIC = [
    Place("home", "/{lang}/"),
    Place("safe-report", "/{lang}/report/"),
    Place("campaign", "/{lang}/campaign/"),
    Place("share-mastodon", "/{lang}/share/{campaign_key}/mastodon/"),
    Place("share-mastodon-ready", "/{lang}/share/{campaign_key}/mastodon/?host=mastodon.example", only_pictures=True),
    Place("video", "/{lang}/video/", only_pictures=True),
    Place("videos", "/{lang}/videos/"),
    Place("video-shown", "/{lang}/videos/{video}/"),
    Place("video-frame", "/{lang}/videos/{video}/embed/"),
    Place("video-withdrawn", "/{lang}/videos/{video_withdrawn}/", status=410),
    Place("video-offer", "/{lang}/videos/offer/"),
    Place("video-offer-errors", "/{lang}/videos/offer/", act=partial(_send)),
    Place("video-offered", "/{lang}/videos/offer/", act=_offer, only_pictures=True),
    Place("video-code", "/{lang}/videos/mine/"),
    Place("video-code-unknown", "/{lang}/videos/mine/", act=partial(_send, code="ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ")),
    Place("video-mine", "/{lang}/videos/mine/", act=partial(_send, code="{video_code}")),
    Place("video-gone", "/{lang}/videos/mine/", act=partial(_send, code="{video_gone_code}"), only_pictures=True),
    Place("library", "/{lang}/materials/"),
    Place("library-filtered", "/{lang}/materials/?kind=poster", only_pictures=True),
    Place("material-poster", "/{lang}/materials/poster-people/"),
    Place("material-text", "/{lang}/materials/speaking-notes/"),
    Place("updates", "/{lang}/updates/"),
    Place("updates-filtered", "/{lang}/updates/?topic=children", only_pictures=True),
    Place("update", "/{lang}/updates/thirty-lit-windows/"),
    Place("update-corrected", "/{lang}/updates/speaking-safely/"),
    Place("update-film", "/{lang}/updates/reading-circle/", only_pictures=True),
    Place("what-partners-do", "/{lang}/what-partners-do/"),
    Place("press", "/{lang}/press/"),
    Place("press-filtered", "/{lang}/press/?topic=evacuation&language=uk", only_pictures=True),
    Place("press-coming", "/{lang}/press/coming/{held_back}/"),
    Place("press-coming-errors", "/{lang}/press/coming/{held_back}/", act=partial(_send), only_pictures=True),
    Place("press-early-terms", "/{lang}/press/early/{early_secret}/{held_back}/"),
    Place("press-early-over", "/{lang}/press/early/nothing/{held_back}/", status=404, only_pictures=True),
    Place("press-privacy", "/{lang}/press/privacy/"),
    Place("press-privacy-erase", "/{lang}/press/privacy/{person_code}/"),
    Place("press-letters", "/{lang}/press/letters/"),
    Place("press-letters-errors", "/{lang}/press/letters/", act=partial(_send), only_pictures=True),
    Place("press-letters-confirm", "/{lang}/press/letters/{letters_code}/"),
    Place("press-letters-leave", "/{lang}/press/letters/{leave_secret}/leave/"),
    Place("privacy", "/{lang}/privacy/"),
    Place("press-ask", "/{lang}/press/ask/"),
    Place("press-ask-errors", "/{lang}/press/ask/", act=partial(_send)),
    Place("press-ask-sent", "/{lang}/press/ask/", act=_ask, only_pictures=True),
    Place("press-speakers", "/{lang}/press/speakers/"),
    Place("press-receipt", "/{lang}/press/asked/"),
    Place("press-receipt-unknown", "/{lang}/press/asked/", act=partial(_send, receipt="ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ")),
    Place("press-answered", "/{lang}/press/asked/", act=partial(_send, receipt="{receipt}")),
    Place("press-waiting", "/{lang}/press/asked/", act=partial(_send, receipt="{open_receipt}"), only_pictures=True),
    Place("verify", "/{lang}/verify/"),
    Place("verify-unknown", "/{lang}/verify/", act=partial(_send, form="main form[method=get]", code="7K3MQ-9XA2B")),
    Place("verified", "/{lang}/verify/{file_code}/"),
    Place("shared-file", "/{lang}/shared/{link_secret}/"),
    Place("shared-pack", "/{lang}/shared/{pack_secret}/", only_pictures=True),
    Place("shared-over", "/{lang}/shared/nothing/", status=404),
    Place("with-partner", "/{lang}/with/{slug}/"),
    Place("embed-frame", "/{lang}/embed/campaign/{org}/"),
    Place("embed-frame-dark", "/{lang}/embed/campaign/{org}/?theme=dark", only_pictures=True),
    Place("developers", "/{lang}/developers/"),
    # Last of those that are weighed: its names in many alphabets load a face that the browser then asks for again on
    # every page after it.
    Place("partners-wall", "/{lang}/partners/"),
    Place("partners-wall-none", "/{lang}/partners/?q=nobody", only_pictures=True),
    Place("not-found", "/{lang}/nothing-here/", status=404),
    Place("withdrawn", "/{lang}/materials/{withdrawn_key}/", status=410),
    Place("selection", "/{lang}/partner/materials/selection.zip", status=422),
]
ENTRANCE = [
    Place("demo", "/demo/?language={lang}"),
    Place("join", "/{lang}/partner/join/"),
    Place("sign-up", "/{lang}/account/signup/"),
    Place("sign-up-errors", "/{lang}/account/signup/", act=partial(_sign_up, until="errors")),
    Place("sign-up-code", "/{lang}/account/signup/", act=partial(_sign_up, until="code"), only_pictures=True),
    Place("sign-in", "/{lang}/account/login/"),
    Place("sign-in-second-step", "/{lang}/account/login/", act=_sign_in),
    Place("reset-password", "/{lang}/account/password/reset/"),
    Place(
        "reset-password-code",
        "/{lang}/account/password/reset/",
        act=partial(_send, form="main form", email="x@example.org"),
    ),
    Place("reset-password-done", "/{lang}/account/password/reset/done/"),
    Place("inactive", "/{lang}/account/inactive/"),
    Place("contact-question", "/{lang}/press/contact/{asked_code}/"),
    Place("contact-listed", "/{lang}/press/contact/{listed_code}/"),
    Place("contact-changed", "/{lang}/press/contact/{changed_code}/"),
    Place("contact-changed-own", "/{lang}/press/contact/{changed_own_code}/"),
    Place("contact-expired", "/{lang}/press/contact/{expired_code}/"),
    Place("contact-gone", "/{lang}/press/contact/nothing/", status=404),
    Place("invitation-stranger", "/{lang}/partner/invitation/{invitation_code}/"),
    Place("invitation", "/{lang}/partner/invitation/{invitation_code}/", "outsider"),
    Place("invitation-gone", "/{lang}/partner/invitation/nothing/", status=404),
]
ACCOUNT = [
    Place("account-you", "/{lang}/you/", "owner"),
    Place("account-email", "/{lang}/account/email/", "owner"),
    Place("account-password", "/{lang}/account/password/change/", "editor"),
    Place("account-reauthenticate", "/{lang}/account/reauthenticate/", "editor"),
    Place("account-sessions", "/{lang}/account/sessions/", "owner"),
    Place("account-sign-out", "/{lang}/account/logout/", "owner"),
    Place("second-factor", "/{lang}/account/2fa/", "editor"),
    Place("second-factor-link", "/{lang}/account/2fa/link/", "viewer"),
    Place("second-factor-none", "/{lang}/account/2fa/", "viewer", only_pictures=True),
    Place("second-factor-app", "/{lang}/account/2fa/totp/activate/", "viewer"),
    Place("second-factor-app-off", "/{lang}/account/2fa/totp/deactivate/", "editor", act=_confirm),
    Place("second-factor-again", "/{lang}/account/2fa/reauthenticate/", "editor"),
    Place("recovery-codes", "/{lang}/account/2fa/recovery-codes/", "editor", act=_confirm),
    Place(
        "recovery-codes-new", "/{lang}/account/2fa/recovery-codes/generate/", "editor", act=_confirm, only_pictures=True
    ),
    Place("passkeys", "/{lang}/account/2fa/webauthn/", "owner"),
    Place("passkey-add", "/{lang}/account/2fa/webauthn/add/", "viewer"),
]
PARTNER = [
    Place("join-signed-in", "/{lang}/partner/join/", "outsider"),
    Place("partner-home", "/{lang}/partner/{org}/", "owner"),
    Place("partner-home-viewer", "/{lang}/partner/{org}/", "viewer", only_pictures=True),
    Place("embeds", "/{lang}/partner/{org}/embeds/", "owner"),
    Place(
        "embeds-refused", "/{lang}/partner/{org}/embeds/", "owner", act=partial(_send, hosts="http://blog.example.org")
    ),
    Place("activity", "/{lang}/partner/{org}/activity/", "owner"),
    Place("partner-materials", "/{lang}/partner/{org}/materials/", "editor"),
    Place("recent-materials", "/{lang}/partner/{org}/materials/recent/", "editor"),
    Place("recent-updates", "/{lang}/partner/{org}/updates/recent/", "editor"),
    Place("brand-kit", "/{lang}/partner/{org}/brand/", "editor"),
    Place("brand-kit-viewer", "/{lang}/partner/{org}/brand/", "viewer", only_pictures=True),
    Place("studio", "/{lang}/partner/{org}/studio/{card_en}/", "editor", act=_write_a_line),
    Place("studio-print", "/{lang}/partner/{org}/studio/{print_uk}/", "editor", only_pictures=True),
    Place("letter", "/{lang}/partner/{org}/texts/{letter}/{lang}/", "editor"),
    Place("signature", "/{lang}/partner/{org}/signature/", "editor", act=_sign_mails),
    Place("files", "/{lang}/partner/{org}/editions/", "editor"),
    Place("make", "/{lang}/partner/{org}/materials/{to_make}/make/", "editor"),
    Place("packs", "/{lang}/partner/{org}/packs/", "editor"),
    Place("photographs", "/{lang}/partner/{org}/photographs/", "editor"),
    Place("photograph-add", "/{lang}/partner/{org}/photographs/new/", "editor"),
    Place("photograph-refused", "/{lang}/partner/{org}/photographs/new/", "editor", act=_send, only_pictures=True),
    Place("photograph-remove", "/{lang}/partner/{org}/photographs/{photograph}/remove/", "editor"),
    Place(
        "studio-occasion",
        "/{lang}/partner/{org}/studio/{occasion_en}/?date=2030-12-03&hour=18:00&place=Market+Square&photograph={photograph}",
        "editor",
    ),
    Place("studio-past", "/{lang}/partner/{org}/studio/{occasion_en}/?date=2020-12-03", "editor", only_pictures=True),
    Place("staff-file-occasion", "/cms/files/{occasion_file}/decide/", "administrator", only_pictures=True),
    Place("links", "/{lang}/partner/{org}/links/", "editor"),
    Place("link-new", "/{lang}/partner/{org}/links/new/?edition={offered_edition}", "editor"),
    Place(
        "link-made",
        "/{lang}/partner/{org}/links/new/?edition={offered_edition}",
        "editor",
        act=partial(_send, name="Print shop on the corner"),
        only_pictures=True,
    ),
    Place("notices", "/{lang}/partner/{org}/changed-materials/", "editor"),
    Place("difference", "/{lang}/partner/{org}/materials/{corrected}/difference/", "editor"),
    Place("translations", "/{lang}/partner/{org}/translations/", "editor"),
    Place("translation-of", "/{lang}/partner/{org}/translations/update/{translated}/", "viewer"),
    Place("translation-write", "/{lang}/partner/{org}/translations/update/{translated}/pl/", "editor"),
    Place(
        "translation-new", "/{lang}/partner/{org}/translations/update/{translated}/fr/", "editor", only_pictures=True
    ),
    Place("translation", "/{lang}/partner/{org}/translations/{own_offer}/", "viewer"),
    Place("inquiries", "/{lang}/partner/{org}/inquiries/", "editor"),
    Place("inquiry-offered", "/{lang}/partner/{org}/inquiries/{inquiry_offer}/", "editor"),
    Place("inquiry-accepted", "/{lang}/partner/{org}/inquiries/{inquiry_accepted}/", "editor"),
    Place("contacts", "/{lang}/partner/{org}/contacts/", "editor"),
    Place("partner-speakers", "/{lang}/partner/{org}/contacts/of-others/", "editor"),
    Place("contacts-take", "/{lang}/partner/{org}/contacts/take/", "editor"),
    Place("contacts-import", "/{lang}/partner/{org}/contacts/table/", "editor"),
    Place("contact-add", "/{lang}/partner/{org}/contacts/new/", "editor"),
    Place("contact-add-errors", "/{lang}/partner/{org}/contacts/new/", "editor", act=partial(_send)),
    Place("contact-edit", "/{lang}/partner/{org}/contacts/{contact}/", "editor"),
    Place(
        "contact-edit-overtaken",
        "/{lang}/partner/{org}/contacts/{contact}/",
        "editor",
        act=partial(_send_late, field="position"),
        only_pictures=True,
    ),
    Place("contact-merge", "/{lang}/partner/{org}/contacts/{contact}/merge/", "editor"),
    Place("rota", "/{lang}/partner/{org}/contacts/rota/", "editor"),
    Place("contact-withdraw", "/{lang}/partner/{org}/contacts/{contact}/withdraw/", "editor"),
    Place("statement", "/{lang}/partner/{org}/statement/", "owner"),
    Place("agreement", "/{lang}/partner/{org}/agreement/", "owner"),
    Place("profile", "/{lang}/partner/{org}/about/", "owner"),
    Place("profile-viewer", "/{lang}/partner/{org}/about/", "viewer", only_pictures=True),
    Place("partners", "/{lang}/partner/{org}/partners/", "viewer"),
    Place("team", "/{lang}/partner/{org}/team/", "owner"),
    Place("team-viewer", "/{lang}/partner/{org}/team/", "viewer", only_pictures=True),
    Place("member-remove", "/{lang}/partner/{org}/team/{member}/remove/", "owner"),
    Place("member-leave", "/{lang}/partner/{org}/team/leave/", "viewer"),
    Place("keys", "/{lang}/partner/{org}/keys/", "owner"),
    Place("key-create", "/{lang}/partner/{org}/keys/new/", "owner"),
    Place("key-created", "/{lang}/partner/{org}/keys/new/", "owner", act=_make_key, only_pictures=True),
    Place("key-revoke", "/{lang}/partner/{org}/keys/{key}/revoke/", "owner"),
    Place("leave", "/{lang}/partner/{org}/application/leave/", "owner"),
    Place("status-approved", "/{lang}/partner/{org}/application/status/", "owner"),
    Place("status-asked", "/{lang}/partner/{asked}/application/status/", "applicant"),
    Place("status-draft", "/{lang}/partner/{draft}/application/status/", "draft"),
    Place("application", "/{lang}/partner/{draft}/application/", "draft"),
    Place("application-asked", "/{lang}/partner/{asked}/application/", "applicant", only_pictures=True),
    Place(
        "application-overtaken",
        "/{lang}/partner/{draft}/application/",
        "draft",
        act=partial(_send_late, field="reach"),
        only_pictures=True,
    ),
    Place("documents", "/{lang}/partner/{draft}/application/documents/", "draft"),
    Place("application-send", "/{lang}/partner/{draft}/application/send/", "draft"),
    Place("partner-not-found", "/{lang}/partner/{asked}/", "owner", status=404),
    Place("partner-refused", "/{lang}/partner/{org}/keys/", "viewer", status=403),
]
BACKOFFICE = [
    Place("staff-home", "/cms/", "partnerships"),
    Place("staff-home-administrator", "/cms/", "administrator", only_pictures=True),
    Place("staff-drafts", "/cms/work/drafts/", "staff-editor"),
    Place("staff-partners", "/cms/partners/", "partnerships"),
    Place("staff-review", "/cms/partners/{in_review}/", "partnerships"),
    Place("staff-review-approved", "/cms/partners/{org}/", "partnerships", only_pictures=True),
    Place("staff-together", "/cms/partners/together/?act=decline&id={in_review}&id={asked}&id={org}", "partnerships"),
    Place("staff-inquiries", "/cms/inquiries/", "press"),
    Place("staff-inquiry", "/cms/inquiries/{inquiry}/", "press"),
    Place("staff-inquiry-letters", "/cms/inquiries/{taken_inquiry}/", "press", only_pictures=True),
    Place("staff-inquiry-let-in", "/cms/inquiries/{taken_inquiry}/move/let_in/", "press", only_pictures=True),
    Place("staff-inquiry-offer", "/cms/inquiries/{inquiry}/move/offer/", "press"),
    Place("staff-inquiry-reporter", "/cms/inquiries/{inquiry}/reporter/", "press"),
    Place("staff-inquiry-rules", "/cms/inquiries/rules/", "press"),
    Place("staff-inquiries-held", "/cms/inquiries/held/", "press"),
    Place("staff-answer-templates", "/cms/inquiries/templates/", "press"),
    Place("staff-answer-template-new", "/cms/inquiries/templates/new/", "press"),
    Place("staff-inquiry-take", "/cms/inquiries/{inquiry}/move/assign/", "press"),
    Place("staff-contacts", "/cms/media-contacts/", "press"),
    Place("staff-contact-rota", "/cms/media-contacts/{contact}/rota/", "press"),
    Place("staff-contact-merge", "/cms/media-contacts/{contact}/merge/", "press"),
    Place("staff-contacts-take", "/cms/media-contacts/take/", "press"),
    Place("staff-contact", "/cms/media-contacts/{contact}/", "press"),
    Place("staff-home-moderator", "/cms/", "moderator", only_pictures=True),
    Place("staff-videos", "/cms/videos/", "moderator"),
    Place("staff-video", "/cms/videos/{video_waiting}/", "moderator"),
    Place("staff-video-masking", "/cms/videos/{video_masking}/", "moderator", only_pictures=True),
    Place("staff-video-mask", "/cms/videos/{video_masking}/move/mask/", "moderator"),
    Place("staff-video-decline", "/cms/videos/{video_waiting}/move/decline/", "moderator", only_pictures=True),
    Place("staff-video-withdrawn", "/cms/videos/{video_withdrawn}/", "moderator", only_pictures=True),
    Place("staff-press-room", "/cms/press-room/", "press"),
    Place("staff-press-about", "/cms/press-room/about/", "press"),
    Place("staff-figures", "/cms/press-figures/", "press"),
    Place("staff-figure", "/cms/press-figures/{figure}/", "press"),
    Place("staff-figure-add", "/cms/press-figures/add/", "press", only_pictures=True),
    Place("staff-figure-end", "/cms/press-figures/{figure}/end/", "press"),
    Place("staff-quotes", "/cms/press-quotes/", "press", only_pictures=True),
    Place("staff-quote-add", "/cms/press-quotes/add/", "press"),
    Place("staff-coverage", "/cms/press-coverage/", "press", only_pictures=True),
    Place("staff-coverage-add", "/cms/press-coverage/add/", "press", only_pictures=True),
    Place("staff-press-dates", "/cms/press-dates/", "press", only_pictures=True),
    Place("staff-press-date-add", "/cms/press-dates/add/", "press"),
    Place("staff-early", "/cms/press-early/", "press"),
    Place("staff-early-one", "/cms/press-early/{early}/", "press"),
    Place("staff-early-invite", "/cms/press-early/invite/", "press"),
    Place("staff-early-whose", "/cms/press-early/whose/", "press"),
    Place("staff-early-extend", "/cms/press-early/{early}/move/extend/", "press", only_pictures=True),
    Place("staff-releases", "/cms/press-releases/", "press"),
    Place("staff-release", "/cms/press-releases/{release}/", "press"),
    Place("staff-release-choose", "/cms/press-releases/choose/", "press"),
    Place("staff-release-end", "/cms/press-releases/{release}/end/", "press", only_pictures=True),
    Place("staff-subjects", "/cms/press-topics/", "press"),
    Place("staff-subject", "/cms/press-topics/{subject}/", "press"),
    Place("staff-subject-add", "/cms/press-topics/add/", "press"),
    Place("staff-texts", "/cms/texts/", "administrator"),
    Place("staff-draft", "/cms/texts/{text_draft}/", "administrator"),
    Place("staff-draft-edit", "/cms/texts/{text_draft}/edit/", "staff-editor"),
    Place(
        "staff-draft-overtaken",
        "/cms/texts/{text_draft}/edit/",
        "staff-editor",
        act=partial(_send_late, field="text_en"),
        only_pictures=True,
    ),
    Place("staff-draft-publish", "/cms/texts/{text_draft}/move/publish/", "administrator"),
    Place("staff-draft-send-back", "/cms/texts/{text_draft}/move/send_back/", "administrator", only_pictures=True),
    Place("staff-draft-consent", "/cms/texts/{consent_draft}/", "press", only_pictures=True),
    Place("staff-address", "/cms/partners/{org}/address/", "administrator"),
    Place("staff-files", "/cms/files/", "administrator"),
    Place("staff-file", "/cms/files/{file}/", "administrator"),
    Place("staff-files-waiting", "/cms/files/waiting/", "administrator"),
    Place("staff-file-decide", "/cms/files/{waiting_file}/decide/", "administrator"),
    Place("staff-file-withdraw", "/cms/files/{file}/withdraw/", "administrator"),
    Place("staff-templates", "/cms/templates/", "administrator"),
    Place("staff-template", "/cms/templates/{card_en}/", "administrator"),
    Place("staff-template-add", "/cms/templates/add/", "administrator"),
    Place("staff-template-drafts", "/cms/templates/drafts/", "administrator"),
    Place("staff-template-draft", "/cms/templates/drafts/{template_draft}/", "administrator"),
    Place("staff-template-sheet", "/cms/templates/drafts/{template_draft}/sheet/", "administrator"),
    Place("staff-template-discard", "/cms/templates/drafts/{template_draft}/discard/", "administrator"),
    Place("staff-template-retire", "/cms/templates/{card_en}/retire/", "administrator"),
    Place("staff-template-offer", "/cms/templates/{card_en}/offer/", "administrator"),
    Place("staff-template-revise", "/cms/templates/{card_en}/revise/", "administrator"),
    Place("staff-materials", "/cms/materials/", "staff-editor"),
    Place("staff-material", "/cms/materials/{corrected}/", "staff-editor"),
    Place("staff-material-withdrawn", "/cms/materials/{withdrawn}/", "staff-editor", only_pictures=True),
    Place("staff-withdraw", "/cms/materials/{corrected}/move/withdraw/", "staff-editor"),
    Place("staff-correct", "/cms/materials/{corrected}/move/correct/", "staff-editor", only_pictures=True),
    Place("staff-updates", "/cms/updates/", "staff-editor", only_pictures=True),
    Place("staff-translations", "/cms/translations/", "staff-editor"),
    Place("staff-translation", "/cms/translations/{stale_page}/", "staff-editor"),
    Place("staff-offers", "/cms/translation-offers/", "staff-editor"),
    Place("staff-offer", "/cms/translation-offers/{offer}/", "staff-editor"),
    Place("staff-offer-accept", "/cms/translation-offers/{offer}/move/accept/", "staff-editor"),
    Place("staff-pages", "/cms/pages/{pages_root}/", "staff-editor"),
    Place("staff-page-editor", "/cms/pages/{material_page}/edit/", "staff-editor"),
    Place("staff-pictures", "/cms/images/", "staff-editor", only_pictures=True),
    Place("staff-picture-add", "/cms/images/add/", "staff-editor"),
    Place("staff-picture", "/cms/images/{picture}/", "staff-editor", only_pictures=True),
    Place("staff-people", "/cms/users/", "administrator"),
    Place("staff-invite", "/cms/users/new/", "administrator"),
    Place("staff-groups", "/cms/groups/", "administrator", only_pictures=True),
    Place("staff-group-add", "/cms/groups/new/", "administrator"),
    Place("staff-campaign", "/cms/campaign/", "administrator"),
    Place("staff-look", "/cms/portal-look/", "administrator"),
    Place("staff-languages", "/cms/languages/", "administrator"),
    Place("staff-language-end", "/cms/languages/uk/end/", "administrator"),
    Place("staff-redirects", "/cms/redirects/", "staff-editor", only_pictures=True),
    Place("staff-person", "/cms/users/edit/{user}/", "administrator", only_pictures=True),
]
PAGES = [*PUBLIC, *ENTRANCE, *ACCOUNT, *PARTNER, *BACKOFFICE]
