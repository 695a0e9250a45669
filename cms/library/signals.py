"""Pages of materials are their faces."""

from cms.library.models import MaterialPage
from cms.pages.signals.kinds import Followed
from partners.activity.verbs import Verb
from partners.materials.models import Material
from partners.materials.services import add_material, describe_material, hide_face, show_face

FACES = Followed(
    MaterialPage,
    Material,
    Verb.MATERIAL_PUBLISHED,
    Verb.MATERIAL_UNPUBLISHED,
    add=add_material,
    describe=describe_material,
    show=show_face,
    hide=hide_face,
    facts=lambda page: {"kind": page.kind, "rights_until": page.rights_until},
    words=lambda page: {"title": page.title, "credit": page.credit, "licence": page.licence},
)
