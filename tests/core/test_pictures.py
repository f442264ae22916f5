"""Pictures are shown in place and size, or told in words."""

import pytest
from django.template import Context, Template
from wagtail.images.tests.utils import get_test_image_file

from core.display import DisplaySettings
from core.models import CityImage

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> CityImage:
    file = get_test_image_file(filename="most.png", size=(1600, 900))
    return CityImage.objects.create(title="most.png", description="Мост через реку", file=file)


def shown(image: CityImage | None, arguments: str = "", **context: object) -> str:
    template = Template(f"{{% load pictures %}}{{% picture image {arguments} %}}")
    return template.render(Context({"image": image, **context}))


def test_a_picture_keeps_its_place_and_comes_in_three_sizes(image: CityImage) -> None:
    html = shown(image)
    assert 'width="1280" height="720"' in html
    assert 'alt="Мост через реку"' in html
    assert [part.split()[-1] for part in html.split('srcset="')[1].split('"')[0].split(", ")] == [
        "480w",
        "960w",
        "1280w",
    ]
    assert 'loading="lazy"' in html
    assert "loading" not in shown(image, "lazy=False")


def test_the_words_given_for_the_place_win_and_decoration_has_none(image: CityImage) -> None:
    assert 'alt="Открытие моста"' in shown(image, 'alt="Открытие моста"')
    image.is_decorative = True
    assert 'alt=""' in shown(image)


def test_who_turned_pictures_off_reads_what_they_show(image: CityImage) -> None:
    display = DisplaySettings({"images": "off"})
    assert shown(image, display=display) == '<span class="picture-in-words">Изображение: Мост через реку</span>'
    image.is_decorative = True
    assert shown(image, display=display) == ""


def test_no_picture_leaves_no_trace() -> None:
    assert shown(None) == ""


def test_a_picture_whose_file_is_lost_is_told_in_words_and_does_not_take_the_page_with_it(
    image: CityImage, caplog: pytest.LogCaptureFixture
) -> None:
    image.file.storage.delete(image.file.name)
    assert shown(image) == '<span class="picture-in-words">Изображение: Мост через реку</span>'
    assert image.file.name in caplog.text
