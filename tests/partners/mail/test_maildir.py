"""A folder of letters is read to its end, whatever happens on the way, and each letter in it once."""

from mailbox import Maildir

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from partners.mail import services
from partners.mail.adapters import maildir
from partners.mail.adapters.maildir import take_in_maildir
from partners.mail.services import Fate
from portal.upkeep import take_in_mail
from tests.support.wire import wired


@pytest.fixture
def post(tmp_path, monkeypatch):
    """A Maildir, and who takes in: `seen` are the texts in their order."""
    seen: list[str] = []
    monkeypatch.setattr(services, "RECEIVERS", [lambda letter: seen.append(letter.text.strip()) or Fate.TAKEN])
    box = Maildir(tmp_path / "in", create=True)
    box.seen = seen
    return box


def test_a_letter_is_taken_once_and_then_marked_as_read(post, tmp_path):
    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    assert take_in_maildir(tmp_path / "in") == {"taken": 1}
    assert take_in_maildir(tmp_path / "in") == {}

    assert post.seen == ["One."]
    [letter] = Maildir(tmp_path / "in")
    assert (letter.get_subdir(), letter.get_flags()) == ("cur", "S")


def test_what_is_no_letter_or_breaks_something_is_put_aside_and_the_rest_comes_in(post, tmp_path, monkeypatch):
    post.add(b"\x00\xff")
    post.add(wired("rita@example.net", "reply@in.example.org", "Two."))
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3000))
    post.add(f"From: a@example.net\r\nMIME-Version: 1.0\r\n{deep}".encode())
    parts = b"".join(b"--b\r\n\r\nx\r\n" for _part in range(500))
    post.add(b'From: a@example.net\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + parts)
    monkeypatch.setattr(maildir, "MOST_BYTES", 200_000)
    post.add(b"From: a@example.net\r\n\r\n" + b"x" * 200_001)

    assert take_in_maildir(tmp_path / "in") == {"taken": 1, "failed": 4}
    assert post.seen == ["Two."]
    assert len(Maildir(tmp_path / "in").get_folder("failed")) == 4
    assert list((tmp_path / "in" / "new").iterdir()) == []


def test_an_error_of_ours_puts_one_letter_aside_and_no_other(post, tmp_path, monkeypatch):
    def take(letter):
        if "One" in letter.text:
            raise ZeroDivisionError
        return Fate.TAKEN

    monkeypatch.setattr(services, "RECEIVERS", [take])
    for text in ("One.", "Two."):
        post.add(wired("rita@example.net", "reply@in.example.org", text))
    assert take_in_maildir(tmp_path / "in") == {"taken": 1, "failed": 1}


def test_while_the_database_is_away_letters_stay_where_they_are(post, tmp_path, monkeypatch):
    def away(letter):
        raise OperationalError

    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    with monkeypatch.context() as broken:
        broken.setattr(services, "RECEIVERS", [away])
        assert take_in_maildir(tmp_path / "in") == {"later": 1}
    assert take_in_maildir(tmp_path / "in") == {"taken": 1}


def test_whoever_is_killed_between_taking_and_moving_takes_it_again_and_loses_nothing(post, tmp_path, monkeypatch):
    def killed(path, place):
        raise KeyboardInterrupt

    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    with monkeypatch.context() as dying:
        dying.setattr(maildir, "_move", killed)
        with pytest.raises(KeyboardInterrupt):
            take_in_maildir(tmp_path / "in")
    # Whether it is the same is told by its Message-ID, in the thread.
    assert take_in_maildir(tmp_path / "in") == {"taken": 1}


def test_two_who_read_at_once_do_not_stumble_over_each_other(post, tmp_path, monkeypatch):
    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    [path] = (tmp_path / "in" / "new").iterdir()
    monkeypatch.setattr(maildir, "take_in", lambda raw: path.unlink() or Fate.AGAIN)
    assert take_in_maildir(tmp_path / "in") == {"again": 1}
    assert take_in_maildir(tmp_path / "in") == {}


def test_the_command_says_what_it_did_and_names_a_folder_that_is_not_there(post, tmp_path, capsys):
    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    call_command("take_in_mail", maildir=tmp_path / "in")
    assert capsys.readouterr().out.strip() == "taken=1"
    with pytest.raises(CommandError, match="name a folder that is there"):
        call_command("take_in_mail", maildir=tmp_path / "nowhere")


def test_the_worker_reads_the_folder_that_the_settings_name(post, tmp_path, settings):
    assert take_in_mail() == 0
    settings.INBOUND_MAILDIR = str(tmp_path / "in")
    post.add(wired("rita@example.net", "reply@in.example.org", "One."))
    assert take_in_mail() == 1
