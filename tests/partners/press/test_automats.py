"""Thousands of posts by automats, with genuine questions of newsrooms among them: who reaches a person?"""

import base64
import json
import random
from dataclasses import dataclass
from datetime import timedelta

import pytest
from altcha import Challenge, solve_challenge
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.doors.proofs import new_challenge
from partners.kernel.errors import NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.forms.inquiries import InquiryForm
from partners.press.models import HeldInquiry, MediaInquiry
from partners.press.selectors import inquiries_held
from partners.press.services import arriving
from partners.press.services.arriving import KEEP_HELD, let_in
from partners.press.services.inquiries import forget_reporter, purge_inquiries
from partners.press.views import inquiries as views
from tests.support.prove import THOROUGH

AUTOMATS, GENUINE = (10_000, 200) if THOROUGH else (480, 24)
NEWSROOMS = ["198.51.100.7", "198.51.100.8", "2001:db8:1:2::5"]
ASK = reverse("press:inquiry")
LATER = timedelta(minutes=2)


def shown(client, address):
    """What a browser, or an automat that reads it, finds in the form."""
    page = BeautifulSoup(client.get(ASK, REMOTE_ADDR=address).content, "html.parser")
    proof = page.find("input", attrs={"name": "proof"})
    return {"token": page.find("input", attrs={"name": "token"})["value"], "challenge": json.loads(proof["data-proof"])}


def work(challenge):
    """What `proof.js` does."""
    solution = solve_challenge(Challenge.from_dict(challenge))
    told = {"challenge": challenge, "solution": {"counter": solution.counter, "derivedKey": solution.derived_key}}
    return base64.b64encode(json.dumps(told).encode()).decode()


def filled(number, **changes):
    later = timezone.localtime(clock.now() + timedelta(hours=30))
    return {
        "question": f"What do the families say about case {number}?", "language": "uk", "name": f"Rita {number}",
        "topic": "general", "email": f"rita-{number}@example.net", "outlet": "", "time_zone": "Europe/Kyiv",
        "deadline": later.strftime("%Y-%m-%dT%H:%M"), **changes,
    }  # fmt: skip


@pytest.fixture
def send(client, campaign):
    """`send(data, address=…, runs_script=…)`: with the token of a form of its own, some minutes after it was shown."""

    def post(data, *, address="203.0.113.9", runs_script=False, **further):
        # What the page holds; to draw it for each of thousands would take most of the time.
        form = InquiryForm()
        token = form.initial["token"]
        proof = work(json.loads(new_challenge(form.random_of(token)))) if runs_script else ""
        data = {"token": token, "proof": proof, **data, **further}
        with clock.at(clock.now() + LATER):
            return client.post(ASK, data, REMOTE_ADDR=address)

    return post


def receipt_in(answer):
    page = BeautifulSoup(answer.content, "html.parser")
    return page.find("input", attrs={"name": "receipt"})["value"]


@dataclass
class World:
    """Automats of seven kinds. Each post is told by `automat` in its address."""

    client: object
    send: object
    chance: random.Random
    genuine: list
    once: dict

    def post(self, number):
        kind = (self.varying, self.replaying, self.scattered, self.from_one, self.trapped, self.linking, self.copying)
        return kind[number % len(kind)](filled(f"x{number}", email=f"automat-{number}@example.net"), number)

    def place(self):
        return ".".join(str(self.chance.randrange(1, 250)) for _part in range(4))

    def varying(self, data, number):
        words = ["families", "camp", "release", "figures", "border", "school", "letters"]
        return self.send({**data, "question": " ".join(self.chance.choices(words, k=12)) + f" {number}?"})

    def replaying(self, data, number):
        """One challenge, solved once, beside the token of each new form."""
        return self.send(data, proof=self.once["proof"])

    def scattered(self, data, number):
        return self.send(data, address=self.place())

    def from_one(self, data, number):
        # Behind the very address of a newsroom.
        return self.send(data, address=NEWSROOMS[0])

    def trapped(self, data, number):
        return self.send({**data, "x7q3k": data["email"]}, address=self.place())

    def linking(self, data, number):
        links = " ".join(f"https://spam.example.org/{number}/{each}" for each in range(4))
        return self.send({**data, "question": f"Cheap {links}"}, address=self.place(), runs_script=number % 50 == 5)

    def copying(self, data, number):
        return self.send({**data, "question": self.chance.choice(self.genuine)["question"]}, address=self.place())


