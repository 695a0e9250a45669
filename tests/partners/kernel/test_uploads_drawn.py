"""SVG logos look as a current browser draws them, or the refusal names what is not understood."""

import os
import random
import shutil
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from partners.kernel.uploads import UploadRefused, clean_logo
from tests.support import drawn, logos
from tests.support.prove import THOROUGH

# Collections of real logos, as they are published; each package holds thousands.
PACKAGES = ("simple-icons", "@iconify-json/logos", "@iconify-json/vscode-icons")
FOLDER = os.environ.get("LOGO_PACKAGES")
FROM_EACH, SEED = 100, 20261127
RED = '<rect width="60" height="60" fill="#d00"/>'


def differing(browser, drawings: dict[str, bytes], ours: dict[str, bytes] | None = None) -> dict[str, str]:
    """What is not drawn alike, by name; `ours` where we get another file than the browser."""
    theirs = drawn.by_browser(browser, list(drawings.values()))
    found = {}
    for name, one, other in zip(drawings, theirs, drawn.by_us(list((ours or drawings).values())), strict=True):
        if isinstance(other, UploadRefused):
            found[name] = str(other)
        elif (share := drawn.difference(one, other)) > drawn.MOST_DIFFERING:
            found[name] = f"{share:.0%} of the ink differs"
    return found


def test_every_small_logo_is_drawn_as_the_browser_draws_it(browser):
    assert len(logos.ALIKE) > 200
    some = dict(sorted(logos.ALIKE.items())[:: 1 if THOROUGH else 3])
    assert differing(browser, some) == {}


def test_a_file_in_another_alphabet_is_drawn_as_the_same_one_in_utf_8(browser):
    plain = {name: logos.svg(inner) for name, inner in logos.ENCODED.items()}
    assert differing(browser, plain, {name: logos.encoded(name) for name in logos.ENCODED}) == {}


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (RED, RED.replace("#d00", "#b00")),
        (RED, RED.replace("#d00", "#000")),
        (RED, RED.replace("<rect", '<rect x="4"')),
        (RED, RED.replace("<rect", '<rect opacity=".8"')),
        (RED + '<circle r="9" cx="80" cy="80" fill="#fff"/>', RED),
        (RED, RED + '<circle r="9" cx="80" cy="80" fill="#fff"/>'),
        (RED + '<path d="M0 90H100" stroke="#999" stroke-width="2"/>', RED),
        (RED, RED.replace("60", "64", 1)),
    ],
    ids=["another red", "black", "moved", "thinner", "white lost", "white added", "a hairline lost", "wider"],
)
def test_the_comparison_sees_what_is_wrong(browser, theirs, ours):
    assert differing(browser, {"a": logos.svg(theirs)}, {"a": logos.svg(ours)})


def test_the_comparison_sees_another_proportion(browser):
    wide, tall = logos.svg(RED, 'viewBox="0 0 100 60"'), logos.svg(RED, 'viewBox="0 0 60 60"')
    assert differing(browser, {"a": wide}, {"a": tall}) == {"a": "100% of the ink differs"}


def test_what_is_not_understood_is_refused_by_its_name():
    told = drawn.by_us([data for data, _word in logos.REFUSED.values()])
    wrong = {
        name: str(answer)
        for (name, (_data, word)), answer in zip(logos.REFUSED.items(), told, strict=True)
        if not isinstance(answer, UploadRefused) or word not in str(answer)
    }
    assert wrong == {}


@pytest.mark.parametrize("name", ["1,100 groups", "a chain of 600 uses", "forty layers"])
def test_what_is_nested_too_deeply_is_not_called_damaged(name):
    data, word = logos.REFUSED[name]
    with pytest.raises(UploadRefused, match=word) as caught:
        clean_logo(data)
    assert caught.value.code == "svg_unsafe"


@pytest.mark.prove
def test_300_published_logos_are_drawn_alike_or_refused_by_name(browser, tmp_path, capsys):
    found = published(tmp_path)
    told: Counter[str] = Counter()
    wrong = {}
    for start in range(0, len(found), 50):
        part = dict(list(found.items())[start : start + 50])
        theirs = drawn.by_browser(browser, list(part.values()))
        for name, one, other in zip(part, theirs, drawn.by_us(list(part.values())), strict=True):
            if isinstance(other, UploadRefused):
                told[f"refused: {other}"] += 1
            elif (share := drawn.difference(one, other)) > drawn.MOST_DIFFERING:
                told["differing"] += 1
                wrong[name] = share
            else:
                told["drawn alike"] += 1
    with capsys.disabled():
        print(f"\n{len(found)} published logos, seed {SEED}:")  # noqa: T201  (the count is the proof)
        for what, count in told.most_common():
            print(f"{count:5} {what}")  # noqa: T201
    assert wrong == {}
    assert told["drawn alike"] > 0.9 * len(found)


def published(folder: Path) -> dict[str, bytes]:
    """So many from each package, out of LOGO_PACKAGES or fetched with npm."""
    chance, out = random.Random(SEED), {}
    for package in PACKAGES:
        logos_of_it = dict(sorted(unpacked(package, folder)))
        for name in chance.sample(sorted(logos_of_it), FROM_EACH):
            out[f"{package}/{name}"] = logos_of_it[name]
    return out


def unpacked(package: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    stem = package.removeprefix("@").replace("/", "-")
    archives = sorted(Path(FOLDER).glob(f"{stem}-*.tgz")) if FOLDER else []
    if not archives:
        if shutil.which("npm") is None:
            pytest.fail("NO NPM and no LOGO_PACKAGES: not one published logo was compared.")
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, timeout=300)
        archives = sorted(folder.glob(f"{stem}-*.tgz"))
    with tarfile.open(archives[-1]) as archive:
        for member in archive:
            if member.name.endswith(".svg"):
                yield Path(member.name).stem, archive.extractfile(member).read()
            elif member.name == "package/icons.json":
                yield from logos.of_collection(archive.extractfile(member).read())
