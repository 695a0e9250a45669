"""Pictures on pages."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.template import Context, Template
from django.utils import timezone

from cms.media.selectors import SPECS, pictures_by_id


def shown(image, arguments=""):
    return Template(f"{{% load pictures %}}{{% picture image {arguments} %}}").render(Context({"image": image}))


def test_a_picture_comes_in_several_sizes_with_its_description(make_picture):
    html = shown(make_picture(description="A hill at dawn"))
    assert 'alt="A hill at dawn"' in html
    assert html.count("w,") >= 1
    assert 'width="' in html
    assert 'height="' in html


def test_a_picture_is_left_out_once_our_rights_have_ended(make_picture):
    yesterday = timezone.localdate() - timedelta(days=1)
    assert shown(make_picture("Ended", rights_until=yesterday)).strip() == ""
    assert "<img" in shown(make_picture("Last day", rights_until=timezone.localdate()))


def test_rights_end_at_one_moment_whatever_clock_the_reader_has(make_picture):
    picture = make_picture(rights_until=date(2026, 11, 25))
    with time_machine.travel(datetime(2026, 11, 26, 8, tzinfo=UTC)), timezone.override("Pacific/Pago_Pago"):
        assert shown(picture).strip() == ""


def test_a_missing_picture_leaves_no_trace(db):
    assert shown(None).strip() == ""


@pytest.mark.parametrize("count", [1, 3])
def test_many_pictures_cost_as_much_as_one(make_picture, django_assert_num_queries, count):
    images = [make_picture(f"Number {number}") for number in range(count)]
    for image in images:
        image.get_renditions(*SPECS)
    with django_assert_num_queries(2):
        for image in pictures_by_id([image.pk for image in images]).values():
            shown(image)