@pytest.fixture
def world(client, send):
    chance = random.Random(12)
    genuine = [filled(number) for number in range(GENUINE)]
    form = shown(client, NEWSROOMS[0])
    return World(client, send, chance, genuine, {"proof": work(form["challenge"])})


def attacked(world):
    """Everybody in a mixed order. How many of the genuine were taken, reach a person, and automats that do."""
    posts = [("genuine", number) for number in range(GENUINE)] + [("automat", number) for number in range(AUTOMATS)]
    world.chance.shuffle(posts)
    accepted = 0
    for who, number in posts:
        if who == "automat":
            world.post(number)
            continue
        # Every fifth reporter runs no JavaScript, and presses the button where there is one.
        script = number % 5 != 0
        address = NEWSROOMS[number % len(NEWSROOMS)]
        answer = world.send(world.genuine[number], address=address, runs_script=script)
        accepted += answer.status_code == 200
        if b'name="let_in"' in answer.content:
            receipt = receipt_in(answer)
            world.client.post(reverse("press:inquiry_status"), {"receipt": receipt, "let_in": "1"}, REMOTE_ADDR=address)
    reached = MediaInquiry.objects.filter(email__startswith="rita-").count()
    return accepted, reached, MediaInquiry.objects.filter(email__startswith="automat-").count()


def test_of_automats_hardly_any_reaches_a_person_and_all_newsrooms_do(world):
    accepted, reached, automats = attacked(world)

    assert accepted >= 0.99 * GENUINE
    assert reached >= 0.99 * GENUINE
    # Of few an hour's allowance is more than one in a hundred.
    assert automats <= max(0.01 * AUTOMATS, arriving.FROM_ALL_IN_AN_HOUR)
    assert HeldInquiry.objects.count() > 0.7 * AUTOMATS


def test_without_the_rules_they_reach_people(world, monkeypatch):
    """The control."""
    monkeypatch.setattr(views, "doubts_about", lambda *args, **kwargs: [])
    numbers = range(min(AUTOMATS, 140))
    for number in numbers:
        world.post(number)

    # All but those in the trap.
    assert MediaInquiry.objects.count() >= 0.8 * len(numbers)


def test_who_runs_no_script_is_taken_like_everybody_while_there_are_few(send):
    answer = send(filled(1))
    assert answer.status_code == 200
    assert b'name="let_in"' not in answer.content
    assert MediaInquiry.objects.count() == 1


def test_a_newsroom_with_script_is_never_slowed_down(send):
    for number in range(26):
        assert send(filled(number), address=NEWSROOMS[0], runs_script=True).status_code == 200
    assert MediaInquiry.objects.count() == 26


@pytest.fixture
def held(send, monkeypatch):
    """`held()` sends one that is held; gives the answer of the form."""
    monkeypatch.setattr(arriving, "FROM_ONE_PLACE", 0)
    return lambda number=1, **changes: send(filled(number, **changes))


def test_what_is_held_has_a_receipt_and_reaches_nobody(held, client, press_officer, campaign):
    answer = held()
    assert "Your receipt" in answer.content.decode()
    assert not MediaInquiry.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert ActivityEntry.objects.get().verb == "inquiry.held"
    held(2)
    # Once an hour: their number stands in the list.
    assert ActivityEntry.objects.count() == 1
    assert inquiries_held(acting(press_officer)).count() == 2
    page = client.post(reverse("press:inquiry_status"), {"receipt": receipt_in(answer)}).content.decode()
    assert "Your question is held back" in page
    assert "case 1" in page


