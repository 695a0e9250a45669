from django.db import migrations


def move(apps, schema_editor):
    """One entry of each note that a round had, by its reviewer and of the day of the round's last change."""
    alias = schema_editor.connection.alias
    reviews = apps.get_model("organizations", "VettingReview").objects.using(alias).exclude(note="").order_by("pk")
    notes = apps.get_model("organizations", "VettingNote").objects.using(alias)
    for review in reviews.iterator():
        if review.note.strip():
            notes.create(
                organization_id=review.organization_id,
                author_id=review.reviewer_id,
                text=review.note,
                written_at=review.updated_at,
            )


class Migration(migrations.Migration):
    dependencies = [("organizations", "0005_a_thread_of_notes")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
