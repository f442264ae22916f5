"""Pictures for the demonstration, drawn by the program itself: fields, a river, a sky. No photograph is borrowed."""

import io
import math
import random

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw, ImageFilter

from core.models import CityImage

SIZE = (1280, 720)
PICTURES = {
    "kak-najti-akt": ((250, 222, 170), (92, 150, 178)),
    "otkrytye-dannye": ((236, 198, 160), (88, 112, 150)),
    "vyezdnye-dni-po-mikrorajonam": ((252, 236, 200), (120, 176, 200)),
    "pryamoj-provod-mayak-truda": ((214, 226, 232), (74, 116, 148)),
}
FIELDS = ((196, 158, 82), (222, 184, 104), (142, 150, 82), (104, 128, 82))


def make_picture(slug: str) -> CityImage:
    """Draw the picture of one news item, or find it drawn already. The same slug always gives the same picture."""
    title = _title(slug)
    found: CityImage | None = CityImage.objects.filter(title=title).first()
    if found:
        return found
    content = io.BytesIO()
    draw(slug).save(content, "JPEG", quality=84)
    picture = CityImage(title=title, is_decorative=True, file=ImageFile(content, name=f"demo-{slug}.jpg"))
    picture.save()
    return picture


def remove_pictures() -> None:
    """Take all the drawn pictures away, with their files."""
    for picture in CityImage.objects.filter(title__in=[_title(slug) for slug in PICTURES]):
        picture.delete()


def draw(slug: str) -> Image.Image:
    """Hills of ripe fields under an evening sky, and a river coming from the horizon to the reader."""
    chance = random.Random(slug)  # noqa: S311 - a drawing, not a secret
    width, height = SIZE
    low, high = PICTURES[slug]
    picture = Image.new("RGB", SIZE)
    brush = ImageDraw.Draw(picture)
    horizon = int(height * 0.46)
    for y in range(horizon + 40):
        share = y / (horizon + 40)
        brush.line((0, y, width, y), fill=_between(high, low, share))
    sun = (chance.randint(width // 5, width * 4 // 5), horizon - chance.randint(30, 110))
    brush.ellipse((sun[0] - 54, sun[1] - 54, sun[0] + 54, sun[1] + 54), fill=(255, 246, 220))
    for layer, colour in enumerate(FIELDS):
        top = horizon + layer * (height - horizon) // 5
        swing, phase, length = chance.randint(14, 38), chance.random() * 6, chance.randint(260, 520)
        line = [(x, top + swing * math.sin(x / length * 3 + phase)) for x in range(0, width + 8, 8)]
        shade = _between(colour, low, 0.35 - layer * 0.1)
        brush.polygon([*line, (width, height), (0, height)], fill=shade)
        if layer == len(FIELDS) - 2:
            _river(brush, chance, top, low)
    return picture.filter(ImageFilter.GaussianBlur(1.1))


def _river(brush: ImageDraw.ImageDraw, chance: random.Random, top: int, light: tuple[int, int, int]) -> None:
    width, height = SIZE
    start, bend = chance.randint(width // 3, width * 2 // 3), chance.randint(120, 260)
    for y in range(top + 8, height):
        share = (y - top) / (height - top)
        centre = start + bend * math.sin(share * 4.4) * (0.25 + share)
        half = 5 + 150 * share**1.7
        brush.line((centre - half, y, centre + half, y), fill=_between((86, 140, 168), light, 0.3 * (1 - share)))


def _between(one: tuple[int, int, int], other: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    share = min(max(share, 0.0), 1.0)
    first, second, third = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return first, second, third


def _title(slug: str) -> str:
    return f"Рисунок для демонстрации № {list(PICTURES).index(slug) + 1}"
