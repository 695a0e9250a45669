"""What a telephone or a passkey calls this portal: the domain's accounts do not know the campaign."""

from django.utils.translation import get_language

from partners.campaigns.selectors import portal_face
from partners.users.adapters import MFAAdapter


class NamedMFAAdapter(MFAAdapter):
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def get_totp_issuer(self) -> str:
        return portal_face().name_in(get_language() or "en")
