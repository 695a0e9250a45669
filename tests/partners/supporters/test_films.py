"""A film comes in with traces of its telephone, and goes out without."""

import io
import json
import shutil
import subprocess

import pytest
from django.core.files.storage import storages
from PIL import Image

from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.limits.counting import key_of
from partners.kernel.models import Counter
from partners.kernel.uploads import UploadRefused, films
from partners.kernel.uploads.films import clean_film, kind_of_film, recognised_film
from partners.supporters.models import WallPost
from partners.supporters.rendering import FILM, POSTER, SENT, file_of, prepare_post
from partners.supporters.selectors import post_by_code
from partners.supporters.services.moderating import mask_post, show_post
from partners.supporters.services.offering import withdraw_post
from tests.support.films import CANARIES, film, need_ffmpeg


@pytest.fixture(autouse=True)
def ffmpeg():
    need_ffmpeg()


@pytest.mark.parametrize("extension", [".mp4", ".mov", ".webm"])
def test_nothing_of_the_telephone_is_left_in_the_film_or_its_poster(extension):
    sent = film(extension)
    assert [canary for canary in CANARIES if canary in sent], "the control: it was in there"
    clean = clean_film(sent)
    assert (clean.width, clean.height, clean.seconds) == (64, 48, 1)
    for data in (clean.data, clean.poster):
        assert not [canary for canary in CANARIES if canary in data]
        assert b"2022" not in data
    assert clean.data[4:8] == b"ftyp"
    assert Image.open(io.BytesIO(clean.poster)).format == "JPEG"


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
def test_a_reader_of_metadata_finds_neither_place_nor_person_nor_time(tmp_path):
    def told(data: bytes) -> dict[str, str]:
        (tmp_path / "film.mp4").write_bytes(data)
        found = subprocess.run(
            ["exiftool", "-j", "-ee", str(tmp_path / "film.mp4")], capture_output=True, check=True, timeout=60
        )
        return {
            name: str(value)
            for name, value in json.loads(found.stdout)[0].items()
            if not name.startswith(("File", "Directory", "SourceFile", "ExifTool"))
        }

    assert "GPSCoordinates" in told(film(".mov")), "the control"
    after = told(clean_film(film(".mov")).data)
    assert not [name for name in after if name.startswith("GPS") or name in {"Artist", "Comment", "Title", "Make"}]
    assert {value for name, value in after.items() if name.endswith("Date")} == {"0000:00:00 00:00:00"}


def test_a_large_film_is_made_smaller_and_keeps_its_shape():
    clean = clean_film(film(".mp4", width=720, height=1600))
    assert (clean.width, clean.height) == (576, 1280)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "corrupt"),
        (b"%PDF-1.7 and more", "not_a_film"),
        (b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/secret", "not_a_film"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "not_a_film"),
        (b"\x1a\x45\xdf\xa3matroska of another kind", "not_a_film"),
        (b"\x89PNG\r\n\x1a\n", "not_a_film"),
    ],
)
def test_what_is_no_film_is_refused_at_the_door(data, code):
    with pytest.raises(UploadRefused) as refused:
        recognised_film(data)
    assert refused.value.code == code


def test_a_film_by_its_first_bytes_alone_is_refused_by_the_worker():
    for data in (b"\x00\x00\x00\x18ftypisom" + b"\x00" * 500, film(".mp4")[:400]):
        assert kind_of_film(data) == "video/mp4"
        with pytest.raises(UploadRefused):
            clean_film(data)


def test_a_long_film_is_refused_and_not_cut(monkeypatch):
    monkeypatch.setattr(films, "MOST_SECONDS", 0)
    with pytest.raises(UploadRefused) as refused:
        clean_film(film(".mp4", seconds=3.0))
    assert refused.value.code == "too_long_a_film"


@pytest.mark.django_db
def test_from_the_telephone_to_the_wall_and_back(offer, moderator, django_capture_on_commit_callbacks):
    storage = storages["private"]
    with django_capture_on_commit_callbacks(execute=True):
        post, code = offer(film=recognised_film(film(".mov")), is_prepared=False)
    post.refresh_from_db()
    assert (post.is_ready, post.link, post.seconds) == (True, "", 1)
    assert not storage.exists(file_of(post, SENT)), "what was sent is not kept"
    show_post(post, by=acting(moderator))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_post(post_by_code(code), by=LINK_HOLDER)
    assert not [name for name in (SENT, FILM, POSTER) if storage.exists(file_of(post, name))]


@pytest.mark.django_db
@pytest.mark.parametrize("cut", [None, 400])
def test_what_a_film_costs_the_worker_is_charged_to_all_together(offer, cut):
    offer(film=recognised_film(film(".mp4")[:cut]))
    assert Counter.objects.get(key=key_of("limits.film.seconds", "organization:everybody")).number > 0


@pytest.mark.django_db
def test_a_film_that_cannot_be_read_is_told_its_maker_and_dropped(offer, django_capture_on_commit_callbacks):
    broken = recognised_film(film(".mp4")[:400])
    with django_capture_on_commit_callbacks(execute=True):
        post, _code = offer(film=broken, is_prepared=False)
    post.refresh_from_db()
    assert post.preparation == "unreadable"
    assert not storages["private"].exists(file_of(post, SENT))


@pytest.mark.django_db
def test_a_worker_that_is_late_puts_no_unmasked_film_in_place_of_the_masked(offer, moderator, monkeypatch):
    """It had begun with the first film; meanwhile a moderator sent the second."""
    post, _code = offer(film=recognised_film(film(".mp4")), masking="face", is_prepared=False)
    masked = recognised_film(film(".mp4", width=80, height=80))
    made = clean_film

    def late(data):
        found = made(data)
        mask_post(WallPost.objects.get(), film=masked, by=acting(moderator))
        return found

    monkeypatch.setattr("partners.supporters.rendering.clean_film", late)
    prepare_post(post.pk)
    assert not WallPost.objects.get().is_ready
    monkeypatch.undo()
    prepare_post(post.pk)
    assert (WallPost.objects.get().width, WallPost.objects.get().is_ready) == (80, True)


@pytest.mark.django_db
def test_a_worker_that_is_late_brings_nothing_back_that_was_withdrawn(offer, monkeypatch):
    post, code = offer(film=recognised_film(film(".mp4")), is_prepared=False)
    made = clean_film

    def late(data):
        withdraw_post(post_by_code(code), by=LINK_HOLDER)
        return made(data)

    monkeypatch.setattr("partners.supporters.rendering.clean_film", late)
    prepare_post(post.pk)
    assert not storages["private"].exists(file_of(post, FILM))
    assert WallPost.objects.get().film_sha256 == ""
