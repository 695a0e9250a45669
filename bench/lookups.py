"""What does it cost to recognise a picture among many? `python bench/lookups.py [templates files]`

In a copy of the tests’ database: the demo’s templates with invented partners, whose files are looked up, and beside
them versions with other artwork and rows of the index for as many files as wanted, all kept by the code that does so in
earnest. A look-up is compared with drawing one card and with encoding it, in the same rounds; of the memory is
told how much the process has at most, while it looks, more than before it knew any picture. Seconds are those of one
processor.
"""

import io
import os
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"

import django  # noqa: E402  (the bench runs without an installed package)

django.setup()

import numpy as np  # noqa: E402
from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image, ImageDraw, ImageOps  # noqa: E402

from bench.memory import forget_most, give_back, memory  # noqa: E402
from partners.artwork.models import TemplateVersion  # noqa: E402
from partners.campaigns.models import Campaign  # noqa: E402
from partners.editions.models import Edition  # noqa: E402
from partners.editions.recognition import SIDE, Outcome, length_of, looks_of  # noqa: E402
from partners.editions.services import recognise_picture  # noqa: E402
from partners.editions.services.indexing import faces, index, looks_known, pages_of, refresh_index  # noqa: E402
from partners.kernel.codes import sha256_of  # noqa: E402
from partners.kernel.limits.budgets import Budget  # noqa: E402
from tests.conftest import make_user  # noqa: E402
from tests.support.attacks import ATTACKS  # noqa: E402
from tests.support.databases import prepared_database  # noqa: E402
from tests.support.recognition import holders  # noqa: E402
from tests.support.strips import NAMES, World, file_of, sent, world  # noqa: E402
from tests.support.subjects import give_subjects  # noqa: E402

MEGABYTE = 1024 * 1024
MOST_SECONDS, MOST_MEMORY = 1.0, 300
PARTNERS, ROUNDS = 4, 24
ASKED = ("original", "network, 1080", "half size", "telephone screenshot", "filter", "photograph of a screen")
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def founded() -> World:
    campaign = Campaign.objects.create(
        slug="people",
        names={"en": "People"},
        hashtag="#people",
        languages=["en", "uk"],
        starts_on=timezone.now().date(),
    )
    give_subjects(campaign)
    administrator = make_user("administrator@example.org", staff=True, groups=("Administrators",))
    made = world(NAMES, PARTNERS, administrator)
    refresh_index(seconds=3600)
    return made


def other_artwork(number: int) -> Image.Image:
    """A part of a photograph with shapes over it: as many corners as a poster has."""
    chance = random.Random(number)
    photographs = sorted((Path(settings.BASE_DIR) / "portal" / "demo" / "campaign" / "pictures").glob("*.jpg"))
    with Image.open(chance.choice(photographs)) as opened:
        opened.draft("RGB", (900, 900))
        picture = ImageOps.fit(opened.convert("RGB"), (576, 720), centering=(chance.random(), chance.random()))
    draw = ImageDraw.Draw(picture)
    for _shape in range(120):
        at = chance.randrange(576), chance.randrange(720), chance.randrange(6, 60)
        draw.regular_polygon(at, chance.randrange(3, 9), chance.randrange(90), f"#{chance.randrange(16**6):06x}")
    return picture


def add_versions(made: World, most: int) -> None:
    versions = [template.current_version for template in made.templates]
    rows = []
    for number in range(len(versions), most):
        like = versions[number % len(versions)]
        kept = {
            field.attname: getattr(like, field.attname)
            for field in TemplateVersion._meta.concrete_fields
            if field.attname not in ("id", "public_id", "number", "sha256")
        }
        # Below the number that is current: what partners take stays as it is.
        rows.append(TemplateVersion(**kept, number=1000 + number, sha256=sha256_of(["other", number])))
    TemplateVersion.objects.bulk_create(rows)
    shas = {row.sha256[:40]: number for number, row in enumerate(rows)}
    for page in pages_of(faces()):
        if page.name[:40] in shas:
            index().keep_artwork(page.name, other_artwork(shas[page.name[:40]]), page.face.boxes)


