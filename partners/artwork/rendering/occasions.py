"""Invented occasions that are hard on a template: long dates, long places in several scripts, photographs of any
shape."""

import functools
import hashlib
import io

from PIL import Image, ImageDraw, ImageFilter

from .moments import longest_moment
from .photos import Photo
from .shapes import Occasion

PLACE = (
    "Community centre of the railway workers, great hall on the second floor, entrance from the courtyard, 14 Long "
    "Market Street"
)
# By the name of a sample partner; the others have the long one in English.
PLACES = {
    "plain": "Market Square",
    "ukrainian": "Будинок культури залізничників, велика зала на другому поверсі, вхід із подвір’я, вулиця Їжакевича",
    "arabic": "المركز الثقافي، القاعة الكبرى في الطابق الثاني، المدخل من الفناء، شارع السوق الطويل",
    "hebrew": "בית התרבות, האולם הגדול בקומה השנייה, הכניסה מן החצר, רחוב השוק הארוך",
    "georgian": "კულტურის სახლი, დიდი დარბაზი მეორე სართულზე, შესასვლელი ეზოდან, გრძელი ბაზრის ქუჩა",
    "armenian": "Մշակույթի տուն, երկրորդ հարկի մեծ դահլիճ, մուտքը բակից, Երկար շուկայի փողոց",
    "hindi": "सांस्कृतिक केंद्र, दूसरी मंज़िल का बड़ा हॉल, आँगन से प्रवेश, लंबा बाज़ार मार्ग",
}
# Width, height and the colour of the sky.
PHOTOS = {
    "tall": (900, 1600, "#5b7ea3"),
    "wide": (2400, 500, "#a3785b"),
    "white": (1600, 1200, "#ffffff"),
}
ORDINARY = (1600, 1200, "#7d9a6b")


def sample_photo(name: str) -> Photo:
    """Three people before a hill: a portrait, a panorama, one that is nearly all white, or an ordinary one."""
    return drawn_people(*PHOTOS.get(name, ORDINARY))


@functools.cache
def drawn_people(width: int, height: int, sky: str) -> Photo:
    drawn = Image.new("RGB", (width, height), sky)
    draw, short = ImageDraw.Draw(drawn), min(width, height)
    pale = sky == "#ffffff"
    draw.ellipse((-width * 0.2, height * 0.6, width * 1.2, height * 1.8), fill="#fbfbfb" if pale else "#3d5240")
    for number, colour in enumerate(("#f4f1ec", "#f1f1f4", "#f5efee") if pale else ("#c98d5f", "#d9b38c", "#8c5f43")):
        x, y = width / 2 + (number - 1) * short * 0.24, height * 0.52
        draw.ellipse((x - short * 0.16, y + short * 0.08, x + short * 0.16, y + short * 0.8), fill=colour)
        draw.ellipse((x - short * 0.08, y - short * 0.1, x + short * 0.08, y + short * 0.08), fill=colour)
    out = io.BytesIO()
    drawn.filter(ImageFilter.GaussianBlur(short / 400)).save(out, "JPEG", quality=88)
    data = out.getvalue()
    return Photo(lambda: data, hashlib.sha256(data).hexdigest(), width, height)


def sample_occasion(name: str, language: str, *, date: bool, letters: int, photo: bool) -> Occasion:
    """For the sample partner of this name: the longest day of the language, a place of so many letters, a photograph;
    each only where it is asked for, because a sheet has many samples and most templates ask for none."""
    return Occasion(
        date=longest_moment(language) if date else "",
        place=PLACES.get(name, PLACE)[:letters].rstrip(" ,"),
        photo=sample_photo(name) if photo else None,
    )
