"""Templates of answers: written by press officers, inserted without a script, and never a word lost."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.kernel.actors import VISITOR, acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.press.models import AnswerTemplate, InquiryMessage
from partners.press.services.answer_templates import keep_answer_template, remove_answer_template
from partners.press.services.inquiries import assign_inquiry, receive_inquiry

LIST, NEW = "/cms/inquiries/templates/", "/cms/inquiries/templates/new/"
TOLD = {"title": "Thanks", "language": "en", "text": "Dear {name} of {outlet},\n\nyou hear from us by {deadline}."}


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


@pytest.fixture
def ask(campaign):
    def send(**told):
        return receive_inquiry(
            email="rita@example.net", deadline_at=timezone.now() + timedelta(hours=5), time_zone="Europe/Kyiv",
            language="uk", question="Who waits?", by=VISITOR, **told,
        )  # fmt: skip

    return send


@pytest.fixture
def template(press_officer):
    return keep_answer_template(None, **TOLD, by=acting(press_officer))


@pytest.fixture
def answering(officer, press_officer, ask):
    """The address of the form with which this officer answers."""
    inquiry, _receipt = ask(name="Rita Reporter", outlet="Herald")
    assign_inquiry(inquiry, by=acting(press_officer))
    return f"/cms/inquiries/{inquiry.public_id}/move/answer/"


def written_in(answer) -> str:
    return BeautifulSoup(answer.content, "html.parser").find("textarea", attrs={"name": "answer"}).text.strip()


def test_it_is_written_changed_and_removed_and_each_time_recorded(officer):
    assert officer.post(NEW, TOLD).status_code == 302
    one = AnswerTemplate.objects.get()
    own = f"{LIST}{one.public_id}/"
    assert "Thanks" in officer.get(LIST).content.decode()
    assert officer.post(own, TOLD | {"title": "Thank you", "seen": one.stamp}).status_code == 302
    one.refresh_from_db()
    assert one.title == "Thank you"
    assert officer.post(own, {"remove": "1"}).status_code == 302
    assert not AnswerTemplate.objects.exists()
    verbs = ActivityEntry.objects.filter(subject_id=one.public_id).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["answer_template.kept"] * 2 + ["answer_template.removed"]


def test_inserted_it_stands_below_what_was_typed_and_nothing_is_sent(officer, answering, template):
    page = officer.post(answering, {"answer": "My own beginning.", "template": template.pk, "insert": "1"})
    assert page.status_code == 200
    text = written_in(page)
    assert text.startswith("My own beginning.")
    assert "Dear Rita Reporter of Herald," in text
    assert "{" not in text
    assert not InquiryMessage.objects.exists()
    again = officer.post(answering, {"answer": text, "template": template.pk})
    assert again.status_code == 302
    assert InquiryMessage.objects.get().text.startswith("My own beginning.")


@pytest.mark.parametrize("chosen", ["", "999", "nonsense", "\x00"])
def test_inserting_nothing_keeps_what_was_typed(officer, answering, template, chosen):
    page = officer.post(answering, {"answer": "All my own words.", "template": chosen, "insert": "1"})
    assert page.status_code == 200
    assert written_in(page) == "All my own words."


def test_what_the_reporter_wrote_is_no_place_to_be_filled(officer, press_officer, ask, template):
    inquiry, _receipt = ask(name="{deadline}", outlet="Herald")
    assign_inquiry(inquiry, by=acting(press_officer))
    address = f"/cms/inquiries/{inquiry.public_id}/move/answer/"
    assert "Dear {deadline} of Herald" in written_in(officer.post(address, {"template": template.pk, "insert": "1"}))


def test_those_in_the_language_of_the_answer_come_first(officer, press_officer, answering, template):
    keep_answer_template(None, title="Дякуємо", language="uk", text="Вітаємо, {name}!", by=acting(press_officer))
    choices = BeautifulSoup(officer.get(answering).content, "html.parser").select("select[name=template] option")
    assert [each.text.split(" (")[0] for each in choices[1:]] == ["Дякуємо", "Thanks"]


def test_an_unknown_place_is_said_and_the_text_is_kept(officer):
    page = officer.post(NEW, TOLD | {"text": "Dear {nmae}"})
    assert page.status_code in {200, 422}
    assert "Nothing can be filled in for {nmae}." in page.content.decode()
    assert "Dear {nmae}</textarea>" in page.content.decode()
    assert not AnswerTemplate.objects.exists()


def test_who_was_overtaken_keeps_the_words_and_nobody_elses_are_overwritten(officer, press_officer, template):
    seen = template.stamp
    keep_answer_template(template, **TOLD | {"title": "Faster"}, seen=seen, by=acting(press_officer))
    page = officer.post(f"{LIST}{template.public_id}/", TOLD | {"title": "Slower", "seen": seen})
    assert "Slower" in page.content.decode()
    template.refresh_from_db()
    assert template.title == "Faster"


def test_other_staff_and_the_gone_are_refused(sign_in, moderator, press_officer, template):
    stranger = sign_in(moderator)
    for address in (LIST, NEW, f"{LIST}{template.public_id}/"):
        assert stranger.get(address).status_code == 404
    with pytest.raises(NotAllowed):
        keep_answer_template(None, **TOLD, by=acting(moderator))
    remove_answer_template(template, by=acting(press_officer))
    with pytest.raises(Conflict) as refused:
        remove_answer_template(AnswerTemplate(pk=10**6), by=acting(press_officer))
    assert refused.value.code == "gone"
