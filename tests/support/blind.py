"""Partners and attacks on which nothing was ever tuned: names in other alphabets, other logos and colours, and the same
kinds of attack with other numbers for every picture.

The seed was chosen once. Whoever looks at single answers of this world, and then changes a limit, has to choose
another one: otherwise the proof is none any more.
"""

import io
import random

from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from tests.support.attacks import (
    ATTACKS,
    Attack,
    cut,
    filtered,
    network,
    packed,
    photographed,
    screenshot,
    sized,
    stickered,
    tinted,
    turned,
)
from tests.support.strips import Guise

SEED = 90_311
LATIN = """
    Acorn Beacon Cedar Delta Ember Ferry Glacier Heron Ivy Juniper Kite Ladder Maple Nettle Oak Pebble Quarry Reed
    Saddle Thistle Umbrella Willow Yarrow Zephyr Alliance Chorus Forum Guild House Initiative League Network Society
    Studio Trust Workshop
""".split()  # noqa: SIM905  as in strips
UKRAINIAN = """
    Берег Вежа Голос Джерело Едельвейс Жайвір Заграва Їжак Калина Лелека Мальва Нива Обрій Промінь Ряст Світанок
    Толока Улик Хата Церква Човен Шлях Щедрик Юність Ясен Спілка Рада Громада
""".split()  # noqa: SIM905
GEORGIAN = """
    ალაზანი ბაღი გზა დედა ენა ვაზი ზღვა თოვლი იმედი კარი ლერწამი მთა ნათელი ოჯახი პური სახლი ტყე ფოთოლი ქარი ღვინო
    ყვავილი შუქი ჩიტი ცა ძალა წყარო ხმა
""".split()  # noqa: SIM905
ARABIC = """
    نور بيت طريق شجرة نهر جبل صوت باب حقل سماء أرض ذاكرة رسالة جسر قمر شمس زيتون ميناء حديقة مدرسة
""".split()  # noqa: SIM905
ALPHABETS = (LATIN, LATIN, UKRAINIAN, LATIN, GEORGIAN, UKRAINIAN, LATIN, ARABIC)
LINES = ("Nobody is a footnote.", "Люди чекають", "", "Listen to those who stayed", "Stand with them")


def guise(number: int) -> Guise:
    chance = random.Random(SEED + number)
    words = chance.sample(ALPHABETS[number % len(ALPHABETS)], chance.choice([1, 2, 2, 3]))
    host = f"{chance.choice(LATIN).lower()}-{chance.choice(LATIN).lower()}{number}"
    return Guise(
        name=" ".join(words),
        host=f"{host}.example.{chance.choice(['org', 'net', 'com'])}",
        logo=logo(chance),
        colour="#" + "".join(f"{chance.randrange(0, 210):02x}" for _ in range(3)),
    )


def logo(chance: random.Random) -> bytes:
    """Rings, bars, polygons and letters, wide or tall; trimmed as every logo is when it comes in."""
    width, height = chance.choice([(640, 200), (420, 420), (260, 520), (700, 380)])
    drawn = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(drawn)
    for _part in range(chance.randrange(3, 8)):
        colour = "#" + "".join(f"{chance.randrange(0, 225):02x}" for _ in range(3))
        side = chance.randrange(min(width, height) // 5, min(width, height) // 2)
        x, y = chance.randrange(side // 2, width - side // 2), chance.randrange(side // 2, height - side // 2)
        kind = chance.randrange(4)
        if kind == 0:
            draw.ellipse((x - side // 2, y - side // 2, x + side // 2, y + side // 2), outline=colour, width=side // 5)
        elif kind == 1:
            draw.line((x - side, y, x + side, y + chance.randrange(-side, side)), fill=colour, width=side // 6)
        elif kind == 2:
            draw.regular_polygon((x, y, side // 2), chance.randrange(3, 8), chance.randrange(90), colour)
        else:
            draw.text((x - side // 2, y - side // 2), chance.choice(LATIN)[:3], fill=colour, font_size=side)
    out = io.BytesIO()
    drawn.crop(drawn.getbbox()).save(out, "PNG")
    return out.getvalue()


def colour(chance: random.Random) -> str:
    return f"#{chance.randrange(16**6):06x}"


def attack(name: str, picture: str) -> Attack:
    """Of this kind, with the numbers that chance has for this picture."""
    chance = random.Random(f"{SEED} {name} {picture}")
    by_name: dict[str, Attack] = {
        "original": ATTACKS["original"],
        "JPEG 60": packed("JPEG", quality=chance.randrange(52, 69)),
        "JPEG 30": packed("JPEG", quality=chance.randrange(25, 37)),
        "WebP 50": packed("WEBP", quality=chance.randrange(40, 61)),
        "network, 1280": network(chance.randrange(1180, 1381), chance.randrange(66, 79)),
        "network, 1080": network(chance.randrange(1000, 1161), chance.randrange(56, 69)),
        "half size": sized(chance.uniform(0.45, 0.55)),
        "third size": sized(chance.uniform(0.31, 0.36)),
        "telephone screenshot": screenshot(chance.choice([1080, 1170, 1242, 1440]), 2400, 1.0, colour(chance)),
        "desktop screenshot": screenshot(
            *chance.choice([(1920, 1080), (1920, 1200), (2560, 1440), (1728, 1117)]),
            chance.uniform(0.52, 0.72),
            colour(chance),
        ),
        "story": screenshot(1080, chance.choice([1920, 2100]), chance.uniform(0.74, 0.9), colour(chance)),
        "turned 1 degree": turned(chance.choice([-1, 1]) * chance.uniform(0.5, 1.8)),
        "turned 3 degrees": turned(chance.choice([-1, 1]) * chance.uniform(2.2, 3.9)),
        "brighter": lambda shown: ImageEnhance.Brightness(shown).enhance(chance.uniform(1.08, 1.25)),
        "filter": lambda shown: filtered(ImageEnhance.Contrast(shown).enhance(chance.uniform(0.85, 1.1))),
        "grey": ATTACKS["grey"],
        "photograph of a screen": photographed(
            chance.uniform(0.03, 0.08), chance.uniform(3, 5), chance.uniform(0.45, 0.75), chance.randrange(78, 91)
        ),
        "poor photograph of a screen": photographed(
            chance.uniform(0.1, 0.15), chance.uniform(7, 10), chance.uniform(1.0, 1.3), chance.randrange(62, 76)
        ),
        "sticker": stickered_at(chance.uniform(0.45, 0.7), chance.uniform(0.12, 0.3), colour(chance)),
        "mirrored": ImageOps.mirror,
        "turned 90 degrees": lambda shown: shown.transpose(
            chance.choice([Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270])
        ),
        "sepia": tinted(chance.choice(["#2a1a08", "#101828", "#1c1408"]), chance.choice(["#f2e2c4", "#e8ecf4"])),
        "cut by 5 % on each side": cut(*(chance.uniform(0.035, 0.055) for _side in range(4))),
        "fifth size": sized(chance.uniform(0.18, 0.22)),
        "top 30 % cut": cut(0, chance.uniform(0.25, 0.35), 0, 0),
    }
    return by_name[name]


def stickered_at(x: float, y: float, paint: str) -> Attack:
    return lambda picture: stickered(picture, (x, y), paint)