def test_a_press_brings_it_to_people_and_a_second_press_shows_it(held, client):
    receipt = receipt_in(held(wants_it_mailed="on"))
    for _press in range(2):
        page = client.post(reverse("press:inquiry_status"), {"receipt": receipt, "let_in": "1", "mailed": "1"})
        assert page.status_code == 200
        assert "case 1" in page.content.decode()
    inquiry = MediaInquiry.objects.get()
    assert not HeldInquiry.objects.exists()
    assert (inquiry.name, inquiry.searched.startswith("what do the families")) == ("Rita 1", True)
    letter = OutgoingMail.objects.get(kind="press/inquiry_received")
    assert receipt in letter.text


def test_pressed_twice_the_form_is_one_held_question_with_one_receipt(client, campaign, monkeypatch):
    monkeypatch.setattr(arriving, "FROM_ONE_PLACE", 0)
    data = {**filled(1), "token": shown(client, "203.0.113.9")["token"]}
    with clock.at(clock.now() + LATER):
        first, second = client.post(ASK, data), client.post(ASK, data)
    assert receipt_in(first) == receipt_in(second)
    assert HeldInquiry.objects.count() == 1


@pytest.mark.parametrize(
    "proof",
    ["nonsense", "e30=", base64.b64encode(b'{"challenge": 1, "solution": []}').decode(), "\x00", "A" * 5000],
)
def test_what_is_no_proof_is_as_if_there_were_none(held, send, proof):
    assert send(filled(3), proof=proof).status_code == 200
    assert HeldInquiry.objects.get().doubts == ["unproven", "many"]


def test_a_proof_counts_once_and_for_its_own_form(held, send, client):
    form = shown(client, "203.0.113.9")
    proof = work(form["challenge"])
    assert send(filled(1), proof=proof).status_code == 200
    assert HeldInquiry.objects.count() == 1
    with clock.at(clock.now() + LATER):
        own = {**filled(2), "token": form["token"], "proof": proof}
        assert client.post(ASK, own).status_code == 200
        assert MediaInquiry.objects.count() == 1
        again = client.post(ASK, {**own, "question": "Something else?"})
    assert again.status_code == 422
    assert "Something else?" in again.content.decode()


def test_links_and_copies_are_doubted_even_with_proof(send, monkeypatch):
    monkeypatch.setattr(arriving, "FROM_ONE_PLACE", 0)
    send(filled(1), runs_script=True)
    send(filled(2, question=filled(1)["question"]), runs_script=True)
    send(filled(3, name="www.spam.example.org"), runs_script=True)
    found = {tuple(each.doubts) for each in HeldInquiry.objects.all()}
    assert found == {("copied", "many"), ("links", "many")}


def test_press_officers_look_through_it_and_let_it_in(held, press_officer, sign_in, moderator):
    held()
    officer = sign_in(press_officer)
    assert "Held back: 1" in officer.get("/cms/inquiries/").content.decode()
    page = officer.get("/cms/inquiries/held/").content.decode()
    assert "case 1" in page
    assert "without the work that a browser does" in page
    one = HeldInquiry.objects.get()
    address = f"/cms/inquiries/held/{one.public_id}/"
    assert officer.post(address, follow=True).status_code == 200
    assert MediaInquiry.objects.count() == 1
    assert officer.post(address).status_code == 404
    held(2)
    with pytest.raises(NotAllowed):
        let_in(HeldInquiry.objects.get(), by=acting(moderator))
    assert not inquiries_held(acting(moderator)).exists()


def test_it_is_deleted_after_two_weeks_and_with_its_reporter(held, press_officer, monkeypatch):
    held(1)
    held(2, email="forget@example.net")
    assert forget_reporter("Forget@example.net", by=acting(press_officer)) == 1
    assert HeldInquiry.objects.count() == 1
    with clock.at(clock.now() + KEEP_HELD + timedelta(hours=1)):
        purge_inquiries()
    assert not HeldInquiry.objects.exists()
    for number in range(3, 7):
        held(number)
    monkeypatch.setattr(arriving, "MOST_HELD", 2)
    purge_inquiries()
    assert HeldInquiry.objects.count() == 2
