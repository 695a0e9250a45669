"""What is wrong in a campaign's folder is told with file and line; what is right gives the portal its face."""

import functools
import itertools
import re
import shutil

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Page

from partners.campaigns.models import PALETTE, Campaign
from partners.campaigns.selectors import portal_face, subject_choices
from partners.kernel.actors import acting
from partners.kernel.uploads import UploadRefused, clean_mark
from partners.users.models import User
from portal.founding import material_schema
from portal.founding.campaign import set_up
from portal.founding.lines import lines_of
from portal.founding.reading import Unusable
from portal.founding.schema import read_plan
from tests.portal.test_settings import ROOT

SAMPLE = ROOT / "docs" / "campaign"
DEMO = ROOT / "portal" / "demo" / "campaign"
FOREIGN = re.compile("Territories are people|Території.{0,6}це люди|territories-?are-?people", re.IGNORECASE)

# Folder, file that is spoilt, what is replaced in it, by what, and where the mistake is told with which words.
MISTAKES = [
    (SAMPLE, "campaign.toml", 'hashtag = "', 'hash = "', "campaign.toml", "“hash” is not known here"),
    (SAMPLE, "campaign.toml", "starts_on = 2026-01-15", 'starts_on = "soon"', "campaign.toml", "a day, as in"),
    (SAMPLE, "campaign.toml", 'slug = "a-', 'slug = "a ', "campaign.toml", "“slug”"),
    (SAMPLE, "campaign.toml", 'mark = "mark.svg"', 'mark = "other.svg"', "campaign.toml", "no file called “other.svg”"),
    (SAMPLE, "campaign.toml", "#14532d", "green", "campaign.toml", "not a colour"),
    (SAMPLE, "campaign.toml", "#14532d", "#f0e0d0", "campaign.toml", "contrast"),
    (SAMPLE, "campaign.toml", "partnerships@example.org", "nobody", "campaign.toml", "“partnerships”"),
    (SAMPLE, "campaign.toml", "[summaries]", "[summaries", "campaign.toml", "not TOML"),
    (SAMPLE, "campaign.toml", 'code = "waiting"', 'code = "those who wait"', "campaign.toml", "“code”"),
    (SAMPLE, "campaign.toml", 'code = "letters"', 'code = "waiting"', "campaign.toml", "“waiting” stands here twice"),
    (
        SAMPLE,
        "campaign.toml",
        'name.en = "Letters',
        'label.en = "Letters',
        "campaign.toml",
        "“label” is not known here",
    ),
    (SAMPLE, "campaign.toml", 'name.uk = "Ті, хто чекає"', "", "campaign.toml", "missing in uk"),
    (SAMPLE, "campaign.toml", "Листи й передачі", "Листи " * 20, "campaign.toml", "the most is 80"),
    (SAMPLE, "mark.svg", "<path ", "<script/><path ", "mark.svg", "script"),
    (SAMPLE, "site.toml", 'to = "join"', 'to = "nowhere"', "site.toml", "“nowhere”"),
    (SAMPLE, "site.toml", '"privacy", ', "", "pages/privacy.toml", "does not stand in “pages”"),
    (SAMPLE, "site.toml", 'featured = ["campaign"', 'featured = ["imprint"', "site.toml", "“imprint”"),
    (SAMPLE, "pages/press.toml", "draft = true", 'draft = "yes"', "pages/press.toml", "true or false"),
    (SAMPLE, "pages/press.toml", "title.uk", "title.de", "pages/press.toml", "missing in uk"),
    (SAMPLE, "pages/press.en.md", "## ", "- ", "pages/press.en.md", "Only paragraphs and headings"),
    (SAMPLE, "consent.uk.md", "> Я", "Я", "consent.uk.md", "“> ”"),
    (DEMO, "timeline.toml", 'date = "2014-03-27"', 'date = "2014-02-30"', "timeline.toml", "“date”"),
    (DEMO, "topics.toml", '"testimony", "moscow', '"rumour", "moscow', "topics.toml", "“rumour”"),
    (DEMO, "ways.toml", 'title.en = "', 'title.en = "' + "long " * 20, "ways.toml", "the most is 80"),
    (DEMO, "site.toml", 'picture = "fields"', 'picture = "sea"', "site.toml", "“sea”"),
    (DEMO, "pictures/pictures.toml", "window.jpg", "door.jpg", "pictures/pictures.toml", "door.jpg"),
    (
        DEMO,
        "materials/poster-people.toml",
        'kind = "poster"',
        'kind = "flag"',
        "materials/poster-people.toml",
        "“flag” is not one of",
    ),
    (DEMO, "artwork/share_card.en.json", '"kind": "name"', '"kind": "face"', "artwork/share_card.en.json", "Slot 2"),
]

