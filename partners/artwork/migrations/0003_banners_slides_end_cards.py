from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("artwork", "0002_drafts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="template",
            name="kind",
            field=models.CharField(
                choices=[
                    ("poster", "poster"),
                    ("leaflet", "leaflet"),
                    ("social_card", "social card"),
                    ("share_card", "share card"),
                    ("banner", "banner"),
                    ("slide", "slide"),
                    ("end_card", "end card of a video"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="templatedraft",
            name="kind",
            field=models.CharField(
                choices=[
                    ("poster", "poster"),
                    ("leaflet", "leaflet"),
                    ("social_card", "social card"),
                    ("share_card", "share card"),
                    ("banner", "banner"),
                    ("slide", "slide"),
                    ("end_card", "end card of a video"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
    ]
