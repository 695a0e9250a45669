"""An answer becomes the first message of its thread.

A migration of its own: PostgreSQL changes no table in the transaction in which rows that point to it were written.
"""

from django.db import migrations


def carry_over(apps, schema_editor):
    inquiries = apps.get_model("press", "MediaInquiry").objects
    messages = apps.get_model("press", "InquiryMessage").objects
    for inquiry in inquiries.exclude(answer="").iterator():
        moment = inquiry.answered_at or inquiry.updated_at
        messages.create(
            inquiry=inquiry, kind="answer", state="sent", text=inquiry.answer, written_by_id=inquiry.assigned_to_id,
            written_at=moment, sent_at=moment,
        )  # fmt: skip


def carry_back(apps, schema_editor):
    inquiries = apps.get_model("press", "MediaInquiry").objects
    messages = apps.get_model("press", "InquiryMessage").objects
    for inquiry in inquiries.filter(answered_at__isnull=False).iterator():
        texts = messages.filter(inquiry=inquiry, kind__in=["answer", "correction"], state="sent").order_by("sent_at")
        inquiry.answer = "\n\n".join(texts.values_list("text", flat=True))
        inquiry.save(update_fields=["answer"])


class Migration(migrations.Migration):
    dependencies = [("press", "0008_inquiries_offered_and_talked_about")]
    operations = [migrations.RunPython(carry_over, carry_back)]
