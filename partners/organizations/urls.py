"""URLs of `organizations`."""

from django.urls import URLPattern, path

from partners.organizations.views import agreements, documents, joining, keys, profile, team

app_name = "organizations"
APPLICATION = "<uuid:organization_id>/application/"
urlpatterns: list[URLPattern] = [
    path("join/", joining.join, name="join"),
    path(APPLICATION, joining.application_edit, name="application_edit"),
    path(f"{APPLICATION}autosave/", joining.application_autosave, name="application_autosave"),
    path(f"{APPLICATION}send/", joining.application_submit, name="application_submit"),
    path(f"{APPLICATION}status/", joining.application_status, name="application_status"),
    path(f"{APPLICATION}leave/", joining.leave, name="leave"),
    path(f"{APPLICATION}documents/", documents.document_add, name="document_add"),
    path(f"{APPLICATION}documents/<uuid:document_id>/", documents.document_file, name="document_file"),
    path(f"{APPLICATION}documents/<uuid:document_id>/remove/", documents.document_remove, name="document_remove"),
    path("invitation/<str:code>/", team.invitation_accept, name="invitation_accept"),
    path("<uuid:organization_id>/about/", profile.profile, name="profile"),
    path("<uuid:organization_id>/partners/", profile.partners, name="partners"),
    path("<uuid:organization_id>/team/", team.team, name="team"),
    path("<uuid:organization_id>/team/<uuid:membership_id>/role/", team.member_role, name="member_role"),
    path("<uuid:organization_id>/team/<uuid:membership_id>/remove/", team.member_remove, name="member_remove"),
    path("<uuid:organization_id>/team/leave/", team.member_leave, name="member_leave"),
    path("<uuid:organization_id>/team/invite/", team.invitation_create, name="invitation_create"),
    path(
        "<uuid:organization_id>/team/invitations/<uuid:invitation_id>/revoke/",
        team.invitation_revoke,
        name="invitation_revoke",
    ),
    path("<uuid:organization_id>/keys/", keys.keys, name="keys"),
    path("<uuid:organization_id>/keys/new/", keys.key_create, name="key_create"),
    path("<uuid:organization_id>/keys/<uuid:key_id>/revoke/", keys.key_revoke, name="key_revoke"),
    path("<uuid:organization_id>/agreement/", agreements.agreement, name="agreement"),
]