def add_files(made: World, most: int) -> None:
    """Rows, and what the index says of them: as long as that of other partners, and like nobody in particular."""
    like = made.editions[0]
    known = Edition.objects.count()
    keys = [page.version.pk for page in pages_of(faces()) if page.number == 1]
    rows = []
    for number in range(known, most):
        digest = sha256_of(["file", number])
        code = "".join(LETTERS[int(digest[at : at + 2], 16) % 32] for at in range(0, 20, 2))
        rows.append(
            Edition(
                organization_id=like.organization_id, kit_id=like.kit_id, template_version_id=keys[number % len(keys)],
                choices=like.choices, output="png", digest=digest, code=code, file=f"editions/{digest}", size=1,
                file_sha256=digest, drawn_at=like.drawn_at,
            )
        )  # fmt: skip
    Edition.objects.bulk_create(rows, batch_size=2000)
    chance = np.random.default_rng(5)
    for page in pages_of(faces()):
        kept = looks_known(page)
        ids = Edition.objects.filter(template_version__sha256=page.version.sha256).values_list("pk", flat=True)
        missing = np.array(sorted(set(ids).difference(kept["edition"].tolist())), dtype=np.int64)
        size = page.size_at(SIDE / max(page.version.width, page.version.height))
        added = np.zeros(len(missing), looks_of(length_of(page.places(size))))
        added["edition"] = missing
        added["numbers"] = chance.normal(0, 30, added["numbers"].shape).clip(-127, 127)
        index().keep_looks(page.name, np.concatenate([kept, added]))


def main() -> None:
    templates, files = (int(each) for each in sys.argv[1:3]) if len(sys.argv) > 2 else (60, 10_000)
    with prepared_database():
        made = founded()
        add_versions(made, templates)
        add_files(made, files)
        measure(made)


def measure(made: World) -> None:
    # What drawing needs is there already: fonts, base layers, the libraries.
    for edition in made.editions[: len(made.templates)]:
        file_of(edition)
    asked = seen_pictures(made)
    give_back()
    forget_most()
    before = memory("VmRSS")
    looks, drawings, encodings, named, wrong, most = [], [], [], 0, 0, 0.0
    for number, (edition, path) in enumerate(asked):
        picture = path.read_bytes()
        forget_most()
        begun = time.thread_time()
        found = recognise_picture(picture, budget=Budget("look_up", None, None))
        looks.append(time.thread_time() - begun)
        most = max(most, memory("VmHWM"))
        begun = time.thread_time()
        again = file_of(edition)
        drawings.append(time.thread_time() - begun)
        begun = time.thread_time()
        again.save(io.BytesIO(), "JPEG", quality=88)
        encodings.append(time.thread_time() - begun)
        own = {edition.organization_id}
        named += holders(found) == own
        wrong += bool(holders(found) - own)
        if found.outcome is Outcome.NOTHING:
            print(f"not recognised: {ASKED[number % len(ASKED)]}, {edition.template_version.template.titles['en']}")
    grown = most - before
    middle = statistics.median(looks)
    print(f"{TemplateVersion.objects.count()} templates, {Edition.objects.count()} files, {ROUNDS} look-ups")
    kept = sum(path.stat().st_size for path in Path(settings.RECOGNITION_DIR).iterdir()) / MEGABYTE
    print(f"index {kept:.0f} MB on disk; {named} partners named, {wrong} wrong; {before:.0f} MB before the first")
    print(f"median {middle:.2f} s, slowest {max(looks):.2f} s; more memory at most {grown:.0f} MB")
    ratio = middle / statistics.median(drawings)
    print(f"a look-up is {ratio:.1f} x a drawing, {middle / statistics.median(encodings):.1f} x the encoding alone")
    state(f"at most {MOST_SECONDS:.0f} s", middle <= MOST_SECONDS)
    state(f"at most {MOST_MEMORY} MB", grown <= MOST_MEMORY)
    state("nobody named wrongly", wrong == 0)


def seen_pictures(made: World) -> list[tuple[Edition, Path]]:
    """Whose they are, and files of them: what becomes of a picture on its way takes memory of its own, and has to be
    over before that of a look-up is told."""
    found = []
    for number in range(ROUNDS):
        edition = made.editions[number * 5 % len(made.templates)]
        path = Path(settings.RECOGNITION_DIR).parent / f"seen-{number}.png"
        path.write_bytes(sent(ATTACKS[ASKED[number % len(ASKED)]](file_of(edition))))
        found.append((edition, path))
    return found


def state(budget: str, kept: bool) -> None:
    print(f"{'kept  ' if kept else 'MISSED'}  {budget}")


if __name__ == "__main__":
    main()
