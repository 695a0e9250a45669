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
    Place("campaign", "/{lang}/campaign/"),
    Place("library", "/{lang}/materials/"),
    Place("library-filtered", "/{lang}/materials/?kind=poster", only_pictures=True),
    Place("material-poster", "/{lang}/materials/poster-people/"),
    Place("material-text", "/{lang}/materials/speaking-notes/"),
    Place("what-partners-do", "/{lang}/what-partners-do/"),
    Place("press", "/{lang}/press/"),
    Place("privacy", "/{lang}/privacy/"),
    Place("press-ask", "/{lang}/press/ask/"),
    Place("press-ask-errors", "/{lang}/press/ask/", act=partial(_send)),
    Place("press-ask-sent", "/{lang}/press/ask/", act=_ask, only_pictures=True),
    Place("press-receipt", "/{lang}/press/asked/"),
    Place("press-receipt-unknown", "/{lang}/press/asked/", act=partial(_send, receipt="ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ")),
    Place("press-answered", "/{lang}/press/asked/", act=partial(_send, receipt="{receipt}")),
    Place("press-waiting", "/{lang}/press/asked/", act=partial(_send, receipt="{open_receipt}"), only_pictures=True),
    Place("developers", "/{lang}/developers/"),
    Place("not-found", "/{lang}/nothing-here/", status=404),
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
    Place("activity", "/{lang}/partner/{org}/activity/", "owner"),
    Place("partner-materials", "/{lang}/partner/{org}/materials/", "editor"),
    Place("recent-materials", "/{lang}/partner/{org}/materials/recent/", "editor"),
    Place("brand-kit", "/{lang}/partner/{org}/brand/", "editor"),
    Place("brand-kit-viewer", "/{lang}/partner/{org}/brand/", "viewer", only_pictures=True),
    Place("studio", "/{lang}/partner/{org}/studio/{card_en}/", "editor", act=_write_a_line),
    Place("studio-poster", "/{lang}/partner/{org}/studio/{poster_uk}/", "editor", only_pictures=True),
    Place("files", "/{lang}/partner/{org}/editions/", "editor"),
    Place("contacts", "/{lang}/partner/{org}/contacts/", "editor"),
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
    Place("staff-partners", "/cms/partners/", "partnerships"),
    Place("staff-review", "/cms/partners/{in_review}/", "partnerships"),
    Place("staff-review-approved", "/cms/partners/{org}/", "partnerships", only_pictures=True),
    Place("staff-approve", "/cms/partners/{in_review}/move/approve/", "partnerships"),
    Place("staff-decline", "/cms/partners/{in_review}/move/decline/", "partnerships", only_pictures=True),
    Place("staff-inquiries", "/cms/inquiries/", "press"),
    Place("staff-inquiry", "/cms/inquiries/{inquiry}/", "press"),
    Place("staff-inquiry-take", "/cms/inquiries/{inquiry}/move/assign/", "press"),
    Place("staff-contacts", "/cms/media-contacts/", "press"),
    Place("staff-contact", "/cms/media-contacts/{contact}/", "press"),
    Place("staff-subjects", "/cms/press-topics/", "press"),
    Place("staff-subject", "/cms/press-topics/{subject}/", "press"),
    Place("staff-subject-add", "/cms/press-topics/add/", "press"),
    Place("staff-templates", "/cms/templates/", "administrator"),
    Place("staff-template", "/cms/templates/{card_en}/", "administrator"),
    Place("staff-template-revise", "/cms/templates/{card_en}/revise/", "administrator"),
    Place("staff-pages", "/cms/pages/{pages_root}/", "staff-editor"),
    Place("staff-page-editor", "/cms/pages/{material_page}/edit/", "staff-editor"),
    Place("staff-pictures", "/cms/images/", "staff-editor", only_pictures=True),
    Place("staff-picture-add", "/cms/images/add/", "staff-editor"),
    Place("staff-picture", "/cms/images/{picture}/", "staff-editor", only_pictures=True),
    Place("staff-people", "/cms/users/", "administrator"),
    Place("staff-person", "/cms/users/edit/{user}/", "administrator", only_pictures=True),
]
PAGES = [*PUBLIC, *ENTRANCE, *ACCOUNT, *PARTNER, *BACKOFFICE]
