"""URLs of `press`."""

from django.urls import URLPattern, path

from partners.press.views import (
    consent,
    contacts,
    early,
    importing,
    inquiries,
    merging,
    offers,
    privacy,
    rota,
    speakers,
    subscriptions,
    taking,
)

app_name = "press"
CONTACTS = "partner/<uuid:organization_id>/contacts/"
urlpatterns: list[URLPattern] = [
    path(CONTACTS, contacts.contacts, name="contacts"),
    path(f"{CONTACTS}new/", contacts.contact_add, name="contact_add"),
    path(f"{CONTACTS}of-others/", speakers.partner_speakers, name="partner_speakers"),
    path(f"{CONTACTS}table/", importing.contacts_import, name="contacts_import"),
    path(f"{CONTACTS}table/empty/", importing.contacts_empty_table, name="contacts_empty_table"),
    path(f"{CONTACTS}rota/", rota.rota, name="rota"),
    path(f"{CONTACTS}rota/duty/", rota.rota_shift, name="rota_shift"),
    path(f"{CONTACTS}rota/away/", rota.rota_absence, name="rota_absence"),
    path(f"{CONTACTS}rota/<uuid:shift_id>/hand-over/", rota.rota_hand_over, name="rota_hand_over"),
    path(f"{CONTACTS}rota/<uuid:entry_id>/off/", rota.rota_take_off, name="rota_take_off"),
    path(f"{CONTACTS}take/", taking.contacts_take, name="contacts_take"),
    path(f"{CONTACTS}<uuid:contact_id>/", contacts.contact_edit, name="contact_edit"),
    path(f"{CONTACTS}<uuid:contact_id>/ask/", contacts.contact_ask_again, name="contact_ask_again"),
    path(f"{CONTACTS}<uuid:contact_id>/merge/", merging.contact_merge, name="contact_merge"),
    path(f"{CONTACTS}<uuid:contact_id>/withdraw/", contacts.contact_withdraw, name="contact_withdraw"),
    path("partner/<uuid:organization_id>/inquiries/", offers.offers, name="offers"),
    path("partner/<uuid:organization_id>/inquiries/<uuid:inquiry_offer_id>/", offers.offer, name="offer"),
    path(
        "partner/<uuid:organization_id>/inquiries/<uuid:inquiry_offer_id>/files/<uuid:file_id>/",
        offers.offer_file,
        name="offer_file",
    ),
    path("press/speakers/", speakers.speakers, name="speakers"),
    path("press/speakers/<uuid:contact_id>/card.vcf", taking.speaker_card, name="speaker_card"),
    path("press/ask/", inquiries.inquiry, name="inquiry"),
    path("press/asked/", inquiries.inquiry_status, name="inquiry_status"),
    path("press/asked/file/", inquiries.inquiry_file, name="inquiry_file"),
    path("press/coming/<uuid:release_id>/", early.coming, name="coming"),
    path("press/letters/", subscriptions.subscribe, name="subscribe"),
    path("press/letters/<str:code>/", subscriptions.subscription, name="subscription"),
    path("press/letters/<str:secret>/leave/", subscriptions.subscription_leave, name="subscription_leave"),
    path("press/privacy/", privacy.privacy, name="privacy"),
    path("press/privacy/<str:code>/", privacy.privacy_answer, name="privacy_answer"),
    path("press/contact/<str:code>/", consent.contact_confirm, name="contact_confirm"),
]
