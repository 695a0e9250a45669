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
            name="CampaignPage",
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
                ("lead", models.TextField(max_length=500, verbose_name="below the headline")),
                ("picture_alt", models.CharField(blank=True, max_length=300, verbose_name="what the picture shows")),
                ("intro", wagtail.fields.RichTextField(blank=True, verbose_name="introduction")),
                ("topics_note", models.TextField(blank=True, max_length=800, verbose_name="note above the topics")),
                (
                    "topics",
                    wagtail.fields.StreamField(
                        [("topic", 6)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "help_text": "Small letters: links to this section end in it. Keep it the same in every language.",
                                    "label": "Name in the address",
                                    "regex": "^[a-z][a-z0-9-]{1,40}$",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 120}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "In one sentence"}),
                            3: ("cms.blocks.text.ParagraphBlock", (), {"label": "Text"}),
                            4: ("wagtail.blocks.TextBlock", (), {"label": "What the law says", "required": False}),
                            5: ("cms.blocks.text.SourcesBlock", (), {"label": "Sources"}),
                            6: (
                                "wagtail.blocks.StructBlock",
                                [[("key", 0), ("title", 1), ("lead", 2), ("text", 3), ("law", 4), ("sources", 5)]],
                                {},
                            ),
                        },
                        verbose_name="what is happening",
                    ),
                ),
                (
                    "timeline",
                    wagtail.fields.StreamField(
                        [("event", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "error_messages": {
                                        "invalid": "Write a year, a month (2022-09) or a day (2022-02-24)."
                                    },
                                    "help_text": "2014, 2022-09 or 2022-02-24: as precise as it is known.",
                                    "label": "When",
                                    "regex": "^\\d{4}(-\\d{2}){0,2}$",
                                },
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "What happened", "max_length": 200}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "Text"}),
                            3: ("cms.blocks.text.SourcesBlock", (), {"label": "Sources"}),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("date", 0), ("title", 1), ("text", 2), ("sources", 3)]],
                                {},
                            ),
                        },
                        verbose_name="timeline",
                    ),
                ),
                (
                    "ways",
                    wagtail.fields.StreamField(
                        [("way", 8)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {"label": "Name in the address", "regex": "^[a-z][a-z0-9-]{1,40}$"},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 80}),
                            2: ("wagtail.blocks.TextBlock", (), {"label": "Text"}),
                            3: ("wagtail.blocks.CharBlock", (), {"label": "Words", "max_length": 80}),
                            4: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            5: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "help_text": "Its name after the #.",
                                    "label": "Part of the page",
                                    "regex": "^[a-z0-9_-]{1,60}$",
                                    "required": False,
                                },
                            ),
                            6: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("join", "Apply as a partner"),
                                        ("partner_area", "Partner area"),
                                        ("ask", "Ask as a journalist"),
                                    ],
                                    "label": "Or a place in the portal",
                                    "required": False,
                                },
                            ),
                            7: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 3), ("page", 4), ("anchor", 5), ("destination", 6)]],
                                {"label": "Where it leads"},
                            ),
                            8: (
                                "wagtail.blocks.StructBlock",
                                [[("key", 0), ("title", 1), ("text", 2), ("action", 7)]],
                                {},
                            ),
                        },
                        verbose_name="ways to join",
                    ),
                ),
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
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaignimage",
                        verbose_name="picture",
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
                "verbose_name": "campaign page",
            },
            bases=("wagtailcore.page",),
        ),
    ]
