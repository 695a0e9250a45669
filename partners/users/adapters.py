"""How allauth behaves here: mail through our queue, secrets encrypted, no guessing from addresses."""

import base64
import hashlib
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils import translation
from django.utils.encoding import force_bytes

from partners.kernel.access import plain_address
from partners.kernel.fields.zones import usual_zone
from partners.kernel.services import queue_text
from partners.users.models import User


class AccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue it. Sending inside the request would tell by its duration whether an address is known."""
        site = SimpleNamespace(name=str(settings.WAGTAIL_SITE_NAME), domain=urlsplit(settings.BASE_URL).netloc)
        message = self.render_mail(template_prefix, email, {"email": email, "current_site": site, **context})
        queue_text(template_prefix, email, subject=message.subject, text=str(message.body))

    def populate_username(self, request: HttpRequest, user: User) -> None:
        """There are no user names."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.language = translation.get_language() or settings.LANGUAGE_CODE
        user.time_zone = usual_zone()
        user.name = form.cleaned_data.get("name", "")
        return super().save_user(request, user, form, commit)

    def get_client_ip(self, request: HttpRequest) -> str:
        """What the trusted proxies tell. If they tell nothing usable, the nearest address counts: nobody is refused."""
        try:
            told = super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            told = request.META.get("REMOTE_ADDR", "")
        return plain_address(told)

    def is_safe_url(self, url: str | None) -> bool:
        """Only our own paths: an absolute address, even of an allowed host, is never needed here."""
        return (
            url is not None
            and url.startswith("/")
            and not url.startswith(("//", "/\\"))
            and bool(super().is_safe_url(url))
        )


class MFAAdapter(DefaultMFAAdapter):
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": str(settings.WAGTAIL_SITE_NAME)}

    def encrypt(self, text: str) -> str:
        return _ring().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _ring().decrypt(encrypted_text.encode()).decode()


def _ring() -> MultiFernet:
    """Keys derived from the site's secret and the ones it replaced, so rotating it keeps second factors working."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [
        hashlib.blake2b(force_bytes(secret), digest_size=32, person=b"second-factor").digest() for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
