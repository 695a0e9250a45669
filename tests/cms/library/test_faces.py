"""What the domain knows of the pages of materials."""

from partners.materials.models import Face, Kind, Material


def test_what_only_a_draft_says_is_known_to_nobody(make_material):
    page = make_material()
    known = Face.objects.get(material__public_id=page.public_id)

    page.title, page.credit, page.kind = "Not decided yet", "Nobody yet", Kind.POSTS
    page.save_revision()

    told = Face.objects.get(pk=known.pk)
    assert (told.title, told.credit) == (known.title, known.credit)
    assert Material.objects.get(public_id=page.public_id).kind == Kind.POSTER


def test_what_is_published_is_known_at_once(make_material):
    page = make_material()
    page.title = "Decided"
    page.save_revision().publish()

    assert Face.objects.get(material__public_id=page.public_id).title == "Decided"
