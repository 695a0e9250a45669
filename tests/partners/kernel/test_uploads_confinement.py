"""The process that opens files: that its limits hold, and that the same file gets through without them."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from partners.kernel.errors import Busy
from partners.kernel.uploads import UploadRefused, clean_picture, confinement
from tests.support.places import taken

PACKAGE = Path(confinement.__file__).parent


def confined(code: str, *, memory: int = 512 * 1024 * 1024, seconds: int = 5) -> subprocess.CompletedProcess[bytes]:
    """Runs this code where a decoder would run: everything loaded, the limits set."""
    start = (
        f"import sys, runpy; sys.path.append({str(PACKAGE)!r}); sys.argv = ['-', '{{}}']\n"
        "import collections, io, random, confined.pictures as pictures, confined.logos as logos\n"
        "source = open(logos.__file__.replace('logos', '__main__')).read().rsplit('main()', 1)[0]\n"
        "space = {'__package__': 'confined', '__name__': 'confined.inner'}\n"
        "exec(source, space)\n"
        f"space['confine'](memory={memory}, seconds={seconds})\n"
    )
    return subprocess.run([sys.executable, "-I", "-c", start + code], capture_output=True, timeout=60, check=False)


def test_the_child_has_no_memory_for_a_bomb():
    assert b"MemoryError" in confined("bytearray(600 * 1024 * 1024)").stderr
    assert confined("bytearray(600 * 1024 * 1024)", memory=4 << 30).returncode == 0, "the limit is what stopped it"


def test_the_child_is_ended_when_its_seconds_are_used_up():
    assert confined("while True: pass", seconds=1).returncode == -24


def test_the_renderer_cannot_open_a_local_file_even_when_asked_to(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(
        base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="{secret}" width="9" height="9"/></svg>'
    )
    free = f"import sys; sys.path.append({str(PACKAGE)!r})\nfrom confined import logos\nfrom PIL import Image\n"
    drawn = f"import io; print(Image.open(io.BytesIO(logos.render({svg!r}, 9, 9))).getextrema()[3][1])"
    unlimited = subprocess.run([sys.executable, "-I", "-c", free + drawn], capture_output=True, timeout=60, check=True)
    assert unlimited.stdout.strip() == b"255", "without the limit the file is read and drawn"
    limited = confined(drawn.replace("Image.open", "pictures.Image.open"))
    assert limited.stdout.strip() == b"0", limited.stderr
    assert b"Too many open files" in confined("open('/etc/passwd')").stderr


def test_the_child_sees_no_environment_and_no_secrets(monkeypatch):
    seen = {}
    real = subprocess.Popen

    def watched(arguments, **options):
        seen.update(options, arguments=arguments)
        return real(arguments, **options)

    monkeypatch.setenv("SECRET_KEY", "must not travel")
    monkeypatch.setattr(confinement.subprocess, "Popen", watched)
    with pytest.raises(UploadRefused):
        clean_picture(b"\x89PNG\r\n\x1a\n")
    assert seen["env"] == {"LC_ALL": "C.UTF-8"}
    assert "-I" in seen["arguments"]
    assert not seen.get("shell")


@pytest.mark.parametrize(
    ("start", "code"),
    [
        ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass", "timeout"),
        ("import os; os.abort()", "corrupt"),
        ("raise SystemExit(3)", "corrupt"),
        ("print('no JSON at all')", "corrupt"),
        ("print('[1, 2]')", "corrupt"),
        ('print(\'{"refused": "unheard of", "facts": {}}\')', "corrupt"),
        ('print(\'{"refused": ["svg_element"], "facts": {}}\')', "corrupt"),
        ('print(\'{"refused": "svg_element", "facts": {}}\')', "corrupt"),
        ('print(\'{"refused": "svg_element", "facts": {"element": ["x"]}}\')', "corrupt"),
        ('print(\'{"facts": "none"}\')', "corrupt"),
        ("print('{\"facts\": {}}')", "corrupt"),
        ("import sys\nwhile True: sys.stdout.write('x' * 1000000)", "too_large"),
    ],
)
def test_whatever_happens_to_the_child_is_a_refusal(monkeypatch, start, code):
    monkeypatch.setattr(confinement, "START", start.replace("{", "{{").replace("}", "}}"))
    monkeypatch.setattr(confinement, "SECONDS", 3)
    with pytest.raises(UploadRefused) as caught:
        clean_picture(b"\x89PNG\r\n\x1a\n")
    assert caught.value.code == code


TRUE = {"extension": "png", "media_type": "image/png", "width": 4, "height": 3}


@pytest.mark.parametrize(
    "lie",
    [
        {"extension": "html"},
        {"extension": "../../x"},
        {"extension": ["png"]},
        {"media_type": "text/html"},
        {"extension": "pdf", "media_type": "application/pdf"},
        {"width": "4"},
        {"width": -1},
        {"height": 10**12},
        {"height": True},
    ],
    ids=str,
)
def test_what_kind_of_file_it_is_is_not_believed(monkeypatch, lie):
    body = b"\x89PNG\r\n\x1a\n<script>"

    def says(facts):
        answer = json.dumps({"facts": facts}).encode() + b"\n" + body
        told = f"import sys; sys.stdout.buffer.write({answer!r})"
        monkeypatch.setattr(confinement, "START", told.replace("{", "{{").replace("}", "}}"))
        return clean_picture(b"\x89PNG\r\n\x1a\n")

    assert says(TRUE | {"data": "x", "name": "y.html"}).media_type == "image/png", "what is true is taken"
    with pytest.raises(UploadRefused):
        says(TRUE | lie)


@pytest.mark.parametrize("error", ["MemoryError", "RecursionError"])
def test_a_file_that_asks_for_too_much_is_not_called_damaged(monkeypatch, error):
    """The cleaner itself fails, inside the real process."""
    broken = (
        "import confined.pictures; confined.pictures.clean = lambda *_, **__: (_ for _ in ()).throw({error}); runpy."
    )
    start = confinement.START.replace("runpy.run_module", broken.format(error=error) + "run_module")
    monkeypatch.setattr(confinement, "START", start)
    with pytest.raises(UploadRefused) as caught:
        clean_picture(b"\x89PNG\r\n\x1a\n")
    assert caught.value.code == "too_hard"


def children() -> set[str]:
    """Of this process, whichever of its threads started them; a browser of another test may be among them."""
    return {child for path in Path("/proc/self/task").glob("*/children") for child in path.read_text().split()}


def test_no_process_and_no_place_are_left_behind(monkeypatch):
    before = children()
    monkeypatch.setattr(confinement, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(confinement, "SECONDS", 0.3)
    for _ in range(4):
        with pytest.raises(Busy):
            clean_picture(b"\x89PNG\r\n\x1a\n")
    assert children() == before
    assert confinement.PLACES.acquire(blocking=False)
    confinement.PLACES.release()


def test_a_full_house_refuses_at_once():
    """On the web's threads: whoever waited here kept a page waiting."""
    begun = time.monotonic()
    with taken(confinement.PLACES), pytest.raises(Busy) as caught:
        clean_picture(b"\x89PNG\r\n\x1a\n")
    assert time.monotonic() - begun < 1
    assert (caught.value.status, caught.value.retry_after > 0) == (503, True)


