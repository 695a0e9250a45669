import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("media", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="MaterialIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("lead", models.TextField(blank=True, max_length=500, verbose_name="below the headline")),
                (
                    "share_picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaignimage",
                        verbose_name="picture for shared links",
                    ),
                ),
            ],
            options={
                "verbose_name": "materials library",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MaterialPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster", "poster"),
                            ("social_card", "social card"),
                            ("share_card", "share card"),
                            ("leaflet", "leaflet"),
                            ("text", "text"),
                            ("posts", "posts"),
                            ("questions", "questions and answers"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("summary", models.TextField(max_length=500, verbose_name="what it is and whom it suits")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("section", 2)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Heading", "max_length": 200, "required": False},
                            ),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "An empty line begins a new paragraph.", "label": "Text"},
                            ),
                            2: ("wagtail.blocks.StructBlock", [[("heading", 0), ("text", 1)]], {}),
                        },
                        verbose_name="text to take over",
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=200, verbose_name="credit")),
                ("licence", models.TextField(blank=True, max_length=600, verbose_name="licence")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "neutral_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaigndocument",
                        verbose_name="file without a partner’s logo",
                    ),
                ),
                (
                    "preview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaignimage",
                        verbose_name="picture of it",
                    ),
                ),
                (
                    "share_picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaignimage",
                        verbose_name="picture for shared links",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
            },
            bases=("wagtailcore.page",),
        ),
    ]
