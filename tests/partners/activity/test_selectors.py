"""What reading the log costs the database."""

import pytest
from django.db import connection

from partners.activity.selectors import everything, feed_for


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by how much there is: here is nothing")
@pytest.mark.parametrize("read", [feed_for, lambda organization: everything()], ids=["feed_for", "everything"])
def test_a_page_of_a_feed_is_read_in_order_and_nothing_is_sorted(read, organization):
    feed = read(organization)

    for page in (feed, feed.filter(id__lt=1_000), feed.filter(id__gt=1_000).order_by("id")):
        assert "TEMP B-TREE" not in page[:25].explain()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by how much there is: here is nothing")
def test_the_test_above_can_see_sorting(organization):
    assert "TEMP B-TREE" in feed_for(organization).order_by("happened_at")[:25].explain()