def test_a_file_that_is_too_hard_is_told_apart_from_a_machine_that_is_busy(monkeypatch):
    monkeypatch.setattr(confinement, "SECONDS", 1.5)
    monkeypatch.setattr(confinement, "CPU_SECONDS", 1)
    monkeypatch.setattr(confinement, "START", "while True: pass")
    with pytest.raises(UploadRefused) as caught:
        clean_picture(b"\x89PNG\r\n\x1a\n")
    assert caught.value.code == "timeout"
    monkeypatch.setattr(confinement, "START", "import time; time.sleep(60)")
    with pytest.raises(Busy):
        clean_picture(b"\x89PNG\r\n\x1a\n")


def test_what_the_child_used_is_told_whatever_became_of_it(monkeypatch):
    told = []
    with pytest.raises(UploadRefused):
        clean_picture(b"\x89PNG\r\n\x1a\n", spent=told.append)
    monkeypatch.setattr(confinement, "SECONDS", 1.5)
    monkeypatch.setattr(confinement, "CPU_SECONDS", 1)
    monkeypatch.setattr(confinement, "START", "while True: pass")
    with pytest.raises(UploadRefused):
        clean_picture(b"\x89PNG\r\n\x1a\n", spent=told.append)
    assert 0.01 < told[0] < 1.5
    assert told[1] > 0.5