# A missing language is told where its key begins, a slot where it opens, a drawing as a whole.
EARLIER = {"missing in uk": 1, "Slot 2": 1, "script": 1}


@pytest.fixture
def clean_once(monkeypatch):
    """The same artwork is cleaned for every mistake, which says nothing new."""
    for name, clean in CLEANED.items():
        monkeypatch.setattr(material_schema, name, clean)


CLEANED = {name: functools.cache(getattr(material_schema, name)) for name in ("clean_picture", "clean_document")}


def line_with(text: str, words: str) -> int:
    return text.count("\n", 0, text.index(words)) + 1


@pytest.mark.parametrize(("source", "file", "old", "new", "told", "words"), MISTAKES, ids=[m[5] for m in MISTAKES])
def test_a_mistake_is_told_with_file_and_line(tmp_path, clean_once, source, file, old, new, told, words):
    folder = tmp_path / "folder"
    shutil.copytree(source, folder)
    path = folder / file
    text = path.read_text()
    line = line_with(text, old) if told == file else 1
    path.write_text(text.replace(old, new, 1))

    with pytest.raises(Unusable) as refused:
        read_plan(folder)

    lines = [entry for entry in str(refused.value).split("\n") if words in entry]
    assert lines, refused.value
    place = re.match(r"(.+):(\d+): ", lines[0])
    assert place.group(1) == str(folder / told)
    assert int(place.group(2)) == line - EARLIER.get(words, 0), lines[0]


