"""Synthetic 12-megapixel photos with EXIF: drawn scenes of a store that exists nowhere."""

import io
import random
from datetime import datetime, timedelta

from PIL import Image, ImageDraw

SIZE = (4000, 3000)
_WALL = {"day": (168, 170, 160), "dusk": (74, 82, 92), "lamp": (122, 106, 82)}

_EXIF, _GPS = 0x8769, 0x8825
_MAKE, _MODEL, _DATE, _TAKEN, _OFFSET = 0x010F, 0x0110, 0x0132, 0x9003, 0x9011


def draw_photo(scene: str, number: int, taken: datetime) -> bytes:
    """A JPEG of the named scene; the same scene, number and time give the same bytes."""
    chance = random.Random(f"{scene} {number}")  # noqa: S311 - scenery, not secrets
    light = ("day", "dusk", "lamp")[number % 3]
    picture = _room(light)
    _SCENES[scene](ImageDraw.Draw(picture), chance)
    picture = _weathered(picture, chance)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=86, exif=_exif(taken + timedelta(seconds=17 * number)))
    return target.getvalue()


def _room(light: str) -> Image.Image:
    red, green, blue = _WALL[light]
    column = Image.new("RGB", (1, SIZE[1]))
    for y in range(SIZE[1]):
        shade = 1.15 - 0.45 * y / SIZE[1] - (0.22 if y > SIZE[1] * 0.72 else 0)
        column.putpixel((0, y), tuple(min(255, int(tone * shade)) for tone in (red, green, blue)))
    return column.resize(SIZE)


def _weathered(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Grain and a soft vignette, so that a decoder has as much to do as with a camera's photo."""
    grain = Image.effect_noise((SIZE[0] // 2, SIZE[1] // 2), 38).resize(SIZE)
    grained = Image.blend(picture, Image.merge("RGB", (grain, grain, grain)), 0.10)
    glow = Image.radial_gradient("L").resize(SIZE).point([255 - n // 2 for n in range(256)])
    dark = Image.new("RGB", SIZE, (12, 12, 14))
    lit = Image.composite(grained, dark, glow)
    return lit.rotate(chance.uniform(-1.2, 1.2), Image.Resampling.BILINEAR, fillcolor=(40, 40, 40))


def _exif(taken: datetime) -> Image.Exif:
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL] = "Synthetic", "Drawn scene"
    stamp = taken.strftime("%Y:%m:%d %H:%M:%S")
    exif[_DATE] = stamp
    details = exif.get_ifd(_EXIF)
    details[_TAKEN], details[_OFFSET] = stamp, taken.strftime("%z")[:3] + ":00"
    place = exif.get_ifd(_GPS)
    # The point where equator and zero meridian cross: open sea.
    place[1], place[2], place[3], place[4] = "N", (0.0, 0.0, 0.0), "E", (0.0, 0.0, 0.0)
    return exif


def _rack(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((500, 700, 3500, 2400), outline=(60, 50, 40), width=40)
    for x in range(640, 3400, 190):
        if chance.random() < 0.12:
            continue
        lean = chance.randint(-18, 18)
        draw.line((x + lean, 850, x, 2250), fill=(34, 34, 38), width=46)
        draw.polygon(
            ((x - 40, 1700), (x + 46, 1700), (x + 60, 2260), (x - 60, 2260)), fill=(92, 62, 36)
        )
        draw.rectangle((x - 70, 1500, x - 20, 1660), fill=(40, 40, 44))
    draw.line((520, 1250, 3480, 1250), fill=(150, 150, 156), width=14)


def _door(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((1300, 500, 2700, 2700), fill=(72, 88, 84), outline=(30, 36, 34), width=50)
    for y in (900, 1500, 2100):
        draw.line((1340, y, 2660, y), fill=(52, 64, 62), width=26)
    x = chance.randint(2380, 2460)
    draw.rectangle((x, 1480, x + 170, 1700), fill=(186, 158, 74), outline=(96, 80, 30), width=12)
    draw.arc((x + 20, 1370, x + 150, 1560), 180, 360, fill=(150, 150, 156), width=28)


def _fence(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((0, 2100, 4000, 3000), fill=(86, 98, 58))
    for x in range(-600, 4600, 120):
        draw.line((x, 700, x + 900, 2300), fill=(150, 152, 150), width=7)
        draw.line((x + 900, 700, x, 2300), fill=(150, 152, 150), width=7)
    for x in range(200, 4000, 900):
        draw.rectangle((x, 560, x + 60, 2500), fill=(96, 98, 100))
    hole = chance.randint(1000, 2600)
    draw.ellipse(
        (hole, 1700, hole + 620, 2420), fill=(78, 90, 54), outline=(120, 120, 116), width=16
    )


def _ledger(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.polygon(((700, 500), (3400, 620), (3300, 2700), (620, 2560)), fill=(232, 228, 210))
    for row in range(22):
        y = 760 + row * 82
        draw.line((800, y, 3200, y + 60), fill=(150, 160, 190), width=5)
        x = 840
        while x < 3100:
            step = chance.randint(60, 210)
            if chance.random() < 0.8:
                draw.line((x, y - 16, x + step - 30, y + 14), fill=(38, 44, 90), width=9)
            x += step


def _marking(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rectangle((300, 900, 3700, 2100), fill=(58, 60, 64), outline=(28, 28, 30), width=24)
    digits = "".join(chance.choice("0123456789") for _ in range(6))
    draw.text((700, 1240), f"TEST {digits}", fill=(176, 178, 180), font_size=430)
    draw.line((1900, 1080, 2700, 1900), fill=(96, 92, 86), width=30)


def _extinguisher(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    draw.rounded_rectangle((1700, 900, 2300, 2500), 220, fill=(176, 34, 28))
    draw.rectangle((1860, 700, 2140, 920), fill=(40, 40, 42))
    needle = chance.randint(-60, 60)
    draw.ellipse((2180, 720, 2420, 960), fill=(230, 228, 220), outline=(30, 30, 30), width=12)
    draw.line((2300, 840, 2300 + needle, 750), fill=(200, 30, 20), width=12)
    draw.rectangle((1780, 1400, 2220, 1800), fill=(236, 232, 214))


_SCENES = {
    "rack": _rack,
    "door": _door,
    "fence": _fence,
    "ledger": _ledger,
    "marking": _marking,
    "extinguisher": _extinguisher,
}
SCENES = tuple(_SCENES)
