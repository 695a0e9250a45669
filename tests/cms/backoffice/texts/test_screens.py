"""Two people in two sessions make the next version of a text that binds."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.campaigns.models import StatementVersion
from partners.campaigns.services.statements import endorse_statement, publish_statement
from partners.kernel.actors import acting
from partners.organizations.models import Agreement
from partners.press.models import ConsentText
from partners.texts.models import EVERYWHERE, Draft, Kind
from partners.texts.services import start_draft
from tests.conftest import make_organization, make_user
from tests.support.forms import form_with
from tests.support.sessions import sign_in as start_session

INDEX = reverse("backoffice_texts:index")
NEW = "People are not territory, and nobody asked them."


@pytest.fixture
def second(db):
    return make_user("second@example.org", name="Sofia", staff=True, groups=("Editors",))


@pytest.fixture
def author(staff_editor, sign_in):
    return sign_in(staff_editor)


@pytest.fixture
def reviewer(second, sign_in):
    return sign_in(second)


@pytest.fixture
def draft(statement, staff_editor):
    return start_draft(Kind.STATEMENT, statement.campaign.public_id, by=acting(staff_editor))


def screen(name, draft, *rest):
    return reverse(f"backoffice_texts:{name}", args=[draft.public_id, *rest])


def filled(client, draft, **changes):
    form = client.get(screen("draft_edit", draft)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def save(client, draft, **changes):
    return client.post(screen("draft_edit", draft), filled(client, draft, **changes))


def move(client, draft, name, **fields):
    """Through the page before it, with the mark of what that page was about."""
    address = screen("move", draft, name)
    shown = client.get(address)
    seen = shown.context["form"]["seen"].value() if name in {"ask", "publish"} else None
    return client.post(address, fields | ({"seen": seen} if seen else {}), follow=True)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_from_the_list_to_the_new_version_in_two_sessions(
    author, reviewer, statement, organization, owner, sign_in, staff_editor, second
):
    endorse_statement(organization, statement, by=acting(owner))
    start = reverse("backoffice_texts:draft_start", args=["statement", statement.campaign.public_id])
    assert start in author.get(INDEX).content.decode()

    address = author.post(start)["Location"]
    draft = Draft.objects.get()
    assert address == screen("draft_edit", draft)
    assert save(author, draft, text_en=NEW, note_en="They were not asked.")["Location"] == screen("draft", draft)
    shown = author.get(screen("draft", draft)).content.decode()
    assert re.search(r"<ins>.*?nobody asked them", shown, re.DOTALL)
    assert "1 organisation has agreed to the version before and is asked again" in re.sub(r"\s+", " ", shown)
    assert organization.name in shown

    move(author, draft, "ask")
    assert screen("move", draft, "publish") not in author.get(screen("draft", draft)).content.decode()
    assert author.post(screen("move", draft, "publish"), {"seen": Draft.objects.get().stamp})["Location"] == "/cms/"
    assert StatementVersion.objects.count() == 1
    assert "Texts waiting for a second person" in reviewer.get("/cms/").content.decode()
    assert "No text waits for a second person." in author.get("/cms/").content.decode()

    move(reviewer, draft, "publish")
    version = StatementVersion.objects.get(number=2)
    assert (version.texts["en"], version.drafted_by, version.approved_by) == (NEW, staff_editor, second)
    partner = sign_in(owner)
    home = partner.get(reverse("dashboard:home", args=[organization.public_id])).content.decode()
    assert "Sign the new version of the statement" in home
    page = partner.get(reverse("campaigns:statement", args=[organization.public_id])).content.decode()
    assert re.search(r"<ins>.*?nobody asked them", page, re.DOTALL)
    assert "written by Staff-Editor, published by Sofia" in author.get(INDEX).content.decode()


def test_where_only_spelling_was_put_right_nobody_is_asked_again(
    author, reviewer, statement, organization, owner, sign_in, draft
):
    endorse_statement(organization, statement, by=acting(owner))
    save(author, draft, text_en="People are not a territory.", is_material="no")
    shown = re.sub(r"\s+", " ", author.get(screen("draft", draft)).content.decode())
    assert "That counts on, and nobody is asked again" in shown
    move(author, draft, "ask")
    move(reviewer, draft, "publish")

    partner = sign_in(owner)
    home = partner.get(reverse("dashboard:home", args=[organization.public_id])).content.decode()
    page = partner.get(reverse("campaigns:statement", args=[organization.public_id])).content.decode()
    assert StatementVersion.objects.get(number=2).binds_since == 1
    assert "Sign the new version" not in home
    assert "Lantern signed version 1" in page
    assert 'name="is_meant"' not in page


def test_an_agreement_is_accepted_again_with_what_is_new_beside_it(
    partnerships, administrator, sign_in, organization, owner
):
    author, boss, partner = sign_in(partnerships), sign_in(administrator), sign_in(owner)
    page = reverse("organizations:agreement", args=[organization.public_id])
    for number, text in enumerate(["We share our names.", "We share our names and our marks."], 1):
        author.post(reverse("backoffice_texts:draft_start", args=["agreement", EVERYWHERE]))
        draft = Draft.objects.first()
        save(author, draft, text_en=text, text_uk=text)
        move(author, draft, "ask")
        move(boss, draft, "publish")
        shown = partner.get(page).content.decode()
        assert ("<ins>" in shown) == (number == 2)
        partner.post(page, {"version": number, "is_read": "on"})
        assert "Accepted" in partner.get(page).content.decode()
    assert Agreement.objects.count() == 2


def test_a_consent_text_is_written_like_the_others(press_officer, administrator, sign_in):
    author, boss = sign_in(press_officer), sign_in(administrator)
    author.post(reverse("backoffice_texts:draft_start", args=["consent", EVERYWHERE]))
    draft = Draft.objects.get()
    text = "Consent\n\nMay we name you?\n\nWho sees it\n\nThe press officers.\n\nI agree."
    save(author, draft, text_en=text, text_uk=text)
    move(author, draft, "ask")
    move(boss, draft, "publish")

    assert ConsentText.objects.get().texts["en"] == {
        "title": "Consent", "intro": "May we name you?", "acceptance": "I agree.",
        "sections": [{"heading": "Who sees it", "paragraphs": ["The press officers."]}],
    }  # fmt: skip


def test_the_second_of_two_editors_is_told_and_loses_nothing(author, reviewer, draft):
    theirs = filled(reviewer, draft, text_en="Territory is not people.")
    save(author, draft, text_en=NEW)

    late = reviewer.post(screen("draft_edit", draft), theirs)
    text = late.content.decode()
    assert (late.status_code, "has saved this draft in the meantime" in text) == (409, True)
    assert "Territory is not people.</textarea>" in text
    assert NEW in text
    draft.refresh_from_db()
    assert draft.texts["en"] == NEW

    form = late.context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert reviewer.post(screen("draft_edit", draft), again)["Location"] == screen("draft", draft)
    draft.refresh_from_db()
    assert draft.texts["en"] == "Territory is not people."


def test_what_is_written_on_while_the_draft_is_withdrawn_comes_back(author, reviewer, draft):
    theirs = filled(reviewer, draft, text_en="Territory is not people.")
    move(author, draft, "withdraw")

    late = reviewer.post(screen("draft_edit", draft), theirs)

    assert late.status_code == 409
    assert "Territory is not people.</textarea>" in late.content.decode()
    assert screen("draft", draft) in late.content.decode()


def test_what_changed_while_it_was_read_is_not_published(author, reviewer, draft, administrator, sign_in):
    save(author, draft, text_en=NEW)
    move(author, draft, "ask")
    boss = sign_in(administrator)
    page = boss.get(screen("move", draft, "publish"))
    read = page.context["form"]["seen"].value()
    # The button stands below the very words that its mark is about.
    assert "and nobody asked them" in page.content.decode()
    save(reviewer, draft, text_en="Sly.")
    move(reviewer, draft, "ask")

    answer = boss.post(screen("move", draft, "publish"), {"seen": read}, follow=True)
    assert "changed since you opened the page" in " ".join(said(answer))
    assert StatementVersion.objects.count() == 1
    save_late = author.post(screen("draft_edit", draft), filled(author, draft))
    assert save_late.status_code == 302
    move(boss, draft, "publish")
    assert StatementVersion.objects.get(number=2).texts["en"] == "Sly."
    assert author.get(screen("draft_edit", draft))["Location"] == screen("draft", draft)


def test_a_draft_that_a_command_has_overtaken_says_so_and_goes_on(author, reviewer, draft, statement, administrator):
    save(author, draft, text_en=NEW)
    publish_statement(statement.campaign, texts={"en": "Else.", "uk": "Інше."}, by=acting(administrator))

    shown = author.get(screen("draft", draft))
    assert "Another version was published since this draft was begun" in shown.content.decode()
    assert screen("move", draft, "ask") not in shown.content.decode()
    author.post(screen("draft_compare", draft), {"seen": Draft.objects.get().stamp})
    draft.refresh_from_db()
    assert (draft.base, draft.texts["en"]) == (2, NEW)
    assert "Another version was published" not in author.get(screen("draft", draft)).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"text_en": "x" * 200_000}, "at most 40000 characters"),
        ({"text_en": "a\u202eb"}, "invisible character"),
        ({"text_en": "", "text_uk": " \n "}, "in one language at least"),
        ({"starts_at": "2020-01-01 10:00"}, "This hour has passed"),
        ({"starts_at": "9999-12-31 23:59"}, "three years ahead"),
        ({"starts_at": "soon"}, "Enter a valid date/time"),
        ({"is_material": "perhaps"}, "perhaps is not one of the available choices"),
        ({"note_en": "x" * 501}, "at most 500 characters"),
    ],
)
def test_what_cannot_be_saved_is_explained_and_stays(author, draft, change, words):
    answer = save(author, draft, **{"text_uk": "Моє слово лишається.", **change})

    text = answer.content.decode()
    assert (answer.status_code, words in text) == (422, True)
    assert change.get("text_uk") or "Моє слово лишається." in text
    assert Draft.objects.get().revision == 1


def test_a_missing_language_is_named_when_publication_is_asked_for(author, draft):
    save(author, draft, text_en=NEW, text_uk="")

    assert "Ukrainian" in " ".join(said(move(author, draft, "ask")))
    assert Draft.objects.get().standing == "writing"


def test_other_spaces_are_no_change(author, draft):
    save(author, draft, text_en="People  are not\n\nterritory.")

    assert "Nothing has changed" in " ".join(said(move(author, draft, "ask")))


def test_what_comes_from_a_word_processor_becomes_paragraphs(author, draft):
    save(author, draft, text_en="\ufeffHeading\r\nFirst line\u200b.  \r\nSecond\u00a0line.\x0bSame.\r\n")

    assert Draft.objects.get().texts["en"] == "Heading\n\nFirst line.\n\nSecond\u00a0line.\n\nSame."


def test_markup_is_text(author, draft, reviewer):
    save(author, draft, text_en="<script>alert(1)</script> {{ x }} <b>bold</b>", note_en="<i>new</i>")

    for address in (screen("draft", draft), screen("draft_edit", draft)):
        text = author.get(address).content.decode()
        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)" in text
        assert "<i>new" not in text


def test_sent_back_it_comes_with_a_sentence(author, reviewer, draft):
    save(author, draft, text_en=NEW)
    move(author, draft, "ask")
    assert reviewer.post(screen("move", draft, "send_back"), {"reason": ""}).status_code == 422
    move(reviewer, draft, "send_back", reason="Say who was asked.")

    assert "Say who was asked." in author.get(screen("draft", draft)).content.decode()
    move(author, draft, "withdraw")
    assert Draft.objects.get().standing == "withdrawn"


def test_a_day_ahead_is_told_with_its_clock(author, draft, staff_editor):
    staff_editor.time_zone = "Europe/Kyiv"
    staff_editor.save()
    day = (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%d")
    save(author, draft, text_en=NEW, starts_at=f"{day} 10:00")

    assert Draft.objects.get().starts_at.strftime("%H:%M") in {"07:00", "08:00"}
    assert re.search(r"It comes into force on .*\((EET|EEST)\)", author.get(screen("draft", draft)).content.decode())
    assert "by the clock of Kyiv" in author.get(screen("draft_edit", draft)).content.decode()


def test_what_was_typed_survives_an_old_token_and_an_ended_session(staff_editor, draft):
    from_here = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    address = screen("draft_edit", draft)
    client = Client(enforce_csrf_checks=True)
    start_session(client, staff_editor)
    sent = form_with(client.get(address).content).values | {"text_en": NEW}

    old_token = client.post(address, sent | {"csrfmiddlewaretoken": "x" * 64}, headers=from_here)
    assert form_with(old_token.content).values["text_en"] == NEW

    # Signed out in another window, and in again.
    Session.objects.all().delete()
    assert "/account/login/" in client.post(address, sent, headers=from_here)["Location"]
    start_session(client, staff_editor)
    form = form_with(client.get(address).content)
    assert form.values["text_en"] == NEW
    assert client.post(address, form.values, headers=from_here)["Location"] == screen("draft", draft)
    assert Draft.objects.get().texts["en"] == NEW


@pytest.mark.parametrize("persona", ["moderator", "owner"])
def test_others_find_nothing_of_it(request, sign_in, draft, persona):
    client = sign_in(request.getfixturevalue(persona))

    assert INDEX not in client.get("/cms/").content.decode()
    start = reverse("backoffice_texts:draft_start", args=["statement", draft.scope])
    for address in (INDEX, start, *(screen(name, draft) for name in ("draft", "draft_edit", "draft_compare"))):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert client.get(screen("move", draft, "publish")).status_code == 404


def test_a_group_sees_its_own_texts_only(press_officer, sign_in, draft):
    client = sign_in(press_officer)

    shown = client.get(INDEX).content.decode()
    assert "Consent of media contacts" in shown
    assert "Statement of" not in shown
    for address in (screen("draft", draft), screen("draft_edit", draft), screen("move", draft, "withdraw")):
        assert client.get(address).status_code == 404
    for kind, scope in (("statement", draft.scope), ("agreement", EVERYWHERE), ("nothing", EVERYWHERE)):
        assert client.post(reverse("backoffice_texts:draft_start", args=[kind, scope])).status_code == 404
    assert client.post(reverse("backoffice_texts:draft_start", args=["consent", draft.scope])).status_code == 404


def test_the_draft_asks_the_database_the_same_for_one_signature_and_for_three(author, draft, statement, owner):
    counts = []
    author.get(screen("draft", draft))
    for number in range(3):
        signer = make_organization(f"Partner {number}")
        statement.endorsements.create(
            organization=signer, text_sha256=statement.sha256, endorsed_by=owner, endorsed_at=timezone.now()
        )
        if number != 1:
            with CaptureQueriesContext(connection) as asked:
                author.get(screen("draft", draft))
            counts.append(len(asked))

    assert counts[0] == counts[1]


def test_of_thousands_who_are_asked_again_a_dozen_is_named_and_the_rest_unfolded():
    people = [(f"Lantern {number}", "") for number in range(3000)]

    words = render_to_string("cms/backoffice/texts/bound.html", {"people": people})

    named, unfolded = words.split("<details>")
    assert named.count("Lantern") == 12
    assert "and 2988 more" in unfolded
    assert unfolded.count("Lantern") == 500
