"""The subjects leave the code: every campaign that is there gets those that the code had, and those that its rows use."""

from django.db import migrations, models

EARLIER = {
    "profiling": ("Abductions", "Викрадення людей"),
    "detention": ("Detention without trial", "Позбавлення волі без суду"),
    "aid": ("Aid and medicine", "Гуманітарна допомога й\N{NO-BREAK SPACE}ліки"),
    "communications": ("Communications", "Зв’язок"),
    "children": ("Children and schools", "Діти та школа"),
    "property": ("Property and money", "Майно та гроші"),
    "filtration": ("Movement and ‘filtration’", "Пересування та «фільтрація»"),
    "labour": ("Forced labour", "Примусова праця"),
    "identity": ("Identity and Crimean Tatars", "Ідентичність і\N{NO-BREAK SPACE}кримські татари"),
    "general": ("The campaign in general", "Кампанія загалом"),
}


def give_subjects(apps, schema_editor):
    """What somebody has written past the forms is kept under its code, and not offered."""
    Subject = apps.get_model("campaigns", "Subject")
    used = set(apps.get_model("press", "MediaInquiry").objects.values_list("topic", flat=True))
    for topics in apps.get_model("press", "MediaContact").objects.values_list("topics", flat=True):
        used |= {code for code in topics if isinstance(code, str)} if isinstance(topics, list) else set()
    unknown = sorted(code for code in used - EARLIER.keys() if 0 < len(code) <= 40)
    for campaign in apps.get_model("campaigns", "Campaign").objects.all():
        for position, (code, (english, ukrainian)) in enumerate(EARLIER.items(), 1):
            names = {"en": english, "uk": ukrainian}
            Subject.objects.create(campaign=campaign, code=code, names=names, position=position)
        for position, code in enumerate(unknown, len(EARLIER) + 1):
            names = {"en": code, "uk": code}
            Subject.objects.create(campaign=campaign, code=code, names=names, position=position, is_offered=False)


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0001_initial"),
        ("campaigns", "0002_subject"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mediainquiry",
            name="topic",
            field=models.CharField(blank=True, max_length=40, verbose_name="topic"),
        ),
        migrations.RunPython(give_subjects, migrations.RunPython.noop),
    ]
