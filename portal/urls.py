"""The whole site on one screen."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from api.reference import reference
from cms.backoffice.people.views import account
from cms.campaign_pages.views import with_partner, with_partner_short
from cms.pages import views as site_views
from partners.branding.views import colours, mark
from partners.editions.views import embeds, shared, verifying
from partners.supporters.views import watching
from partners.users.views import confirm_address, confirm_reset, enrolment, enrolment_needed
from portal import views
from portal.offline.views import offline

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("colours.css", views.colours, name="colours"),
    path("mark.svg", views.mark, name="mark"),
    # In no language: a mark is the same in all of them.
    path("partner-marks/<uuid:public_id>/<slug:digest>.webp", mark, name="partner_mark"),
    path("partner-colours/<uuid:public_id>/<slug:version>.css", colours, name="partner_colours"),
    # As it is printed and said aloud; leads on to the page in a language.
    path("with/<slug:slug>/", with_partner_short, name="with_partner_short"),
    path("oembed", site_views.oembed, name="oembed"),
    path("videos/<uuid:public_id>/<slug:digest>.jpg", watching.poster, name="video_poster"),
    path("videos/<uuid:public_id>/<slug:digest>.mp4", watching.film, name="video_film"),
    # Short, and in no language: it is in QR codes on paper, and typed off it.
    path("v/<str:code>", verifying.short, name="verify_code"),
    path("robots.txt", site_views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", site_views.sitemaps, name="sitemaps"),
    path("sitemap-<slug:language>.xml", site_views.sitemap, name="sitemap"),
    path("cards/<uuid:key>/<str:language>/<slug:digest>.jpg", site_views.share_card, name="share_card"),
    path("readyz", views.readyz, name="readyz"),
    # “mime” in it asks one provider for the message as it came.
    path("hooks/mail/mime/", views.mail_hook, name="mail_hook"),
    path("media/<path:name>", views.public_file, name="public_file"),
    # Before Wagtail's own, which counts no tries.
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        site_views.document_password,
        name="document_password",
    ),
    path("documents/", include(wagtaildocs_urls)),
    # One door: whatever Wagtail would offer for signing in ends at allauth, before Wagtail's own patterns are asked.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/logout/", RedirectView.as_view(pattern_name="account_logout")),
    re_path(r"^cms/password_reset/", views.not_here),
    path("cms/account/", account),
    path("cms/", include(wagtailadmin_urls)),
    path("api/", include("api.urls")),
]

if settings.DEMO:
    # By its name only: under production settings neither the URL nor the code exists.
    urlpatterns += [path("demo/", include("portal.demo.urls"))]

urlpatterns += i18n_patterns(
    path(
        "account/confirm-email/",
        confirm_address,
        name="account_email_verification_sent",
    ),
    path(
        "account/password/reset/confirm/",
        confirm_reset,
        name="account_confirm_password_reset_code",
    ),
    # Beside allauth's pages about second factors, which they lead to.
    path("account/2fa/link/", enrolment_needed, name="enrolment_needed"),
    path("account/2fa/link/<str:code>/", enrolment, name="enrolment"),
    path("account/", include("allauth.urls")),
    # Wagtail's sign-in for private pages is Django's own: password only, no limit, no second factor.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        site_views.page_password,
        name="page_password",
    ),
    path("you/", include("partners.users.urls")),
    path("partner/", include("partners.dashboard.urls")),
    path("partner/", include("partners.organizations.urls")),
    path("partner/", include("partners.campaigns.urls")),
    path("partner/", include("partners.branding.urls")),
    path("partner/", include("partners.editions.urls")),
    path("partner/", include("partners.translations.urls")),
    path("with/<slug:slug>/", with_partner, name="with_partner"),
    path("embed/campaign/<uuid:public_id>/", embeds.box, name="embed_box"),
    path("embed/card/<uuid:public_id>.jpg", embeds.card, name="embed_card"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/<str:code>/", verifying.verified, name="verified"),
    path("shared/<str:secret>/", shared.shared, name="shared"),
    path("shared/<str:secret>/file/", shared.shared_file, name="shared_file"),
    path("developers/", reference, name="developers"),
    path("offline.zip", offline, name="offline"),
    path("share/<uuid:key>/mastodon/", site_views.share_mastodon, name="share_mastodon"),
    path("share/<uuid:key>/<slug:shape>.jpg", site_views.share_picture, name="share_picture"),
    path("", include("partners.press.urls")),
    path("", include("cms.press_room.urls")),
    # The page with the list is Wagtail’s, at `videos/` itself.
    path("videos/", include("partners.supporters.urls")),
    path("partner/", include("cms.library.urls")),
    path("", include("cms.update_pages.urls")),
    # In Wagtail's place, and under its name.
    re_path(wagtail_urls.serve_pattern, site_views.serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)

handler400 = "portal.views.bad_request"
handler403 = "portal.views.forbidden"
handler404 = "portal.views.not_found"
handler500 = "portal.views.server_error"
