"""How allauth behaves here: mail through our queue, secrets encrypted, no guessing from addresses."""

import base64
import hashlib
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import get_random_string
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.addresses import canonical_address
from partners.kernel.languages.zones import usual_zone
from partners.kernel.limits.callers import plain_ip
from partners.kernel.limits.counting import count_use
from partners.kernel.limits.guesses import guess_at
from partners.kernel.limits.letters import may_have_letter
from partners.mail.emails import Desk, address_of, url_of
from partners.mail.models import Urgency
from partners.mail.services import queue_nothing, queue_text
from partners.users.doors import SIGN_UP, SignUp
from partners.users.models import User
from partners.users.selectors import person_at, verified_addresses, zone_of

TOO_MANY = _(
    "There were too many wrong passwords for now. Try again in a few minutes; if that does not help, set a new "
    "password with a code from a letter, or sign in with a browser that you have used here before."
)
# Somebody waits for these at a page. The last one stands in for a code where there is an account already.
LETTERS_OF_SIGN_IN = frozenset(
    f"account/email/{name}"
    for name in ("email_confirmation", "email_confirmation_signup", "password_reset_code", "account_already_exists")
)


RESET = "account/email/password_reset_code"
# allauth's name for the letter that says that there is no account.
TO_NOBODY = "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue it. Sending inside the request would tell by its duration whether an address is known."""
        if template_prefix == TO_NOBODY:
            self.send_nothing(RESET, email)
            return
        self._check_letters(template_prefix, email)
        message, reply_to = self._written(template_prefix, email, context)
        queue_text(
            template_prefix,
            email,
            subject=message.subject,
            text=str(message.body),
            urgency=urgency_of(template_prefix),
            reply_to=reply_to,
        )

    def send_nothing(self, kind: str, email: str) -> None:
        """To an address without an account goes nothing, with all the work of a letter with a code."""
        self._check_letters(kind, email)
        self._written(kind, email, {"code": self.generate_password_reset_code()})
        queue_nothing(kind, urgency=urgency_of(kind))

    def _written(self, kind: str, email: str, context: dict[str, Any]) -> tuple[Any, str]:
        """The letter in the language and by the clock of whom it is for, whichever page was open; who is answered."""
        # By the address where allauth names nobody, as in the letter to who has an account already.
        person = context.get("user") or person_at(email)
        # allauth has asked once where the address is verified, and else twice.
        if kind == RESET and getattr(person, "is_verified", False):
            User.objects.filter(email=email).exists()
        language = person.language if person else translation.get_language()
        zone = zone_of(person) if person else usual_zone()
        with translation.override(language), timezone.override(zone):
            reply_to = address_of(Desk.PARTNERSHIPS)
            facts = {**context, **_facts(context.get("asked_at")), "reply_to": reply_to}
            return self.render_mail(kind, email, facts), reply_to

    def _check_letters(self, kind: str, address: str) -> None:
        """Raises allauth's answer to whoever asks for too many letters."""
        if kind in LETTERS_OF_SIGN_IN and not may_have_letter(self.request, address, is_reset=kind == RESET):
            raise ImmediateHttpResponse(respond_429(self.request))

    def send_account_already_exists_mail(self, email: str) -> None:
        """What a new account would have cost, and then the letter."""
        self.make_and_forget(make_password(self.request.POST.get("password1")))
        super().send_account_already_exists_mail(email)

    def make_and_forget(self, secret: str) -> None:
        """The rows and the questions of an account that is not kept, with a password that has been hashed."""
        address = f"{get_random_string(24).lower()}@example.org"
        with transaction.atomic():
            person = User(email=address, password=secret)
            person.save()
            setup_user_email(self.request, person, [EmailAddress(email=address)])
            transaction.set_rollback(True)
        self.wait_for_the_disk(address)

    def wait_for_the_disk(self, address: str) -> None:
        """As often as an account that is kept, with rows that the next tidying takes away."""
        for row in ("person", "address"):
            count_use(f"sign-up.{row}", address, within=timedelta(minutes=1))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """In place of allauth's limit for each address, which every stranger can use up."""
        self._guess = guess_at(request, "password", credentials.get("email", ""))
        if not self._guess.take():
            raise ValidationError(TOO_MANY, code="often")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user:
            self._guess.give_back()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth looks for the account in one step where the address is verified, and else in two."""
        address = credentials.get("email", "")
        if EmailAddress.objects.filter(email=address.lower(), verified=True).exists():
            User.objects.filter(email=address).first()

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        """allauth's, and when the first code was asked for: one that is sent again dies together with it."""
        address = emailconfirmation.email_address
        context = {"user": address.user, "code": emailconfirmation.key, "asked_at": emailconfirmation.state["at"]}
        self.send_mail(f"account/email/email_confirmation{'_signup' if signup else ''}", address.email, context)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """With the person, whom an address that was theirs until now no longer finds."""
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = translation.get_language() or settings.LANGUAGE_CODE
        user.time_zone = usual_zone()
        user.name = form.cleaned_data.get("name", "")
        try:
            with transaction.atomic():
                saved = super().save_user(request, user, form, commit)
        except IntegrityError:
            # The same address twice at once: the second is told what anybody is told who has an account already.
            raise ImmediateHttpResponse(prevent_enumeration(request, email=user.email)) from None
        request.session[SIGN_UP] = SignUp.of(saved).as_session()
        return saved

    def clean_email(self, email: str) -> str:
        """Also what allauth's own code brings. Raises ValidationError."""
        return canonical_address(email)

    def pre_login(self, request: HttpRequest, user: User, *, signup: bool, **kwargs: Any) -> Any:
        """Whoever knows the password of an account that is nobody's yet makes it theirs together with the code."""
        if not signup and not verified_addresses(user):
            request.session[SIGN_UP] = SignUp.of(user).as_session()
        return super().pre_login(request, user, signup=signup, **kwargs)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Not where the account has become somebody else's while this code was under way."""
        is_in_use = bool(verified_addresses(email_address.user))
        if is_in_use and request.user.pk != email_address.user_id:
            return False
        return bool(super().confirm_email(request, email_address))

    def login(self, request: HttpRequest, user: User) -> None:
        # allauth read the person before the code was accepted, and the session is tied to the password.
        user.refresh_from_db(fields=["password", "name", "language", "time_zone"])
        super().login(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the trusted proxies tell. If that is unusable, the nearest IP address counts: nobody is refused."""
        try:
            told = super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            told = request.META.get("REMOTE_ADDR", "")
        return plain_ip(told)

    def is_safe_url(self, url: str | None) -> bool:
        """Only our own paths: an absolute URL, even of an allowed host, is never needed here."""
        return (
            url is not None
            and url.startswith("/")
            # Two slashes begin a host, and browsers read the backslash as a slash.
            and not url.startswith(("//", "/\\"))
            and bool(super().is_safe_url(url))
        )


class MFAAdapter(DefaultMFAAdapter):
    # allauth keeps the secrets of authenticator apps as they are; whoever reads the database would have both factors.
    def encrypt(self, text: str) -> str:
        return _ring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _ring().decrypt(encrypted_text.encode()).decode()


def urgency_of(kind: str) -> Urgency:
    return Urgency.SIGN_IN if kind in LETTERS_OF_SIGN_IN else Urgency.PROMPT


def _facts(asked_at: float | None) -> dict[str, Any]:
    """What a letter may say beside allauth's context. Links come from the setting, never from the Host header."""
    # Not the clock of the house: allauth counts the age of a code by that of the world.
    now = time.time()
    ends = (asked_at or now) + settings.MAILED_CODE_AGE
    return {
        "base_url": settings.BASE_URL,
        "reset_url": url_of(reverse("account_reset_password")),
        "valid_until": datetime.fromtimestamp(ends, tz=UTC),
        "minutes": max(1, round((ends - now) / 60)),
    }


def _ring() -> MultiFernet:
    """Keys derived from the site's secret and the ones it replaced, so rotating it keeps second factors working."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    # A purpose is mixed in: whatever else the site's secret signs gives no hint at these keys.
    keys = [
        hashlib.blake2b(force_bytes(secret), digest_size=32, person=b"second-factor").digest() for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
