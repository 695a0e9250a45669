"""A next version of every kit whose link is no ASCII URI: its codes could not be read (docs/adr/0027).

Kits are not changed, so the earlier version stays, and the files made with it are replaced from now on.
"""

from django.db import migrations
from django.utils import timezone

from partners.kernel.codes import sha256_of
from partners.kernel.fields.links import canonical_or_same


def in_one_form(apps, schema_editor):
    BrandKit = apps.get_model("branding", "BrandKit")
    for organization in BrandKit.objects.order_by().values_list("organization", flat=True).distinct():
        kit = (
            BrandKit.objects.filter(organization=organization).select_related("organization", "logo").latest("version")
        )
        link = canonical_or_same(kit.link)
        if link == kit.link or len(link) > 300:
            continue
        look = {
            "organization": str(kit.organization.public_id),
            "names": kit.names,
            "colour": kit.colour,
            "link": link,
            "logo": kit.logo.sha256 if kit.logo else "",
        }
        BrandKit.objects.create(
            organization=kit.organization,
            version=kit.version + 1,
            names=kit.names,
            taglines=kit.taglines,
            colour=kit.colour,
            link=link,
            logo=kit.logo,
            saved_by=kit.saved_by,
            created_at=timezone.now(),
            sha256=sha256_of(look),
        )


class Migration(migrations.Migration):
    dependencies = [("branding", "0001_initial")]

    operations = [migrations.RunPython(in_one_form, migrations.RunPython.noop, elidable=False)]
