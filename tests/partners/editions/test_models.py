"""What may not exist, and what may not change."""

import pytest
from django.db import IntegrityError, transaction

from partners.editions.models import Edition


@pytest.mark.parametrize(
    "wrong",
    [
        {"digest": "not a hash"},
        {"code": "NOT A CODE"},
        {"code": "7K3MQ9XAIL"},
        {"code": ""},
        {"drawn_at": None},
        {"file": ""},
        {"size": 0},
        {"digest": "A" * 64},
        {"file_sha256": ""},
        {"withdrawn_reason": "Wrong text"},
    ],
)
def test_the_database_refuses_a_half_drawn_edition(edition, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(**wrong)


def test_a_digest_belongs_to_one_edition(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            organization=edition.organization,
            template_version=edition.template_version,
            kit=edition.kit,
            output="png",
            digest=edition.digest,
            code="7K3MQ9XA2B",
        )


def test_a_code_belongs_to_one_edition(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            organization=edition.organization,
            template_version=edition.template_version,
            kit=edition.kit,
            output="png",
            digest="a" * 64,
            code=edition.code,
        )


def test_sizes_are_those_of_the_file(poster, card):
    page, picture = poster.current_version, card.current_version

    assert page.size_as("pdf") == page.size_in_words == "148 × 210 mm"
    assert page.size_as("jpeg") == "1751 × 2480 pixels"
    assert picture.size_as("jpeg") == picture.size_in_words == "540 × 675 pixels"
