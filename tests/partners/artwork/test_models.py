"""What may not exist, and what may not change."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partners.artwork.models import TemplateVersion


def test_two_versions_of_a_template_cannot_share_a_number(card):
    version = card.current_version

    with pytest.raises(IntegrityError), transaction.atomic():
        TemplateVersion.objects.create(
            template=card,
            number=version.number,
            artwork=version.artwork.name,
            artwork_sha256=version.artwork_sha256,
            media_type="image/png",
            width=10,
            height=10,
            slots=[],
            sha256="1" * 64,
            published_at=timezone.now(),
        )
