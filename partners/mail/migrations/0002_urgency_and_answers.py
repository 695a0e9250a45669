from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="outgoingmail", name="mail_due"),
        migrations.AddField(
            model_name="outgoingmail",
            name="reply_to",
            field=models.EmailField(blank=True, max_length=254, verbose_name="answers to"),
        ),
        migrations.AddField(
            model_name="outgoingmail",
            name="urgency",
            field=models.PositiveSmallIntegerField(
                choices=[
                    (1, "somebody cannot come in without it"),
                    (2, "somebody has just done something and waits for word of it"),
                    (3, "news for one person"),
                    (4, "the same to many"),
                ],
                default=3,
                verbose_name="urgency",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(fields=["state", "urgency", "next_attempt_at"], name="mail_due_by_urgency"),
        ),
    ]
