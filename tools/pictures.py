"""Pictures for the guide and the README, taken of a running demonstration: `python -m tools.pictures http://127.0.0.1:8000`.

Each is one part of one screen, small enough to be read in a text. Nothing stays changed: the edition that is uploaded
on the way is thrown away again.
"""

import argparse
import io
import os
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PASSWORD = "aleysk-demo"
MOST_BYTES = 80_000
COLOURS = 64
SIDEBAR = 200


class Camera:
    """Takes pictures of one visitor's screens."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def enter(self, login: str) -> None:
        self.page.context.clear_cookies()
        self.page.goto(f"{self.site}/admin/login/")
        self.page.fill("[name=username]", login)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("button[type=submit]")
        self.page.wait_for_selector(".sidebar-menu-item__link")

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)
        self.page.wait_for_load_state()

    def press(self, words: str) -> None:
        self.page.click(f"main :is(a, button, summary):has-text('{words}') >> visible=true")
        self.page.wait_for_load_state()

    def take(self, name: str, *, height: int = 640, left: int = SIDEBAR) -> None:
        """Keep what is seen right of `left`, `height` pixels of it."""
        self.page.wait_for_timeout(700)
        clip = {"x": left, "y": 0, "width": 1280 - left, "height": height}
        picture = Image.open(io.BytesIO(self.page.screenshot(clip=clip)))  # type: ignore[arg-type]
        picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
        size = (FOLDER / f"{name}.png").stat().st_size
        print(f"{name}.png: {size // 1000} KB{', TOO LARGE' if size > MOST_BYTES else ''}")


def of_the_site(camera: Camera) -> None:
    camera.open("/")
    camera.take("site-home", left=0, height=860)
    camera.open("/documents/drafts/")
    camera.page.click("main a[href^='/documents/drafts/'] >> nth=0")
    camera.take("site-draft", left=0, height=860)


def of_the_press_office(camera: Camera) -> None:
    camera.enter("press")
    camera.press("Написать новость")
    camera.page.fill("[name=title]", "Во дворе на улице Примерной открыта площадка")
    camera.take("news", height=620)
    camera.open("/admin/")
    camera.press("Объявить прямой провод")
    camera.take("phone-in", height=620)


def of_the_legal_office(camera: Camera) -> None:
    camera.enter("legal")
    camera.take("first-page", left=0, height=560)
    camera.press("Внести правовой акт")
    camera.take("act-card")
    camera.open("/admin/register/")
    camera.press("№ 145-п")
    camera.take("act-desk", height=760)
    camera.press("Новая редакция из файла")
    camera.page.set_input_files("input[type=file]", ROOT / "tests" / "files" / "texts" / "reglament.docx")
    camera.page.fill("[name=note]", "для руководства редактора")
    camera.press("Загрузить и разобрать")
    camera.page.wait_for_selector("text=Удалить черновик")
    camera.take("edition", height=720)
    camera.page.click("a:has-text('Исправить') >> nth=0")
    camera.take("mend", height=620)
    camera.page.go_back()
    camera.press("Удалить черновик")
    camera.page.click("main form button:has-text('Удалить черновик')")
    camera.open("/admin/drafts_register/?phase=consideration")
    camera.page.click("main td a >> nth=0")
    camera.take("draft-desk", height=760)
    camera.open("/admin/")
    camera.press("не напечатан")
    camera.page.click("main button:has-text('Сохранить') >> nth=0")
    camera.page.wait_for_selector("h2:has-text('Предложенные акты')")
    camera.page.evaluate("document.querySelector('#proposed').scrollIntoView()")
    camera.take("issue", height=720)
    issue = camera.page.url.partition("#")[0].rstrip("/").rpartition("/")[2]
    camera.open(f"/admin/pages/{issue}/delete/")
    camera.page.click("main input[value='Да, удалить']")
    camera.page.wait_for_load_state()


def of_remarks(camera: Camera) -> None:
    camera.enter("moderator")
    camera.open("/admin/remarks/?show=waiting")
    camera.take("remarks", height=520)
    camera.page.click("main td a >> nth=0")
    camera.take("remark", height=760)
    camera.enter("drafting")
    camera.open("/admin/remarks/?show=unanswered")
    camera.page.click("main td a >> nth=0")
    camera.take("answer", height=820)


SCENES: list[Callable[[Camera], None]] = [of_the_site, of_the_press_office, of_the_legal_office, of_remarks]


def run() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    site = parser.parse_args().site.rstrip("/")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(locale="ru-RU", viewport={"width": 1280, "height": 900})
        page.set_default_timeout(15_000)
        for scene in SCENES:
            scene(Camera(page, site))
        browser.close()


if __name__ == "__main__":
    run()
