"""Files that hang on a letter: what is kept was drawn or rebuilt by us, and what could not be is named."""

from functools import partial
from typing import Any, NamedTuple

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet

from partners.kernel.answers import private_file
from partners.kernel.errors import UsedUp
from partners.kernel.limits.budgets import Budget
from partners.kernel.models import private_storage
from partners.kernel.uploads import CleanFile, UploadRefused, clean_document, clean_picture, looks_like_document
from partners.mail.rendering import Attachment
from partners.press.models import InquiryFile, InquiryLetter, MediaInquiry

# Of one letter, and of one thread.
MOST_FILES, MOST_OF_A_THREAD = 5, 20


class Cleaned(NamedTuple):
    """`files` with the sender's word for each, and names of what was left out."""

    files: list[tuple[str, CleanFile]]
    left_out: list[str]


def clean_attachments(attachments: tuple[Attachment, ...], *, payer: int) -> Cleaned:
    """Outside any transaction: it takes seconds. `payer` is the key of the address that the letter came to.

    Raises Busy, when there is no place to look at files just now.
    """
    budget, found = Budget("letter", payer), Cleaned([], [])
    for attachment in attachments:
        if len(found.files) >= MOST_FILES:
            found.left_out.append(attachment.name)
            continue
        try:
            budget.take(len(attachment.data))
            found.files.append((attachment.name, _cleaned(attachment, budget)))
        except (UploadRefused, UsedUp):
            found.left_out.append(attachment.name)
    return found


def _cleaned(attachment: Attachment, budget: Budget) -> CleanFile:
    if looks_like_document(attachment.data):
        return clean_document(attachment.data, filename=attachment.name, spent=budget.spend)
    return clean_picture(attachment.data, spent=budget.spend)


def saved_file(request: Any, file: InquiryFile) -> Any:
    """To be saved, never shown: whoever sent it is a stranger. Whether the reader may have it was asked before."""
    load = partial(private_storage().open, str(file.file.name), "rb")
    return private_file(request, file.sha256, load, file.media_type, name=file.saved_as, attached=True)


def keep_files(letter: InquiryLetter, cleaned: Cleaned) -> None:
    """In the transaction in which the letter is kept, whose inquiry is locked."""
    room = max(0, MOST_OF_A_THREAD - InquiryFile.objects.filter(letter__inquiry=letter.inquiry).count())
    letter.left_out = [*cleaned.left_out, *(name for name, _file in cleaned.files[room:])]
    for name, file in cleaned.files[:room]:
        kept = InquiryFile(
            letter=letter, name=name, media_type=file.media_type, sha256=file.sha256, size=len(file.data)
        )
        kept.file.save(f"press/letters/{kept.public_id}.{file.extension}", ContentFile(file.data), save=False)
        kept.save()


def forget_files(files: QuerySet[InquiryFile]) -> None:
    """Delete rows and, once that is kept, what lies in the storage."""
    names = [str(name) for name in files.values_list("file", flat=True)]
    files.delete()
    for name in names:
        transaction.on_commit(partial(private_storage().delete, name), robust=True)


def forget_files_of(inquiries: QuerySet[MediaInquiry]) -> None:
    """Before the inquiries go, which take the rows along."""
    forget_files(InquiryFile.objects.filter(letter__inquiry__in=inquiries))
