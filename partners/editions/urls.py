"""Paths of `editions`."""

from django.urls import path

from partners.editions.views import (
    editions,
    embeds,
    films,
    letters,
    making,
    notices,
    photographs,
    sharing,
    signatures,
    studio,
)

app_name = "editions"
urlpatterns = [
    path("<uuid:organization_id>/studio/<uuid:template_id>/", studio.studio, name="studio"),
    path("<uuid:organization_id>/studio/<uuid:template_id>/preview/", studio.preview, name="preview"),
    path("<uuid:organization_id>/materials/<uuid:material_id>/make/", making.make, name="make"),
    path("<uuid:organization_id>/packs/", making.packs, name="packs"),
    path("<uuid:organization_id>/links/", sharing.links, name="links"),
    path("<uuid:organization_id>/links/new/", sharing.link_create, name="link_create"),
    path("<uuid:organization_id>/links/<uuid:link_id>/revoke/", sharing.link_revoke, name="link_revoke"),
    path("<uuid:organization_id>/photographs/", photographs.photographs, name="photographs"),
    path("<uuid:organization_id>/photographs/new/", photographs.photograph_add, name="photograph_add"),
    path(
        "<uuid:organization_id>/photographs/<uuid:photograph_id>/picture.jpg",
        photographs.photograph_picture,
        name="photograph_picture",
    ),
    path(
        "<uuid:organization_id>/photographs/<uuid:photograph_id>/remove/",
        photographs.photograph_remove,
        name="photograph_remove",
    ),
    path("<uuid:organization_id>/editions/anew/", editions.renew, name="renew"),
    path("<uuid:organization_id>/editions/<slug:digest>/picture.jpg", editions.picture, name="picture"),
    path("<uuid:organization_id>/texts/<uuid:material_id>/<slug:language>/", letters.letter, name="letter"),
    path(
        "<uuid:organization_id>/texts/<uuid:material_id>/<slug:language>/<str:filename>",
        letters.letter_file,
        name="letter_file",
    ),
    path("<uuid:organization_id>/signature/", signatures.signature, name="signature"),
    path("<uuid:organization_id>/editions/", editions.editions, name="editions"),
    path("<uuid:organization_id>/embeds/", embeds.embeds, name="embeds"),
    path("<uuid:organization_id>/changed-materials/", notices.notices, name="notices"),
    path(
        "<uuid:organization_id>/changed-materials/<uuid:material_id>/replaced/",
        notices.confirm_replaced,
        name="confirm_replaced",
    ),
    path("<uuid:organization_id>/editions/<slug:digest>/film/order/", films.film_order, name="film_order"),
    path("<uuid:organization_id>/editions/<slug:digest>/film/give-up/", films.film_give_up, name="film_give_up"),
    path("<uuid:organization_id>/editions/<slug:digest>/download/", editions.download, name="download"),
    path("<uuid:organization_id>/editions/<slug:digest>/<str:filename>", editions.file, name="file"),
]
