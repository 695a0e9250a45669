"""One form pressed several times at the same moment is one question."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.kernel.doors import open_forms
from partners.press.forms.inquiries import InquiryForm
from partners.press.models import MediaInquiry
from partners.press.services import inquiries

PRESSES = 6


def press_at_once(monkeypatch, *, texts: list[str]) -> list[int]:
    monkeypatch.setattr(open_forms, "QUICKEST", timedelta())
    token = InquiryForm.new_token()
    tomorrow = timezone.now() + timedelta(days=1)
    barrier, answers = Barrier(len(texts)), []

    def press(text: str) -> None:
        fields = {
            "question": text, "topic": "detention", "language": "uk", "deadline": f"{tomorrow:%Y-%m-%dT%H:%M}",
            "time_zone": "Europe/Kyiv", "name": "Rita", "email": "rita@example.net", "fax": "", "token": token,
        }  # fmt: skip
        try:
            barrier.wait(timeout=10)
            answers.append(Client().post(reverse("press:inquiry"), fields).status_code)
        finally:
            connection.close()

    threads = [Thread(target=press, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


@pytest.mark.django_db(transaction=True)
def test_a_button_pressed_many_times_at_once_is_one_question(campaign, monkeypatch):
    assert press_at_once(monkeypatch, texts=["Who waits?"] * PRESSES) == [200] * PRESSES
    assert MediaInquiry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_several_texts_with_one_form_one_gets_through(campaign, monkeypatch):
    texts = [f"Question {number}?" for number in range(PRESSES)]

    assert press_at_once(monkeypatch, texts=texts) == [200] + [422] * (PRESSES - 1)
    assert MediaInquiry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_count_all_would_get_through(campaign, monkeypatch):
    monkeypatch.setattr(inquiries, "is_first_use", lambda token: True)
    texts = [f"Question {number}?" for number in range(PRESSES)]

    assert press_at_once(monkeypatch, texts=texts) == [200] * PRESSES
