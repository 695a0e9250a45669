"""The interface speaks Ukrainian, wholly, and says what libraries say in our words."""

import re
import shutil
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po
from django.core.management import call_command

from tests.support.catalogues import LIBRARIES, OWN, ROOT, first, messages, of_allauth, of_ours, of_the_libraries, words

CATALOGUES = [OWN, *sorted(LIBRARIES.glob("*/LC_MESSAGES/django.po"))]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
# Parts of allauth that our settings switch off, or that only its own administration shows.
ELSEWHERE = (
    "account/admin.py", "account/apps.py", "account/models.py", "mfa/apps.py", "mfa/models.py", "usersessions/apps.py",
    "usersessions/models.py", "templates/account/confirm_login_code.html",
    "templates/account/confirm_phone_verification_code.html", "templates/account/email.html",
    "templates/account/email_confirm.html", "templates/account/email/login_code",
    "templates/account/email/email_confirm_", "templates/account/email/password_reset_key",
    "templates/account/email/unknown_account", "templates/account/messages/login_code_sent.txt",
    "templates/account/messages/phone", "templates/account/password_reset_done.html",
    "templates/account/phone_change.html", "templates/account/request_login_code.html",
    "templates/account/signup_by_passkey.html", "templates/account/signup_closed.html",
    "templates/account/snippets/warn_no_email.html", "templates/account/verification_sent.html",
    "templates/account/verified_email_required.html", "templates/mfa/trust.html",
    "templates/mfa/webauthn/signup_form.html",
)  # fmt: skip
# Sentences of what is switched off that stand beside others in a file.
NEVER_SAID = re.compile(
    r"phone|username|^Login$|again\)$|confirmation$|\(optional\)|same email|^Please select only one|^Invalid "
    r"|reset token|reset link|^Bad Token|more than %d email|not assigned|must be different|protected by two-factor auth"
    r"entication\.$|cannot deactivate|sign-in code$|using a passkey|^Forgot Password\?",
    re.IGNORECASE,
)


def language_of(path):
    return path.parts[-3]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-4:-2]))
def test_every_sentence_has_its_translation(path):
    untold = [m.id for m in messages(path, language_of(path)) if m.fuzzy or not all(words(m.string))]

    assert untold == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "/".join(path.parts[-4:-2]))
def test_no_placeholder_was_lost_in_translation(path):
    broken = [
        message.id
        for message in messages(path, language_of(path))
        for translated in words(message.string)
        if set(PLACEHOLDER.findall(translated))
        - {p for source in words(message.id) for p in PLACEHOLDER.findall(source)}
    ]

    assert broken == []


def test_what_allauth_can_say_here_was_put_into_our_words():
    """Also after it was upgraded: what it says anew has to be read, and written down even when it is good."""
    said = {first(message) for message in of_allauth("en") if any(shown(path) for path, _line in message.locations)}
    english = {first(message) for message in of_ours("en")}

    assert {sentence for sentence in said - english if not NEVER_SAID.search(sentence)} == set()


def shown(path):
    if not path.startswith(("account/", "mfa/", "usersessions/", "templates/")) or path.startswith(ELSEWHERE):
        return False
    name = path.removeprefix("templates/")
    if name == path:
        return True
    ours = ROOT / "templates" / name
    # A template of ours takes the place of allauth's, unless it goes on where that one ends.
    return name.startswith(("account/", "mfa/", "usersessions/")) and (
        not ours.exists() or f'extends "{name}"' in ours.read_text()
    )


def test_what_is_english_in_our_words_is_ukrainian_too():
    told = {first(message) for message in [*of_ours("uk"), *of_allauth("uk")] if all(words(message.string))}

    assert {first(message) for message in of_ours("en")} - told == set()


@pytest.mark.parametrize("language", ["en", "uk"])
def test_our_words_answer_to_sentences_that_libraries_still_say(language):
    assert {first(message) for message in of_ours(language)} - of_the_libraries() == set()


def test_the_compiled_catalogue_is_that_of_the_text():
    call_command("compile_translations", check=True)


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="GNU gettext is not installed, so sentences cannot be collected"
)
def test_no_sentence_is_missing_from_the_catalogue(tmp_path):
    """Collect anew into a copy, and compare what there is to say."""
    for folder in ("portal", "partners", "cms", "api", "templates"):
        ignored = shutil.ignore_patterns("__pycache__", "fonts", "*.png", "*.jpg", "*.pdf", "logos", "static")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "-l", "uk", "--no-location", "--no-obsolete"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with (tmp_path / OWN.relative_to(ROOT)).open("rb") as file:
        collected = {str(message.id) for message in read_po(file, locale="uk") if message.id}

    assert collected - {str(message.id) for message in messages(OWN, "uk")} == set()