def test_the_child_lets_everybody_else_go_first():
    said = confinement.START.replace("runpy.run_module", "print(os.nice(0)); (lambda *_, **__: None)")
    done = subprocess.run(
        [sys.executable, "-I", "-c", said.format(folder=str(PACKAGE))], capture_output=True, timeout=60, check=True
    )
    assert done.stdout.strip() == b"19"


def test_the_largest_picture_stays_under_300_megabytes():
    """25 megapixels with transparency: the most that is taken."""
    job = json.dumps({"kind": "picture", "options": {"formats": ["PNG"], "max_pixels": 25_000_000},
                      "limits": {"memory": confinement.MEMORY, "seconds": 30}})  # fmt: skip
    start = confinement.START.format(folder=str(PACKAGE))
    # A small program in between: the kernel counts the memory of whoever forked into the child's peak, and this
    # test process may be large.
    measure = (
        "import resource, subprocess, sys;"
        "done = subprocess.run(sys.argv[1:], stdin=sys.stdin.buffer, capture_output=True, check=True);"
        "sys.stdout.buffer.write(done.stdout[:300]);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr)"
    )
    make = "import sys; from PIL import Image; "
    make += 'Image.new("RGBA", (5000, 5000), (1, 2, 3, 4)).save(sys.stdout.buffer, "PNG", compress_level=1)'
    picture = subprocess.run([sys.executable, "-c", make], capture_output=True, check=True, timeout=60).stdout
    done = subprocess.run(
        [sys.executable, "-c", measure, sys.executable, "-I", "-c", start, job],
        input=picture,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert b'"width": 5000' in done.stdout.partition(b"\n")[0]
    assert int(done.stderr) < 300


MUTATED = """
from confined import refusal
from PIL import Image
chance, counted = random.Random(20260101), collections.Counter()
secret = b'CANARY-50.4501N'
def encoded(form, **options):
    out = io.BytesIO()
    Image.effect_noise((48, 48), 50).convert('RGB').save(out, form, **options)
    return out.getvalue()
exif = Image.Exif()
exif[0x010E] = secret.decode()
seeds = [encoded('JPEG', exif=exif, comment=secret), encoded('PNG', exif=exif), encoded('WEBP', exif=exif),
         encoded('JPEG', xmp=secret, icc_profile=b'x' * 300)]
drawing = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><!--' + secret + b'--><defs>'
           b'<linearGradient id="g"><stop stop-color="red"/></linearGradient></defs>'
           b'<path style="fill:url(#g)" d="M0 0h200v100H0z"/></svg>')
for number in range(600):
    svg = number % 5 == 4
    data = bytearray(drawing if svg else seeds[number % 5])
    for _ in range(chance.choice((1, 3, 30))):
        data[chance.randrange(chance.choice((60, len(data))))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)):]
    try:
        out, facts = logos.clean(bytes(data), max_pixels=1_000_000, svg=svg)
    except refusal.Refused as refused:
        counted[refused.reason] += 1
    except Exception as error:
        counted['unreadable'] += 1
    else:
        assert secret not in out
        assert Image.open(io.BytesIO(out), formats=['PNG']).info == {}
        counted['clean'] += 1
print(sum(counted.values()), counted['clean'] > 50, counted['unreadable'] + counted['corrupt'] > 50)
"""


def test_600_damaged_files_neither_crash_the_child_nor_carry_a_secret_through():
    done = confined(MUTATED, seconds=40)
    assert done.stdout.split() == [b"600", b"True", b"True"], done.stderr[-2000:]
