"""Sign-in and the account are allauth's; what is said there is ours, in every language."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.conftest import make_user
from tests.support.catalogues import ALLAUTH, ours, stock, written_by_us
from tests.support.entrance import Walk, account, entrance, second_factor, too_often

NAMES = {"Blue", "Worn", "Found", "Mira", "Firefox", "Linux", "English"}
ABBREVIATIONS = {"IP", "QR", "PIN", "EET", "GMT", "BST", "UTC"}
# The one word that Ukrainian text explains its own with.
LATIN = NAMES | ABBREVIATIONS | {"passkey"}
SHORT = "title, h1, h2, h3, button, label, legend, th, .button, .badge"


# What belongs to ways of signing in that are switched off, or is only extended or replaced by others.
NOT_HERE = {
    "account/base_manage_phone.html", "account/confirm_login_code.html", "account/confirm_phone_verification_code.html",
    "account/email.html", "account/email_confirm.html", "account/password_reset_done.html", "account/phone_change.html",
    "account/request_login_code.html", "account/signup_by_passkey.html", "account/signup_closed.html",
    "account/verification_sent.html", "account/verified_email_required.html", "account/snippets/warn_no_email.html",
    "mfa/trust.html", "mfa/webauthn/signup_form.html",
}  # fmt: skip


def pages_of_allauth() -> set[str]:
    folder = ALLAUTH / "templates"
    paths = [path for part in ("account", "mfa", "usersessions") for path in (folder / part).rglob("*.html")]
    return {str(path.relative_to(folder)) for path in paths} - NOT_HERE


def words_of(page: str) -> BeautifulSoup:
    soup = BeautifulSoup(page, "html.parser")
    for silent in soup.select("script, style, noscript, input, .header, .site-header"):
        silent.decompose()
    return soup


def faults(page: str, language: str) -> list[str]:
    soup = words_of(page)
    text = " ".join(soup.get_text(" ").split())
    found = [
        f"placeholder {field['placeholder']}" for field in BeautifulSoup(page, "html.parser").select("[placeholder]")
    ]
    found += [f"hurry: {text[max(0, at.start() - 40) : at.end()]}" for at in re.finditer("!", text)]
    if language == "en":
        found += [f"spelling: {word}" for word in re.findall(r"\b[Ee]mails?\b", text)]
        found += [f"capitals: {line}" for line in short_lines(soup) if has_title_case(line)]
        found += [f"stock: {sentence}" for sentence in stock() - ours("en") - written_by_us() if sentence in text]
    else:
        spoken = re.sub(r"\S+@\S+|\b[A-Z2-7]{32}\b", " ", text)
        found += [f"Latin: {word}" for word in re.findall(r"[A-Za-z]{2,}", spoken) if word not in LATIN]
    return found


def short_lines(soup: BeautifulSoup) -> list[str]:
    # The campaign's name ends every title, and people's names are their own.
    lines = [" ".join(element.get_text(" ").split()) for element in soup.select(SHORT)]
    return [line.removesuffix(" – Partner portal") for line in lines]


def has_title_case(line: str) -> bool:
    later = [word for word in re.findall(r"[^\s.?:(]+(?:[.?:]\s+\S+)?", line)[1:] if word not in NAMES | ABBREVIATIONS]
    return any(re.match(r"[A-Z]", word) for word in later)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_page_of_the_account_speaks_as_another_product(language):
    walk = Walk(language)
    for number, part in enumerate((entrance, second_factor, account, too_often)):
        part(walk, make_user(f"person-{number}@example.org", name="Mira"))

    assert pages_of_allauth() - walk.templates == set()
    assert {name: found for name, page in walk.pages.items() if (found := faults(page, language))} == {}


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<h1>Confirm Access</h1>", "capitals: Confirm Access"),
        ("<button>Sign In</button>", "capitals: Sign In"),
        ("<p>Your email</p>", "spelling: email"),
        ("<p>Hello from here!</p>", "hurry: Hello from here!"),
        ('<input placeholder="Password">', "placeholder Password"),
        ("<p>Are you sure?</p>", "stock: Are you sure?"),
    ],
)
def test_the_check_finds_what_it_is_for(page, fault):
    assert fault in faults(page, "en")


def test_the_check_finds_what_is_left_in_english():
    assert faults("<label>Name</label><p>Остання дія: QR</p>", "uk") == ["Latin: Name"]
