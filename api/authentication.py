"""From a bearer key to the organisation that owns it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from partners.kernel import clock
from partners.kernel.actors import holder_of
from partners.organizations.selectors import live_access_key
from partners.organizations.services.keys import note_key_use


class KeyHolder:
    """Who asks: an organisation through one of its keys. Not a person, so no permission of a person applies."""

    is_authenticated = True
    is_active = True
    pk = None

    def __init__(self, key: Any) -> None:
        self.key = key
        self.organization = key.organization


class AccessKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer <key>`. A key that is wrong is refused even where none is needed."""

    keyword = b"bearer"
    # One write a minute and key: otherwise every reading request would write.
    note_every = timedelta(minutes=1)

    def authenticate(self, request: Any) -> tuple[KeyHolder, Any] | None:
        parts = get_authorization_header(request).split()
        if not parts:
            return None
        # In small letters: the names of schemes know no case (RFC 9110, section 11.1).
        if len(parts) != 2 or parts[0].lower() != self.keyword:
            raise AuthenticationFailed(_("Send one access key: Authorization: Bearer <key>."))
        now = clock.now()
        # Any bytes have a spelling in Latin-1: what is no key is unknown, and no error.
        key = live_access_key(parts[1].decode("latin-1"), at=now)
        if key is None:
            raise AuthenticationFailed(_("This access key is unknown, expired or revoked."))
        if key.last_used_at is None or key.last_used_at < now - self.note_every:
            note_key_use(by=holder_of(key))
        return KeyHolder(key), key

    def authenticate_header(self, request: Any) -> str:
        """With `error` for whoever sent a key, and without for whoever sent none (RFC 6750, section 3)."""
        sent = get_authorization_header(request).lower().startswith(self.keyword)
        return 'Bearer realm="partner portal"' + (', error="invalid_token"' if sent else "")
