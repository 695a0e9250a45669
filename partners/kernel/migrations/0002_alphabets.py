from django.contrib.postgres.operations import CreateCollation
from django.db import migrations


class Migration(migrations.Migration):
    """Does nothing on SQLite, whose connections are taught their alphabets when they open."""

    dependencies = [("kernel", "0001_initial")]

    operations = [
        CreateCollation("alphabet_cyrillic_first", provider="icu", locale="uk"),
        CreateCollation("alphabet_latin_first", provider="icu", locale="uk-u-kr-latn-cyrl"),
    ]