def test_all_mistakes_are_told_at_once(tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(SAMPLE, folder)
    for file in ("agreement.en.md", "pages/press.uk.md", "mark.svg"):
        (folder / file).unlink()

    with pytest.raises(Unusable) as refused:
        read_plan(folder)

    assert all(word in str(refused.value) for word in ("agreement.en.md:1", "press.uk.md:1", "campaign.toml:6"))
    assert str(refused.value).count("\n") == 3


def test_a_campaign_without_subjects_is_refused(tmp_path):
    folder = tmp_path / "folder"
    shutil.copytree(SAMPLE, folder)
    path = folder / "campaign.toml"
    path.write_text(path.read_text().partition("[[subjects]]")[0])

    with pytest.raises(Unusable, match=r"campaign\.toml:1: At least one table \[\[subjects\]\] is needed"):
        read_plan(folder)


def test_each_campaign_brings_its_own_subjects(second):
    assert subject_choices(at=timezone.now()) == [
        ("waiting", "Those who wait"), ("letters", "Letters and parcels"), ("general", "The campaign in general"),
    ]  # fmt: skip
    demo = read_plan(DEMO).facts["subjects"]
    assert demo["evacuation"] == {"en": "Evacuation", "uk": "Евакуація"}
    assert len(demo) == 11


def test_every_key_has_its_line():
    text = 'a = """\nb = 1\n"""\n[t]\nc.en = "x # y"\n[[u]]\nd = [\n 1,\n]\n[[u]]\ne = {f = "}"}\n[[u.v]]\ng = 1\n'

    assert lines_of(text) == {
        ("a",): 1, ("t",): 4, ("t", "c"): 5, ("t", "c", "en"): 5, ("u",): 6, ("u", 0): 6, ("u", 0, "d"): 7,
        ("u", 1): 10, ("u", 1, "e"): 11, ("u", 1, "v"): 12, ("u", 1, "v", 0): 12, ("u", 1, "v", 0, "g"): 13,
    }  # fmt: skip


@pytest.mark.parametrize(
    "drawing",
    [
        '<path onclick="x" d="M0 0"/>', '<path d="M0 0" style="x"/>', "<style>a</style>", '<use href="#a"/>',
        '<path fill="url(#a)" d="M0 0"/>', '<image href="x"/>', "<text>x</text>", '<path d="&quot;&gt;"/>',
    ],
)  # fmt: skip
def test_a_mark_holds_plain_shapes_only(drawing):
    with pytest.raises(UploadRefused):
        clean_mark(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{drawing}</svg>'.encode())


def test_the_stylesheet_has_the_palette_of_the_domain():
    tokens = (ROOT / "portal" / "static" / "css" / "tokens.css").read_text()

    for name, pair in PALETTE.items():
        assert f"--{name.replace('_', '-')}: light-dark({pair['light']}, {pair['dark']});" in tokens


@pytest.fixture
def second(administrator):
    set_up(read_plan(SAMPLE), by=acting(administrator))
    return Campaign.objects.get()


def test_pages_of_another_campaign_never_name_the_demos(second, administrator, sign_in):
    client = Client()
    addresses = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
    addresses += [f"/{code}/{rest}" for code in ("en", "uk") for rest in ("account/login/", "account/signup/", "ask/")]
    pages = [client.get(address, follow=True).content.decode() for address in addresses]
    pages += [sign_in(administrator).get(address, follow=True).content.decode() for address in ("/cms/", "/cms/pages/")]
    pages.append(client.get("/api/v1/").content.decode())

    assert len(pages) > 10
    assert not [found.group() for page in pages if (found := FOREIGN.search(page))]
    assert "Partners of A thousand windows" in client.get("/en/").content.decode()
    User.objects.filter(pk=administrator.pk).update(language="uk")
    administrator.language = "uk"
    administrator.save()
    office = sign_in(administrator).get("/cms/").content.decode()
    assert "Партнери «Тисячі вікон»" in re.sub(r"(?s)<title>.*?</title>", "", office)
    assert "Партнери «Тисячі вікон»" in client.get("/uk/").content.decode()
    sheet = client.get(portal_face().colours_url)
    assert "--accent: light-dark(#14532d, #9be3b4);" in sheet.content.decode()
    assert "immutable" in sheet["Cache-Control"]


def letters():
    root = ROOT / "templates"
    found = [*root.glob("emails/*/*.txt"), *root.glob("account/email/*_message.txt"), *root.glob("emails/base.*")]
    return sorted(str(path.relative_to(root)) for path in found if not path.name.startswith("base_"))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_letters_of_another_campaign_never_name_the_demos(second, language):
    name = {"en": "Partners of A thousand windows", "uk": "Партнери «Тисячі вікон»"}[language]
    for letter, flags in itertools.product(letters(), ({}, {"is_vetted": True, "is_renewal": True, "inviter": "Mira"})):
        with translation.override(language):
            text = render_to_string(
                letter,
                {
                    "organization": "Wren House",
                    "user": AnonymousUser(),
                    "minutes": 9,
                    "time_zone": "Europe/Kyiv",
                    "inquiry": {"time_zone": "Europe/Kyiv"},
                    "zone": "Europe/Kyiv",
                    **flags,
                },
            )

        assert not FOREIGN.search(text), letter
        assert name in text.replace("\N{NO-BREAK SPACE}", " "), letter


def test_without_a_campaign_the_portal_has_a_name_of_nobodys(db):
    assert portal_face().name_in("en") == "Partner portal"
    assert "Partner portal" in Client().get("/en/account/login/").content.decode()
