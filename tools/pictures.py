"""The pictures of the README: the built site on a desk and on a phone. Run with `python -m tools.pictures`."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from msgspec import Struct
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from plugins.engine.command import build

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-21"
LIMIT = 200_000
"""Bytes of one picture."""


class View(Struct, frozen=True):
    """A picture: its name in ``docs/images/``, the page it shows, and the size of the window in CSS pixels."""

    name: str
    page: str
    width: int
    height: int


VIEWS = (
    View("meja", "index.html", 1280, 900),
    View("ponsel", "berita/2025/kominfo-binjai-ajak-pers-jadi-mitra-strategis/index.html", 400, 900),
)


def main() -> int:
    """Build the site for reading from files, and photograph it."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        code = build(
            ROOT / "pelicanconf.py",
            {
                "OUTPUT_PATH": str(output),
                "CACHE_PATH": str(Path(folder) / "cache"),
                "BUILD_OFFLINE": True,
                "BUILD_TODAY": TODAY,
            },
        )
        if code:
            return code
        with sync_playwright() as playwright:
            found = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
            for view in VIEWS:
                _photograph(browser, view, output)
            browser.close()
    return 0


def _photograph(browser: Browser, view: View, output: Path) -> None:
    page = browser.new_page(viewport={"width": view.width, "height": view.height}, color_scheme="light")
    page.goto((output / view.page).as_uri())
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
    page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    shot = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    target = ROOT / "docs" / "images" / f"{view.name}.webp"
    target.parent.mkdir(exist_ok=True)
    shot.save(target, "WEBP", quality=82, method=6)
    if target.stat().st_size > LIMIT:
        raise SystemExit(f"{target.name} weighs more than {LIMIT} bytes")


if __name__ == "__main__":
    sys.exit(main())
