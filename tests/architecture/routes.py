"""Who may use which address. An address that is not named here fails the build."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern

from partners.organizations.models import Role

PUBLIC = {
    # allauth's, with as much work where there is no account.
    "account_email_verification_sent",
    "account_confirm_password_reset_code",
    "colours",
    "mark",
    "healthz",
    "readyz",
    "public_file",
    "offline",
    "sitemaps",
    "sitemap",
    "share_card",
    "robots",
    "security_txt",
    "developers",
    # A page in the words and pictures of networks, and the logo of a partner who wants it shown.
    "share_mastodon",
    "share_picture",
    # What has become of a file that carries a partner's name.
    "verify",
    "verified",
    "verify_code",
    # Files and packs behind a private link: the secret in the address is the right.
    "shared",
    "shared_file",
    "partner_mark",
    "partner_colours",
    # The campaign under a partner's name, on its own page and in frames and pictures on its sites.
    "with_partner",
    "with_partner_short",
    "embed_box",
    "embed_card",
    # What is told of pages that everybody may read.
    "oembed",
    "library:material",
    # Files without a partner's logo, of what everybody may read now.
    "library:neutral",
    "library:take",
    "updates:update",
    "updates:atom",
    "updates:json",
    "updates:atom_topic",
    "updates:json_topic",
    # What is asked and how long it takes; beginning an application needs an account.
    "organizations:join",
    "press:inquiry",
    "press:speakers",
    "press:speaker_card",
    "press:inquiry_status",
    # Takes the receipt, as the page does.
    "press:inquiry_file",
    # A provider, by its secret; without one it leads nowhere.
    "mail_hook",
    # What everybody may know of a release that is held back; and it itself, to which the secret in the address is the
    # right.
    "press:coming",
    # One’s own data: asked for by an address, answered by its mailbox.
    "press:privacy",
    "press:privacy_answer",
    "press_room:early",
    "press_room:early_release",
    "press_room:early_files",
    "press_room:early_picture",
    "press:contact_confirm",
    # Releases: by e-mail, which a code or a secret in a letter begins and ends; for programs; dates, and the kit.
    "press:subscribe",
    "press:subscription",
    "press:subscription_leave",
    "press_room:atom",
    "press_room:json",
    "press_room:ninjs",
    "press_room:events",
    "press_room:kit",
    # Supporters’ videos: offered without an account, withdrawn by a code, and seen by everybody or by nobody.
    "supporters:offer",
    "supporters:mine",
    "supporters:withdraw",
    "supporters:post",
    "supporters:embed",
    "video_poster",
    "video_film",
    "wagtail_serve",
    # The check for pages and documents behind a shared password, and Wagtail's own, which it stands before.
    "page_password",
    "document_password",
    "wagtailcore_authenticate_with_password",
    "wagtaildocs_authenticate_with_password",
    "wagtaildocs_serve",
}
SIGNED_IN = {"dashboard:start", "users:person", "enrolment_needed"}
# Open to everybody, because the code in the address is the right; it has to fit the person who is signed in.
CODE_IN_ADDRESS = {"organizations:invitation_accept", "enrolment"}
# The least role, and whether it opens to applicants too.
MEMBERS = {
    "dashboard:home": Role.VIEWER,
    "dashboard:activity": Role.VIEWER,
    "organizations:application_edit": Role.EDITOR,
    "organizations:application_autosave": Role.EDITOR,
    "organizations:application_submit": Role.EDITOR,
    "organizations:application_status": Role.VIEWER,
    "organizations:leave": Role.OWNER,
    "organizations:document_add": Role.EDITOR,
    "organizations:document_file": Role.EDITOR,
    "organizations:document_remove": Role.EDITOR,
    "organizations:partners": Role.VIEWER,
    "organizations:profile": Role.VIEWER,
    "organizations:team": Role.VIEWER,
    "organizations:member_role": Role.OWNER,
    "organizations:member_leave": Role.VIEWER,
    "organizations:member_remove": Role.OWNER,
    "organizations:invitation_create": Role.OWNER,
    "organizations:invitation_revoke": Role.OWNER,
    "organizations:keys": Role.EDITOR,
    "organizations:key_create": Role.OWNER,
    "organizations:key_revoke": Role.OWNER,
    "organizations:agreement": Role.VIEWER,
    "campaigns:statement": Role.VIEWER,
    "branding:kit": Role.VIEWER,
    "branding:logo_file": Role.VIEWER,
    "branding:logo_remove": Role.EDITOR,
    "editions:studio": Role.VIEWER,
    "editions:preview": Role.VIEWER,
    "editions:signature": Role.VIEWER,
    "editions:letter": Role.VIEWER,
    "editions:letter_file": Role.VIEWER,
    "editions:editions": Role.VIEWER,
    "editions:download": Role.VIEWER,
    "editions:file": Role.VIEWER,
    "editions:embeds": Role.VIEWER,
    "editions:notices": Role.VIEWER,
    "editions:make": Role.VIEWER,
    "editions:packs": Role.VIEWER,
    "editions:picture": Role.VIEWER,
    "editions:renew": Role.EDITOR,
    "editions:film_order": Role.EDITOR,
    "editions:film_give_up": Role.EDITOR,
    "editions:photographs": Role.VIEWER,
    "editions:photograph_add": Role.EDITOR,
    "editions:photograph_picture": Role.VIEWER,
    "editions:photograph_remove": Role.EDITOR,
    "editions:links": Role.VIEWER,
    "editions:link_create": Role.EDITOR,
    "editions:link_revoke": Role.EDITOR,
    "editions:confirm_replaced": Role.EDITOR,
    "library:difference": Role.VIEWER,
    "translations:offers": Role.VIEWER,
    "translations:thing": Role.VIEWER,
    "translations:write": Role.EDITOR,
    "translations:offer": Role.VIEWER,
    "translations:take_back": Role.EDITOR,
    "translations:withdraw": Role.EDITOR,
    "press:contacts": Role.VIEWER,
    "press:partner_speakers": Role.VIEWER,
    "press:contact_add": Role.EDITOR,
    "press:contacts_take": Role.EDITOR,
    "press:rota": Role.VIEWER,
    "press:rota_shift": Role.EDITOR,
    "press:rota_absence": Role.EDITOR,
    "press:rota_hand_over": Role.EDITOR,
    "press:rota_take_off": Role.EDITOR,
    "press:contact_merge": Role.EDITOR,
    "press:contacts_import": Role.EDITOR,
    "press:contacts_empty_table": Role.EDITOR,
    "press:contact_edit": Role.EDITOR,
    "press:contact_ask_again": Role.EDITOR,
    "press:contact_withdraw": Role.EDITOR,
    "press:offers": Role.EDITOR,
    "press:offer": Role.EDITOR,
    "press:offer_file": Role.EDITOR,
    "library:materials": Role.VIEWER,
    "updates:recent": Role.VIEWER,
    "library:recent": Role.VIEWER,
}
# Addresses of the API by route: the scope that a key needs, or None where no key is needed.
API = {
    "api/v1/": None,
    "api/v1/openapi.json": None,
    "api/v1/organizations": "campaign:read",
    "api/v1/organizations/<uuid:organization_id>": "campaign:read",
    "api/v1/campaigns": "campaign:read",
    "api/v1/campaigns/<uuid:campaign_id>": "campaign:read",
    "api/v1/materials": "campaign:read",
    "api/v1/materials/<uuid:material_id>": "campaign:read",
    "api/v1/materials/<uuid:material_id>/letter": "brand:read",
    "api/v1/activity": "activity:read",
    "api/v1/brand-kit": "brand:read",
    "api/v1/editions": "editions:read",
    "api/v1/editions/<str:code>": "editions:read",
    "api/v1/editions/<str:code>/file": "editions:read",
    "api/v1/packs": "editions:read",
    "api/v1/photographs": "editions:read",
    "api/v1/speakers": "campaign:read",
    "api/v1/verify": None,
    "api/v1/media-contacts": "contacts:read",
    "api/v1/media-contacts/<uuid:contact_id>": "contacts:read",
}
# What an address has to be asked with, to answer at all.
ASKED_WITH = {
    "api/v1/verify": "?code=0000000000",
    "api/v1/materials/<uuid:material_id>/letter": "?language=en",
}
# Sign-in and sessions are allauth's; the Wagtail admin has its own walk in tests/portal/test_one_door.py.
LIBRARIES = ("allauth.", "wagtail.", "django.contrib.auth", "wagtail_localize.")


def route_names(resolver: Any, namespace: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            yield from route_names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
