"""Staff lay a template over a film of the campaign, in the editor in which they make every template."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partners.artwork.models import Film, Template, TemplateDraft
from tests.cms.backoffice.artwork.test_drafts import artwork, at, begin, fields_of, with_slots
from tests.support.filming import FILM, card_artwork, strip_artwork
from tests.support.films import need_ffmpeg, plain_film
from tests.support.forms import form_with


@pytest.fixture
def client_of_staff(administrator, sign_in, campaign):
    return sign_in(administrator)


def film(data: bytes | None = None, name: str = "film.mp4") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, plain_film(width=640, height=360) if data is None else data, "video/mp4")


def begun(client, kind: str, picture: bytes) -> TemplateDraft:
    assert begin(client, kind=kind, artwork=artwork(picture)).status_code == 302
    return TemplateDraft.objects.get()


def test_an_end_card_gets_its_film_and_is_published_with_it(client_of_staff):
    need_ffmpeg()
    draft = begun(client_of_staff, "end_card", card_artwork())
    sent = with_slots(client_of_staff, draft, "logo", "qr")
    sent |= {"film": film(), "film_place": "after", "film_seconds": "1.5", "sheet": "1"}
    assert client_of_staff.post(at("draft", draft), sent).url == at("sheet", draft)

    draft.refresh_from_db()
    assert (draft.film.sha256, draft.film_place, draft.film_seconds) == (Film.objects.get().sha256, "after", 1.5)
    assert "Its film: 2 seconds, 640 × 360 pixels." in client_of_staff.get(at("draft", draft)).content.decode()
    form = form_with(client_of_staff.get(at("sheet", draft)).content, "look").values
    assert client_of_staff.post(at("sheet", draft), form | {"has_looked": "on"}).status_code == 302
    version = Template.objects.get().current_version
    assert (version.film, version.outputs) == (draft.film, ["jpeg", "png", "mp4"])
    page = client_of_staff.get(f"/cms/templates/{Template.objects.get().public_id}/").content.decode()
    assert "after the film, which becomes longer by it, for 1.5 seconds" in page


def test_the_sheet_shows_a_lower_third_on_a_picture_of_its_film(client_of_staff):
    need_ffmpeg()
    draft = begun(client_of_staff, "lower_third", strip_artwork())
    sent = fields_of(client_of_staff, draft) | {"film": film(), "film_start": "0.5", "film_seconds": "1"}
    assert client_of_staff.post(at("draft", draft), sent).status_code == 302

    shown = client_of_staff.get(at("picture", draft, "plain", 1))
    with Image.open(io.BytesIO(shown.content)) as picture:
        seen = picture.convert("RGB").getpixel((400, 60))
    assert max(abs(a - b) for a, b in zip(seen, bytes.fromhex(FILM[1:]), strict=True)) < 10


def test_another_time_is_another_look(client_of_staff):
    need_ffmpeg()
    draft = begun(client_of_staff, "end_card", card_artwork())
    sent = {"film": film(), "film_place": "end", "film_seconds": "1.5"}
    client_of_staff.post(at("draft", draft), fields_of(client_of_staff, draft) | sent)
    draft.refresh_from_db()
    before = draft.look
    client_of_staff.post(at("draft", draft), fields_of(client_of_staff, draft) | {"film_seconds": "1"})
    draft.refresh_from_db()
    assert (draft.film is not None, draft.look != before) == (True, True)
    client_of_staff.post(at("draft", draft), fields_of(client_of_staff, draft) | {"drop_film": "on"})
    draft.refresh_from_db()
    assert (draft.film, draft.film_place) == (None, "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"film": lambda: film(plain_film(width=320, height=320))}, "they have to have the same shape"),
        ({"film": lambda: film(b"%PDF-1.7 no film"), "film_seconds": "1"}, "is not a video that we know"),
        ({"film": lambda: film(plain_film(width=640, height=360)[:900])}, "damaged"),
        ({"film": film, "film_seconds": "60", "film_place": "end"}, "goes on longer than that"),
        ({"film": film, "film_seconds": "0"}, "one at the least"),
        ({"film": film, "film_seconds": "nan"}, "Enter a number"),
        ({"film_seconds": "-1"}, "greater than or equal to 0"),
        ({"film_place": "below"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(client_of_staff, changes, sentence):
    need_ffmpeg()
    draft = begun(client_of_staff, "end_card", card_artwork())
    told = {name: value() if callable(value) else value for name, value in changes.items()}
    sent = fields_of(client_of_staff, draft) | {"credit": "Typed before"} | told
    answer = client_of_staff.post(at("draft", draft), sent)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Typed before" in answer.content.decode()


def test_a_lower_third_has_to_be_see_through(client_of_staff):
    answer = begin(client_of_staff, kind="lower_third", artwork=artwork(card_artwork()))
    assert (answer.status_code, "transparent ground" in answer.content.decode()) == (422, True)
    assert not TemplateDraft.objects.exists()


def test_other_kinds_are_asked_for_no_film(client_of_staff):
    draft = begun(client_of_staff, "social_card", card_artwork())
    assert not [name for name in fields_of(client_of_staff, draft) if "film" in name]


def test_without_ffmpeg_staff_read_why_there_is_no_film(client_of_staff, monkeypatch):
    draft = begun(client_of_staff, "end_card", card_artwork())
    assert "the server has no ffmpeg" not in client_of_staff.get(at("draft", draft)).content.decode()
    monkeypatch.setattr("partners.artwork.forms.films.is_possible", lambda: False)
    page = client_of_staff.get(at("draft", draft)).content.decode()
    assert "the server has no ffmpeg" in page
    assert 'name="film"' not in page
