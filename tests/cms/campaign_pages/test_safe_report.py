"""How to report safely: what the page warns of, and that neither it nor the server keeps a trace."""

import gzip
import logging
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.test import Client

from cms.blocks.safety import ChannelBlock
from tests.cms.conftest import channel


def read(language="en", **headers):
    return Client().get(f"/{language}/report/", **headers)


def test_the_warning_comes_before_the_first_way_to_write_and_the_safest_way_is_the_first(report_page):
    html = read().content.decode()

    places = [html.index(words) for words in ("No report is worth", "Signal</h3>", "Ordinary mail</h3>")]
    assert places == sorted(places)
    assert "Only you and we can read it" in html
    assert "Can be read on its way" in html


def test_each_address_leads_where_it_can_be_used(report_page):
    html = read().content.decode()

    assert '<a href="mailto:info@campaign.example.org"' in html
    assert '<a href="https://signal.example.org/x" rel="noopener noreferrer">reports.77</a>' in html
    assert '<a href="https://weather.example.org/" rel="noopener noreferrer" data-exit>' in html


def test_an_address_that_is_no_mail_address_and_has_no_link_is_words():
    value = ChannelBlock().to_python(channel("Signal", "strong")[1])

    assert value.leads_to == ""


def test_there_is_no_form_no_cookie_and_nothing_that_tells_the_next_site(report_page):
    answer = read()
    html = answer.content.decode()

    assert answer.cookies == {}
    assert "<form" not in html
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("answer_to", [{}, {"HTTP_REFERER": "https://mail.example.org/"}])
def test_opening_it_writes_no_line_into_any_log(report_page, caplog, answer_to):
    with caplog.at_level(logging.DEBUG):
        read(**answer_to)

    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert [line for line in lines if "report" in line] == []


def test_it_weighs_less_than_thirty_kilobytes_with_all_that_it_loads(report_page):
    html = read("uk").content
    parts = ["css/tokens.css", "css/base.css", "css/safe.css", "js/exit.js", "favicon.svg"]
    loaded = {part: len(gzip.compress(Path(finders.find(part)).read_bytes())) for part in parts}

    assert html.count(b"/static/") == len(parts)
    assert len(gzip.compress(html)) + sum(loaded.values()) < 30_000
    assert b"fonts/" not in html


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "not a link"])
def test_the_quick_exit_leads_to_another_site_or_is_refused(report_page, link):
    report_page.exit_url = link

    with pytest.raises(ValidationError) as refused:
        report_page.full_clean()
    assert "exit_url" in refused.value.message_dict


def test_markup_in_its_words_is_shown_as_words(report_page):
    report_page.channels = [channel("<script>x()</script>", "strong", "<b>a</b>@example.org")]
    report_page.save_revision().publish()

    html = read().content.decode()
    assert "<script>x()" not in html
    assert "&lt;b&gt;a&lt;/b&gt;@example.org" in html
