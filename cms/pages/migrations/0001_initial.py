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
            name="HomePage",
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
                ("hero_title", models.CharField(max_length=120, verbose_name="headline")),
                ("hero_lead", models.TextField(max_length=400, verbose_name="below the headline")),
                ("picture_alt", models.CharField(blank=True, max_length=300, verbose_name="what the picture shows")),
                (
                    "calls",
                    wagtail.fields.StreamField(
                        [("call", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Words", "max_length": 80}),
                            1: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            2: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "help_text": "Its name after the #.",
                                    "label": "Part of the page",
                                    "regex": "^[a-z0-9_-]{1,60}$",
                                    "required": False,
                                },
                            ),
                            3: (
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
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("page", 1), ("anchor", 2), ("destination", 3)]],
                                {},
                            ),
                        },
                        verbose_name="what to do",
                    ),
                ),
                (
                    "messages",
                    wagtail.fields.StreamField(
                        [("message", 2)],
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
                        verbose_name="what we say",
                    ),
                ),
                (
                    "featured_title",
                    models.CharField(blank=True, max_length=120, verbose_name="heading above the featured pages"),
                ),
                (
                    "featured",
                    wagtail.fields.StreamField(
                        [("page", 0)],
                        blank=True,
                        block_lookup={0: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page"})},
                        verbose_name="featured pages",
                    ),
                ),
                (
                    "footer",
                    wagtail.fields.StreamField(
                        [("column", 7)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 60}),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Words", "max_length": 80}),
                            2: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            3: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "help_text": "Its name after the #.",
                                    "label": "Part of the page",
                                    "regex": "^[a-z0-9_-]{1,60}$",
                                    "required": False,
                                },
                            ),
                            4: (
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
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 1), ("page", 2), ("anchor", 3), ("destination", 4)]],
                                {},
                            ),
                            6: ("wagtail.blocks.ListBlock", (5,), {"label": "Links", "max_num": 8}),
                            7: ("wagtail.blocks.StructBlock", [[("title", 0), ("links", 6)]], {}),
                        },
                        verbose_name="columns at the foot of every page",
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
                "verbose_name": "home page",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="PublicSite",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "campaign_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="the campaign’s page",
                    ),
                ),
                (
                    "share_picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown by messengers and networks for pages without a picture of their own.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.campaignimage",
                        verbose_name="picture for shared links",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False, on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.site"
                    ),
                ),
            ],
            options={
                "verbose_name": "public site",
            },
        ),
        migrations.CreateModel(
            name="StandardPage",
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
                    "body",
                    wagtail.fields.StreamField(
                        [
                            ("heading", 0),
                            ("paragraph", 1),
                            ("points", 2),
                            ("quote", 5),
                            ("picture", 9),
                            ("sources", 10),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("cms.blocks.text.HeadingBlock", (), {"max_length": 160}),
                            1: ("cms.blocks.text.ParagraphBlock", (), {}),
                            2: ("cms.blocks.text.PointsBlock", (), {}),
                            3: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "Without quotation marks.", "label": "Words"},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Who said it", "max_length": 200, "required": False},
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("text", 3), ("who", 4)]], {}),
                            6: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Picture"}),
                            7: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "For people who cannot see it. Empty: the description kept with the picture.",
                                    "label": "What it shows",
                                    "max_length": 300,
                                    "required": False,
                                },
                            ),
                            8: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Caption", "max_length": 300, "required": False},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("picture", 6), ("alt", 7), ("caption", 8)]], {}),
                            10: ("cms.blocks.text.SourcesBlock", (), {}),
                        },
                        verbose_name="text",
                    ),
                ),
                (
                    "action",
                    wagtail.fields.StreamField(
                        [("call", 4)],
                        blank=True,
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Words", "max_length": 80}),
                            1: ("wagtail.blocks.PageChooserBlock", (), {"label": "Page", "required": False}),
                            2: (
                                "wagtail.blocks.RegexBlock",
                                (),
                                {
                                    "help_text": "Its name after the #.",
                                    "label": "Part of the page",
                                    "regex": "^[a-z0-9_-]{1,60}$",
                                    "required": False,
                                },
                            ),
                            3: (
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
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("label", 0), ("page", 1), ("anchor", 2), ("destination", 3)]],
                                {},
                            ),
                        },
                        verbose_name="what to do next",
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
                "verbose_name": "standard page",
            },
            bases=("wagtailcore.page",),
        ),
    ]
